using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Tests.Analysis.Estimation.Intervals;

public sealed class ShareIntervalTests
{
    [TestCase("api_ciprop_srs", "isE_95", "srs", "stype=E", 0.95)]
    [TestCase("api_ciprop_srs", "isE_90", "srs", "stype=E", 0.90)]
    [TestCase("api_ciprop_srs", "compimp_95", "srs", "comp.imp=Yes", 0.95)]
    [TestCase("api_ciprop_srs", "awd_95", "srs", "awards=Yes", 0.95)]
    [TestCase("api_ciprop_srs", "isE_nofpc_95", "srs-nofpc", "stype=E", 0.95)]
    [TestCase("api_ciprop_strat", "schwide_95", "strat", "sch.wide=Yes", 0.95)]
    [TestCase("api_ciprop_strat", "awd_95", "strat", "awards=Yes", 0.95)]
    [TestCase("api_ciprop_strat", "compimp_99", "strat", "comp.imp=Yes", 0.99)]
    [TestCase("api_ciprop_clus1", "isE_95", "clus1", "stype=E", 0.95)]
    [TestCase("api_ciprop_clus1", "isH_95", "clus1", "stype=H", 0.95)]
    [TestCase("api_ciprop_clus1", "schwide_95", "clus1", "sch.wide=Yes", 0.95)]
    [TestCase("census_c_steps_size_class", "all_five.ci_methods", "census_size", "all_five", 0.95)]
    [TestCase("census_c_steps_size_class", "followup.ci_methods", "census_size", "effect_followup", 0.95)]
    [TestCase("census_c_steps_size_class", "all_five_na_as_no.ci_methods", "census_size", "all_five=1", 0.95)]
    [TestCase("census_c_shares_other_designs", "srs_fpc.ci", "census_all", "all_five=1", 0.95)]
    [TestCase("census_c_shares_other_designs", "size_nofpc.ci", "census_size-nofpc", "all_five=1", 0.95)]
    [TestCase("census_c_shares_other_designs", "county.xlogit", "census_county", "all_five=1", 0.95)]
    [TestCase("census_steps_size_class", "all_five.ci_methods", "census_a_size", "all_five", 0.95)]
    [TestCase("census_steps_size_class", "followup.ci_methods", "census_a_size", "effect_followup", 0.95)]
    [TestCase("census_steps_size_class", "all_five_na_as_no.ci_methods", "census_a_size", "all_five=1", 0.95)]
    [TestCase("census_shares_other_designs", "srs_fpc.ci", "census_a_all", "all_five=1", 0.95)]
    [TestCase("census_shares_other_designs", "size_nofpc.ci", "census_a_size-nofpc", "all_five=1", 0.95)]
    [TestCase("census_shares_other_designs", "county.xlogit", "census_a_county", "all_five=1", 0.95)]
    [TestCase("nhanes_strat_clusters", "ciprop", "nhanes", "HI_CHOL", 0.95)]
    [TestCase("nhanes_strat_clusters", "ciprop_99", "nhanes", "HI_CHOL", 0.99)]
    [TestCase("fpc_small", "ciprop", "fpc", "high", 0.95)]
    [TestCase("fpc_small", "ciprop_90", "fpc-nofpc", "high", 0.90)]
    [TestCase("election_pps", "ciprop", "election", "bush_won", 0.95)]
    [TestCase("awkward_shapes", "ciprop", "awkward", "rare", 0.95)]
    [TestCase("awkward_shapes", "huge_ciprop", "awkward_huge", "rare", 0.95)]
    public void Interval_FromADesign_IsThePublishedOne(string file, string block, string design, string term, double level)
    {
        var reference = ReferenceCase.Load(file);
        var (sample, table) = ReferenceDesigns.Of(design);
        var share = ShareEstimator.Estimate(sample, table.Term(term));
        var counts = new UnitCounts(1, share.Count - 1, Nonresponse: 1_000_000);

        foreach (var (method, name) in Methods.Where(each => reference.At(block).TryGetProperty(each.Name, out _)))
        {
            var interval = ShareInterval.Of(method, share, counts, level);

            reference.AssertMatches($"{block}.{name}.lower", interval.Lower);
            reference.AssertMatches($"{block}.{name}.upper", interval.Upper);
            Assert.That(interval.Method, Is.EqualTo(method));
        }
    }

    [TestCase("wilson", IntervalMethod.PlainWilson)]
    [TestCase("clopper_pearson", IntervalMethod.ClopperPearson)]
    [TestCase("agresti_coull", IntervalMethod.AgrestiCoull)]
    [TestCase("jeffreys", IntervalMethod.Jeffreys)]
    [TestCase("wilson_cc", IntervalMethod.PlainWilsonCorrected)]
    [TestCase("midp", IntervalMethod.MidP)]
    [TestCase("likelihood_ratio", IntervalMethod.PlainLikelihood)]
    public void Interval_FromPlainCounts_IsThePublishedOne(string name, IntervalMethod method)
    {
        var reference = ReferenceCase.Load("plain_binomial_ci");

        foreach (var point in reference.Values.EnumerateArray())
        {
            var (x, n) = (point.GetProperty("x").GetInt32(), point.GetProperty("n").GetInt32());
            var interval = ShareInterval.Of(method, Create.Estimate(), new UnitCounts(x, n - x), point.GetProperty("level").GetDouble());

            double[] expected = [.. ReferenceCase.Flatten(point.GetProperty(name))];
            reference.AssertMatches(expected, [interval.Lower, interval.Upper], point.GetRawText());
        }
    }

    // Published as no width or no number where none or all have the property; here these two give way to Clopper and Pearson.
    [TestCase("wald", IntervalMethod.PlainWald)]
    [TestCase("logit", IntervalMethod.PlainLogit)]
    public void Interval_OfAPlainMethodWithoutAnAnswerAtTheEnds_IsThePublishedOneBetweenAndSaysSoThere(string name, IntervalMethod method)
    {
        var reference = ReferenceCase.Load("plain_binomial_ci");

        foreach (var point in reference.Values.EnumerateArray())
        {
            var (x, n) = (point.GetProperty("x").GetInt32(), point.GetProperty("n").GetInt32());
            var interval = ShareInterval.Of(method, Create.Estimate(), new UnitCounts(x, n - x), point.GetProperty("level").GetDouble());

            var atAnEnd = x == 0 || x == n;
            Assert.That(interval.Method, Is.EqualTo(atAnEnd ? IntervalMethod.ClopperPearson : method));
            double[] expected = [.. ReferenceCase.Flatten(point.GetProperty(atAnEnd ? "clopper_pearson" : name))];
            reference.AssertMatches(expected, [interval.Lower, interval.Upper], point.GetRawText());
        }
    }

    // The published ends were read off a spline through a profile, which is good to a few 1e-5; the root itself is exact.
    [TestCase("api_ciprop_srs", "isE_95", "srs", "stype=E", 0.95)]
    [TestCase("api_ciprop_srs", "isE_90", "srs", "stype=E", 0.90)]
    [TestCase("api_ciprop_strat", "schwide_95", "strat", "sch.wide=Yes", 0.95)]
    [TestCase("api_ciprop_strat", "compimp_99", "strat", "comp.imp=Yes", 0.99)]
    [TestCase("api_ciprop_clus1", "isE_95", "clus1", "stype=E", 0.95)]
    [TestCase("api_ciprop_clus1", "isH_95", "clus1", "stype=H", 0.95)]
    [TestCase("census_c_steps_size_class", "all_five.ci_methods", "census_size", "all_five", 0.95)]
    [TestCase("census_c_steps_size_class", "all_five_na_as_no.ci_methods", "census_size", "all_five=1", 0.95)]
    [TestCase("census_c_steps_size_class", "followup.ci_methods", "census_size", "effect_followup", 0.95)]
    [TestCase("census_c_shares_other_designs", "srs_fpc.ci", "census_all", "all_five=1", 0.95)]
    [TestCase("census_c_shares_other_designs", "size_nofpc.ci", "census_size-nofpc", "all_five=1", 0.95)]
    [TestCase("census_steps_size_class", "all_five.ci_methods", "census_a_size", "all_five", 0.95)]
    [TestCase("census_steps_size_class", "all_five_na_as_no.ci_methods", "census_a_size", "all_five=1", 0.95)]
    [TestCase("census_steps_size_class", "followup.ci_methods", "census_a_size", "effect_followup", 0.95)]
    [TestCase("census_shares_other_designs", "srs_fpc.ci", "census_a_all", "all_five=1", 0.95)]
    [TestCase("census_shares_other_designs", "size_nofpc.ci", "census_a_size-nofpc", "all_five=1", 0.95)]
    public void Likelihood_FromADesign_IsThePublishedOneUpToTheSplineThere(
        string file,
        string block,
        string design,
        string term,
        double level
    )
    {
        var reference = ReferenceCase.Load(file);
        var (sample, table) = ReferenceDesigns.Of(design);
        var share = ShareEstimator.Estimate(sample, table.Term(term));

        var interval = ShareInterval.Of(
            IntervalMethod.Likelihood,
            share,
            new UnitCounts(1, share.Count - 1, Nonresponse: 1_000_000),
            level
        );

        Assert.That(interval.Lower, Is.EqualTo(reference.Numbers($"{block}.likelihood.lower")[0]).Within(3e-5));
        Assert.That(interval.Upper, Is.EqualTo(reference.Numbers($"{block}.likelihood.upper")[0]).Within(3e-5));
    }

    [TestCase(IntervalMethod.KornGraubard)]
    [TestCase(IntervalMethod.Wilson)]
    [TestCase(IntervalMethod.Logit)]
    [TestCase(IntervalMethod.Wald)]
    [TestCase(IntervalMethod.ArcSine)]
    [TestCase(IntervalMethod.Likelihood)]
    public void Interval_WhereAllHaveTheProperty_IsOpenBelowAndEndsAtOne(IntervalMethod method)
    {
        var share = Create.Estimate() with { Value = 1, StandardError = 0, Count = 200, DegreesOfFreedom = 199, UnobservedShare = 1.0 / 3 };

        var interval = ShareInterval.Of(method, share, new UnitCounts(200, 0, 0, 100));

        Assert.That(interval.Upper, Is.EqualTo(1));
        Assert.That(interval.Lower, Is.InRange(0.98, 0.999));
    }

    // With shapes (n*, 1) the beta quantile has a closed form: (alpha/2)^(1/n*), n* = (n - 1)/(1 - n/N).
    [Test]
    public void KornGraubard_WhereAllHaveTheProperty_UsesTheSimpleRandomSamplesEffectiveCount()
    {
        var share = Create.Estimate() with { Value = 1, StandardError = 0, Count = 200, DegreesOfFreedom = 199, UnobservedShare = 1.0 / 3 };

        var interval = ShareInterval.Of(IntervalMethod.KornGraubard, share, new UnitCounts(200, 0, 0, 100));

        Assert.That(interval.Lower, Is.EqualTo(Math.Pow(0.025, (1.0 / 3) / 199)).Within(1e-12));
    }

    [TestCase(IntervalMethod.Logit)]
    [TestCase(IntervalMethod.Wald)]
    [TestCase(IntervalMethod.ArcSine)]
    public void Interval_OfAMethodWithoutAnAnswer_SaysWhichOneItIs(IntervalMethod method)
    {
        var share = Create.Estimate() with { Value = 0, StandardError = 0 };

        Assert.That(ShareInterval.Of(method, share, new UnitCounts(0, 10, 0, 10)).Method, Is.EqualTo(IntervalMethod.KornGraubard));
    }

    [Test]
    public void Interval_WhereEveryoneIsKnown_IsAPoint()
    {
        var share = Create.Estimate() with { Value = 0.4, StandardError = 0, UnobservedShare = 0 };

        var interval = ShareInterval.Of(IntervalMethod.KornGraubard, share, new UnitCounts(4, 6));

        Assert.That(interval, Is.EqualTo(new Interval(0.4, 0.4, IntervalMethod.KornGraubard)));
    }

    [Test]
    public void Interval_WhereAllAnsweredButSomeDoNotKnow_HasWidth()
    {
        var share = Create.Estimate() with { Value = 0.4, StandardError = 0, UnobservedShare = 0 };

        var interval = ShareInterval.Of(IntervalMethod.KornGraubard, share, new UnitCounts(4, 6, Unknown: 2));

        Assert.That(interval.Upper - interval.Lower, Is.GreaterThan(0.1));
    }

    [Test]
    public void Interval_WithoutADegreeOfFreedom_IsEverything()
    {
        var share = Create.Estimate() with { Value = 1, StandardError = 0, Count = 1, DegreesOfFreedom = 0 };

        var interval = ShareInterval.Of(IntervalMethod.Wilson, share, new UnitCounts(1, 0, 0, 9));

        Assert.That((interval.Lower, interval.Upper), Is.EqualTo((0, 1)));
    }

    // Whatever was answered: every method holds the estimate and stays in 0 to 1 once clipped, and has width where someone is unheard of.
    [Test]
    public void Interval_OfEveryMethodAtEveryCount_HoldsTheShareAndHasWidth(
        [ValueSource(nameof(MethodsOfShares))] IntervalMethod method,
        [Values(1, 2, 7)] int known
    )
    {
        foreach (var hits in Enumerable.Range(0, known + 1))
        {
            var share = (double)hits / known;
            var error = Math.Sqrt(share * (1 - share) / Math.Max(1, known - 1) * (1 - (known / 9.0)));
            var estimate = Create.Estimate() with
            {
                Value = share,
                StandardError = error,
                Count = known,
                DegreesOfFreedom = known - 1,
                UnobservedShare = 1 - (known / 9.0),
            };
            var counts = new UnitCounts(hits, known - hits, Nonresponse: 9 - known);

            var interval = ShareInterval.Of(method, estimate, counts).ClippedTo(counts.LowerBound, counts.UpperBound);

            Assert.That(share, Is.InRange(interval.Lower - 1e-12, interval.Upper + 1e-12), $"{hits} of {known}");
            Assert.That(interval.Upper, Is.GreaterThan(interval.Lower), $"{hits} of {known}");
        }
    }

    [Test]
    public void Interval_OfAMethodForMeans_IsRefused() =>
        Assert.That(
            () => ShareInterval.Of(IntervalMethod.Student, Create.Estimate(), new UnitCounts(1, 1)),
            Throws.ArgumentException.With.Message.Contains("Student makes no interval for a share")
        );

    [Test]
    public void Interval_ClippedToItsBounds_StaysWithinThem()
    {
        var counts = new UnitCounts(30, 50, 5, 15);

        var interval = new Interval(0.1, 0.6, IntervalMethod.Wald).ClippedTo(counts.LowerBound, counts.UpperBound);

        Assert.That((interval.Lower, interval.Upper), Is.EqualTo((0.3, 0.5)));
    }

    // By symmetry. Ten million is where continued fractions cut off after a fixed number of terms fail.
    [TestCase(3)]
    [TestCase(1_000)]
    [TestCase(10_000_000)]
    public void RegularizedBeta_AtTheCentreOfEqualShapes_IsOneHalf(double shape) =>
        Assert.That(Quantiles.RegularizedBeta(0.5, shape, shape), Is.EqualTo(0.5).Within(1e-12));

    // Closed form: the median of Beta(a, 1) is 2^(-1/a).
    [TestCase(3)]
    [TestCase(1_000)]
    [TestCase(10_000_000)]
    public void BetaQuantile_OfALongSample_IsExact(double shape) =>
        Assert.That(Quantiles.Beta(0.5, shape, 1), Is.EqualTo(Math.Pow(2, -1 / shape)).Within(1e-14));

    // t with 1 degree is Cauchy, with 2 algebraic: closed forms for both.
    [TestCase(0.975)]
    [TestCase(0.6)]
    [TestCase(0.9995)]
    public void StudentQuantile_OfOneAndTwoDegrees_IsTheClosedForm(double probability)
    {
        var a = (2 * probability) - 1;

        Assert.That(Quantiles.Student(probability, 1), Is.EqualTo(Math.Tan(Math.PI * a / 2)).Within(1e-10).Percent);
        Assert.That(Quantiles.Student(probability, 2), Is.EqualTo(a * Math.Sqrt(2 / (1 - (a * a)))).Within(1e-10).Percent);
    }

    private static IReadOnlyList<IntervalMethod> MethodsOfShares() => ShareInterval.Methods;

    private static readonly (IntervalMethod Method, string Name)[] Methods =
    [
        (IntervalMethod.KornGraubard, "beta"),
        (IntervalMethod.Wilson, "wilson"),
        (IntervalMethod.Logit, "xlogit"),
        (IntervalMethod.Logit, "logit"),
        (IntervalMethod.Wald, "mean"),
        (IntervalMethod.ArcSine, "asin"),
    ];
}
