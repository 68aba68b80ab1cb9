using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Mailings;

/// <summary>The mails of a round that came back.</summary>
internal sealed record BounceListPage
{
    /// <summary>The round.</summary>
    public required RoundSnapshot Snapshot { get; init; }

    /// <summary>What came back, the latest first.</summary>
    public required IReadOnlyList<BounceEntry> Entries { get; init; }

    /// <summary>What was taken in just now.</summary>
    public BounceCount Count { get; init; } = new();

    /// <summary>The key of what is wrong; null where nothing is.</summary>
    public string? ProblemKey { get; init; }

    /// <summary>Those for whom something is to be done, first.</summary>
    public BounceTable Table =>
        new(
            Snapshot.Round.Name,
            [.. Entries.OrderBy(entry => !entry.NeedsStep)],
            unit => Snapshot.Frame.FindUnit(unit)?.DisplayName ?? unit
        );

    /// <summary>The units that no address is left for.</summary>
    public IEnumerable<string> UnreachableUnits =>
        Entries
            .Where(entry => entry.IsUnreachable)
            .SelectMany(entry => entry.Person?.Units ?? [])
            .Where(unit => unit.IsOpen)
            .Select(unit => unit.Unit)
            .Distinct(StringComparer.Ordinal);
}
