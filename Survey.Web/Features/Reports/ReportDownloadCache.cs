using System.Collections.Immutable;
using Survey.Data.Jobs;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Reports;

/// <summary>A file to be fetched.</summary>
internal sealed record ReportDownload(string Name, long ByteCount)
{
    /// <summary>What it is: <c>xlsx</c>.</summary>
    public string FileExtension => Path.GetExtension(Name).TrimStart('.');
}

/// <summary>Lists the files of finished reports. They never change, so each report is read once: a file's size takes reading it.</summary>
internal sealed class ReportDownloadCache(IJobStore jobs)
{
    /// <summary>Names and sizes take little memory: far more than are shown on the pages of all rounds.</summary>
    private const int MaximumReports = 1000;

    private readonly ReadCache<Guid, ImmutableArray<ReportDownload>> cache = new(MaximumReports);

    /// <summary>The files of a finished report.</summary>
    public Task<ImmutableArray<ReportDownload>> ListAsync(Guid reportId, CancellationToken cancellation) =>
        cache.GetOrReadAsync(reportId, ReadAsync).WaitAsync(cancellation);

    private async Task<ImmutableArray<ReportDownload>> ReadAsync(Guid reportId)
    {
        var found = ImmutableArray.CreateBuilder<ReportDownload>();
        foreach (var name in ReportFileNames.All)
        {
            if (await jobs.FindFileAsync(reportId, name, CancellationToken.None) is { } file)
            {
                found.Add(new ReportDownload(name, file.Content.Length));
            }
        }

        return found.ToImmutable();
    }
}
