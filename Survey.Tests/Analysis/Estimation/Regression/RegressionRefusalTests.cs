using NUnit.Framework;
using Survey.Analysis.Estimation.Regression;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Regression;

public sealed class RegressionRefusalTests
{
    private static readonly double[] YesNo = [0, 1, 0, 1, 1, 0];

    private static readonly double[] Ages = [20, 30, 40, 50, 25, 70];

    [Test]
    public void Fit_WithoutARow_IsRefused()
    {
        var outcome = new Observations(YesNo, new bool[6]);

        Assert.That(() => LogisticRegression.Fit(outcome, [Age()]), Throws.ArgumentException.With.Message.Contains("0 have an outcome"));
    }

    [Test]
    public void Fit_WhereEveryWeightIsZero_IsRefused()
    {
        var design = new SampleDesign { Weights = new double[6] };

        Assert.That(
            () => LogisticRegression.Fit(design, new Observations(YesNo), [Age()]),
            Throws.ArgumentException.With.Message.Contains("a weight above 0")
        );
    }

    [TestCase(-1.0)]
    [TestCase(double.NaN)]
    public void Fit_WithAWeightThatIsNone_IsRefused(double weight)
    {
        var design = new SampleDesign { Weights = new[] { 1, 1, 1, weight, 1, 1 } };

        Assert.That(
            () => LinearRegression.Fit(design, new Observations(YesNo), [Age()]),
            Throws.ArgumentException.With.Message.Contains("weight is")
        );
    }

    [Test]
    public void Fit_WithAConstantColumn_NamesItAndItsValue()
    {
        var constant = Predictor.Number("country", new Observations(new double[] { 7, 7, 7, 7, 7, 7 }));

        Assert.That(
            () => LogisticRegression.Fit(new Observations(YesNo), [Age(), constant]),
            Throws.ArgumentException.With.Message.Contains("'country' is 7 in every row")
        );
    }

    [Test]
    public void Fit_WithAColumnThatOthersAddUpTo_NamesIt()
    {
        var months = Predictor.Number("months", new Observations(Ages.Select(age => (12 * age) + 3).ToArray()));

        Assert.That(
            () => LinearRegression.Fit(new Observations(YesNo), [Age(), months]),
            Throws.ArgumentException.With.Message.Contains("'months' is a combination")
        );
    }

    [Test]
    public void Fit_WithALevelThatNoRowHas_NamesIt()
    {
        var region = Predictor.Of(new Factor("region", new[] { 0, 1, 0, 1, 0, 1 }, ["north", "south", "west"]));

        Assert.That(
            () => LogisticRegression.Fit(new Observations(YesNo), [region]),
            Throws.ArgumentException.With.Message.Contains("No row has region=west")
        );
    }

    [Test]
    public void LogisticFit_OfAnotherOutcomeThanYesOrNo_NamesTheRow()
    {
        Assert.That(
            () => LogisticRegression.Fit(new Observations(new double[] { 0, 1, 0, 2, 1, 0 }), [Age()]),
            Throws.ArgumentException.With.Message.Contains("row 3 is 2")
        );
    }

    [Test]
    public void Fit_OfAnOutcomeThatIsNoNumber_NamesTheRow()
    {
        Assert.That(
            () => LinearRegression.Fit(new Observations(new[] { 0, 1, double.NaN, 2, 1, 0 }), [Age()]),
            Throws.ArgumentException.With.Message.Contains("row 2")
        );
    }

    [Test]
    public void Number_ThatIsNotFinite_NamesTheRow()
    {
        Assert.That(
            () => Predictor.Number("age", new Observations(new[] { 1, double.PositiveInfinity })),
            Throws.ArgumentException.With.Message.Contains("Row 1 of 'age'")
        );
    }

    [Test]
    public void Fit_WithFewerRowsThanCoefficients_IsRefused()
    {
        var outcome = new Observations(YesNo, new[] { true, false, false, false, false, false });

        Assert.That(() => LinearRegression.Fit(outcome, [Age()]), Throws.ArgumentException.With.Message.Contains("2 coefficients need"));
    }

    [Test]
    public void LinearFit_WithoutAResidual_IsRefused()
    {
        var outcome = new Observations(YesNo, new[] { true, true, false, false, false, false });

        Assert.That(() => LinearRegression.Fit(outcome, [Age()]), Throws.ArgumentException.With.Message.Contains("no residual"));
    }

    [Test]
    public void Fit_WithLengthsThatDiffer_NamesThePredictor()
    {
        Assert.That(
            () => LinearRegression.Fit(new Observations(new double[] { 1, 2, 3 }), [Age()]),
            Throws.ArgumentException.With.Message.Contains("'age' 6")
        );
    }

    [Test]
    public void Fit_WithATermGivenTwice_NamesIt()
    {
        Assert.That(
            () => LinearRegression.Fit(new Observations(YesNo), [Age(), Age()]),
            Throws.ArgumentException.With.Message.Contains("'age' is given 2")
        );
    }

    [Test]
    public void OrdinalFit_WithALevelThatNobodyGave_NamesIt()
    {
        var answer = new Factor("answer", new[] { 0, 1, 0, 1, 0, 1 }, ["low", "middle", "high"]);

        Assert.That(() => OrdinalRegression.Fit(answer, [Age()]), Throws.ArgumentException.With.Message.Contains("No row has answer=high"));
    }

    [Test]
    public void OrdinalFit_WithoutAPredictor_IsRefused()
    {
        Assert.That(
            () => OrdinalRegression.Fit(new Factor("answer", new[] { 0, 1 }, ["low", "high"]), []),
            Throws.ArgumentException.With.Message.Contains("needs a predictor")
        );
    }

    [Test]
    public void Factor_WithACodeThatNamesNoLevel_IsRefused()
    {
        Assert.That(
            () => Predictor.Of(new Factor("region", new[] { 0, 2 }, ["north", "south"])),
            Throws.ArgumentException.With.Message.Contains("Row 1 of 'region' has the code 2")
        );
    }

    [Test]
    public void Test_OfATermThatTheModelHasNot_NamesThoseItHas()
    {
        var model = LogisticRegression.Fit(new Observations(YesNo), [Age()]).RequireModel();

        Assert.That(() => model.WaldTest("sex"), Throws.ArgumentException.With.Message.Contains("it has (Intercept), age"));
    }

    [Test]
    public void ProfileInterval_UnderADesign_IsRefused()
    {
        var design = new SampleDesign { Weights = new double[] { 1, 1, 1, 1, 1, 1 } };
        var model = LogisticRegression.Fit(design, new Observations(YesNo), [Age()]).RequireModel();

        Assert.That(() => model.ProfileInterval("age"), Throws.InvalidOperationException);
    }

    [Test]
    public void Predict_WithOtherColumns_IsRefused()
    {
        var model = LinearRegression.Fit(new Observations(YesNo), [Age()]);

        Assert.That(
            () => model.Predict([Predictor.Number("height", new Observations(Ages))]),
            Throws.ArgumentException.With.Message.Contains("age")
        );
    }

    private static Predictor Age() => Predictor.Number("age", new Observations(Ages));
}
