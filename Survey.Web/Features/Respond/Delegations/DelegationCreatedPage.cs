using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Delegations;

/// <summary>Says that sections are delegated, and shows the colleague's link, which is stored nowhere.</summary>
internal sealed record DelegationCreatedPage(DelegationForm Posted, string Link) : FormPage;
