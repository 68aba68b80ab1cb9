using System.Collections.Concurrent;
using System.Collections.Immutable;
using Survey.Data.Rounds;

namespace Survey.Web.Features.Reports;

/// <summary>A file to be fetched.</summary>
internal sealed record ReportDownload(string Name, long Bytes)
{
    /// <summary>What it is: <c>xlsx</c>.</summary>
    public string Kind => Path.GetExtension(Name).TrimStart('.');
}

/// <summary>Knows the files of finished reports and their sizes; they never change, so each is measured once.</summary>
internal sealed class ReportDownloads(IReportShelf shelf)
{
    private readonly ConcurrentDictionary<Guid, ImmutableArray<ReportDownload>> known = [];

    /// <summary>The files of a finished report.</summary>
    public async Task<ImmutableArray<ReportDownload>> ListAsync(Guid reportId, CancellationToken cancellation)
    {
        if (known.TryGetValue(reportId, out var downloads))
        {
            return downloads;
        }

        var found = ImmutableArray.CreateBuilder<ReportDownload>();
        foreach (var name in ReportFileNames.All)
        {
            if (await shelf.FindFileAsync(reportId, name, cancellation) is { } file)
            {
                found.Add(new ReportDownload(name, file.Content.Length));
            }
        }

        return known.GetOrAdd(reportId, found.ToImmutable());
    }
}
