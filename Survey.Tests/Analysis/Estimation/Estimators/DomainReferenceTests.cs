using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Estimators;

public sealed class DomainReferenceTests
{
    [TestCase("api_by_domain_strat", "mean_by_stype", "strat", "api00", "stype")]
    [TestCase("api_by_domain_clus1", "mean_by_stype", "clus1", "api00", "stype")]
    public void Mean_OfSubgroups_IsThePublishedOne(string file, string block, string design, string column, string by)
    {
        var reference = ReferenceCase.Load(file);
        var (sample, table) = ReferenceDesigns.Of(design);

        var means = MeanEstimator.EstimateJointly(sample, By(table, column, by)).Estimates;

        reference.AssertMatches(block + ".estimate", [.. means.Select(mean => mean.Value)]);
        reference.AssertMatches(block + ".se", [.. means.Select(mean => mean.StandardError)]);
    }

    [TestCase("api_by_domain_strat", "total_by_awards", "strat", "enroll", "awards")]
    [TestCase("api_by_domain_clus1", "total_by_stype", "clus1", "enroll", "stype")]
    public void Total_OfSubgroups_IsThePublishedOne(string file, string block, string design, string column, string by)
    {
        var reference = ReferenceCase.Load(file);
        var (sample, table) = ReferenceDesigns.Of(design);

        var totals = TotalEstimator.EstimateJointly(sample, By(table, column, by)).Estimates;

        reference.AssertMatches(block + ".estimate", [.. totals.Select(total => total.Value)]);
        reference.AssertMatches(block + ".se", [.. totals.Select(total => total.StandardError)]);
    }

    [Test]
    public void DegreesOfFreedom_OfSubgroups_AreThoseOfTheSubset()
    {
        var reference = ReferenceCase.Load("api_by_domain_clus1");
        var (sample, table) = ReferenceDesigns.Of("clus1");

        var means = MeanEstimator.EstimateJointly(sample, By(table, "api00", "stype")).Estimates;

        reference.AssertMatches("degf_by_domain", [.. means.Select(mean => (double)mean.DegreesOfFreedom)]);
    }

    [TestCase("subset_mean_H", "stype", "H")]
    [TestCase("subset_mean_schwideNo", "sch.wide", "No")]
    public void Mean_OfASubset_HasThePublishedInterval(string block, string column, string text)
    {
        var reference = ReferenceCase.Load("api_by_domain_strat");
        var (sample, table) = ReferenceDesigns.Of("strat");

        var mean = MeanEstimator.Estimate(sample, new Observations(table.Numbers("api00"), table.Is(column, text)));

        reference.AssertMatches(block + ".se", mean.StandardError);
        reference.AssertMatches(block + ".df", mean.DegreesOfFreedom);
        reference.AssertMatches(block + ".ci_t_lower", StudentInterval.Of(mean)?.Lower ?? 0);
        reference.AssertMatches(block + ".ci_t_upper", StudentInterval.Of(mean)?.Upper ?? 0);
    }

    [Test]
    public void KornGraubard_OfSubgroups_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("api_by_domain_strat");
        var (sample, table) = ReferenceDesigns.Of("strat");

        var intervals = table
            .Codes("stype")
            .Levels.Select(level =>
                ShareEstimator.Estimate(sample, Observations.OfIndicator(table.Is("awards", "Yes"), table.Is("stype", level)))
            )
            .Select(share => ShareInterval.Of(IntervalMethod.KornGraubard, share, new UnitCounts(1, share.Count - 1, Nonresponse: 1)))
            .ToArray();

        reference.AssertMatches("ciprop_beta_by_stype.ci_l", [.. intervals.Select(interval => interval.Lower)]);
        reference.AssertMatches("ciprop_beta_by_stype.ci_u", [.. intervals.Select(interval => interval.Upper)]);
    }

    [Test]
    public void Difference_OfTwoSubgroups_IsThePublishedContrast()
    {
        var reference = ReferenceCase.Load("api_by_domain_strat");
        var (sample, table) = ReferenceDesigns.Of("strat");

        var difference = MeanEstimator.EstimateJointly(sample, By(table, "api00", "sch.wide")).Difference(0, 1);

        reference.AssertMatches("contrast_No_minus_Yes.estimate", difference.Value);
        reference.AssertMatches("contrast_No_minus_Yes.se", difference.StandardError);
    }

    private static List<Observations> By(ReferenceTable table, string column, string by) =>
        [.. table.Codes(by).Levels.Select(level => new Observations(table.Numbers(column), table.Is(by, level)))];
}
