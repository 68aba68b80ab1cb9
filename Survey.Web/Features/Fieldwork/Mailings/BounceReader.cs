using Survey.Data.Mail;
using Survey.Data.Mail.Bounces;

namespace Survey.Web.Features.Fieldwork.Mailings;

/// <summary>Reads what came back in a round, and looks at those for whom something is to be done.</summary>
internal sealed class BounceReader(IBounceStore bounces, IMailingStore mailings)
{
    /// <summary>What came back, the latest first.</summary>
    public async Task<IReadOnlyList<BounceEntry>> ListAsync(Guid roundId, CancellationToken cancellation)
    {
        var people = new Dictionary<Guid, MailingCandidate?>();
        var entries = new List<BounceEntry>();
        foreach (var bounce in await bounces.ListAsync(roundId, cancellation))
        {
            if (bounce.IsOpen && !people.ContainsKey(bounce.InvitationId))
            {
                people.Add(bounce.InvitationId, await mailings.FindCandidateAsync(bounce.InvitationId, cancellation));
            }

            entries.Add(new BounceEntry(bounce, bounce.IsOpen ? people[bounce.InvitationId] : null));
        }

        return entries;
    }
}
