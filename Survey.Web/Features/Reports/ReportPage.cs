using System.Collections.Immutable;
using Survey.Data.Jobs;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Reports;

/// <summary>The page on which a round's report is requested and downloaded.</summary>
internal sealed record ReportPage
{
    /// <summary>The round and all that belongs to it.</summary>
    public required RoundSnapshot Snapshot { get; init; }

    /// <summary>The report job that was queued last; null where none was.</summary>
    public Job? Latest { get; init; }

    /// <summary>The last report job that succeeded; its result is the hash of its dataset. Null where none has.</summary>
    public Job? Finished { get; init; }

    /// <summary>Its files.</summary>
    public ImmutableArray<ReportDownload> Downloads { get; init; } = [];

    /// <summary>Whether one is being made.</summary>
    public bool IsPending => Latest?.IsPending == true;

    /// <summary>Whether the last one could not be made.</summary>
    public bool HasFailed => Latest?.HasFailed == true;

    /// <summary>Whether answers have come in, or been changed, since the report was made.</summary>
    public bool IsOutdated => Finished is not null && Finished.Result != Snapshot.Dataset.Hash;
}
