namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>The result of a test: its statistic, and the probability of one at least so extreme under the null hypothesis.
/// Immutable.</summary>
public sealed record TestResult
{
    /// <summary>Which test it was.</summary>
    public required TestMethod Method { get; init; }

    /// <summary>The test's own statistic (F, chi-square, t, W ...); null where the test has none, as Fisher's.</summary>
    public required double? Statistic { get; init; }

    /// <summary>The statistic's degrees of freedom, an F's first; null where it has none.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>An F's second degrees of freedom; null for other statistics.</summary>
    public double? DenominatorDegreesOfFreedom { get; init; }

    /// <summary>The two-sided p value, between 0 and 1.</summary>
    public required double PValue { get; init; }

    /// <summary>A result whose statistic is chi-square.</summary>
    internal static TestResult OfChiSquare(TestMethod method, double statistic, double degreesOfFreedom) =>
        new()
        {
            Method = method,
            Statistic = statistic,
            DegreesOfFreedom = degreesOfFreedom,
            PValue = Numerics.TailProbability.ChiSquare(statistic, degreesOfFreedom),
        };

    /// <summary>A result whose statistic is F, with its first and second degrees of freedom.</summary>
    internal static TestResult OfF(TestMethod method, double statistic, double first, double second) =>
        new()
        {
            Method = method,
            Statistic = statistic,
            DegreesOfFreedom = first,
            DenominatorDegreesOfFreedom = second,
            PValue = Numerics.TailProbability.F(statistic, first, second),
        };

    /// <summary>A result whose statistic is t, two-sided.</summary>
    internal static TestResult OfT(TestMethod method, double statistic, double degreesOfFreedom) =>
        new()
        {
            Method = method,
            Statistic = statistic,
            DegreesOfFreedom = degreesOfFreedom,
            PValue = Numerics.TailProbability.F(statistic * statistic, 1, degreesOfFreedom),
        };
}
