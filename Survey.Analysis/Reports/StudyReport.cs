using Survey.Analysis.Charts;
using Survey.Analysis.Exports;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Results;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Reports;

/// <summary>How far a report has come.</summary>
/// <param name="File">The file that was just written.</param>
/// <param name="FilesWritten">How many files are written.</param>
/// <param name="FileCount">How many there will be.</param>
public sealed record ReportFileProgress(string File, int FilesWritten, int FileCount);

/// <summary>The whole report of one dataset: <c>figures.json</c>, <c>report.xlsx</c> and <c>charts/*.svg</c>, <c>*.png</c>.</summary>
/// <remarks>The same answers give the same bytes, except for the times inside the workbook's archive.</remarks>
public sealed class StudyReport
{
    private readonly ReportContext context;
    private readonly Frame frame;
    private readonly IReadOnlyList<UnitResponse> responses;

    /// <summary>Makes ready the report of computed figures.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="frame">Everyone who was asked.</param>
    /// <param name="responses">The answers that the figures were computed from.</param>
    /// <param name="isSynthetic">Whether the answers are simulated.</param>
    /// <param name="language">The language's code; null is the study's own.</param>
    public StudyReport(StudyFigures figures, Frame frame, IReadOnlyList<UnitResponse> responses, bool isSynthetic, string? language = null)
    {
        this.frame = frame;
        this.responses = responses;
        context = new ReportContext
        {
            Figures = figures,
            Language = language ?? figures.Study.Questionnaire.Languages.Select(own => own.Code).FirstOrDefault("en"),
            IsSynthetic = isSynthetic,
            RespondentGroups = [.. frame.Units.Select(unit => unit.RespondentGroup).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>Computes the figures of a study's answers and makes ready their report.</summary>
    /// <exception cref="ArgumentException">A response names a unit that the frame does not have, or two name the same.</exception>
    public static StudyReport Create(
        Study study,
        Frame frame,
        IReadOnlyList<UnitResponse> responses,
        bool isSynthetic,
        string? language = null
    ) => new(FigureCalculator.ComputeAll(study, frame, responses), frame, responses, isSynthetic, language);

    /// <summary>What the report is made from.</summary>
    public ReportContext Context => context;

    /// <summary>Writes every file.</summary>
    /// <param name="openFile">Opens the file of a path such as <c>charts/agreement_share.svg</c> for writing; it is closed here.</param>
    /// <param name="progress">Receives the progress after each file.</param>
    /// <param name="cancellation">Stops between two files.</param>
    public void Write(
        Func<string, Stream> openFile,
        IProgress<ReportFileProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var files = Files().ToList();
        foreach (var (index, (path, write)) in files.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            using (var stream = openFile(path))
            {
                write(stream);
            }

            progress?.Report(new ReportFileProgress(path, index + 1, files.Count));
        }
    }

    private IEnumerable<(string Path, Action<Stream> Write)> Files()
    {
        yield return ("figures.json", new FiguresJsonWriter(context).Write);
        yield return ("report.xlsx", WriteWorkbook);
        var chartNames = new ChartFileNameAllocator();
        foreach (var chart in new FigureChartBuilder(context).BuildAll())
        {
            var name = chartNames.Allocate(chart.Name);
            yield return ($"charts/{name}.svg", chart.WriteSvg);
            yield return ($"charts/{name}.png", chart.WritePng);
        }
    }

    private void WriteWorkbook(Stream stream) =>
        new ReportWorkbookWriter(context).Write(
            stream,
            [.. new AnswerTableBuilder(context, frame, responses).BuildAll()],
            [.. new CodebookBuilder(context, frame, responses).BuildRows()]
        );
}
