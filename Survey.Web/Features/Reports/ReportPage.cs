using System.Collections.Immutable;
using Survey.Data.Rounds;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Reports;

/// <summary>The page on which a round's report is ordered and fetched.</summary>
internal sealed record ReportPage
{
    /// <summary>The round and all that belongs to it.</summary>
    public required RoundSnapshot Snapshot { get; init; }

    /// <summary>The report that was ordered last; null where none was.</summary>
    public ReportJob? Latest { get; init; }

    /// <summary>The report that was finished last; null where none was.</summary>
    public ReportJob? Finished { get; init; }

    /// <summary>Its files.</summary>
    public ImmutableArray<ReportDownload> Downloads { get; init; } = [];

    /// <summary>Whether one is being made.</summary>
    public bool IsPending => Latest?.IsPending == true;

    /// <summary>Whether the last one could not be made.</summary>
    public bool HasFailed => Latest?.FailedAt is not null;

    /// <summary>Whether answers have come in, or been changed, since the report was made.</summary>
    public bool IsOutdated => Finished is not null && Finished.DatasetHash != Snapshot.Dataset.Hash;
}
