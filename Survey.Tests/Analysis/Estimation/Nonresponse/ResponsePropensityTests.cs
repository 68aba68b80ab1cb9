using NUnit.Framework;
using Survey.Analysis.Estimation.Nonresponse;
using Survey.Analysis.Estimation.Regression;
using Survey.Tests.Analysis.Estimation.Regression;

namespace Survey.Tests.Analysis.Estimation.Nonresponse;

public sealed class ResponsePropensityTests
{
    private static readonly Factor Size = new("size", new[] { 0, 0, 0, 0, 1, 1, 1, 1 }, ["small", "large"]);

    // Half of the small units and three quarters of the large ones.
    private static readonly bool[] Uneven = [true, false, true, false, true, true, true, false];

    private static readonly bool[] Even = [true, false, true, false, true, true, false, false];

    [Test]
    public void RIndicator_WhereClassesAnsweredEqually_IsOne()
    {
        var propensity = Fit(Even);

        Assert.That(propensity.Values, Is.All.EqualTo(0.5).Within(1e-12));
        Assert.That(propensity.RIndicator, Is.EqualTo(1).Within(1e-12));
        Assert.That(propensity.RIndicatorOfPopulation, Is.EqualTo(1).Within(1e-12));
        Assert.That(propensity.CoefficientOfVariation, Is.Zero.Within(1e-12));
        Assert.That(propensity.Unconditional(Size).Value, Is.Zero.Within(1e-12));
    }

    // By hand: rates 1/2 and 3/4 around 5/8, so S = 1/8 with the divisor 8.
    [Test]
    public void Indicators_OfTwoClasses_AreThoseByHand()
    {
        var propensity = Fit(Uneven);

        Assert.That(propensity.RIndicatorOfPopulation, Is.EqualTo(0.75).Within(1e-12));
        Assert.That(propensity.RIndicator, Is.EqualTo(1 - (0.25 * Math.Sqrt(8 / 7.0))).Within(1e-12));
        Assert.That(propensity.CoefficientOfVariation, Is.EqualTo(0.2 * Math.Sqrt(8 / 7.0)).Within(1e-12));
        Assert.That(propensity.InverseWeights.ToArray(), Is.EqualTo(new[] { 2, 2, 4 / 3.0, 4 / 3.0, 4 / 3.0 }).Within(1e-12));
    }

    [Test]
    public void Unconditional_OfTwoClasses_SaysWhichAnsweredLess()
    {
        var partial = Fit(Uneven).Unconditional(Size);

        Assert.That(partial.Value, Is.EqualTo(0.125).Within(1e-12));
        Assert.That(partial.Categories.Select(category => category.Level), Is.EqualTo(Size.Levels));
        Assert.That(partial.Categories.Select(category => category.Count), Is.EqualTo(new[] { 4, 4 }));
        Assert.That(
            partial.Categories.Select(category => category.Value),
            Is.EqualTo(new[] { -Math.Sqrt(0.5) / 8, Math.Sqrt(0.5) / 8 }).Within(1e-12)
        );
    }

    // By hand: cells of rows {0, 4} and {1, 5}, {2, 6}, {3, 7} each hold 1/2 and 3/4, so every unit is 1/8 from its cell's mean.
    [Test]
    public void Conditional_OnAVariableThatCrosses_IsWhatIsLeftInItsCells()
    {
        var position = new Factor("position", new[] { 0, 1, 2, 3, 0, 1, 2, 3 }, ["a", "b", "c", "d"]);
        var propensity = Fit(Uneven);

        Assert.That(propensity.Conditional(Size, [position]).Value, Is.EqualTo(0.125).Within(1e-12));
        Assert.That(
            propensity.Conditional(Size, [position]).Categories.Select(category => category.Value),
            Is.All.EqualTo(Math.Sqrt(0.5) / 8).Within(1e-12)
        );
        Assert.That(propensity.Conditional(position, [Size]).Value, Is.Zero.Within(1e-12));
    }

    // Between and within: S² of all propensities is that between the regions and that left within them.
    [Test]
    public void Conditional_OnAVariable_AndItsUnconditionalIndicator_MakeUpTheWhole()
    {
        var frame = ReferenceTable.Load("census_c");
        var (size, region) = (ModelTerms.Size(frame), ModelTerms.Region(frame));
        var propensity = ResponsePropensity
            .Fit(frame.Is("responded", "1"), ModelTerms.Of(frame, "region* log(population)"))
            .RequirePropensity();

        var (between, within) = (propensity.Unconditional(region).Value, propensity.Conditional(size, [region]).Value);

        Assert.That(
            1 - (2 * Math.Sqrt((between * between) + (within * within))),
            Is.EqualTo(propensity.RIndicatorOfPopulation).Within(1e-12)
        );
        Assert.That(propensity.Conditional(size, []).Value, Is.EqualTo((1 - propensity.RIndicatorOfPopulation) / 2).Within(1e-12));
        Assert.That(propensity.Conditional(size, [region, size]).Value, Is.LessThan(within));
    }

    [Test]
    public void Fit_WhereAClassAnsweredInFull_NamesTheClass()
    {
        var frame = ReferenceTable.Load("census_a");

        var fit = ResponsePropensity.Fit(frame.Is("responded", "1"), ModelTerms.Of(frame, "size* region*"));

        Assert.That((fit as PropensityFit.Separated)?.Separation.UniformLevels, Is.EqualTo(new[] { "size=5" }));
        Assert.That(fit.RequirePropensity, Throws.InvalidOperationException.With.Message.Contains("size=5"));
    }

    [Test]
    public void Fit_WhereNobodyAnswered_IsSeparated()
    {
        Assert.That(ResponsePropensity.Fit(new bool[8], [Predictor.Of(Size)]), Is.InstanceOf<PropensityFit.Separated>());
    }

    [Test]
    public void Fit_WithoutAPredictor_IsRefused()
    {
        Assert.That(() => ResponsePropensity.Fit(Even, []), Throws.ArgumentException.With.Message.Contains("at least one"));
    }

    [Test]
    public void Fit_WithAPredictorThatIsNotKnownForAUnit_NamesTheRow()
    {
        var size = Predictor.Of(Size with { Codes = new[] { 0, 0, 0, -1, 1, 1, 1, 1 } });

        Assert.That(
            () => ResponsePropensity.Fit(Even, [size]),
            Throws.ArgumentException.With.Message.Contains("'size' is not known for row 3")
        );
    }

    [Test]
    public void Fit_WithLengthsThatDiffer_NamesBoth()
    {
        Assert.That(
            () => ResponsePropensity.Fit(new bool[7], [Predictor.Of(Size)]),
            Throws.ArgumentException.With.Message.Contains("8 rows, and the frame 7")
        );
    }

    [Test]
    public void Unconditional_OfAVariableThatIsNotKnownForAUnit_NamesTheRow()
    {
        Assert.That(
            () => Fit(Even).Unconditional(Size with { Codes = new[] { 0, 0, -1, 0, 1, 1, 1, 1 } }),
            Throws.ArgumentException.With.Message.Contains("row 2")
        );
        Assert.That(
            () => Fit(Even).Conditional(Size, [Size with { Codes = new[] { 0, 1 } }]),
            Throws.ArgumentException.With.Message.Contains("2 rows")
        );
    }

    [TestCase(0)]
    [TestCase(9)]
    public void Classes_OfNoneOrMoreThanThereAreUnits_AreRefused(int count)
    {
        Assert.That(() => Fit(Even).Classes(count), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("8 units"));
    }

    [Test]
    public void Classes_OfWhichOneHasNoRespondent_NameIt()
    {
        Assert.That(() => Fit(Uneven).Classes(8), Throws.InstanceOf<CalibrationException>().With.Message.Contains("class 2 of 8"));
    }

    private static ResponsePropensity Fit(bool[] responded) => ResponsePropensity.Fit(responded, [Predictor.Of(Size)]).RequirePropensity();
}
