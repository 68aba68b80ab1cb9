using NUnit.Framework;
using Survey.Analysis.Estimation.Regression;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Regression;

/// <summary>Models fitted anew to each replicate, against R's <c>svyglm</c> of a <c>svrepdesign</c>.</summary>
public sealed class ReplicateRegressionTests
{
    [Test]
    public void Linear_UnderAJackknife_IsThePublishedModel()
    {
        var (sample, table) = ReferenceDesigns.Of("jk1");

        var model = LinearRegression.Fit(sample, table.Column("api00"), ModelTerms.Of(table, "ell meals"));

        PublishedCoefficients.AssertMatches(ReferenceCase.Load("api_jk1_clus1"), "glm", model);
    }

    [Test]
    public void Logistic_UnderAStratifiedJackknife_IsThePublishedModel()
    {
        var (sample, table) = ReferenceDesigns.Of("jkn");

        var model = LogisticRegression.Fit(sample, table.Term("sch.wide=Yes"), ModelTerms.Of(table, "ell meals")).RequireModel();

        PublishedCoefficients.AssertMatches(ReferenceCase.Load("api_jkn_strat"), "logistic", model);
    }

    // An answer with two levels is a yes or no, and its slope the log odds ratio.
    [Test]
    public void Ordinal_OfTwoLevels_HasTheStandardErrorsOfTheLogisticModel()
    {
        var (sample, table) = ReferenceDesigns.Of("jk1");
        var predictors = ModelTerms.Of(table, "ell meals");

        var ordinal = OrdinalRegression.Fit(sample, Factor.OfTexts("awards", table.Texts("awards")), predictors).RequireModel();
        var logistic = LogisticRegression.Fit(sample, table.Term("awards=Yes"), predictors).RequireModel();

        Assert.That(
            ordinal.Coefficients.Take(2).Select(line => line.Estimate.StandardError),
            Is.EqualTo(logistic.Coefficients.Skip(1).Select(line => line.Estimate.StandardError)).Within(1e-6).Percent
        );
    }

    [Test]
    public void WaldTest_UnderAJackknife_HasTheReplicatesDegreesOfFreedom()
    {
        var (sample, table) = ReferenceDesigns.Of("jkn");

        var test = LinearRegression.Fit(sample, table.Column("api00"), ModelTerms.Of(table, "stype*")).WaldTest("stype");

        Assert.That((test.DegreesOfFreedom, test.DenominatorDegreesOfFreedom), Is.EqualTo((2, 195)));
    }

    [Test]
    public void Fit_WhereAReplicateLacksALevel_NamesIt()
    {
        Assert.That(
            () => LinearRegression.Fit(Halves([1, 1, 1, 1, 0, 0]), Outcome(), Levels()),
            Throws.InstanceOf<DesignException>().With.Message.Contains("No row has region=south")
        );
    }

    [Test]
    public void Fit_WhereAReplicateIsSeparated_NamesTheTerm()
    {
        Assert.That(
            () => LogisticRegression.Fit(Halves([1, 1, 1, 1, 1, 0]), Outcome(), Levels()),
            Throws.InstanceOf<DesignException>().With.Message.Contains("region=south")
        );
    }

    [Test]
    public void Fit_WithANegativeReplicateWeight_NamesTheRow()
    {
        Assert.That(
            () => LinearRegression.Fit(Halves([1, 1, -2, 1, 1, 1]), Outcome(), Levels()),
            Throws.InstanceOf<DesignException>().With.Message.Contains("Row 2 has the weight -2")
        );
    }

    private static SampleDesign Halves(double[] second) =>
        new()
        {
            Weights = new double[] { 1, 1, 1, 1, 1, 1 },
            Replicates = ReplicateWeights.Bootstrap([new double[] { 1, 1, 1, 1, 1, 1 }, second]),
        };

    private static Observations Outcome() => new(new double[] { 1, 0, 1, 0, 1, 0 });

    private static IReadOnlyList<Predictor> Levels() =>
        [Predictor.Of(new Factor("region", new[] { 0, 0, 0, 0, 1, 1 }, ["north", "south"]))];
}
