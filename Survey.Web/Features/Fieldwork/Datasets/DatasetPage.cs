using Survey.Data.Responses.Frozen;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Datasets;

/// <summary>The page of one frozen dataset: what it holds, and what has changed since.</summary>
/// <param name="Snapshot">The round as it is now.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Changes">What has changed since it was frozen.</param>
internal sealed record DatasetPage(RoundSnapshot Snapshot, FrozenDataset Dataset, DatasetChangeSet Changes)
{
    /// <summary>How many units are listed; the command lists all.</summary>
    public const int MaximumListed = 200;
}
