using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using MiniExcelLibs;
using NUnit.Framework;
using Survey.Analysis.Reports;
using Survey.Data.Frames;
using Survey.Data.Responses.Files;
using Survey.Data.Studies;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Reports;

/// <summary>The report of the sample study, from its files to the files of the report.</summary>
public sealed class StudyReportTests
{
    private static readonly Lazy<StudyReport> Report = new(() => Samverkan());
    private static readonly Lazy<Dictionary<string, byte[]>> Sample = new(() => Write(Report.Value));

    [Test]
    public void Write_SampleStudy_YieldsFiguresWorkbookAndBothPicturesOfEveryChart()
    {
        var files = Sample.Value;
        var charts = files.Keys.Where(path => path.EndsWith(".svg", StringComparison.Ordinal)).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(files.Keys.Take(2), Is.EqualTo(new[] { "figures.json", "report.xlsx" }));
            Assert.That(charts, Does.Contain("charts/agreement_municipalities.svg").And.Contain("charts/agreement_by_county.county.svg"));
            Assert.That(charts.Select(path => Path.ChangeExtension(path, ".png")), Is.SubsetOf(files.Keys));
            Assert.That(files, Has.Count.EqualTo(2 + (2 * charts.Count)));
        });
    }

    [Test]
    public void Write_SampleStudy_PutsEveryFigureOfTheWorkbookIntoTheJson()
    {
        var root = JsonNode.Parse(Sample.Value["figures.json"])!;
        var names = root["figures"]!.AsArray().Select(figure => figure!["name"]!.GetValue<string>());
        var declared = Report.Value.Context.Figures.Figures.Select(figure => figure.Definition.Name);

        Assert.Multiple(() =>
        {
            Assert.That(names, Is.EqualTo(declared));
            Assert.That(root["dataset"]!["units"]!.GetValue<int>(), Is.EqualTo(580));
            Assert.That(root["claims"]!.AsArray(), Is.Not.Empty);
        });
    }

    [Test]
    public void Write_SampleStudy_MakesAValidWorkbook()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Sample.Value["report.xlsx"]), false);

        Assert.That(
            new OpenXmlValidator().Validate(document).Take(5).Select(error => $"{error.Path?.XPath}: {error.Description}"),
            Is.Empty
        );
    }

    [Test]
    public void Write_WhereNobodyAnswered_IsAValidWorkbookThatNamesEveryFigure() =>
        AssertNamesEveryFigure(Samverkan(isAnswered: false, suppressBelow: 5));

    [Test]
    public void Write_WhereEveryBreakdownIsWithheld_IsAValidWorkbookThatNamesEveryFigure() =>
        AssertNamesEveryFigure(Samverkan(isAnswered: true, suppressBelow: 1000));

    [Test]
    public void Write_Twice_GivesTheSameFiguresAndPictures()
    {
        var report = Small();
        var (first, second) = (Write(report), Write(report));

        Assert.That(second.Where(file => file.Key != "report.xlsx"), Is.EqualTo(first.Where(file => file.Key != "report.xlsx")));
    }

    [Test]
    public void Write_TellsOfEveryFile()
    {
        var steps = new Steps();

        Small().Write(_ => new MemoryStream(), steps);

        Assert.Multiple(() =>
        {
            Assert.That(steps.Told.Select(step => step.FilesWritten), Is.EqualTo(Enumerable.Range(1, steps.Told.Count)));
            Assert.That(steps.Told[^1].FilesWritten, Is.EqualTo(steps.Told[^1].FileCount));
            Assert.That(steps.Told[0].File, Is.EqualTo("figures.json"));
        });
    }

    [Test]
    public void Write_NoLanguageAsked_UsesTheStudysOwn() => Assert.That(Small().Context.Language, Is.EqualTo("sv"));

    private static StudyReport Small() => new(SampleFigures.All(), SampleFigures.Frame(), SampleFigures.Responses(), true);

    private static void AssertNamesEveryFigure(StudyReport report)
    {
        using var workbook = new MemoryStream();
        new ReportWorkbookWriter(report.Context).Write(workbook);
        using var document = SpreadsheetDocument.Open(workbook, false);
        var names = workbook
            .GetSheetNames()
            .SkipWhile(sheet => sheet != "Svarsfrekvens")
            .TakeWhile(sheet => sheet != "Metod")
            .SelectMany(sheet => workbook.Query(sheetName: sheet))
            .SelectMany(row => ((IDictionary<string, object?>)row).Values.OfType<string>())
            .ToHashSet();

        Assert.Multiple(() =>
        {
            Assert.That(
                new OpenXmlValidator().Validate(document).Take(5).Select(error => $"{error.Path?.XPath}: {error.Description}"),
                Is.Empty
            );
            Assert.That(
                report.Context.Figures.Figures.Where(figure => figure.Cells.Length > 0).Select(figure => figure.Definition.Name),
                Is.SubsetOf(names)
            );
        });
    }

    private static StudyReport Samverkan(bool isAnswered = true, int? suppressBelow = null)
    {
        var study = StudyFileReader.Read(RepositoryPaths.PathOf("samples", "samverkan", "study.md")).Study!;
        study = study with { Settings = study.Settings with { SuppressBelow = suppressBelow ?? study.Settings.SuppressBelow } };
        var frame = FrameFileReader.ReadFile(RepositoryPaths.PathOf("samples", "samverkan", "frame.csv"), study).Frame!;
        var responses = ResponseFile
            .ReadFrom(RepositoryPaths.PathOf("samples", "samverkan", "responses.csv"), study.Questionnaire, frame)
            .Responses;
        return StudyReport.Create(study, frame, isAnswered ? responses : [], isSynthetic: true);
    }

    private static Dictionary<string, byte[]> Write(StudyReport report)
    {
        var streams = new Dictionary<string, MemoryStream>();
        report.Write(path => streams[path] = new MemoryStream());
        return streams.ToDictionary(file => file.Key, file => file.Value.ToArray());
    }

    private sealed class Steps : IProgress<ReportFileProgress>
    {
        public List<ReportFileProgress> Told { get; } = [];

        public void Report(ReportFileProgress value) => Told.Add(value);
    }
}
