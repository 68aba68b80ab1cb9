using System.Collections.Immutable;
using Survey.Data.Mail;
using Survey.Data.Rounds;
using Survey.Data.Studies.Model;

namespace Survey.Web.Features.Shared.Messages;

/// <summary>Plans mailings and puts them into the outbox.</summary>
internal sealed class MailingService(IMailingStore mailings, LocalClock clock)
{
    /// <summary>Who would get a message now. Nobody who answered or refused does, whatever is chosen.</summary>
    public async Task<MailingPlan> PlanAsync(
        Round round,
        StudyMessage message,
        MailingSelection selection,
        CancellationToken cancellation
    )
    {
        IReadOnlySet<Guid> receivers = selection.IncludesReceivers
            ? ImmutableHashSet<Guid>.Empty
            : await mailings.ListReceiversAsync(round.Id, message.Name, cancellation);
        var chosen = (await mailings.ListCandidatesAsync(round.Id, cancellation))
            .Where(selection.Includes)
            .Select(person => (Person: person, Obstacle: person.Obstacle ?? FindRepetition(person, receivers)))
            .ToList();
        return new MailingPlan(
            message,
            selection,
            [.. chosen.Where(pair => pair.Obstacle is null).Select(pair => pair.Person)],
            [.. from pair in chosen where pair.Obstacle is not null select (pair.Person, pair.Obstacle ?? default)]
        );
    }

    /// <summary>Puts the mails of a plan into the outbox. Each is looked at again when it is sent.</summary>
    public async Task<Mailing> OrderAsync(
        Round round,
        MailingPlan plan,
        MailingOrder order,
        CancellationToken cancellation
    )
    {
        var now = clock.Now;
        var mailing = new Mailing
        {
            Id = Guid.CreateVersion7(now),
            RoundId = round.Id,
            MessageName = plan.Message.Name,
            Selection = plan.Selection.ToString(),
            SiteUrl = order.SiteUrl,
            OrderedBy = order.OrderedBy,
            OrderedAt = now,
            DueAt = order.DueAt ?? now,
        };
        await mailings.AddAsync(
            mailing,
            [
                .. plan.Recipients.Select(person => new MailingRecipient
                {
                    MailId = Guid.CreateVersion7(now),
                    InvitationId = person.InvitationId,
                    Address = person.Address,
                    ChangedAt = now,
                }),
            ],
            cancellation
        );
        return mailing;
    }

    private static MailingObstacle? FindRepetition(MailingCandidate person, IReadOnlySet<Guid> receivers) =>
        receivers.Contains(person.InvitationId) ? MailingObstacle.AlreadySent : null;
}

/// <summary>How a mailing is ordered.</summary>
/// <param name="SiteUrl">The address with which links begin, without a slash at the end.</param>
/// <param name="OrderedBy">The account.</param>
/// <param name="DueAt">When sending begins; null is now.</param>
internal sealed record MailingOrder(string SiteUrl, string OrderedBy, DateTimeOffset? DueAt);
