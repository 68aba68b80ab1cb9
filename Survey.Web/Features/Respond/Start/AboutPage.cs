using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Start;

/// <summary>A page of plain text about the site: lost code, privacy, accessibility.</summary>
internal sealed record AboutPage(IReadOnlyList<RoundWithStudy> OpenRounds) : RespondPage;
