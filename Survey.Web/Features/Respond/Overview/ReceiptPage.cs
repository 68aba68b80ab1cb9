using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>The receipt.</summary>
internal sealed record ReceiptPage(string SubmittedBy) : FormPage;
