using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>The form on paper.</summary>
internal sealed record PrintPage(FormDocument Document, bool IsBlank) : FormPage;
