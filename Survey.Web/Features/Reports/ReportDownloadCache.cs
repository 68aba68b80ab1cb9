using System.Collections.Concurrent;
using System.Collections.Immutable;
using Survey.Data.Jobs;

namespace Survey.Web.Features.Reports;

/// <summary>A file to be fetched.</summary>
internal sealed record ReportDownload(string Name, long ByteCount)
{
    /// <summary>What it is: <c>xlsx</c>.</summary>
    public string FileExtension => Path.GetExtension(Name).TrimStart('.');
}

/// <summary>Knows the files of finished reports and their sizes; they never change, so each is measured once.</summary>
internal sealed class ReportDownloadCache(IJobStore jobs)
{
    private readonly ConcurrentDictionary<Guid, ImmutableArray<ReportDownload>> cache = [];

    /// <summary>The files of a finished report.</summary>
    public async Task<ImmutableArray<ReportDownload>> ListAsync(Guid reportId, CancellationToken cancellation)
    {
        if (cache.TryGetValue(reportId, out var downloads))
        {
            return downloads;
        }

        var found = ImmutableArray.CreateBuilder<ReportDownload>();
        foreach (var name in ReportFileNames.All)
        {
            if (await jobs.FindFileAsync(reportId, name, cancellation) is { } file)
            {
                found.Add(new ReportDownload(name, file.Content.Length));
            }
        }

        return cache.GetOrAdd(reportId, found.ToImmutable());
    }
}
