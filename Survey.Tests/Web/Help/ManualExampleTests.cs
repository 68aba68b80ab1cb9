using NUnit.Framework;
using Survey.Data.Frames;
using Survey.Data.Studies;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Workbooks;
using Survey.Tests.Analysis.Figures.Results;
using Survey.Web.Features.Help;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Tests.Web.Help;

/// <summary>Every example of the reference is a study that <c>check</c> has nothing to say about, but that entities are kept.</summary>
public sealed class ManualExampleTests
{
    /// <summary>Their examples are no rows of a workbook: the frame file, results (<see cref="ResultReferenceTests"/>), pages
    /// (<see cref="PageManualTests"/>) and the words on them (<see cref="RespondentManualTests"/>).</summary>
    private static readonly string[] SectionsWithOtherExamples = ["frame-file", "results", "pages", "what-respondents-meet"];

    private static IEnumerable<TestCaseData> Examples() =>
        from section in ReferenceManual.Standard.Sections
        from entry in section.Entries
        where entry.Example.Length > 0 && !SectionsWithOtherExamples.Contains(section.Key)
        select new TestCaseData(section.Key, entry.Example).SetArgDisplayNames(section.Key, $"{entry.Group} {entry.Name}");

    /// <summary>The columns' examples, side by side, are the file to start from.</summary>
    [Test]
    public void Examples_OfTheFrameFile_AreAFrame()
    {
        var entries = ReferenceManual.Standard.FindSection("frame-file")!.Entries;
        var columns = entries.Select(entry => entry.Example.Split('\n')).ToList();
        var lines = Enumerable.Range(0, 3).Select(line => string.Join(',', columns.Select(cells => cells.ElementAtOrDefault(line))));

        Assert.That(FrameFileReader.Read(new StringReader(string.Join('\n', lines))).Problems, Is.Empty);
    }

    [TestCaseSource(nameof(Examples))]
    public void Check_AnExampleOfTheReference_FindsNothing(string section, string example)
    {
        var workbook = ExampleWorkbook.With(ToMarkdown(section, example));

        Assert.That(
            StudyCheckResult.Create(StudyReader.Read(workbook)).Problems.Where(problem => problem.Code != StudyProblem.KeptEntitiesCode),
            Is.Empty
        );
    }

    /// <summary>The rows of a sheet that hold the example.</summary>
    private static string ToMarkdown(string section, string example) =>
        section switch
        {
            "functions" when example.Contains("partner(", StringComparison.Ordinal) => new WorkbookExample(
                "variables",
                "name | label | value",
                $"computed | Computed | {example}"
            ).ToMarkdown(),
            "functions" => new WorkbookExample("survey", "type | name | calculation", $"calculate | computed | {example}").ToMarkdown(),
            "claim-functions" => new WorkbookExample("claims", "name | label | test", $"claim | A claim | {example}").ToMarkdown(),
            _ => example,
        };
}
