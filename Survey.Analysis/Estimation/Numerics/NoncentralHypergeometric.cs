using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace Survey.Analysis.Estimation.Numerics;

/// <summary>The first cell of a 2 × 2 table given its margins, for any odds ratio ψ: P(X = x) ∝ C(a, x) C(b, m − x) ψˣ.</summary>
internal sealed class NoncentralHypergeometric
{
    private readonly long minValue;
    private readonly double[] logCombinations;

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

    public long MinValue => minValue;

    public long MaxValue => minValue + logCombinations.Length - 1;

    /// <summary>The odds ratio whose expected cell is the one seen.</summary>
    public double OddsRatioOfMean(long seen) =>
        Solve(probabilities => probabilities.Index().Sum(cell => cell.Item * (minValue + cell.Index)) - seen);

    /// <summary>The odds ratio under which so high a cell has a given chance.</summary>
    public double OddsRatioOfUpperTail(long seen, double probability) =>
        Solve(probabilities => probabilities.Skip((int)(seen - minValue)).Sum() - probability);

    /// <summary>The odds ratio under which so low a cell has a given chance.</summary>
    public double OddsRatioOfLowerTail(long seen, double probability) =>
        Solve(probabilities => probabilities.Take((int)(seen - minValue) + 1).Sum() - probability);

    private double Solve(Func<double[], double> excess)
    {
        // On the log scale: e^1000 is beyond the largest double, and 1e-13 leaves thirteen digits of the odds ratio.
        var bracket = 1.0;
        while (Math.Sign(excess(Probabilities(-bracket))) == Math.Sign(excess(Probabilities(bracket))) && bracket < 1000)
        {
            bracket *= 2;
        }

        return Math.Exp(Brent.FindRoot(log => excess(Probabilities(log)), -bracket, bracket, 1e-13, 1000));
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
