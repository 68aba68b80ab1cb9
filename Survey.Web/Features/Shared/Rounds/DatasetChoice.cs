using Survey.Data.Responses.Frozen;

namespace Survey.Web.Features.Shared.Rounds;

/// <summary>Which data a page of results is about: the answers as they are now, or a frozen dataset.</summary>
/// <param name="Datasets">The frozen datasets of the round, the newest first.</param>
/// <param name="Selected">The one that is shown; null where it is the answers as they are now.</param>
internal sealed record DatasetChoice(IReadOnlyList<FrozenDataset> Datasets, FrozenDataset? Selected)
{
    /// <summary>The key of a view's data under which the choice is.</summary>
    public const string Key = "DatasetChoice";

    /// <summary>The query of addresses about the same data; empty where they are the answers as they are now.</summary>
    public string Query => Selected is null ? "" : $"?dataset={Selected.Name}";
}
