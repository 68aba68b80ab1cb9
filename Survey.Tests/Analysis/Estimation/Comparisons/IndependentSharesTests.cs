using System.Text.Json;
using NUnit.Framework;
using Survey.Analysis.Estimation.Comparisons;

namespace Survey.Tests.Analysis.Estimation.Comparisons;

public sealed class IndependentSharesTests
{
    [Test]
    public void Comparison_OfReferenceCounts_IsThePublishedOne([Range(0, 5)] int index)
    {
        var reference = ReferenceCase.Load("plain_two_proportions");
        var block = reference.Values[index];
        var shares = Shares(block);
        var table = shares.ToTable();

        Meets("diff", shares.Difference);
        Meets("wald", Limits(shares.DifferenceInterval(DifferenceMethod.Wald)));
        Meets("newcombe10", Limits(shares.DifferenceInterval()));
        Meets("agresti_caffo", Limits(shares.DifferenceInterval(DifferenceMethod.AgrestiCaffo)));
        Meets("phi", shares.Phi ?? 0);
        reference.AssertMatches(Test(block, "pearson"), [table.ChiSquare().Statistic ?? 0, table.ChiSquare().PValue], "pearson");
        reference.AssertMatches(Test(block, "yates"), [table.ChiSquareYates().Statistic ?? 0, table.ChiSquareYates().PValue], "yates");
        Meets("fisher_p", table.FisherExact().PValue);
        Assert.That(shares.OddsRatio, Is.EqualTo(Numbers(block, "odds_ratio")[0]).Within(1e-8).Percent);
        Assert.That(shares.RiskRatio, Is.EqualTo(Numbers(block, "relative_risk")[0]).Within(1e-8).Percent);

        void Meets(string name, params double[] actual) => reference.AssertMatches(Numbers(block, name), actual, name);
    }

    // R looks for the ratio, or for one over it where that is below 1, only to eps^(1/4): its printed digits go no further than that.
    [Test]
    public void ConditionalOddsRatio_OfReferenceCounts_IsThePublishedOneAsFarAsRSearches([Range(0, 5)] int index)
    {
        var block = ReferenceCase.Load("plain_two_proportions").Values[index];

        var (value, lower, upper) = Shares(block).ConditionalOddsRatio() ?? default;

        double[] published = [.. Numbers(block, "fisher_or"), .. Numbers(block, "fisher_or_ci")];
        Assert.That(new[] { value, lower, upper }.Select(Searched), Is.EqualTo(published.Select(Searched)).AsCollection.Within(1.22e-4));

        static double Searched(double ratio) => ratio > 1 ? -1 / ratio : ratio - 2;
    }

    // What the ratio and its ends are by definition, from the 2 × 2 tables' own chances.
    [Test]
    public void ConditionalOddsRatio_OfCounts_SolvesItsOwnEquations()
    {
        var (value, lower, upper) = new IndependentShares(9, 10, 3, 10).ConditionalOddsRatio() ?? default;

        Assert.Multiple(() =>
        {
            Assert.That(Chances(value).Select((chance, place) => chance * (place + 2)).Sum(), Is.EqualTo(9).Within(1e-10));
            Assert.That(Chances(lower).Skip(7).Sum(), Is.EqualTo(0.025).Within(1e-11));
            Assert.That(Chances(upper).Take(8).Sum(), Is.EqualTo(0.025).Within(1e-11));
        });

        static double[] Chances(double ratio)
        {
            double[] weights =
            [
                .. Enumerable
                    .Range(2, 9)
                    .Select(hits =>
                        MathNet.Numerics.SpecialFunctions.Binomial(10, hits)
                        * MathNet.Numerics.SpecialFunctions.Binomial(10, 12 - hits)
                        * Math.Pow(ratio, hits)
                    ),
            ];
            return [.. weights.Select(weight => weight / weights.Sum())];
        }
    }

    // Woolf's and Katz's by hand: exp(ln OR ± z √Σ 1/cell).
    [Test]
    public void RatioIntervals_OfCounts_AreTheOnesByHand()
    {
        var shares = new IndependentShares(10, 20, 5, 25);

        var (odds, risk) = (shares.OddsRatioInterval() ?? default, shares.RiskRatioInterval() ?? default);

        var (ofOdds, ofRisk) = (Math.Sqrt(0.1 + 0.1 + 0.2 + 0.05), Math.Sqrt(0.1 - 0.05 + 0.2 - 0.04));
        Assert.Multiple(() =>
        {
            Assert.That(odds.Upper, Is.EqualTo(4 * Math.Exp(1.959963984540054 * ofOdds)).Within(1e-9));
            Assert.That(odds.Lower, Is.EqualTo(4 / Math.Exp(1.959963984540054 * ofOdds)).Within(1e-9));
            Assert.That(risk.Upper, Is.EqualTo(2.5 * Math.Exp(1.959963984540054 * ofRisk)).Within(1e-9));
            Assert.That(risk.Lower, Is.EqualTo(2.5 / Math.Exp(1.959963984540054 * ofRisk)).Within(1e-9));
        });
    }

    [Test]
    public void Ratios_WhereNobodyHasTheProperty_AreUndefined()
    {
        var shares = new IndependentShares(0, 5, 0, 7);

        Assert.Multiple(() =>
        {
            Assert.That((shares.RiskRatio, shares.OddsRatio, shares.Phi), Is.EqualTo(((double?)null, (double?)null, (double?)null)));
            Assert.That(
                (shares.RiskRatioInterval(), shares.OddsRatioInterval(), shares.ConditionalOddsRatio()),
                Is.EqualTo((default((double, double)?), default((double, double)?), default((double, double, double)?)))
            );
            Assert.That(shares.DifferenceInterval().Upper, Is.GreaterThan(0));
            Assert.That(shares.ToTable, Throws.TypeOf<ComparisonException>());
        });
    }

    [TestCase(3, 2)]
    [TestCase(-1, 2)]
    [TestCase(0, 0)]
    public void Counts_WithoutSense_AreRefused(int hits, int count) =>
        Assert.That(() => new IndependentShares(hits, count, 1, 2), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static IndependentShares Shares(JsonElement block) =>
        new(
            block.GetProperty("x1").GetInt32(),
            block.GetProperty("n1").GetInt32(),
            block.GetProperty("x2").GetInt32(),
            block.GetProperty("n2").GetInt32()
        );

    private static double[] Test(JsonElement block, string name) =>
        [.. block.GetProperty(name).EnumerateObject().Select(each => each.Value.GetDouble())];

    private static double[] Numbers(JsonElement block, string name) => [.. ReferenceCase.Flatten(block.GetProperty(name))];

    private static double[] Limits((double Lower, double Upper) interval) => [interval.Lower, interval.Upper];
}
