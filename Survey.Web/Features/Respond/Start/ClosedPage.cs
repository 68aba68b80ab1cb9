using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Start;

/// <summary>What a right code leads to when the round takes no answers.</summary>
internal sealed record ClosedPage(string Code, bool IsOver) : RespondPage;
