using ClosedXML.Excel;
using Survey.Analysis.Charts;
using Survey.Analysis.Exports;

namespace Survey.Analysis.Reports;

/// <summary>Writes <c>report.xlsx</c>: contents, figures with native charts, claims, method, raw answers and codebook.</summary>
public sealed class ReportWorkbook(Edition edition)
{
    private readonly Wording words = edition.Words;
    private readonly ReportStyle style = new(edition.Words);

    /// <summary>Writes the workbook of figures alone, which may be passed on.</summary>
    public void Write(Stream stream) => Write(stream, [], []);

    /// <summary>Writes the workbook with raw answers and a codebook, for the research team.</summary>
    public void Write(Stream stream, IReadOnlyList<AnswerTable> answers, IReadOnlyList<CodebookRow> codebook)
    {
        var tables = FigureSection.Of(edition).Select(section => new FigureTable(edition, section)).ToList();
        using var saved = new MemoryStream();
        using (var workbook = new XLWorkbook())
        {
            WriteSheets(workbook, tables, answers, codebook);
            workbook.SaveAs(saved);
        }

        NativeChartWriter.Add(saved, tables.SelectMany(table => table.Charts()));
        saved.Position = 0;
        saved.CopyTo(stream);
    }

    private void WriteSheets(XLWorkbook workbook, List<FigureTable> tables, IReadOnlyList<AnswerTable> answers, IReadOnlyList<CodebookRow> codebook)
    {
        workbook.Style.Font.FontName = "Arial";
        workbook.Style.Font.FontSize = 10;
        workbook.Properties.Title = edition.Labels.Of(edition.Study.Title);
        workbook.Properties.Comments = $"{edition.Source} {edition.Marker}".TrimEnd();
        var contents = new ContentsSheet(edition);
        var first = Add(workbook, contents.Name);
        foreach (var table in tables)
        {
            table.Write(Add(workbook, table.Section.Name));
        }

        var others = WriteOthers(workbook, answers, codebook).ToList();
        contents.Write(first, tables, others);
    }

    /// <summary>The sheets that are not figures, each with what it holds.</summary>
    private IEnumerable<(string Sheet, string About)> WriteOthers(XLWorkbook workbook, IReadOnlyList<AnswerTable> answers, IReadOnlyList<CodebookRow> codebook)
    {
        var tests = new TestTable(edition);
        if (!tests.IsEmpty)
        {
            tests.Write(Add(workbook, tests.Name));
            yield return (tests.Name, words.Of("Om grupperna i varje uppdelning skiljer sig åt", "Whether the groups of each breakdown differ"));
        }

        var claims = new ClaimTable(edition);
        if (edition.Figures.Claims.Length > 0)
        {
            claims.Write(Add(workbook, claims.Name));
            yield return (claims.Name, words.Of("Publicerade påståenden prövade mot resultaten", "Published sentences held against the figures"));
        }

        var method = new MethodSheet(edition);
        method.Write(Add(workbook, method.Name));
        yield return (method.Name, words.Of("Hur varje tal är framställt", "How every number was made"));
        if (answers.Count > 0 && edition.Figures.Nonresponse.Length > 0)
        {
            var nonresponse = new NonresponseSheet(edition);
            nonresponse.Write(Add(workbook, nonresponse.Name));
            yield return (nonresponse.Name, words.Of("De som svarat mot alla tillfrågade: endast för forskargruppen", "Those who answered against all who were asked: for the research team only"));
        }

        foreach (var table in answers)
        {
            new AnswerTableSheet(edition).Write(Add(workbook, AnswerTableSheet.NameOf(table)), table);
            yield return (AnswerTableSheet.NameOf(table), words.Of("Enskilda svar: endast för forskargruppen", "Individual answers: for the research team only"));
        }

        if (codebook.Count > 0)
        {
            var book = new CodebookSheet(edition);
            book.Write(Add(workbook, book.Name), codebook);
            yield return (book.Name, words.Of("Alla variabler med frågetext, koder och antal", "Every variable with its question, codes and counts"));
        }
    }

    private ReportSheet Add(XLWorkbook workbook, string name) => new(workbook.Worksheets.Add(name), style);
}
