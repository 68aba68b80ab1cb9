using NUnit.Framework;
using Survey.Analysis.Estimation.Regression;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Regression;

/// <summary>What must hold of any model, whatever the numbers.</summary>
public sealed class RegressionModelTests
{
    // Anscombe (1973), American Statistician 27, first set: y = 3.00 + 0.500 x, standard errors 1.125 and 0.118, R² 0.667, F 17.99.
    [Test]
    public void Linear_OfAnscombesFirstSet_IsThePublishedLine()
    {
        double[] x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
        double[] y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];

        var model = LinearRegression.Fit(new Observations(y), [Predictor.Number("x", new Observations(x))]);

        Assert.That(model.Coefficients.Select(line => line.Estimate.Value), Is.EqualTo(new[] { 3.00, 0.500 }).Within(5e-4));
        Assert.That(model.Coefficients.Select(line => line.Estimate.StandardError), Is.EqualTo(new[] { 1.125, 0.118 }).Within(5e-4));
        Assert.That(model.RSquared, Is.EqualTo(0.667).Within(5e-4));
        Assert.That(model.WaldTest().Statistic, Is.EqualTo(17.99).Within(5e-3));
        Assert.That(model.WaldTest().PValue, Is.EqualTo(model.LikelihoodRatioTest().PValue).Within(1e-6).Percent);
        Assert.That(model.DegreesOfFreedom, Is.EqualTo(9));
    }

    [Test]
    public void Linear_OfAFactor_IsTheDifferenceOfMeans()
    {
        var group = new Factor("group", new[] { 0, 0, 1, 1, 1 }, ["a", "b"]);

        var model = LinearRegression.Fit(new Observations(new double[] { 1, 3, 10, 11, 15 }), [Predictor.Of(group)]);

        Assert.That(model.Coefficients.Select(line => line.Name), Is.EqualTo(new[] { "(Intercept)", "group=b" }));
        Assert.That(model.Coefficients.Select(line => line.Estimate.Value), Is.EqualTo(new double[] { 2, 10 }).Within(1e-12));
    }

    [Test]
    public void Interaction_OfAFactorAndANumber_GivesEachLevelItsOwnSlope()
    {
        var group = Predictor.Of(new Factor("group", new[] { 0, 0, 0, 1, 1, 1 }, ["a", "b"]));
        var x = Predictor.Number("x", new Observations(new double[] { 1, 2, 3, 1, 2, 3 }));

        var model = LinearRegression.Fit(
            new Observations(new double[] { 2, 4, 6, 10, 15, 20 }),
            [group, x, Predictor.Interaction(group, x)]
        );

        Assert.That(model.Coefficients[^1].Name, Is.EqualTo("group=b:x"));
        Assert.That(model.Coefficients.Select(line => line.Estimate.Value), Is.EqualTo(new double[] { 0, 5, 2, 3 }).Within(1e-12));
    }

    [Test]
    public void Logistic_OfAFourfoldTable_IsTheLogOfItsOddsRatio()
    {
        double[] outcome =
        [
            .. Enumerable.Repeat(1.0, 10),
            .. Enumerable.Repeat(0.0, 5),
            .. Enumerable.Repeat(1.0, 4),
            .. Enumerable.Repeat(0.0, 12),
        ];
        var group = new Factor("group", Enumerable.Range(0, 31).Select(row => row < 15 ? 0 : 1).ToArray(), ["a", "b"]);

        var effect = LogisticRegression.Fit(new Observations(outcome), [Predictor.Of(group)]).RequireModel().Coefficients[1];

        Assert.That(effect.OddsRatio, Is.EqualTo(4.0 * 5 / (12 * 10)).Within(1e-10));
        Assert.That(effect.Estimate.StandardError, Is.EqualTo(Math.Sqrt(0.1 + 0.2 + 0.25 + (1.0 / 12))).Within(1e-10));
    }

    [Test]
    public void Ordinal_OfTwoLevels_IsLogisticRegression()
    {
        var table = ReferenceTable.Load("census_a").Where("responded", "1");
        var predictors = ModelTerms.Of(table, "log(population) m1");
        var answer = Factor.OfTexts("effect_followup", table.Texts("effect_followup"));

        var ordinal = OrdinalRegression.Fit(answer, predictors).RequireModel();
        var logistic = LogisticRegression.Fit(table.Column("effect_followup"), predictors).RequireModel();

        Assert.That(
            ordinal.Coefficients.Select(line => line.Estimate.Value),
            Is.EqualTo(
                    logistic
                        .Coefficients.Skip(1)
                        .Append(logistic.Coefficients[0])
                        .Select((line, index) => index == 2 ? -line.Estimate.Value : line.Estimate.Value)
                )
                .Within(1e-10)
        );
        Assert.That(ordinal.LogLikelihood, Is.EqualTo(-logistic.Deviance / 2).Within(1e-10));
        Assert.That(
            () => ordinal.LikelihoodRatioTest(ordinal.Thresholds[0].Term),
            Throws.ArgumentException.With.Message.Contains("is a threshold")
        );
    }

    [Test]
    public void Fit_WithAllWeightsTenfold_ChangesNothing()
    {
        var (sample, table) = ReferenceDesigns.Of("strat");
        var predictors = ModelTerms.Of(table, "ell stype*");
        var heavier = sample with { Weights = sample.Weights.ToArray().Select(weight => 10 * weight).ToArray() };

        var model = LogisticRegression.Fit(sample, table.Term("sch.wide=Yes"), predictors).RequireModel();
        var same = LogisticRegression.Fit(heavier, table.Term("sch.wide=Yes"), predictors).RequireModel();

        Assert.That(Numbers(same), Is.EqualTo(Numbers(model)).Within(1e-10));
    }

    [Test]
    public void Fit_WhereEveryoneAnswered_HasNoStandardErrorAndNoTest()
    {
        var design = SampleDesign.FromPopulations([new Stratum("all", 6)], new int[6]);
        var x = Predictor.Number("x", new Observations(new double[] { 1, 2, 3, 4, 5, 6 }));

        var model = LogisticRegression.Fit(design, new Observations(new double[] { 0, 1, 0, 1, 0, 1 }), [x]).RequireModel();

        Assert.That(model.Coefficients.Select(line => line.Estimate.StandardError), Is.All.Zero);
        Assert.That(model.Coefficients.Select(line => line.PValue), Is.All.Null);
        Assert.That(() => model.WaldTest("x"), Throws.TypeOf<DesignException>().With.Message.Contains("'x'"));
        Assert.That(() => model.LikelihoodRatioTest("x"), Throws.TypeOf<DesignException>().With.Message.Contains("'x'"));
    }

    [Test]
    public void Fit_WithFewerClustersThanCoefficients_HasNoPValue()
    {
        var design = new SampleDesign { Weights = new double[] { 1, 1, 1, 1, 1, 1 }, ClusterOfRow = new[] { 0, 0, 0, 1, 1, 1 } };
        var x = Predictor.Number("x", new Observations(new double[] { 1, 2, 3, 4, 5, 6 }));

        var model = LinearRegression.Fit(design, new Observations(new double[] { 0, 1, 0, 1, 0, 1 }), [x]);

        Assert.That(model.DegreesOfFreedom, Is.Zero);
        Assert.That(model.Coefficients.Select(line => line.PValue), Is.All.Null);
        Assert.That(model.Coefficients.Select(line => line.IntervalAt()), Is.All.Null);
    }

    [Test]
    public void Predict_WhereAPredictorIsNotKnown_HasNoEstimateForTheRow()
    {
        var x = Predictor.Number("x", new Observations(new[] { 1, 2, double.NaN, 4, 5 }, new[] { true, true, false, true, true }));

        var model = LinearRegression.Fit(new Observations(new double[] { 1, 3, 9, 4, 5 }), [x]);

        Assert.That(model.IncompleteCount, Is.EqualTo(1));
        Assert.That(model.Predict([x])[2], Is.Null);
        Assert.That(model.Predict([x])[0]?.Interval?.Contains(model.Predict([x])[0]?.Value ?? 0), Is.True);
    }

    private static double[] Numbers(LogisticModel model) =>
        [.. model.Coefficients.SelectMany(line => new[] { line.Estimate.Value, line.Estimate.StandardError })];
}
