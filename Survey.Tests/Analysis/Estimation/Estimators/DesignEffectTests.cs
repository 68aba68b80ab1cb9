using NUnit.Framework;
using Survey.Analysis.Estimation.Estimators;

namespace Survey.Tests.Analysis.Estimation.Estimators;

public sealed class DesignEffectTests
{
    [TestCase("api_srs_mean_total", "mean_fpc", "srs", "api00 api99 enroll meals")]
    [TestCase("api_srs_mean_total", "mean_nofpc", "srs-nofpc", "api00 api99 enroll meals")]
    [TestCase("api_srs_mean_total", "mean_deff_replace", "srs", "api00 enroll")]
    [TestCase("api_srs_mean_total2", "mean", "srs", "growth ell mobility meals")]
    [TestCase("api_strat_mean_total_ratio", "mean", "strat", "api00 enroll meals")]
    [TestCase("api_strat_mean_total_ratio", "mean_nofpc", "strat-nofpc", "api00 enroll meals")]
    [TestCase("api_strat_mean_total_ratio", "mean_deff_replace", "strat", "api00")]
    [TestCase("api_clus1_mean_total_ratio", "mean", "clus1", "api00 enroll meals")]
    [TestCase("api_clus1_mean_total_ratio", "factor_mean", "clus1", "stype=E stype=H stype=M")]
    [TestCase("hospital_strat", "mean", "hospital", "births")]
    public void DesignEffect_OfAMean_IsThePublishedOne(string file, string block, string design, string terms)
    {
        var (sample, table) = ReferenceDesigns.Of(design);
        var replace = block.EndsWith("replace", StringComparison.Ordinal);

        var effects = terms.Split(' ').Select(term => DesignEffect.OfMean(sample, table.Term(term), replace) ?? 0);

        ReferenceCase.Load(file).AssertMatches(block + ".deff", [.. effects]);
    }

    [TestCase("api_srs_mean_total", "total_fpc", "srs", "api00 enroll")]
    [TestCase("api_clus1_mean_total_ratio", "total", "clus1", "enroll api.stu")]
    public void DesignEffect_OfATotal_IsThePublishedOne(string file, string block, string design, string terms)
    {
        var (sample, table) = ReferenceDesigns.Of(design);

        var effects = terms.Split(' ').Select(term => DesignEffect.OfTotal(sample, table.Term(term)) ?? 0);

        ReferenceCase.Load(file).AssertMatches(block + ".deff", [.. effects]);
    }

    [Test]
    public void DesignEffect_OfATotalWithReplacement_LeavesTheFinitePopulationOut()
    {
        var (sample, table) = ReferenceDesigns.Of("srs");

        var effects = (
            DesignEffect.OfTotal(sample, table.Term("enroll")),
            DesignEffect.OfTotal(sample, table.Term("enroll"), withReplacement: true)
        );

        Assert.That(effects.Item2 / effects.Item1, Is.EqualTo(1 - (200.0 / 6194)).Within(1e-9));
    }

    [Test]
    public void DesignEffect_WhereAllAnsweredAlike_IsUnknown() =>
        Assert.That(DesignEffect.OfMean(Create.Design(), new(new double[5])), Is.Null);
}
