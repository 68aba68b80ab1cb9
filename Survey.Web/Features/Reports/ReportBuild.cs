using System.Collections.Immutable;
using System.IO.Compression;
using Survey.Analysis.Figures;
using Survey.Analysis.Reports;
using Survey.Data.Jobs;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Reports;

/// <summary>Builds the files of one report and reports its progress.</summary>
internal sealed class ReportBuild(RoundSnapshot snapshot, DateTimeOffset builtAt, IProgress<JobProgress> progress)
    : IProgress<ReportFileProgress>
{
    private const string ChartFolder = "charts/";

    // Rough shares of the time that a report takes; nothing but the progress bar depends on them.
    private const int FiguresDonePercent = 15;
    private const int WorkbookDonePercent = 40;

    /// <summary>Not 100: the files are still to be stored.</summary>
    private const int ChartsDonePercent = 98;

    /// <summary>Builds all files; this takes seconds.</summary>
    /// <exception cref="OperationCanceledException">The node is stopping.</exception>
    public ImmutableArray<JobFile> Run(CancellationToken cancellation)
    {
        progress.Report(Progress(0, ReportStage.Figures));
        var figures = new FigureCalculator(snapshot.Dataset).ComputeAll();
        progress.Report(Progress(FiguresDonePercent, ReportStage.Workbook));
        var report = new StudyReport(figures, snapshot.Frame, snapshot.UnitResponses, snapshot.Round.IsSynthetic);
        var files = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        var charts = new MemoryStream();
        using (var archive = new ZipArchive(charts, ZipArchiveMode.Create, leaveOpen: true))
        {
            report.Write(
                path => path.StartsWith(ChartFolder, StringComparison.Ordinal) ? AddChart(archive, path) : files[path] = new MemoryStream(),
                this,
                cancellation
            );
        }

        return [.. files.Append(new(ReportFileNames.Charts, charts)).Select(file => new JobFile(file.Key, file.Value.ToArray()))];
    }

    /// <summary>The workbook takes as long as many charts, so the first two files are not counted like the others.</summary>
    void IProgress<ReportFileProgress>.Report(ReportFileProgress value) =>
        progress.Report(
            value.FilesWritten < 2
                ? Progress(FiguresDonePercent, ReportStage.Workbook)
                : Progress(
                    WorkbookDonePercent + ((ChartsDonePercent - WorkbookDonePercent) * value.FilesWritten / value.FileCount),
                    ReportStage.Charts
                )
        );

    private static JobProgress Progress(int percent, ReportStage stage) => new(percent, stage.ToString());

    private Stream AddChart(ZipArchive archive, string path)
    {
        var entry = archive.CreateEntry(path[ChartFolder.Length..]);
        entry.LastWriteTime = builtAt;
        return entry.Open();
    }
}

/// <summary>The stages of a report job; the names are stored, and are keys of texts.</summary>
internal enum ReportStage
{
    /// <summary>The figures are computed.</summary>
    Figures,

    /// <summary>The Excel workbook is written.</summary>
    Workbook,

    /// <summary>The charts are drawn.</summary>
    Charts,
}
