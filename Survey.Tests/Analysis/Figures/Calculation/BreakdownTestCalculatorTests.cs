using NUnit.Framework;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Ranks;
using Survey.Tests.Analysis.Estimation;

namespace Survey.Tests.Analysis.Figures.Calculation;

/// <summary>One test for each breakdown, and what rankings say beside their shares.</summary>
public sealed class BreakdownTestCalculatorTests
{
    private const string OfMunicipalities = "${respondent_group} = 'municipality'";

    // Of equal weights and no finite population all design effects are n/(n - 1), so that F is Pearson's statistic of the plain counts
    // over their sum.
    [Test]
    public void Test_OfAShareByClass_IsPearsonsOfThePlainCounts()
    {
        var test = CensusStudy
            .ComputeOne($"| | f | share | ${{step2}} = 'yes' | | {OfMunicipalities} | population_class |", settings: "")
            .Tests.Single();

        var answers = CensusStudy
            .Answers("step2")
            .Where(answer => answer.Text.Length > 0)
            .Select(answer => (answer.Size, Yes: answer.Text == "1"))
            .ToList();
        double n = answers.Count,
            yes = answers.Count(answer => answer.Yes) / n;
        var pearson = answers
            .GroupBy(answer => answer.Size)
            .Sum(size => size.Count() * Math.Pow((size.Count(answer => answer.Yes) / (double)size.Count()) - yes, 2) / (yes * (1 - yes)));
        Assert.Multiple(() =>
        {
            Assert.That(
                (test.Variables.Single(), test.GroupCount, test.Result?.Method),
                Is.EqualTo(("population_class", 5, TestMethod.RaoScottF))
            );
            Assert.That(
                test.Result?.Statistic,
                Is.EqualTo(pearson * 251 / 252 / 4).Within(0.05).Percent,
                "item non-response makes the base a domain"
            );
            Assert.That(test.Result?.DegreesOfFreedom, Is.EqualTo(4).Within(0.05));
        });
    }

    [Test]
    public void Test_OfARanking_IsOfAllChoicesAtOnce()
    {
        var test = CensusStudy.ComputeOne($"| | f | ranking | measures | | {OfMunicipalities} | population_class |").Tests.Single();

        var (design, table) = ReferenceDesigns.Of("census_size-nofpc");
        var ticked = Enumerable.Range(1, 12).Select(measure => (ReadOnlyMemory<bool>)table.Is($"m{measure}", "1")).ToList();
        var any = Enumerable.Range(0, table.RowCount).Select(row => ticked.Exists(choice => choice.Span[row])).ToArray();
        var sizes = table.Numbers("size_class").Select(size => (int)Math.Min(size, 5)).ToArray();
        var expected = new MultipleResponse(
            design with
            {
                LonelyPsuRule = Survey.Analysis.Estimation.Samples.LonelyPsuRule.CenterOnGrandMean,
            },
            ticked,
            any
        )
            .TestAgainstUnderDesign(sizes)
            .Result;
        Assert.That(test.Result?.Method, Is.EqualTo(TestMethod.BilderLoughinUnderDesign));
        Assert.That(test.Result?.Statistic, Is.EqualTo(expected.Statistic).Within(1e-7).Percent);
        Assert.That(test.Result?.PValue, Is.EqualTo(expected.PValue).Within(1e-7).Percent);
    }

    [TestCase("| | f | share | ${step2} = 'yes' | | | all |", 0)]
    [TestCase("| | f | distribution | step2 | | | all respondent_group respondent_group*population_class |", 2)]
    [TestCase("| | f | share | ${step2} = 'yes' | | ${population_class} = '1' | population_class |", 0)]
    [TestCase("| | f | mean | steps_followed | | | population_class |", 0)]
    public void Tests_AreOneForEachBreakdownWithGroups(string figure, int count) =>
        Assert.That(CensusStudy.ComputeOne(figure).Tests, Has.Length.EqualTo(count));

    [Test]
    public void Test_WhereAllAnswerAlike_HasNoResult()
    {
        var test = CensusStudy.ComputeOne("| | f | share | ${step2} = 'yes' or ${step2} = 'no' | | | respondent_group |").Tests.Single();

        Assert.That((test.GroupCount, test.Result), Is.EqualTo((2, (TestResult?)null)));
    }

    [Test]
    public void Test_OfWithheldGroups_LeavesThemOut()
    {
        var figure = $"| | f | share | ${{step2}} = 'yes' | | {OfMunicipalities} | county |";
        var (open, closed) = (CensusStudy.ComputeOne(figure), CensusStudy.ComputeOne(figure, suppressBelow: "8"));

        Assert.That(closed.Cells.Count(cell => cell.IsSuppressed), Is.GreaterThan(0));
        Assert.That(open.Tests.Single().GroupCount, Is.EqualTo(open.Cells.Count(cell => cell.N > 0)));
        Assert.That(closed.Tests.Single().GroupCount, Is.EqualTo(closed.Cells.Count(cell => cell.N > 0)));
    }

    [Test]
    public void Ranking_HasBothBasesAndLetters()
    {
        var cells = CensusStudy.ComputeOne($"| | f | ranking | measures | | {OfMunicipalities} |", settings: "").Cells;

        var expected = ReferenceCase.Load("census_c_multiselect_ranking");
        expected.AssertMatches("n_responses", cells[0].AnswerCount ?? 0);
        expected.AssertMatches("pct_of_responses", [.. cells.Select(cell => cell.ShareOfAnswers ?? 0)]);
        Assert.That(cells.Select(cell => cell.ShareOfAnswersStandardError), Has.All.GreaterThan(0));
        foreach (var (first, second) in cells.SelectMany(first => cells.Select(second => (first, second))))
        {
            var areApart = first.RankLower > second.RankUpper;
            Assert.That(
                areApart && (first.TieLetters ?? "").Intersect(second.TieLetters ?? "").Any(),
                Is.False,
                $"{first.Category} {second.Category}"
            );
        }

        Assert.That(cells.Single(cell => cell.Rank == 1).TieLetters, Does.StartWith("a"));
    }
}
