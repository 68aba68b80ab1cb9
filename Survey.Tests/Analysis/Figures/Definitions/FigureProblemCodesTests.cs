using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Studies.Workbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Figures.Definitions;

public sealed partial class FigureProblemCodesTests
{
    [Test]
    public void All_EachCodeThatIsReported_HasItsSeverity()
    {
        var sources = string.Concat(
            Directory
                .EnumerateFiles(RepositoryPaths.PathOf("Survey.Analysis", "Figures"), "*.cs", SearchOption.AllDirectories)
                .Select(File.ReadAllText)
        );
        var reported = ReportPattern()
            .Matches(sources)
            .Select(match => (Code: match.Groups["code"].Value, Severity: Enum.Parse<Severity>(match.Groups["severity"].Value)))
            .Distinct()
            .ToList();
        var codes = FigureProblemCodes.All.ToDictionary(code => code.Code);

        Assert.That(reported, Has.Count.AtLeast(20));
        Assert.That(reported.Where(each => !codes[each.Code].Severities.Contains(each.Severity)), Is.Empty);
    }

    [GeneratedRegex(@"Add(?<severity>Error|Warning)\(\s*""(?<code>[GK]\d{3})""", RegexOptions.ExplicitCapture)]
    private static partial Regex ReportPattern();
}
