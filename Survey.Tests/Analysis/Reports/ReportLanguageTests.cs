using System.Text.RegularExpressions;
using MiniExcelLibs;
using NUnit.Framework;
using Survey.Analysis.Exports;
using Survey.Analysis.Reports;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Reports;

/// <summary>A report has no fixed text of another language than its own.</summary>
public sealed partial class ReportLanguageTests
{
    [TestCase("sv", "en")]
    [TestCase("en", "sv")]
    public void Report_OfEveryKindOfFigure_HasNoFixedTextOfAnotherLanguage(string language, string other)
    {
        var english = ResourceFile.Read("Survey.Analysis", "Texts", "ReportTexts.resx").Texts;
        var swedish = ResourceFile.Read("Survey.Analysis", "Texts", "ReportTexts.sv.resx").Texts;
        var foreign = (other == "en" ? english : swedish)
            .Where(text => english[text.Key] != swedish[text.Key] && WordsIn(text.Value) >= 3)
            .Select(text => (text.Key, Pattern: ToPattern(text.Value)))
            .ToList();

        var found =
            from cell in CellsOf(language)
            from text in foreign
            where text.Pattern.IsMatch(cell)
            select $"{text.Key}: {cell}";

        Assert.That(foreign, Has.Count.GreaterThan(80));
        Assert.That(found.Distinct(), Is.Empty);
    }

    private static IEnumerable<string> CellsOf(string language)
    {
        var context = SampleFigures.Context(language);
        using var stream = new MemoryStream();
        new ReportWorkbookWriter(context).Write(
            stream,
            [.. new AnswerTableBuilder(context, SampleFigures.Frame(), SampleFigures.Responses()).BuildAll()],
            [.. new CodebookBuilder(context, SampleFigures.Frame(), SampleFigures.Responses()).BuildRows()]
        );
        return
        [
            .. MiniExcel
                .GetSheetNames(stream)
                .SelectMany(sheet => new MemoryStream(stream.ToArray()).Query(sheetName: sheet).Cast<IDictionary<string, object?>>())
                .SelectMany(row => row.Values)
                .OfType<string>(),
        ];
    }

    private static int WordsIn(string text) => Word().Count(Placeholder().Replace(text, ""));

    /// <summary>The whole cell, or a sentence of it, with anything in its placeholders.</summary>
    private static Regex ToPattern(string text) =>
        new(string.Join(".+", Placeholder().Split(text).Select(Regex.Escape)), RegexOptions.Singleline, TimeSpan.FromSeconds(5));

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();
}
