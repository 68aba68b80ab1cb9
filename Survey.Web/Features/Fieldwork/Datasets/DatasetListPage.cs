using Survey.Data.Responses.Frozen;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Datasets;

/// <summary>The page of a round's frozen datasets, on which another one is frozen.</summary>
/// <param name="Snapshot">The round as it is now.</param>
/// <param name="Datasets">The frozen datasets, the newest first.</param>
internal sealed record DatasetListPage(RoundSnapshot Snapshot, IReadOnlyList<FrozenDataset> Datasets)
{
    /// <summary>What was typed.</summary>
    public DatasetForm Form { get; init; } = new();

    /// <summary>The key of the text that says what is wrong; null where nothing is.</summary>
    public string? ProblemKey { get; init; }
}
