using System.Collections.Immutable;
using System.Text.Json;
using NUnit.Framework;
using Survey.Analysis.Charts;
using Survey.Analysis.Exports;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Results;
using Survey.Data.Frames;
using Survey.Data.Studies.Reference;
using Survey.Tests.Analysis.Datasets;
using Survey.Tests.Data.Studies;

namespace Survey.Tests.Analysis.Figures.Results;

/// <summary>The examples of the manual's page on results: the study that it describes is computed, and the numbers are those.</summary>
public sealed class ResultReferenceTests
{
    private const int Asked = 120;
    private const int Answered = 90;
    private const double HalfOfTheFourthDecimal = 0.00005;

    private static readonly string[] Hours = ["0", "1", "4", "60"];

    /// <summary>The example workbook of the manual with figures and claims of its own.</summary>
    private static readonly string Sheets =
        ExampleWorkbook
            .Markdown[..ExampleWorkbook.Markdown.IndexOf("| figures |", StringComparison.Ordinal)]
            .Replace("| | form_title | form_id |", "| | form_id | form_title | suppress_below |", StringComparison.Ordinal)
            .Replace("| | An example | example |", "| | example | An example | 2 |", StringComparison.Ordinal)
        + """
        | figures |
        | | name | kind | label | value | by | mode | base |
        | | work | share | Works | ${works} = 'yes' | | C | |
        | | work_by_county | share | Works | ${works} = 'yes' | county | | |
        | | all_hours | mean | Hours | ${hours} | | | |
        | | tool_ranking | ranking | Tools | tools | | | |
        | | phone_without_work | share | Phone | selected(${tools}, 'phone') | | | ${works} = 'no' |
        | claims |
        | | name | label | test |
        | | some | Some work. | share(work) > 0.6 |
        | | nearly_all | Nearly all work. | share(work) > 0.9 |
        | | most | Most work. | share(work) > 0.75 |
        """;

    private static readonly JsonElement Root = Compute();

    private static IEnumerable<TestCaseData> Examples() =>
        ResultReference.All.Select(word => new TestCaseData(word.Example).SetArgDisplayNames(word.Name));

    [TestCaseSource(nameof(Examples))]
    public void Example_OfTheManual_IsInTheFiguresOfTheStudyThatItDescribes(string text)
    {
        var example = JsonDocument.Parse($"{{{text}}}").RootElement.EnumerateObject().ToList();

        Assert.That(Objects(Root).Any(each => example.All(property => Has(each, property))), Root.ToString());
    }

    private static bool Has(JsonElement element, JsonProperty wanted) =>
        element.TryGetProperty(wanted.Name, out var found)
        && (
            wanted.Value.ValueKind == JsonValueKind.Number
                ? Math.Abs(found.GetDouble() - wanted.Value.GetDouble()) <= HalfOfTheFourthDecimal
                : found.ToString() == wanted.Value.ToString()
        );

    private static IEnumerable<JsonElement> Objects(JsonElement root) =>
        root.GetProperty("figures")
            .EnumerateArray()
            .SelectMany(figure => figure.GetProperty("cells").EnumerateArray())
            .Concat(root.GetProperty("claims").EnumerateArray());

    private static JsonElement Compute()
    {
        var study = StudyMarkdown.Study(StudyMarkdown.Read(Sheets));
        var frame = new Frame { Units = [.. Enumerable.Range(0, Asked).Select(CreateUnit)] };
        var responses = Enumerable.Range(0, Answered).Select(index => SmallStudy.Submitted(IdOf(index), AnswersOf(index)));
        using var stream = new MemoryStream();
        var context = new ReportContext
        {
            Figures = FigureCalculator.ComputeAll(study, frame, [.. responses]),
            Language = "en",
            IsSynthetic = true,
            RespondentGroups = ["town"],
        };
        new FiguresJsonWriter(context).Write(stream);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    /// <summary>Of the south only the first has answered, so that the number of that county is withheld.</summary>
    private static FrameUnit CreateUnit(int index) =>
        SmallStudy.Unit(IdOf(index)) with
        {
            Columns = ImmutableDictionary<string, string>.Empty.Add("county", index is 0 or Asked - 1 ? "south" : "north"),
        };

    private static string IdOf(int index) => FormattableString.Invariant($"p{index}");

    private static IEnumerable<(string, string)> AnswersOf(int index) =>
        [("works", WorksOf(index)), ("hours", Hours.ElementAtOrDefault(index) ?? ""), ("tools", ToolOf(index))];

    /// <summary>60 yes, 20 no, 10 don't know.</summary>
    private static string WorksOf(int index) =>
        index switch
        {
            < 60 => "yes",
            < 80 => "no",
            _ => "dk",
        };

    /// <summary>70 phones; of the 20 without work 18.</summary>
    private static string ToolOf(int index) => index is < 52 or >= 60 and < 78 ? "phone" : "computer";
}
