using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;

namespace Survey.Tests.Analysis.Estimation.Estimates;

public sealed class ReliabilityRuleTests
{
    [TestCase(0.50, 0.48, 0.53, 40, Reliability.Reliable)]
    [TestCase(0.50, 0.40, 0.60, 40, Reliability.Reliable)]
    [TestCase(0.50, 0.34, 0.65, 40, Reliability.Unreliable)]
    [TestCase(0.05, 0.02, 0.10, 40, Reliability.ReadWithCare)]
    [TestCase(0.95, 0.90, 0.98, 40, Reliability.ReadWithCare)]
    [TestCase(0.50, 0.48, 0.53, 7, Reliability.ReadWithCare)]
    public void OfShare_ByTheWidthOfItsInterval_IsThePublishedGrade(
        double share,
        double lower,
        double upper,
        int degrees,
        Reliability expected
    )
    {
        var estimate = Create.Estimate() with { Value = share, DegreesOfFreedom = degrees };

        Assert.That(
            ReliabilityRule.Default.GradeShare(estimate, new Interval(lower, upper, IntervalMethod.KornGraubard)),
            Is.EqualTo(expected)
        );
    }

    [TestCase(100, 16, Reliability.Reliable)]
    [TestCase(-100, 16, Reliability.Reliable)]
    [TestCase(100, 17, Reliability.ReadWithCare)]
    [TestCase(100, 34, Reliability.Unreliable)]
    [TestCase(0, 1, Reliability.Unreliable)]
    public void OfNumber_ByItsCoefficientOfVariation_IsThePublishedGrade(double value, double standardError, Reliability expected) =>
        Assert.That(
            ReliabilityRule.Default.GradeNumber(
                Create.Estimate() with
                {
                    Value = value,
                    StandardError = standardError,
                    DegreesOfFreedom = 30,
                }
            ),
            Is.EqualTo(expected)
        );

    [Test]
    public void OfNumber_WhereEveryoneAnswered_IsReliable() =>
        Assert.That(
            ReliabilityRule.Default.GradeNumber(Create.Estimate() with { StandardError = 0, DegreesOfFreedom = 0, UnobservedShare = 0 }),
            Is.EqualTo(Reliability.Reliable)
        );

    [Test]
    public void WithInterval_OfAShare_CarriesUnknownBoundsAndAnIntervalWithinThem()
    {
        var share = (Create.Estimate() with { Value = 0.5, StandardError = 0.3 }).WithInterval(
            new UnitCounts(5, 5, 3, 2),
            IntervalMethod.Wald
        );

        Assert.That(share.Unknown, Is.EqualTo(3));
        Assert.That(share.Bounds, Is.EqualTo(new Bounds(5 / 15.0, 10 / 15.0)));
        Assert.That(share.Interval, Is.EqualTo(new Interval(5 / 15.0, 10 / 15.0, IntervalMethod.Wald)));
        Assert.That(share.Reliability, Is.EqualTo(Reliability.Unreliable));
    }

    [Test]
    public void WithInterval_OfAMeanWithoutADegreeOfFreedom_HasNoneAndIsUnreliable()
    {
        var mean = (Create.Estimate() with { DegreesOfFreedom = 0 }).WithInterval();

        Assert.That((mean.Interval, mean.Reliability), Is.EqualTo(((Interval?)null, Reliability.Unreliable)));
    }
}
