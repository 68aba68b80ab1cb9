using System.Collections.Immutable;
using System.IO.Compression;
using Survey.Analysis.Figures;
using Survey.Analysis.Reports;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Reports;

/// <summary>A report in the making: its files, and how far it has come, which others may read meanwhile.</summary>
internal sealed class ReportBuild(RoundSnapshot snapshot, DateTimeOffset builtAt) : IProgress<ReportFileProgress>
{
    private const string ChartFolder = "charts/";
    private const int FiguresDonePercent = 15;
    private const int WorkbookDonePercent = 40;
    private const int ChartsDonePercent = 98;

    private volatile ReportProgress progress = new(0, ReportStage.Figures);

    /// <summary>How far it has come.</summary>
    public ReportProgress Progress => progress;

    /// <summary>Makes it; this takes seconds.</summary>
    public ImmutableArray<ReportFile> Run(CancellationToken cancellation)
    {
        var figures = new FigureCalculator(snapshot.Dataset).ComputeAll();
        progress = new ReportProgress(FiguresDonePercent, ReportStage.Workbook);
        var report = new StudyReport(
            figures,
            snapshot.Frame,
            [.. snapshot.Responses.Select(response => response.ToUnitResponse()).OfType<UnitResponse>()],
            snapshot.Round.IsSynthetic
        );
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

        return [.. files.Append(new(ReportFileNames.Charts, charts)).Select(file => new ReportFile(file.Key, file.Value.ToArray()))];
    }

    /// <summary>The workbook takes as long as many charts: the first files are not counted like the others.</summary>
    void IProgress<ReportFileProgress>.Report(ReportFileProgress value) =>
        progress =
            value.FilesWritten < 2
                ? new ReportProgress(FiguresDonePercent, ReportStage.Workbook)
                : new ReportProgress(
                    WorkbookDonePercent + ((ChartsDonePercent - WorkbookDonePercent) * value.FilesWritten / value.FileCount),
                    ReportStage.Charts
                );

    private Stream AddChart(ZipArchive archive, string path)
    {
        var entry = archive.CreateEntry(path[ChartFolder.Length..]);
        entry.LastWriteTime = builtAt;
        return entry.Open();
    }
}

/// <summary>How much of a report is done, in percent, and what is being done.</summary>
internal sealed record ReportProgress(int Percent, ReportStage Stage);

/// <summary>What is being done for a report; its name is what the shelf keeps as the step.</summary>
internal enum ReportStage
{
    /// <summary>The figures are computed.</summary>
    Figures,

    /// <summary>The Excel workbook is written.</summary>
    Workbook,

    /// <summary>The charts are drawn.</summary>
    Charts,
}
