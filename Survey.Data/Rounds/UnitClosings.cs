using System.Collections.Immutable;

namespace Survey.Data.Rounds;

/// <summary>Until when the units of a round may answer: the one place that knows.</summary>
/// <remarks>The later one of the round's closing time and the unit's own holds. So a unit that was promised more time keeps it when the
/// round is closed, and loses nothing when the round is extended further.</remarks>
/// <param name="OwnClosings">The closing times of their own that units have.</param>
public sealed record UnitClosings(ImmutableDictionary<string, DateTimeOffset> OwnClosings)
{
    /// <summary>Up to, not including, when a unit's answers are taken.</summary>
    public DateTimeOffset ClosingOf(string unitId, DateTimeOffset roundClosesAt) =>
        OwnClosings.TryGetValue(unitId, out var own) && own > roundClosesAt ? own : roundClosesAt;

    /// <summary>The round as it holds for one unit.</summary>
    public Round RoundFor(string unitId, Round round) => RoundFor([unitId], round);

    /// <summary>The round as it holds for somebody who answers for several units: it closes with the last of them.</summary>
    public Round RoundFor(IEnumerable<string> unitIds, Round round) =>
        round with
        {
            ClosesAt = unitIds.Select(unit => ClosingOf(unit, round.ClosesAt)).Append(round.ClosesAt).Max(),
        };

    /// <summary>Whether any unit may answer at an instant.</summary>
    public bool IsOpenForAny(Round round, DateTimeOffset instant) => RoundFor(OwnClosings.Keys, round).IsOpenAt(instant);
}
