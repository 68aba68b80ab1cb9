using NUnit.Framework;
using Survey.Analysis.Estimation.Regression;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Regression;

public sealed class SeparationTests
{
    private static readonly double[] Ages = [20, 30, 40, 50, 60, 70];

    [Test]
    public void Fit_WhereAThresholdTellsEveryOutcome_IsCompletelySeparated()
    {
        var separation = SeparationOf(Fit([0, 0, 0, 1, 1, 1], Number("age", Ages)));

        Assert.That(separation?.IsComplete, Is.True);
        Assert.That(separation?.Terms, Does.Contain("age"));
        Assert.That(separation?.SeparatedRows, Has.Count.EqualTo(6));
    }

    // The textbook case of quasi-complete separation: a tie at the threshold (Albert and Anderson 1984).
    [Test]
    public void Fit_WhereOnlyTheThresholdItselfIsMixed_IsQuasiCompletelySeparated()
    {
        var separation = SeparationOf(Fit([0, 0, 0, 1, 1, 1], Number("age", [20, 30, 40, 40, 60, 70])));

        Assert.That(separation?.IsComplete, Is.False);
        Assert.That(separation?.SeparatedRows, Is.EqualTo(new[] { 0, 1, 4, 5 }));
    }

    [Test]
    public void Fit_WhereOutcomesOverlap_IsFitted()
    {
        Assert.That(Fit([0, 0, 1, 0, 1, 1], Number("age", Ages)), Is.InstanceOf<ModelFit<LogisticModel>.Fitted>());
    }

    [Test]
    public void Fit_WhereALevelAnsweredAlike_NamesItAndNoOtherTerm()
    {
        var size = new Factor("size", new[] { 0, 0, 0, 1, 1, 1, 2, 2 }, ["small", "middle", "large"]);

        var separation = SeparationOf(Fit([0, 1, 0, 1, 0, 0, 1, 1], Number("age", [1, 2, 3, 1, 2, 3, 1, 2]), Predictor.Of(size)));

        Assert.That(separation?.Terms, Is.EqualTo(new[] { "size" }));
        Assert.That(separation?.Coefficients, Is.EqualTo(new[] { "size=large" }));
        Assert.That(separation?.UniformLevels, Is.EqualTo(new[] { "size=large" }));
        Assert.That(separation?.SeparatedRows, Is.EqualTo(new[] { 6, 7 }));
        Assert.That(separation?.ToString(), Does.Contain("size=large"));
    }

    [Test]
    public void Fit_WhereTheFirstLevelAnsweredAlike_NamesEveryContrastWithIt()
    {
        var size = new Factor("size", new[] { 0, 0, 1, 1, 2, 2 }, ["small", "middle", "large"]);

        var separation = SeparationOf(Fit([1, 1, 0, 1, 1, 0], Predictor.Of(size)));

        Assert.That(separation?.Coefficients, Is.EqualTo(new[] { "(Intercept)", "size=middle", "size=large" }));
        Assert.That(separation?.UniformLevels, Is.EqualTo(new[] { "size=small" }));
    }

    // Neither variable separates by itself, only their difference does.
    [Test]
    public void Fit_WhereTwoNumbersTogetherTellTheOutcome_NamesBoth()
    {
        double[] first = [1, 2, 3, 4, 5, 6, 7, 8];
        double[] second = [2, 1, 4, 3, 6, 5, 8, 7];

        var separation = SeparationOf(Fit([0, 1, 0, 1, 0, 1, 0, 1], Number("first", first), Number("second", second)));

        Assert.That(separation?.IsComplete, Is.True);
        Assert.That(separation?.Terms, Is.SupersetOf(new[] { "first", "second" }));
    }

    [Test]
    public void Fit_WhereEveryOutcomeIsTheSame_IsSeparatedByTheIntercept()
    {
        Assert.That(SeparationOf(Fit([1, 1, 1, 1, 1, 1], Number("age", Ages)))?.Terms, Does.Contain("(Intercept)"));
    }

    [Test]
    public void Fit_WhereUnitsAreLargeAndSmall_SeesTheSame([Values(1e-9, 1, 1e9)] double unit)
    {
        var overlapping = Fit([0, 0, 1, 0, 1, 1], Number("age", [.. Ages.Select(age => age * unit)]));
        var separated = Fit([0, 0, 0, 1, 1, 1], Number("age", [.. Ages.Select(age => age * unit)]));

        Assert.That(SeparationOf(overlapping), Is.Null);
        Assert.That(SeparationOf(separated)?.Terms, Does.Contain("age"));
    }

    [Test]
    public void Fit_OfTheCensusBySizeClass_IsSeparatedWhereAClassAnsweredInFull()
    {
        var table = ReferenceTable.Load("census_a");
        var size = Factor.OfTexts("size_class", table.Texts("size_class"));

        var separation = SeparationOf(LogisticRegression.Fit(table.Column("responded"), [Predictor.Of(size)]));

        var full = size.Levels.Where(level => table.Where("size_class", level).Numbers("responded").All(value => value == 1));
        Assert.That(separation?.UniformLevels, Is.EqualTo(full.Select(level => "size_class=" + level)).And.Not.Empty);
        Assert.That(separation?.Coefficients, Is.EqualTo(separation?.UniformLevels));
    }

    [Test]
    public void Require_WhereRowsAreSeparated_SaysWhichTermsDoIt()
    {
        var fit = Fit([0, 0, 0, 1, 1, 1], Number("age", Ages));

        Assert.That(fit.RequireModel, Throws.InvalidOperationException.With.Message.Contains("age"));
    }

    [Test]
    public void OrdinalFit_WhereANumberOrdersTheAnswers_IsSeparated()
    {
        var answer = new Factor("answer", new[] { 0, 0, 1, 1, 2, 2 }, ["low", "middle", "high"]);

        var fit = OrdinalRegression.Fit(answer, [Number("age", Ages)]);

        Assert.That((fit as ModelFit<OrdinalModel>.Separated)?.Separation.Terms, Does.Contain("age"));
        Assert.That((fit as ModelFit<OrdinalModel>.Separated)?.Separation.IsComplete, Is.True);
    }

    [Test]
    public void OrdinalFit_WhereAGroupGaveOnlyTheHighestAnswer_NamesTheGroup()
    {
        var answer = new Factor("answer", new[] { 0, 1, 2, 1, 2, 2, 2 }, ["low", "middle", "high"]);
        var group = new Factor("group", new[] { 0, 0, 0, 0, 0, 1, 1 }, ["a", "b"]);

        var fit = OrdinalRegression.Fit(answer, [Predictor.Of(group)]);

        Assert.That((fit as ModelFit<OrdinalModel>.Separated)?.Separation.Coefficients, Is.EqualTo(new[] { "group=b" }));
        Assert.That((fit as ModelFit<OrdinalModel>.Separated)?.Separation.UniformLevels, Is.EqualTo(new[] { "group=b" }));
    }

    // A group that gave only the middle answer pins nothing down to infinity.
    [Test]
    public void OrdinalFit_WhereAGroupGaveOnlyTheMiddleAnswer_IsFitted()
    {
        var answer = new Factor("answer", new[] { 0, 1, 2, 1, 2, 1, 1 }, ["low", "middle", "high"]);
        var group = new Factor("group", new[] { 0, 0, 0, 0, 0, 1, 1 }, ["a", "b"]);

        Assert.That(OrdinalRegression.Fit(answer, [Predictor.Of(group)]), Is.InstanceOf<ModelFit<OrdinalModel>.Fitted>());
    }

    private static ModelFit<LogisticModel> Fit(double[] outcome, params Predictor[] predictors) =>
        LogisticRegression.Fit(new Observations(outcome), predictors);

    private static Predictor Number(string name, double[] values) => Predictor.Number(name, new Observations(values));

    private static Separation? SeparationOf(ModelFit<LogisticModel> fit) => (fit as ModelFit<LogisticModel>.Separated)?.Separation;
}
