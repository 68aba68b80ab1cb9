using System.Collections.Immutable;
using Survey.Data.Contacts;
using Survey.Data.Mail;
using Survey.Data.Mail.Bounces;
using Survey.Data.Responses;
using Survey.Data.Rounds;

namespace Survey.Web.Features.Studies;

/// <summary>What a research team would have done in the sample's round by now: an invitation, a reminder, mails that came back, a contact,
/// and more time for one unit. Nothing of it is mailed.</summary>
internal sealed class SampleFieldwork(
    IMailingStore mailings,
    IBounceStore bounces,
    IContactStore contacts,
    IUnitExtensionStore extensions,
    IResponseStore responses
)
{
    /// <summary>Who did it, as histories name it.</summary>
    private const string UserName = "sample";

    /// <summary>After so many days those who have not answered are reminded.</summary>
    private const int ReminderDay = 10;

    /// <summary>So many more days has one unit.</summary>
    private const int ExtensionDays = 14;

    private static readonly TimeSpan MailingTime = TimeSpan.FromHours(8);

    /// <summary>One returned message of each kind that people meet.</summary>
    private static readonly (BounceKind Kind, string Status, string Words)[] Returned =
    [
        (BounceKind.Hard, "5.1.1", "550 5.1.1 User unknown"),
        (BounceKind.Hard, "5.1.1", "550 5.1.1 The email account that you tried to reach does not exist"),
        (BounceKind.Soft, "5.2.2", "552 5.2.2 Mailbox full"),
        (BounceKind.AutomaticReply, "", "Autosvar: Mejlet har tagits emot och registreras."),
    ];

    /// <summary>Adds it to a round whose answers are in.</summary>
    public async Task AddAsync(Round round, CancellationToken cancellation)
    {
        var people = (await mailings.ListCandidatesAsync(round.Id, cancellation)).Where(person => person.Address.Length > 0).ToList();
        var reminderAt = round.OpensAt.AddDays(ReminderDay).Add(MailingTime);
        var answered = (await responses.ListAsync(round.Id, cancellation))
            .Where(response => response.SubmittedAt < reminderAt)
            .Select(response => response.UnitId)
            .ToHashSet(StringComparer.Ordinal);
        await MailAsync(round, "invitation", round.OpensAt.Add(MailingTime), people, cancellation);
        var reminded = people.Where(person => person.Units.Any(unit => !answered.Contains(unit.Unit))).ToList();
        var mails = await MailAsync(round, "reminder_1", reminderAt, reminded, cancellation);

        var silent = reminded.Where(person => person.Obstacle is null).Take(Returned.Length).ToList();
        foreach (var (person, (kind, status, words)) in silent.Zip(Returned))
        {
            var mail = mails.First(mail => mail.InvitationId == person.InvitationId);
            var report = new DeliveryReport { Kind = kind, MailIds = [mail.MailId], Status = status, Diagnostic = words };
            await bounces.RecordAsync(round.Id, report, UserName, reminderAt.AddHours(1), cancellation);
        }

        if (silent is [var first, .., var last])
        {
            await AddContactAsync(round, first.Units[0].Unit, reminderAt, cancellation);
            await ExtendAsync(round, last.Units[0].Unit, reminderAt, cancellation);
        }
    }

    private async Task<ImmutableArray<MailingRecipient>> MailAsync(
        Round round,
        string messageName,
        DateTimeOffset sentAt,
        List<MailingCandidate> people,
        CancellationToken cancellation
    )
    {
        var mailing = new Mailing
        {
            Id = Guid.CreateVersion7(sentAt),
            RoundId = round.Id,
            MessageName = messageName,
            Selection = "",
            SiteUrl = "",
            OrderedBy = UserName,
            OrderedAt = sentAt,
            DueAt = sentAt,
        };
        ImmutableArray<MailingRecipient> recipients =
        [
            .. people.Select(person => new MailingRecipient
            {
                MailId = Guid.CreateVersion7(sentAt),
                InvitationId = person.InvitationId,
                Address = person.Address,
                State = MailingState.Accepted,
                ChangedAt = sentAt,
            }),
        ];
        await mailings.ImportAsync(mailing, recipients, cancellation);
        return recipients;
    }

    /// <summary>Somebody else to turn to where the mail came back. It is an office, because the sample has no people.</summary>
    private async Task AddContactAsync(Round round, string unit, DateTimeOffset at, CancellationToken cancellation)
    {
        var contact = new Contact
        {
            Id = Guid.CreateVersion7(at),
            RoundId = round.Id,
            Organisation = "",
            Name = "Kommunens registrator",
            Role = ContactRole.Deputy,
            Email = "registrator@kommun.example",
            Phone = "",
            UnitIds = [unit],
        };
        var change = new ContactChange
        {
            ContactId = contact.Id,
            Revision = 1,
            Kind = ContactChangeKind.Added,
            Values = ContactChange.Compare(null, contact),
            ChangedBy = UserName,
            ChangedAt = at,
        };
        await contacts.TrySaveAsync(contact, change, cancellation);
    }

    private async Task ExtendAsync(Round round, string unit, DateTimeOffset at, CancellationToken cancellation) =>
        await extensions.TryAddAsync(
            new UnitExtension
            {
                RoundId = round.Id,
                UnitId = unit,
                Number = 1,
                ClosesAt = round.ClosesAt.AddDays(ExtensionDays),
                Reason = "Begärt per telefon: samordnaren är ledig.",
                ChangedBy = UserName,
                ChangedAt = at,
            },
            cancellation
        );
}
