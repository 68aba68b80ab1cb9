using System.Collections.Immutable;
using Survey.Data.Contacts;
using Survey.Data.Delegations;
using Survey.Data.Frames;
using Survey.Data.Frames.Changes;
using Survey.Data.Invitations;
using Survey.Data.Mail;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Responses.Team;
using Survey.Data.Rounds;
using Survey.Data.Studies.Model;
using Survey.Data.Texts;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>Everything about one unit: its frame row, how far its form has come, who holds what, and what happened.</summary>
internal sealed record UnitPage
{
    /// <summary>The round and all that belongs to it.</summary>
    public required RoundSnapshot Snapshot { get; init; }

    /// <summary>The address of the page.</summary>
    public string Address => $"/manage/{Uri.EscapeDataString(Snapshot.Round.Name)}/unit?unit={Uri.EscapeDataString(Unit.Unit.Id)}";

    /// <summary>The unit and its status.</summary>
    public required UnitProgress Unit { get; init; }

    /// <summary>Its response.</summary>
    public required Response Response { get; init; }

    /// <summary>How far each section has come that applies to the unit.</summary>
    public required ImmutableArray<SectionProgress> Sections { get; init; }

    /// <summary>The person who answers, and for which units; null where nobody is invited.</summary>
    public required Invitation? Invitation { get; init; }

    /// <summary>The same person as mails reach them; null where nobody is invited.</summary>
    public required MailingCandidate? Person { get; init; }

    /// <summary>The mails to that person, the latest first.</summary>
    public required IReadOnlyList<PersonMail> Mails { get; init; }

    /// <summary>The message that is sent again; null where the workbook has no invitation.</summary>
    public StudyMessage? InvitationMessage =>
        Snapshot.Study.Messages.FirstOrDefault(message => message.Kind == MessageKind.Invitation);

    /// <summary>The sections that colleagues were sent, also those that came back.</summary>
    public required IReadOnlyList<Delegation> Delegations { get; init; }

    /// <summary>What happened to the response, the latest first.</summary>
    public required ImmutableArray<UnitEvent> Events { get; init; }

    /// <summary>The changes of its frame row, the first one first.</summary>
    public required IReadOnlyList<FrameUnitHistoryEntry> History { get; init; }

    /// <summary>The people who are turned to about it, also those who are no longer.</summary>
    public required IReadOnlyList<Contact> Contacts { get; init; }

    /// <summary>The contact whom mails go to now; null where they go to the frame's address, or to nobody.</summary>
    public Contact? InvitedFirst =>
        Contacts.FirstOrDefault(contact =>
            contact.IsActive
            && contact.Email.Length > 0
            && contact.Email.Equals(Person?.Address, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>What was done to them, the first one first.</summary>
    public required IReadOnlyList<ContactChange> ContactChanges { get; init; }

    /// <summary>Up to, not including, when its answers are taken.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>The closing times that it was given for itself, the first one first.</summary>
    public required IReadOnlyList<UnitExtension> Extensions { get; init; }

    /// <summary>What the research team enters for it, the first one first.</summary>
    public required IReadOnlyList<ResponseEntry> Entries { get; init; }

    /// <summary>Whether the organisation has saved anything itself, so that an entry changes what it answered.</summary>
    public bool HasOwnAnswers =>
        Events.Any(happened =>
            happened is { Action: JournalAction.Saved or JournalAction.Submitted or JournalAction.Imported, Entry: null }
        );

    /// <summary>What was typed to begin an entry.</summary>
    public EntryForm EntryForm { get; init; } = new();

    /// <summary>What was typed to give it more time or to open its form again.</summary>
    public UnitResponseForm ResponseForm { get; init; } = new();

    /// <summary>The contact that was typed; null where none was.</summary>
    public ContactForm? ContactForm { get; init; }

    /// <summary>The units of its organisation, itself included; itself alone where the frame names none.</summary>
    public IEnumerable<FrameUnit> OrganisationUnits =>
        Unit.Unit.Organisation.Length == 0
            ? [Unit.Unit]
            : Snapshot.Frame.Units.Where(unit => unit.Organisation == Unit.Unit.Organisation);

    /// <summary>The change that was typed.</summary>
    public UnitForm Form { get; init; } = new();

    /// <summary>The key of the text that says what is wrong; null where nothing is.</summary>
    public string? ProblemKey { get; init; }

    /// <summary>What is wrong with the values, in the words of the frame file.</summary>
    public ImmutableArray<ProblemMessage> Problems { get; init; } = [];

    /// <summary>What fieldwork notes of the unit.</summary>
    public UnitOutcome Outcome =>
        Unit.Unit switch
        {
            { MergedWith.Length: > 0 } => UnitOutcome.Merged,
            { Disposition: Disposition.Ineligible } => UnitOutcome.Ineligible,
            { Disposition: Disposition.Refused } => UnitOutcome.Refused,
            { Disposition: Disposition.Undeliverable } => UnitOutcome.Undeliverable,
            _ => UnitOutcome.None,
        };

    /// <summary>The columns of the frame that can be changed here, with what was typed or is there.</summary>
    public IEnumerable<UnitField> Fields =>
        from column in FrameFileWriter.ListColumns(Snapshot.Frame, Snapshot.Study)
        where
            column
                is not (FrameFileReader.UnitColumn or FrameFileReader.DispositionColumn or FrameFileReader.MergedWithColumn)
        let declared = Snapshot.Study.FindFrameColumn(column)
        let typed = Form.Values?.TryGetValue(column, out var text) == true ? text ?? "" : null
        select new UnitField(column, typed ?? FrameFileWriter.CellOf(Unit.Unit, column, Snapshot.Study))
        {
            Label = declared?.Label,
            List = declared?.List,
            TextKey = KeyOf(column),
        };

    private string? KeyOf(string column) =>
        column switch
        {
            FrameFileReader.NameColumn => "UnitName",
            FrameFileReader.EmailColumn => "UnitEmail",
            FrameFileReader.OrganisationColumn => "Organisation",
            FrameFileReader.RespondentGroupColumn => "Group",
            _ when column == Snapshot.Study.Settings.PairColumn => "UnitPair",
            _ => null,
        };

    /// <summary>The frame row in the frame's order, without what the page shows elsewhere.</summary>
    public IEnumerable<(LocalizedText Label, string Value)> FrameValues =>
        from column in Snapshot.Study.FrameColumns
        where column.Name != FrameFileReader.RespondentGroupColumn
        let value = Unit.Unit.GetValue(column.Name)
        where value.Length > 0
        select (column.Label, column.List?.Find(value)?.Label.ForLanguage(SiteLanguages.Current) ?? value);

    /// <summary>The other units that the same person answers for.</summary>
    public IEnumerable<FrameUnit> OtherUnits =>
        (Invitation?.UnitIds ?? []).Where(id => id != Unit.Unit.Id).Select(Snapshot.Frame.FindUnit).OfType<FrameUnit>();

    /// <summary>The delegation under which a colleague has a section now; null where the coordinator has it.</summary>
    public Delegation? FindActiveDelegation(Section section) =>
        Delegations.LastOrDefault(delegation => delegation.IsActiveFor(section.Name));
}

/// <summary>A column of the frame that can be changed on the page of a unit.</summary>
/// <param name="Column">The column's name in the frame file.</param>
/// <param name="Value">What it holds.</param>
internal sealed record UnitField(string Column, string Value)
{
    /// <summary>What the study calls it; null where it does not name it.</summary>
    public LocalizedText? Label { get; init; }

    /// <summary>Its choices; null where any text may stand.</summary>
    public ChoiceList? List { get; init; }

    /// <summary>The key of its name where every frame has it; null for others.</summary>
    public string? TextKey { get; init; }
}

/// <summary>One thing that happened to a response.</summary>
/// <param name="At">When.</param>
/// <param name="Action">What.</param>
/// <param name="Person">The invitation's holder or an account; empty for a colleague, whose name is not shown outside the
/// organisation.</param>
/// <param name="AnswerCount">How many answers changed.</param>
internal sealed record UnitEvent(DateTimeOffset At, JournalAction Action, string Person, int AnswerCount)
{
    /// <summary>Why; empty where no reason is kept.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The entry by which the research team did it; null where it was done otherwise.</summary>
    public ResponseEntry? Entry { get; init; }
}
