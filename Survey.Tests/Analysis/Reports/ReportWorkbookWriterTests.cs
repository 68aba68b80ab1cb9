using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using MiniExcelLibs;
using NUnit.Framework;
using Survey.Analysis.Charts;
using Survey.Analysis.Exports;
using Survey.Analysis.Reports;
using Survey.Tests.Support;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using FigureWords = Survey.Analysis.Figures.Definitions.FigureTokens;

namespace Survey.Tests.Analysis.Reports;

public sealed class ReportWorkbookWriterTests
{
    private static readonly byte[] Swedish = Bytes(SampleFigures.Context());

    [TestCase("sv")]
    [TestCase("en")]
    public void Write_EverySheet_IsValidToOfficesOwnSchema(string language)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Bytes(SampleFigures.Context(language))), false);

        Assert.That(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"), Is.Empty);
    }

    [Test]
    public void Write_Sheets_AreNamedInTheReportsLanguage()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                MiniExcel.GetSheetNames(new MemoryStream(Swedish)),
                Is.EqualTo(
                    new[]
                    {
                        "Innehåll",
                        "Svarsfrekvens",
                        "Andelar",
                        "Fördelningar",
                        "Rangordningar",
                        "Skalor",
                        "Medelvärden och summor",
                        "Par",
                        "Prövningar",
                        "Påståenden",
                        "Metod",
                        "Bortfall",
                        "Data",
                        "Data measures",
                        "Kodbok",
                    }
                )
            );
            Assert.That(
                MiniExcel.GetSheetNames(new MemoryStream(Bytes(SampleFigures.Context("en")))).Take(3),
                Is.EqualTo(new[] { "Contents", "Response", "Shares" })
            );
        });
    }

    [Test]
    public void Write_Contents_LeadsToTheRowOfEveryFigure()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Swedish), false);
        var links = SheetOf(document, "Innehåll").Worksheet.Descendants<Hyperlink>().Select(link => link.Location!.Value!).ToList();
        var found =
            from figure in SampleFigures.All().Figures
            where links.Any(link => CellAt(document, link) == figure.Definition.Name)
            select figure.Definition.Name;

        Assert.Multiple(() =>
        {
            Assert.That(found, Is.EqualTo(SampleFigures.All().Figures.Select(figure => figure.Definition.Name)));
            Assert.That(links.Select(link => CellAt(document, link)), Has.None.Null);
        });
    }

    [Test]
    public void Write_Contents_NamesDataVersionAndThatTheyAreSynthetic()
    {
        var texts = Texts("Innehåll");

        Assert.That(
            texts,
            Does.Contain(SampleFigures.Hash)
                .And.Contains("samverkan, version 2012.1")
                .And.Contains("Survey 0.1.0")
                .And.Contains("Syntetiska data: inga verkliga svar.")
        );
    }

    [Test]
    public void Write_Share_StandsAsANumberWithAPercentFormat()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Swedish), false);
        var (cell, row) = Find(document, "Andelar", "agreement_share", "Andel");
        var format = FormatOf(document, cell);

        Assert.Multiple(() =>
        {
            Assert.That(double.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture), Is.EqualTo(412.0 / 481).Within(1e-15));
            Assert.That(format, Is.EqualTo("0\"\u00A0\"%"));
            Assert.That(row, Is.GreaterThan(1));
        });
    }

    [Test]
    public void Write_SuppressedCell_ShowsNoNumberAnywhere()
    {
        var rows = Rows("Andelar").Where(row => row.Values.Contains("Kommun, Blekinge län")).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(rows, Has.Count.EqualTo(1));
            Assert.That(rows[0].Values.OfType<double>(), Is.Empty);
            Assert.That(rows[0].Values.Count(value => Equals(value, "–")), Is.GreaterThan(5));
        });
    }

    [Test]
    public void Write_SuppressedCell_HasNoPointInAnyChart()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Swedish), false);
        var chart = Charts(document, "Andelar")
            .First(chart => chart.Descendants<C.StringPoint>().Any(point => point.InnerText == "Kommun, Blekinge län"));
        var index = chart.Descendants<C.StringPoint>().First(point => point.InnerText == "Kommun, Blekinge län").Index!.Value;

        Assert.That(
            chart.Descendants<C.NumericPoint>().Select(point => point.Index!.Value),
            Does.Not.Contain(index).And.Contain(index + 1)
        );
    }

    [TestCase("Påståenden", "=Vanligaste källan är anmälda brott")]
    [TestCase("Data", "=Åre")]
    [TestCase("Data measures", "+Grannsamverkan")]
    public void Write_TextThatLooksLikeAFormula_IsText(string sheet, string text)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Swedish), false);

        Assert.Multiple(() =>
        {
            Assert.That(Texts(sheet), Does.Contain(text));
            Assert.That(document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<CellFormula>()), Is.Empty);
        });
    }

    [TestCase("Andelar")]
    [TestCase("Fördelningar")]
    [TestCase("Rangordningar")]
    [TestCase("Skalor")]
    [TestCase("Medelvärden och summor")]
    [TestCase("Par")]
    [TestCase("Svarsfrekvens")]
    public void Write_EveryChart_DrawsTheCellsItNames(string sheet)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Swedish), false);
        var charts = Charts(document, sheet).ToList();
        var wrong =
            from chart in charts
            from reference in chart.Descendants<C.NumberReference>()
            let cells = CellsOf(document, reference!.Formula!.Text).ToList()
            from point in reference!.Descendants<C.NumericPoint>()
            where !IsSame(cells[(int)point.Index!.Value], point.NumericValue!.Text)
            select $"{reference!.Formula!.Text}[{point.Index}]: {point.NumericValue!.Text}, the cell has "
                + $"{cells[(int)point.Index!.Value]}";

        Assert.Multiple(() =>
        {
            Assert.That(charts, Is.Not.Empty);
            Assert.That(charts.SelectMany(chart => chart.Descendants<C.NumericPoint>()), Is.Not.Empty);
            Assert.That(wrong, Is.Empty);
        });
    }

    [Test]
    public void Write_ErrorBars_ReachFromTheEstimateToTheLimits()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Swedish), false);
        var bars = Charts(document, "Medelvärden och summor").Single().Descendants<C.ErrorBars>().Single();

        Assert.Multiple(() =>
        {
            Assert.That(Numbers(bars.GetFirstChild<C.Minus>()!), Is.EqualTo(new[] { 6.25 - 5.876, 11.5 - 10.889 }).Within(1e-12));
            Assert.That(Numbers(bars.GetFirstChild<C.Plus>()!), Is.EqualTo(new[] { 6.624 - 6.25, 12.111 - 11.5 }).Within(1e-12));
        });
    }

    [Test]
    public void Write_Tests_SayWhatWasComparedAndHowSure()
    {
        var row = Rows("Prövningar").Single(row => Equals(row.Values.First(), "agreement_share")).Values.ToList();

        Assert.That(row.Skip(2), Is.EqualTo(new object[] { "Svarsgrupp", 2.0, 1.25, 1.0, 496.0, 0.264, 0.264, "Rao–Scotts prövning" }));
        Assert.That(
            Texts("Metod"),
            Has.Some.EqualTo("Skillnad mellan grupper (Svarsgrupp): F(1,0; 496,0) = 1,25; p = 0,264. Rao–Scotts prövning, läge C.")
        );
    }

    [Test]
    public void Write_Claims_SayTheirVerdictsInWords()
    {
        Assert.That(Texts("Påståenden"), Does.Contain("Håller").And.Contains("Håller inte").And.Contains("Går inte att avgöra"));
    }

    [Test]
    public void Write_Method_DefinesEveryFigureInWordsAndAsWritten()
    {
        var texts = Texts("Metod");

        Assert.That(
            texts,
            Does.Contain("${has_agreement}")
                .And.Contains("alla som har svarat, där ”Har en överenskommelse (gällande, eller utgången men fortfarande i bruk)” stämmer")
        );
        Assert.That(texts, Does.Contain("”Hur många år har du arbetat med frågorna?”"), "a number is no condition, and does not hold");
    }

    [TestCase("total", null, "svarsgrupp")]
    [TestCase("total", "county", "svarsgrupp × Län")]
    [TestCase("mean", null, "inga")]
    [TestCase("mean", "county", "svarsgrupp × Län")]
    public void Write_Method_SaysWhichWeightsWereUsed(string kind, string? weightingClass, string weights)
    {
        var (all, years) = (SampleFigures.All(), SampleFigures.Years());
        var edition = SampleFigures.Context() with
        {
            Figures = all with
            {
                Study = all.Study with { Settings = all.Study.Settings with { WeightingClassColumn = weightingClass } },
                Figures = [years with { Definition = years.Definition with { Kind = FigureWords.Kinds[kind] } }],
            },
        };

        var row = Rows("Metod", Bytes(edition)).Single(row => Equals(row.Values.First(), "years_worked_mean"));

        Assert.That(row.Values.ElementAt(7), Is.EqualTo(weights));
    }

    [TestCase("sv", "Båda nej", "Bara en har svarat")]
    [TestCase("en", "Both no", "Only one answered")]
    public void Write_Pairs_AreCalledByWhatWasSaid(string language, string neither, string missing)
    {
        Assert.That(
            Rows(language == "sv" ? "Par" : "Pairs", Bytes(SampleFigures.Context(language))).SelectMany(row => row.Values),
            Does.Contain(neither).And.Contain(missing)
        );
    }

    [TestCase("sv", "– visas inte, för att skydda dem som har svarat.")]
    [TestCase("en", "– is withheld to protect those who answered.")]
    public void Write_WithheldCells_AreExplainedByWhatWasDone(string language, string note)
    {
        Assert.That(
            Rows(language == "sv" ? "Andelar" : "Shares", Bytes(SampleFigures.Context(language))).SelectMany(row => row.Values),
            Does.Contain(note)
        );
    }

    [Test]
    public void Write_RawAnswers_AreMarkedAsTheTeams()
    {
        Assert.That(Texts("Data")[0], Does.StartWith("Enskilda svar: endast för forskargruppen."));
    }

    [Test]
    public void Write_WithoutAnswers_HasNoSheetOfThem()
    {
        using var stream = new MemoryStream();
        new ReportWorkbookWriter(SampleFigures.Context()).Write(stream);

        Assert.That(MiniExcel.GetSheetNames(stream), Has.None.StartsWith("Data").And.No.Member("Kodbok").And.No.Member("Bortfall"));
    }

    [TestCase("sv", "Bortfall", "Polis: 240 av 290 har svarat (83 %). R-indikator 0,78", "Blekinge län (1 av 1)")]
    [TestCase("en", "Non-response", "Police: 240 of 290 answered (83%). R-indicator 0.78", "Blekinge län (1 of 1)")]
    public void Write_Nonresponse_SaysHowRepresentativeTheResponseIs(string language, string sheet, string start, string joined)
    {
        var texts = Rows(sheet, Bytes(SampleFigures.Context(language))).SelectMany(row => row.Values).OfType<string>().ToList();

        Assert.That(texts, Has.Some.StartsWith(start.Replace(" %", "\u00A0%", StringComparison.Ordinal)).And.Some.Contains(joined));
    }

    [Test]
    public void Write_Nonresponse_SetsEveryClassAgainstTheFrame()
    {
        var row = Rows("Bortfall").Single(row => Equals(row.Values.ElementAt(2), "Stockholms län")).Values.ToList();

        Assert.That(row.Skip(3).Take(5), Is.EqualTo(new[] { 26, 22, 22.0 / 26, 0.0897, 0.0917 }).Within(1e-12));
    }

    [TestCaseSource(nameof(IntervalNames))]
    public void Write_Method_GivesTheSourceOfEveryIntervalOfTheReport(string word)
    {
        var edition = SampleFigures.Context("en") with
        {
            Figures = SampleFigures.All() with { Figures = [SampleFigures.Share() with { IntervalMethods = word }] },
        };

        var row = Rows("Method", Bytes(edition))
            .Select(row => row.Values.Take(2).ToList())
            .Single(row => row[0] is string label && label.StartsWith("Interval:", StringComparison.Ordinal));

        Assert.That(row[1], Is.Not.Null.And.Not.EqualTo(((string)row[0])["Interval: ".Length..]));
    }

    [Test]
    public void Write_Method_NamesNothingThatTheReportDoesNotHave()
    {
        var edition = SampleFigures.Context() with { Figures = SampleFigures.All() with { Figures = [SampleFigures.Share()] } };

        var labels = Rows("Metod", Bytes(edition)).Select(row => row.Values.First()).OfType<string>().ToList();

        Assert.That(
            labels,
            Does.Contain("Skattning: andelar och medelvärden")
                .And.No.Member("Par")
                .And.No.Member("Rang")
                .And.No.Member("Svarsfrekvens")
                .And.No.Member("Skattning: summor")
        );
    }

    private static IEnumerable<string> IntervalNames() => FigureWords.IntervalMethods.Keys;

    private static byte[] Bytes(ReportContext edition)
    {
        using var stream = new MemoryStream();
        new ReportWorkbookWriter(edition).Write(
            stream,
            [.. new AnswerTableBuilder(edition, SampleFigures.Frame(), SampleFigures.Responses()).BuildAll()],
            [.. new CodebookBuilder(edition, SampleFigures.Frame(), SampleFigures.Responses()).BuildRows()]
        );
        return stream.ToArray();
    }

    /// <summary>Cells keep Excel's fifteen digits.</summary>
    private static bool IsSame(string? cell, string point) =>
        cell is not null
        && Math.Abs(double.Parse(cell, CultureInfo.InvariantCulture) - double.Parse(point, CultureInfo.InvariantCulture)) < 1e-12;

    private static List<IDictionary<string, object>> Rows(string sheet, byte[]? workbook = null) =>
        [.. new MemoryStream(workbook ?? Swedish).Query(sheetName: sheet).Cast<IDictionary<string, object>>()];

    private static List<string> Texts(string sheet) => [.. Rows(sheet).SelectMany(row => row.Values).OfType<string>()];

    private static WorksheetPart SheetOf(SpreadsheetDocument document, string name) =>
        (WorksheetPart)
            document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook.Descendants<Sheet>().First(sheet => sheet.Name == name).Id!);

    private static IEnumerable<C.ChartSpace> Charts(SpreadsheetDocument document, string sheet) =>
        SheetOf(document, sheet).DrawingsPart!.ChartParts.Select(part => part.ChartSpace);

    private static string? CellAt(SpreadsheetDocument document, string location) => CellsOf(document, location).FirstOrDefault();

    /// <summary>The texts of a reference such as <c>'Andelar'!$C$4:$C$9</c>, one column, gaps and all.</summary>
    private static IEnumerable<string?> CellsOf(SpreadsheetDocument document, string reference)
    {
        var parts = reference.Split('!');
        var ends = parts[1].Replace("$", "", StringComparison.Ordinal).Split(':');
        var letters = string.Concat(ends[0].TakeWhile(char.IsAsciiLetter));
        var cells = SheetOf(document, parts[0].Trim('\'')).Worksheet.Descendants<Cell>().ToDictionary(cell => cell.CellReference!.Value!);
        return from row in Enumerable.Range(RowOf(ends[0]), RowOf(ends[^1]) - RowOf(ends[0]) + 1)
               select cells.TryGetValue(letters + row.ToString(CultureInfo.InvariantCulture), out var cell) ? TextOf(document, cell) : null;
    }

    private static int RowOf(string address) =>
        int.Parse(string.Concat(address.SkipWhile(char.IsAsciiLetter)), CultureInfo.InvariantCulture);

    private static string? TextOf(SpreadsheetDocument document, Cell cell) =>
        cell.DataType?.Value == CellValues.SharedString
            ? document
                .WorkbookPart!.SharedStringTablePart!.SharedStringTable!.ElementAt(
                    int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)
                )
                .InnerText
            : cell.CellValue?.Text;

    private static (Cell Cell, int Row) Find(SpreadsheetDocument document, string sheet, string firstText, string head)
    {
        var cells = SheetOf(document, sheet).Worksheet.Descendants<Cell>().ToList();
        var column = string.Concat(cells.First(cell => TextOf(document, cell) == head).CellReference!.Value!.TakeWhile(char.IsAsciiLetter));
        var row = RowOf(cells.First(cell => TextOf(document, cell) == firstText).CellReference!.Value!);
        return (cells.First(cell => cell.CellReference == column + row.ToString(CultureInfo.InvariantCulture)), row);
    }

    private static string? FormatOf(SpreadsheetDocument document, Cell cell)
    {
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var id = ((CellFormat)styles.CellFormats!.ElementAt((int)cell.StyleIndex!.Value)).NumberFormatId!.Value;
        return styles
            .NumberingFormats!.Elements<NumberingFormat>()
            .FirstOrDefault(format => format.NumberFormatId?.Value == id)
            ?.FormatCode?.Value;
    }

    private static IEnumerable<double> Numbers(DocumentFormat.OpenXml.OpenXmlElement bars) =>
        bars.Descendants<C.NumericPoint>().Select(point => double.Parse(point.NumericValue!.Text, CultureInfo.InvariantCulture));
}
