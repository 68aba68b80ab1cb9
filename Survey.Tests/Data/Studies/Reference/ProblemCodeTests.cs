using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Studies.Reference;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Studies.Reference;

/// <summary>The table of problem codes and the code that reports problems agree.</summary>
public sealed partial class ProblemCodeTests
{
    [Test]
    public void All_ComparedWithTheCode_HasEachReportedCodeAndNoOther()
    {
        var reported = new[] { "Survey.Data", "Survey.Analysis" }.SelectMany(ReportedCodes).Distinct();

        Assert.That(Table().Select(code => code.Code), Is.EquivalentTo(reported));
    }

    [Test]
    public void All_EveryCode_HasOneMeaningOfItsOwn()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Table().Select(code => code.Code), Is.Unique);
            Assert.That(Table().Select(code => code.Meaning), Is.Unique);
            Assert.That(Table().Where(code => code.Action.Length == 0 || code.Severities.IsEmpty), Is.Empty);
        });
    }

    private static IEnumerable<ProblemCode> Table() => [.. ProblemCode.All, .. FigureProblemCodes.All];

    private static IEnumerable<string> ReportedCodes(string project) =>
        from file in Directory.EnumerateFiles(RepositoryPaths.PathOf(project), "*.cs", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        where Path.GetFileName(file) is not ("ProblemCode.cs" or "FigureProblemCodes.cs")
        from match in CodePattern().Matches(File.ReadAllText(file))
        select match.Groups["code"].Value;

    [GeneratedRegex("\"(?<code>[A-Z][0-9]{3})\"", RegexOptions.ExplicitCapture)]
    private static partial Regex CodePattern();
}
