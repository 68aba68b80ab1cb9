using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace Survey.Analysis.Estimation.Numerics;

/// <summary>The first cell of a 2 × 2 table given its margins, for any odds ratio ψ: P(X = x) ∝ C(a, x) C(b, m − x) ψˣ.</summary>
/// <remarks>Fisher (1935); R's <c>fisher.test</c>. Immutable.</remarks>
internal sealed class NoncentralHypergeometric
{
    // e^1000 is beyond the largest double: an odds ratio so large is infinite in any case.
    private const double LargestLogOddsRatio = 1000;

    // Of the log odds ratio: leaves thirteen digits of the odds ratio.
    private const double RootAccuracy = 1e-13;

    // Far more than halving alone would need: from 2000 to 1e-13 is 55 halvings.
    private const int MaximumIterations = 1000;

    private readonly long minValue;
    private readonly double[] logCombinations;

    /// <summary>The distribution for given margins.</summary>
    /// <param name="firstGroup">a, the size of the first group, 0 or more.</param>
    /// <param name="secondGroup">b, the size of the second group, 0 or more.</param>
    /// <param name="hits">m, how many of both groups have the property, from 0 to a + b.</param>
    public NoncentralHypergeometric(long firstGroup, long secondGroup, long hits)
    {
        minValue = Math.Max(0, hits - secondGroup);
        var maxValue = Math.Min(firstGroup, hits);
        logCombinations = new double[maxValue - minValue + 1];
        for (var place = 0; place < logCombinations.Length; place++)
        {
            var x = minValue + place;
            logCombinations[place] = LogChoose(firstGroup, x) + LogChoose(secondGroup, hits - x);
        }
    }

    /// <summary>The lowest value that the margins allow, max(0, m − b).</summary>
    public long MinValue => minValue;

    /// <summary>The highest value that the margins allow, min(a, m).</summary>
    public long MaxValue => minValue + logCombinations.Length - 1;

    /// <summary>The odds ratio under which the expected value is the observed one: the conditional maximum likelihood estimate.</summary>
    /// <param name="observed">Between <see cref="MinValue"/> and <see cref="MaxValue"/>, neither included.</param>
    /// <exception cref="MathNet.Numerics.NonConvergenceException">The observed value is at an end, where no finite odds ratio
    /// fits.</exception>
    public double OddsRatioOfMean(long observed) =>
        Solve(probabilities => probabilities.Index().Sum(cell => cell.Item * (minValue + cell.Index)) - observed);

    /// <summary>The odds ratio under which P(X ≥ observed) is a given probability.</summary>
    /// <param name="observed">Above <see cref="MinValue"/>, up to <see cref="MaxValue"/>.</param>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <exception cref="MathNet.Numerics.NonConvergenceException">The observed value is the lowest one, at which no odds ratio has such a
    /// tail.</exception>
    public double OddsRatioOfUpperTail(long observed, double probability) =>
        Solve(probabilities => probabilities.Skip((int)(observed - minValue)).Sum() - probability);

    /// <summary>The odds ratio under which P(X ≤ observed) is a given probability.</summary>
    /// <param name="observed">From <see cref="MinValue"/>, below <see cref="MaxValue"/>.</param>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <exception cref="MathNet.Numerics.NonConvergenceException">The observed value is the highest one, at which no odds ratio has such a
    /// tail.</exception>
    public double OddsRatioOfLowerTail(long observed, double probability) =>
        Solve(probabilities => probabilities.Take((int)(observed - minValue) + 1).Sum() - probability);

    private double Solve(Func<double[], double> excess)
    {
        var bracket = 1.0;
        while (Math.Sign(excess(Probabilities(-bracket))) == Math.Sign(excess(Probabilities(bracket))) && bracket < LargestLogOddsRatio)
        {
            bracket *= 2;
        }

        return Math.Exp(Brent.FindRoot(log => excess(Probabilities(log)), -bracket, bracket, RootAccuracy, MaximumIterations));
    }

    private double[] Probabilities(double logOddsRatio)
    {
        double[] logs = [.. logCombinations.Select((ways, place) => ways + (place * logOddsRatio))];
        var highest = logs.Max();
        double[] probabilities = [.. logs.Select(log => Math.Exp(log - highest))];
        var all = probabilities.Sum();
        return [.. probabilities.Select(probability => probability / all)];
    }

    private static double LogChoose(long all, long some) =>
        SpecialFunctions.GammaLn(all + 1) - SpecialFunctions.GammaLn(some + 1) - SpecialFunctions.GammaLn(all - some + 1);
}
