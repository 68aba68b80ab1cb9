using System.Text;
using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Results;
using Survey.Data.Responses;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Figures.Calculation;

/// <summary>Everyone submitted, and some did not say: a mean, a median and a total of the others are not certain.</summary>
public sealed class UnknownNumberTests
{
    private const string Workbook = """
        | survey |
        | | type | name | label |
        | | integer | years | Years? |
        | choices |
        | | list_name | name | label |
        | | rg | mun | Kommun |
        | settings |
        | | form_title | form_id | version |
        | | Years | years | 1 |
        | frame |
        | | name | type | label |
        | | respondent_group | select_one rg | Grupp |
        | figures |
        | | name | kind | label | value |
        | | f_mean | mean | Mean | years |
        | | f_median | median | Median | years |
        | | f_total | total | Total | years |
        """;

    [Test]
    public void Mean_WhereSomebodyDidNotSay_HasTheIntervalOfARandomPartOfAll()
    {
        var cell = Cell("f_mean", "1", "2", "3", "6", "");

        // A domain of 4 of 5 rows: 5/4 · 14/4², and of it 1 − 4/5; t with 3 degrees is 3.182446.
        var half = 3.182446305284263 * Math.Sqrt(5 / 4.0 * 14 / 16 / 5);
        Assert.Multiple(() =>
        {
            Assert.That(cell.Estimate, Is.EqualTo(3));
            Assert.That(cell.Lower, Is.EqualTo(3 - half).Within(1e-9));
            Assert.That(cell.Upper, Is.EqualTo(3 + half).Within(1e-9));
            Assert.That(cell.Reliability, Is.Not.EqualTo(Reliability.Reliable));
        });
    }

    [TestCase("f_mean")]
    [TestCase("f_median")]
    [TestCase("f_total")]
    public void Number_ThatEveryoneGave_IsExact(string figure)
    {
        var cell = Cell(figure, "1", "2", "3", "6", "8");

        Assert.That((cell.Lower, cell.Upper, cell.StandardError ?? 0), Is.EqualTo((cell.Estimate, cell.Estimate, 0.0)));
    }

    [Test]
    public void Median_WhereSomebodyDidNotSay_HasAnIntervalWithWidth()
    {
        var cell = Cell("f_median", "1", "2", "3", "6", "7", "9", "11", "12", "");

        Assert.That(cell.Upper - cell.Lower, Is.GreaterThan(0));
    }

    [Test]
    public void Total_WhereSomebodyDidNotSay_HasNeitherErrorNorInterval()
    {
        var cell = Cell("f_total", "1", "2", "3", "6", "");

        Assert.That(
            (cell.Estimate, cell.StandardError, cell.Lower, cell.Upper, cell.Reliability),
            Is.EqualTo(((double?)12, (double?)null, (double?)null, (double?)null, (Reliability?)Reliability.Unreliable))
        );
    }

    [Test]
    public void Mean_OfOneWhoSaid_HasNoInterval()
    {
        var cell = Cell("f_mean", "4", "");

        Assert.That(
            (cell.StandardError, cell.Lower, cell.Reliability),
            Is.EqualTo(((double?)null, (double?)null, (Reliability?)Reliability.Unreliable))
        );
    }

    private static FigureCell Cell(string figure, params string[] answers)
    {
        var frame = Create.Frame([.. answers.Select((_, index) => Create.Unit($"u{index}", "mun"))]);
        UnitResponse[] responses =
        [
            .. answers.Select((answer, index) => new UnitResponse($"u{index}", FormStatus.Submitted, Create.Sheet(("years", answer)))),
        ];
        return FigureCalculator.ComputeAll(Read(), frame, responses).Figures.Single(each => each.Definition.Name == figure).Cells.Single();
    }

    private static Study Read() =>
        StudyFileReader.Read(Encoding.UTF8.GetBytes(Workbook), "years.md") switch
        {
            { Study: { } study } => study,
            var reading => throw new AssertionException(string.Join('\n', reading.Problems)),
        };
}
