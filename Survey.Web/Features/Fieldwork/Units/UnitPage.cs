using System.Collections.Immutable;
using Survey.Data.Delegations;
using Survey.Data.Frames;
using Survey.Data.Invitations;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>Everything about one unit: its frame row, how far its form has come, who holds what, and what happened.</summary>
internal sealed record UnitPage
{
    /// <summary>The round and all that belongs to it.</summary>
    public required RoundSnapshot Snapshot { get; init; }

    /// <summary>The unit and its status.</summary>
    public required UnitProgress Unit { get; init; }

    /// <summary>Its response.</summary>
    public required Response Response { get; init; }

    /// <summary>How far each section has come that applies to the unit.</summary>
    public required ImmutableArray<SectionProgress> Sections { get; init; }

    /// <summary>The person who answers, and for which units; null where nobody is invited.</summary>
    public required Invitation? Invitation { get; init; }

    /// <summary>The sections that colleagues were sent, also those that came back.</summary>
    public required IReadOnlyList<Delegation> Delegations { get; init; }

    /// <summary>What happened to the response, the latest first.</summary>
    public required ImmutableArray<UnitEvent> Events { get; init; }

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

/// <summary>One thing that happened to a response.</summary>
/// <param name="At">When.</param>
/// <param name="Action">What.</param>
/// <param name="Person">The invitation's holder or an account; empty for a colleague, whose name is not shown outside the
/// organisation.</param>
/// <param name="AnswerCount">How many answers changed.</param>
internal sealed record UnitEvent(DateTimeOffset At, JournalAction Action, string Person, int AnswerCount);
