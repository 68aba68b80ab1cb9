using System.Collections.Immutable;
using Survey.Data.Mail;

namespace Survey.Web.Features.Shared.Messages;

/// <summary>Who of a round is chosen for a mailing: people with an open unit of these states, groups and names; where a list is empty, of
/// any.</summary>
internal sealed record MailingSelection
{
    /// <summary>The states; only those of open units choose anybody.</summary>
    public ImmutableArray<MailingUnitState> States { get; init; } = [];

    /// <summary>The respondent groups.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>The units.</summary>
    public ImmutableArray<string> Units { get; init; } = [];

    /// <summary>Whether also those are chosen who got the same message before.</summary>
    public bool IncludesReceivers { get; init; }

    /// <summary>Whether the person is chosen, apart from what stands against it.</summary>
    public bool Includes(MailingCandidate person) => person.Units.Any(Includes);

    /// <summary>In words, as it is kept with the mailing.</summary>
    public override string ToString() =>
        string.Join(
            "; ",
            new[] { States.Select(state => state.ToString()), Groups, Units }
                .Select(part => string.Join(", ", part))
                .Where(part => part.Length > 0)
        );

    /// <summary>A unit that is not open can only be chosen by its group or name: then it is said why the person gets nothing.</summary>
    private bool Includes(MailingUnit unit) =>
        (States.IsEmpty || !unit.IsOpen || States.Contains(unit.State))
        && (Groups.IsEmpty || Groups.Contains(unit.Group))
        && (Units.IsEmpty || Units.Contains(unit.Unit));
}
