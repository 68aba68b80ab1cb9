using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Regression;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Regression;

/// <summary>Profile intervals where a covariate's mean is far from 0: computed in R by <c>plain_glm_profile.R</c>.</summary>
public sealed class ProfileIntervalTests
{
    private static readonly ReferenceCase Reference = ReferenceCase.Load("plain_glm_profile");

    [Test]
    public void ProfileInterval_OfASlope_IsTheSameWhereverTheCovariateLies(
        [Values(0, 100, 1e4, 1e6)] double mean,
        [Values("", "_counted")] string rows
    )
    {
        var interval = Fit(mean, rows.Length > 0).ProfileInterval("x");

        // Of a covariate near a million, rounding leaves ten digits of what it differs by.
        var slack = mean < 1e5 ? 1 : 100;
        Reference.AssertMatches(Reference.Numbers("slope" + rows), Ends(interval), $"slope at {mean}", slack);
    }

    [Test]
    public void ProfileInterval_OfAnIntercept_IsRs([Values(0, 1, 2, 3)] int meanIndex, [Values("", "_counted")] string rows)
    {
        var mean = Reference.Numbers("means")[meanIndex];
        var expected = Reference.Numbers("intercepts" + rows)[(2 * meanIndex)..((2 * meanIndex) + 2)];

        var interval = Fit(mean, rows.Length > 0).ProfileInterval(Intercept);

        Reference.AssertMatches(expected, [interval.Lower, interval.Upper], $"intercept at {mean}", mean < 1e5 ? 1 : 100);
    }

    [Test]
    public void ProfileInterval_IsConfintsToItsSpline([Values("", "_counted")] string rows)
    {
        var model = Fit(0, rows.Length > 0);

        var ends = new[] { Intercept, "x" }.Select(name => model.ProfileInterval(name)).SelectMany(Ends).ToArray();

        Reference.AssertMatches(Reference.Numbers("confint" + rows), ends, "confint", 1e-3 / Reference.Tolerance);
    }

    [Test]
    public void ProfileInterval_OfAHigherLevel_HoldsTheLower([Values(0.5, 0.9, 0.999, 0.999999)] double level)
    {
        var model = Fit(1e4, false);

        var (inner, outer) = (model.ProfileInterval("x", level - 0.1), model.ProfileInterval("x", level));

        Assert.That(outer.Lower, Is.LessThan(inner.Lower));
        Assert.That(outer.Upper, Is.GreaterThan(inner.Upper));
    }

    [Test]
    public void ProfileInterval_OfTheInterceptAlone_IsTheShares()
    {
        var model = LogisticRegression.Fit(new Observations(Reference.Numbers("y")), []).RequireModel();

        var interval = model.ProfileInterval(Intercept);

        // 11 of 24: where the binomial deviance has risen by 3.841459, found by bisection.
        var (lower, upper) = (1 / (1 + Math.Exp(-interval.Lower)), 1 / (1 + Math.Exp(-interval.Upper)));
        Assert.That(Deviance(lower) - Deviance(11 / 24.0), Is.EqualTo(3.841458820694124).Within(1e-6));
        Assert.That(Deviance(upper) - Deviance(11 / 24.0), Is.EqualTo(3.841458820694124).Within(1e-6));

        static double Deviance(double share) => -2 * ((11 * Math.Log(share)) + (13 * Math.Log(1 - share)));
    }

    [Test]
    public void Fit_OfSeparatedRows_IsRefusedWithTheReasonAndHasNoInterval()
    {
        var z = Reference.Numbers("z");
        double[] separated = [.. z.Select(value => value > 0.25 ? 1.0 : 0)];

        var fit = LogisticRegression.Fit(new Observations(separated), [Predictor.Number("x", new Observations(z))]);

        Assert.That(() => fit.RequireModel(), Throws.Exception.With.Message.Contains("x"));
    }

    private const string Intercept = "(Intercept)";

    private static double[] Ends(Interval interval) => [interval.Lower, interval.Upper];

    private static LogisticModel Fit(double mean, bool isCounted)
    {
        var (z, y, counts) = (Reference.Numbers("z"), Reference.Numbers("y"), Reference.Numbers("count"));
        int[] rows = [.. Enumerable.Range(0, z.Length).SelectMany(row => Enumerable.Repeat(row, isCounted ? (int)counts[row] : 1))];
        double[] x = [.. rows.Select(row => mean + z[row])];
        return LogisticRegression
            .Fit(new Observations(rows.Select(row => y[row]).ToArray()), [Predictor.Number("x", new Observations(x))])
            .RequireModel();
    }
}
