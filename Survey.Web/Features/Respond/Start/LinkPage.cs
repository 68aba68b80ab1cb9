using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Start;

/// <summary>What a personal link shows before the person signs in.</summary>
internal sealed record LinkPage(string Code, Respondent Respondent, IReadOnlyList<string> UnitNames) : RespondPage;
