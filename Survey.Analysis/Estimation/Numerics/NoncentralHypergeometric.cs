using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace Survey.Analysis.Estimation.Numerics;

/// <summary>The first cell of a 2 × 2 table given its margins, for any odds ratio ψ: P(X = x) ∝ C(a, x) C(b, m − x) ψˣ.</summary>
internal sealed class NoncentralHypergeometric
{
    private readonly long lowest;
    private readonly double[] logWays;

    public NoncentralHypergeometric(long firstGroup, long secondGroup, long hits)
    {
        lowest = Math.Max(0, hits - secondGroup);
        var highest = Math.Min(firstGroup, hits);
        logWays = new double[highest - lowest + 1];
        for (var place = 0; place < logWays.Length; place++)
        {
            var x = lowest + place;
            logWays[place] = LogChoose(firstGroup, x) + LogChoose(secondGroup, hits - x);
        }
    }

    public long Lowest => lowest;

    public long Highest => lowest + logWays.Length - 1;

    /// <summary>The odds ratio whose expected cell is the one seen.</summary>
    public double OddsRatioOfMean(long seen) => Solve(chances => chances.Index().Sum(cell => cell.Item * (lowest + cell.Index)) - seen);

    /// <summary>The odds ratio under which so high a cell has a given chance.</summary>
    public double OddsRatioOfUpperTail(long seen, double chance) => Solve(chances => chances.Skip((int)(seen - lowest)).Sum() - chance);

    /// <summary>The odds ratio under which so low a cell has a given chance.</summary>
    public double OddsRatioOfLowerTail(long seen, double chance) => Solve(chances => chances.Take((int)(seen - lowest) + 1).Sum() - chance);

    private double Solve(Func<double[], double> excess)
    {
        var reach = 1.0;
        while (Math.Sign(excess(Chances(-reach))) == Math.Sign(excess(Chances(reach))) && reach < 1000)
        {
            reach *= 2;
        }

        return Math.Exp(Brent.FindRoot(log => excess(Chances(log)), -reach, reach, 1e-13, 1000));
    }

    private double[] Chances(double logOddsRatio)
    {
        double[] logs = [.. logWays.Select((ways, place) => ways + (place * logOddsRatio))];
        var highest = logs.Max();
        double[] chances = [.. logs.Select(log => Math.Exp(log - highest))];
        var all = chances.Sum();
        return [.. chances.Select(chance => chance / all)];
    }

    private static double LogChoose(long all, long some) =>
        SpecialFunctions.GammaLn(all + 1) - SpecialFunctions.GammaLn(some + 1) - SpecialFunctions.GammaLn(all - some + 1);
}
