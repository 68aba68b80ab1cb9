using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Studies;

/// <summary>Forms in the ways of many authors, in <c>forms.md</c>: what is right is read whole, and what is wrong is said at its cells
/// and nowhere else.</summary>
public sealed partial class AuthoredFormsTests
{
    private static IEnumerable<TestCaseData> Forms() =>
        from form in Headings()
            .Matches(File.ReadAllText(RepositoryPaths.PathOf("Survey.Tests", "Data", "Studies", "forms.md")).ReplaceLineEndings("\n"))
        select new TestCaseData(form.Groups["expected"].Value, form.Groups["text"].Value).SetArgDisplayNames(form.Groups["name"].Value);

    [TestCaseSource(nameof(Forms))]
    public void Read_AFormAsItsAuthorWroteIt_IsWholeOrFaultyAtItsCells(string expected, string text)
    {
        var reading = StudyMarkdown.Read(text);

        var faults = reading
            .Problems.Where(problem => problem.IsBlocking)
            .Select(problem => problem.Location?.ToString() ?? "-")
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.That(
            reading.Study is not null && !reading.Problems.Any(problem => problem.IsBlocking) ? "ok" : string.Join(' ', faults),
            Is.EqualTo(expected),
            string.Join('\n', reading.Problems)
        );
        Assert.That(reading.Study is { } study ? WorkbookCoverage.FindMissing(study) : [], Is.Empty);
    }

    [GeneratedRegex(
        @"^## (?<name>[^|\n]+) \| (?<expected>[^\n]+)\n(?<text>.*?)(?=^## |\z)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Headings();
}
