using System.Text.Json;
using NUnit.Framework;
using Survey.Analysis.Estimation.Estimators;

namespace Survey.Tests.Analysis.Estimation.Estimators;

public sealed class RubinPoolingTests
{
    [TestCase(0)]
    [TestCase(1)]
    public void Pool_OfCompletedData_IsThePublishedOne(int index)
    {
        var reference = ReferenceCase.Load("plain_rubin_pooling");
        var block = reference.Values[index];

        var pooled = RubinPooling.Of(Numbers(block, "q"), Numbers(block, "u"), Numbers(block, "dfcom")[0]);

        var interval = pooled.IntervalAt();
        reference.AssertMatches(
            [
                .. new[] { "qbar", "ubar", "b", "t", "df_barnard_rubin", "df_rubin1987", "riv", "fmi", "ci" }.SelectMany(name =>
                    Numbers(block, name)
                ),
            ],
            [
                pooled.Value,
                pooled.WithinVariance,
                pooled.BetweenVariance,
                pooled.Variance,
                pooled.DegreesOfFreedom,
                pooled.RubinDegreesOfFreedom,
                pooled.RelativeVarianceIncrease,
                pooled.FractionOfMissingInformation,
                interval.Lower,
                interval.Upper,
            ],
            block.GetRawText()
        );
    }

    // Nothing is missing, so that b = 0: ν is ν₂ alone, (ν₀ + 1) / (ν₀ + 3) ν₀ = 11/13 · 10.
    [Test]
    public void Pool_OfDataSetsThatAgree_IsThatOfOne()
    {
        var pooled = RubinPooling.Of([3, 3], [4, 4], 10);

        Assert.That((pooled.Value, pooled.Variance, pooled.RelativeVarianceIncrease), Is.EqualTo((3, 4, 0)));
        Assert.That(pooled.DegreesOfFreedom, Is.EqualTo(110.0 / 13).Within(1e-12));
        Assert.That(RubinPooling.Of([3, 3], [4, 4]).IntervalAt().Upper, Is.EqualTo(3 + (2 * 1.959963984540054)).Within(1e-12));
    }

    // All variance is between the data sets, so that λ = 1 and ν₂ = 0: nothing bounds the estimate.
    [Test]
    public void Interval_WithoutDegreesOfFreedom_IsInfinite()
    {
        var interval = RubinPooling.Of([1, 2, 3], [0, 0, 0], 10).IntervalAt();

        Assert.That((interval.Lower, interval.Upper), Is.EqualTo((double.NegativeInfinity, double.PositiveInfinity)));
    }

    [Test]
    public void Pool_OfOneDataSet_IsRefused() =>
        Assert.That(() => RubinPooling.Of([3], [4]), Throws.ArgumentException.With.Message.Contains("not 1 and 1"));

    private static double[] Numbers(JsonElement block, string name) => [.. ReferenceCase.Flatten(block.GetProperty(name))];
}
