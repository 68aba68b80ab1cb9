using System.Text;
using NUnit.Framework;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Results;
using Survey.Data.Responses;
using Survey.Data.Studies;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Figures.Calculation;

/// <summary>Everyone submitted, and some left items of a battery blank: mean scores, and sums and differences of means, are not
/// certain.</summary>
/// <remarks>
/// 25 units, five of each of five kinds, which answered a: 1, 2, 3, 5, nothing; b: nothing, 2, 2, 4, 5; c: 2, 2, 3, 4, nothing; d: 1 to
/// 5. Hand calculation by the formulas of IncompleteMeans: an infinite population's variance, 25/24 · Σ(y − ȳ)²/20² in a domain of 20 of
/// 25 rows, times 1 − 20/25; a and b have 15 units in common, so their covariance has the factor 1 − 20 · 20/(25 · 15) = −1/15.
/// </remarks>
public sealed class UnknownScoreTests
{
    private const string Workbook = """
        | survey |
        | | type | name | label | appearance |
        | | begin_group | scores | Scores | table-list |
        | | select_one k | a | A? | |
        | | select_one k | b | B? | |
        | | select_one k | c | C? | |
        | | select_one k | d | D? | |
        | | end_group | | | |
        | choices |
        | | list_name | name | label | score |
        | | k | 1 | One | 1 |
        | | k | 2 | Two | 2 |
        | | k | 3 | Three | 3 |
        | | k | 4 | Four | 4 |
        | | k | 5 | Five | 5 |
        | | rg | mun | Kommun | |
        | settings |
        | | form_title | form_id | version |
        | | Scores | scores | 1 |
        | frame |
        | | name | type | label |
        | | respondent_group | select_one rg | Grupp |
        | figures |
        | | name | kind | label | value | top |
        | | f | battery | Scores | scores | 4 5 |
        | | f_mean | mean | Mean of a | ${a} | |
        | claims |
        | | name | label | test |
        | | one | One | mean(f, 'a') > 0 |
        | | apart | Apart | mean(f, 'a') - mean(f, 'b') > 0 |
        | | alike | Alike | mean(f, 'a') - mean(f, 'c') > 0 |
        | | sum | Sum | mean(f, 'a') + mean(f, 'c') > 0 |
        | | complete | Complete | mean(f, 'a') - mean(f, 'd') > 0 |
        | | known | Known | mean(f, 'd') - 1 > 0 |
        | | shares | Shares | estimate(f, 'a') - estimate(f, 'c') > 0 |
        | | kinds | Kinds | mean(f_mean) - mean(f, 'c') > 0 |
        """;

    private static readonly string[][] Kinds =
    [
        ["1", "", "2", "1"],
        ["2", "2", "2", "2"],
        ["3", "2", "3", "3"],
        ["5", "4", "4", "4"],
        ["", "5", "", "5"],
    ];

    private static readonly StudyFigures Figures = Compute();

    [TestCase("a", 43.75)]
    [TestCase("b", 33.75)]
    [TestCase("c", 13.75)]
    public void MeanScore_WhereSomebodyDidNotSay_HasTheErrorOfARandomPart(string item, double squares) =>
        Assert.That(CellOf(item).MeanStandardError, Is.EqualTo(Math.Sqrt(25 / 24.0 * squares / 400 / 5)).Within(1e-12));

    [Test]
    public void MeanScore_ThatEveryoneGave_IsExact() =>
        Assert.That(CellOf("d").MeanStandardError, Is.Zero);

    [Test]
    public void Ranks_WhereSomebodyDidNotSay_AreNotCertain() =>
        Assert.That(CellOf("b").RankUpper, Is.GreaterThan(1), "10 of the 20 that are known, and 10 of 25 for d");

    // t with 19 degrees of freedom is 2.093024, with 24 2.063899.
    [TestCase("one", "2.750 [2.434, 3.066]", TestName = "Claim_OfOneMean_HasItsWidth")]
    [TestCase("apart", "-0.500 [-0.935, -0.065]", TestName = "Claim_OfADifference_OfMeansKnownOfOtherUnits_AddsTheirErrors")]
    [TestCase("alike", "0 [-0.151, 0.151]", TestName = "Claim_OfADifference_OfMeansKnownOfTheSameUnits_HasTheErrorOfTheDifference")]
    [TestCase("sum", "5.500 [5.011, 5.989]", TestName = "Claim_OfASum_HasTheErrorOfTheSum")]
    [TestCase("complete", "-0.250 [-0.562, 0.062]", TestName = "Claim_OfADifference_FromAMeanThatEveryoneGave_HasTheErrorOfTheOther")]
    [TestCase("known", "2", TestName = "Claim_OfAMeanThatEveryoneGave_IsExact")]
    [TestCase("shares", "0", TestName = "Claim_OfADifferenceThatIsTheSameForAll_IsExact")]
    [TestCase("kinds", "0 [-0.151, 0.151]", TestName = "Claim_OfMeansOfTwoFigures_HasTheErrorOfTheDifference")]
    public void Claim_OfMeans(string claim, string observed) =>
        Assert.That(Figures.Claims.Single(each => each.Name == claim).ObservedValues, Does.StartWith(observed));

    private static FigureCell CellOf(string item) =>
        Figures.Figures.Single(figure => figure.Definition.Name == "f").Cells.Single(cell => cell.Category == item);

    private static StudyFigures Compute()
    {
        var units = Enumerable.Range(0, 25).Select(number => (Id: $"u{number}", Answers: Kinds[number % 5])).ToList();
        var reading = StudyFileReader.Read(Encoding.UTF8.GetBytes(Workbook), "scores.md");
        return FigureCalculator.ComputeAll(
            reading.Study ?? throw new AssertionException(string.Join('\n', reading.Problems)),
            Create.Frame([.. units.Select(unit => Create.Unit(unit.Id, "mun"))]),
            [
                .. units.Select(unit => new UnitResponse(
                    unit.Id,
                    FormStatus.Submitted,
                    Create.Sheet([.. "abcd".Zip(unit.Answers, (item, answer) => (item.ToString(), answer))])
                )),
            ]
        );
    }
}
