using Survey.Data.Delegations;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Start;

/// <summary>Tells a colleague that the coordinator revoked the delegation.</summary>
internal sealed record DelegationRevokedPage(Delegation Delegation) : RespondPage;
