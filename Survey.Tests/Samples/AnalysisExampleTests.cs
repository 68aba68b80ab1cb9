using System.Reflection;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Ranks;
using Survey.Analysis.Estimation.Samples;
using Survey.Data.Frames;
using Survey.Data.Responses.Files;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Tests.Support;

namespace Survey.Tests.Samples;

/// <summary>The example of <c>Survey.Analysis/README.md</c>: its code is this code, compiled and run.</summary>
public sealed class AnalysisExampleTests
{
    private const string Begin = "        // The example begins.";
    private const string End = "        // The example ends.";

    private const BindingFlags AnyMember =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Test]
    public void Example_OnTheSample_ComesToThePlainCounts()
    {
        var folder = RepositoryPaths.PathOf("samples", "samverkan");

        // The example begins.
        // Who was asked and who answered: the municipalities of the sample study.
        var study = StudyFileReader.Read(Path.Combine(folder, "study.md")).Study ?? throw new InvalidDataException("study.md");
        var frame = FrameFileReader.ReadFile(Path.Combine(folder, "frame.csv"), study).Frame ?? throw new InvalidDataException("frame.csv");
        var responses = ResponseFile.ReadFrom(Path.Combine(folder, "responses.csv"), study.Questionnaire, frame).Responses;
        var dataset = DatasetBuilder.Build(study, frame, responses);
        var asked = Enumerable.Range(0, dataset.Length).Where(unit => frame.Units[unit].RespondentGroup == "municipality").ToArray();
        var answered = asked.Where(unit => dataset.SubmittedUnits[unit]).ToArray();

        // The design: those who answered stand for all of their size class; weights N/n, finite population correction.
        var size = (Column.Categorical)dataset.Units["population_class"];
        var sizes = answered.Select(unit => size.Values.Span[unit]).ToArray();
        var strata = size.Categories.Select((each, code) => new Stratum(each.Name, asked.Count(unit => size.Values.Span[unit] == code)));
        var design = SampleDesign.FromPopulations([.. strata], sizes);

        // A share, with its standard error, interval, bounds and reliability.
        var council = (Column.Categorical)dataset.Units["council"];
        var known = answered.Select(unit => council.Known[unit]).ToArray();
        var has = answered.Select(unit => council.TextAt(unit) == "council").ToArray();
        var (hits, knownCount) = (has.Count(hit => hit), known.Count(answer => answer));
        var counts = new UnitCounts(hits, knownCount - hits, known.Length - knownCount, asked.Length - answered.Length);
        var share = ShareEstimator.Estimate(design, Observations.OfIndicator(has, known)).WithInterval(counts, IntervalMethod.KornGraubard);

        // A ranking: shares of those who were asked, the ranks that the data leave open, the same letter for what they do not tell apart.
        var measures = (Column.MultipleResponse)dataset.Units["measures"];
        var ticked = measures.Categories.Select((_, choice) => answered.Select(unit => measures.Chosen(choice)[unit]).ToArray());
        var question = new MultipleResponse(design, [.. ticked], answered.Select(unit => measures.Known[unit]).ToArray());
        var shares = question.SharesOfRespondents();
        var (ranks, letters) = (Ranking.RankSetsOf(shares), Ranking.TieLettersOf(shares));

        // A crosstab with its test (Rao and Scott's F).
        var councils = answered.Select(unit => council.Values.Span[unit]).ToArray();
        var rows = new Classification(councils, [.. council.Categories.Select(category => category.Name)], known);
        var columns = new Classification(sizes, [.. size.Categories.Select(category => category.Name)]);
        var crosstab = new Crosstab(design, rows, columns);
        var test = crosstab.Test();
        // The example ends.

        Assert.Multiple(() =>
        {
            Assert.That(counts.Population, Is.EqualTo(290));
            Assert.That(share.Interval, Is.Not.Null);
            Assert.That(share.Value, Is.InRange(counts.LowerBound, counts.UpperBound));
            Assert.That(shares.Estimates, Has.Count.EqualTo(measures.Categories.Length));
            Assert.That(ranks.Count, Is.EqualTo(letters.Count));
            Assert.That(crosstab.Cells.Sum(cell => cell.Count), Is.EqualTo(counts.Known));
            Assert.That(crosstab.Totals.Estimates.Sum(total => total.Value), Is.InRange(counts.Known, 290));
            Assert.That(test.PValue, Is.InRange(0, 1));
        });
    }

    [TestCase("README.md")]
    [TestCase("Datasets/README.md")]
    public void Readme_NamesOfTypesAndMembers_AreThoseOfTheCode(string page)
    {
        Type[] ofAssemblies = [typeof(Dataset), typeof(Study), typeof(AnalysisExampleTests), typeof(object)];
        var types = ofAssemblies.SelectMany(type => type.Assembly.GetTypes()).ToList();
        var names = types
            .SelectMany(type => type.GetMembers(AnyMember).Select(member => member.Name).Append(type.Name))
            .Concat(types.SelectMany(type => type.Namespace?.Split('.') ?? []))
            .ToHashSet(StringComparer.Ordinal);

        var text = File.ReadAllText(RepositoryPaths.PathOf("Survey.Analysis", page));
        var written = Regex
            .Matches(text, @"`([A-Z][A-Za-z]+(?:\.[A-Z][A-Za-z]+)*)(?:\(\))?`")
            .SelectMany(match => match.Groups[1].Value.Split('.'));

        Assert.That(written.Where(name => !names.Contains(name)), Is.Empty);
    }

    [Test]
    public void Readme_Example_IsTheCodeThatRuns()
    {
        var source = File.ReadAllText(RepositoryPaths.PathOf("Survey.Tests", "Samples", "AnalysisExampleTests.cs"));
        var code = source[
            (source.IndexOf(Begin + "\n", StringComparison.Ordinal) + Begin.Length + 1)..source.IndexOf(
                End + "\n",
                StringComparison.Ordinal
            )
        ];
        var lines = code.Split('\n').Select(line => line.Length > 8 ? line[8..] : line.TrimEnd()).ToList();

        var readme = File.ReadAllText(RepositoryPaths.PathOf("Survey.Analysis", "README.md"));

        Assert.That(readme, Does.Contain("```csharp\n" + string.Join('\n', lines) + "```"));
        Assert.That(
            lines.Count(line => line.Trim().Length > 0 && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)),
            Is.LessThan(30)
        );
    }
}
