using System.Collections.Immutable;
using System.IO.Compression;
using Survey.Analysis.Figures;
using Survey.Analysis.Reports;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Reports;

/// <summary>A report in the making: its files, and how far it has come, which others may read meanwhile.</summary>
internal sealed class ReportDraft(RoundMaterial material, DateTimeOffset madeAt) : IProgress<ReportStep>
{
    private const string ChartFolder = "charts/";
    private const int ComputedPercent = 15;
    private const int WorkbookPercent = 40;
    private const int AllPercent = 98;

    private volatile ReportProgress progress = new(0, ReportStage.Figures);

    /// <summary>How far it has come.</summary>
    public ReportProgress Progress => progress;

    /// <summary>Makes it; this takes seconds.</summary>
    public ImmutableArray<ReportFile> Make(CancellationToken cancellation)
    {
        var figures = new FigureCalculator(material.Dataset).ComputeAll();
        progress = new ReportProgress(ComputedPercent, ReportStage.Workbook);
        var report = new StudyReport(figures, material.Frame, [.. material.Responses.Select(response => response.ForAnalysis()).OfType<UnitResponse>()], material.Round.IsSynthetic);
        var files = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        var charts = new MemoryStream();
        using (var archive = new ZipArchive(charts, ZipArchiveMode.Create, leaveOpen: true))
        {
            report.Write(path => path.StartsWith(ChartFolder, StringComparison.Ordinal) ? Add(archive, path) : files[path] = new MemoryStream(), this, cancellation);
        }

        return [.. files.Append(new(ReportFileNames.Charts, charts)).Select(file => new ReportFile(file.Key, file.Value.ToArray()))];
    }

    /// <summary>The workbook takes as long as many charts: the first files are not counted like the others.</summary>
    void IProgress<ReportStep>.Report(ReportStep value) => progress = value.Done < 2
        ? new ReportProgress(ComputedPercent, ReportStage.Workbook)
        : new ReportProgress(WorkbookPercent + ((AllPercent - WorkbookPercent) * value.Done / value.Total), ReportStage.Charts);

    private Stream Add(ZipArchive archive, string path)
    {
        var entry = archive.CreateEntry(path[ChartFolder.Length..]);
        entry.LastWriteTime = madeAt;
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
