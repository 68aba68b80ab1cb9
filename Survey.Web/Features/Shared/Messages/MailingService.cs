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
        var mailing = Create(round, plan.Message.Name, plan.Selection.ToString(), order, now);
        await mailings.AddAsync(mailing, [.. plan.Recipients.Select(person => CreateRecipient(person, person.Address, now))], cancellation);
        return mailing;
    }

    /// <summary>A mailing to one person alone, that is yet to be put into the outbox.</summary>
    public (Mailing Mailing, MailingRecipient Recipient) CreateForOne(
        Round round,
        string messageName,
        MailingCandidate person,
        string address,
        MailingOrder order
    )
    {
        var now = clock.Now;
        var units = string.Join(", ", person.Units.Where(unit => unit.IsOpen).Select(unit => unit.Unit));
        return (Create(round, messageName, units, order, now), CreateRecipient(person, address, now));
    }

    private static Mailing Create(Round round, string messageName, string selection, MailingOrder order, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            RoundId = round.Id,
            MessageName = messageName,
            Selection = selection,
            SiteUrl = order.SiteUrl,
            OrderedBy = order.OrderedBy,
            OrderedAt = now,
            DueAt = order.DueAt ?? now,
        };

    private static MailingRecipient CreateRecipient(MailingCandidate person, string address, DateTimeOffset now) =>
        new()
        {
            MailId = Guid.CreateVersion7(now),
            InvitationId = person.InvitationId,
            Address = address,
            ChangedAt = now,
        };

    private static MailingObstacle? FindRepetition(MailingCandidate person, IReadOnlySet<Guid> receivers) =>
        receivers.Contains(person.InvitationId) ? MailingObstacle.AlreadySent : null;
}

/// <summary>How a mailing is ordered.</summary>
/// <param name="SiteUrl">The address with which links begin, without a slash at the end.</param>
/// <param name="OrderedBy">The account.</param>
/// <param name="DueAt">When sending begins; null is now.</param>
internal sealed record MailingOrder(string SiteUrl, string OrderedBy, DateTimeOffset? DueAt);
