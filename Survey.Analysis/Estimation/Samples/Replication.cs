using System.Numerics;

namespace Survey.Analysis.Estimation.Samples;

/// <summary>Makes the replicate weights of a design: the same design, whose standard errors then come from replicates.</summary>
/// <remarks>
/// Wolter (2007), chapters 3 and 4; R's <c>as.svrepdesign</c>. Only the first stage is resampled. Bootstrap weights are not made
/// here, as they need chance; those that came with the data are given as <see cref="ReplicateWeights"/>.
/// </remarks>
public static class Replication
{
    /// <summary>
    /// The jackknife: each replicate leaves out one primary unit, and the others of its stratum stand for it. JK1 with one stratum
    /// (scale (n − 1)/n · (1 − n/N)), JKn with several (a rscale (n_h − 1)/n_h · (1 − n_h/N_h) each). A lone unit that is to be centred on
    /// all is a stratum left out for which the other H − 1 strata stand (a rscale (H − 1)/H).
    /// </summary>
    /// <exception cref="DesignException">A stratum has one primary unit, and the rule for it makes no replicate.</exception>
    public static SampleDesign Jackknife(SampleDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        var units = new PrimaryUnits(design);
        var resampled = Enumerable.Range(0, units.Count).Where(unit => !IsLone(design, units, units.StratumOf(unit))).ToList();
        var scales = resampled.Select(unit => JackknifeScale(design, units, units.StratumOf(unit))).ToArray();
        var stratified = design.Strata.Count > 1;
        return design with
        {
            Replicates = new ReplicateWeights
            {
                Weights = [.. resampled.Select(unit => (ReadOnlyMemory<double>)Without(design, units, unit))],
                Scale = stratified ? AverageFactor(design, units) : scales.FirstOrDefault(),
                ReplicateScales = stratified ? scales : [.. scales.Select(_ => 1.0)],
            },
        };
    }

    /// <summary>
    /// Balanced repeated replication of two primary units per stratum: in each replicate one counts 2 − ρ times and the other ρ
    /// times; ρ = 0 is BRR, else Fay's method. No finite population correction, as in R.
    /// </summary>
    /// <exception cref="DesignException">A stratum has other than two primary units.</exception>
    public static SampleDesign BalancedHalves(SampleDesign design, double fay = 0)
    {
        ArgumentNullException.ThrowIfNull(design);
        var units = new PrimaryUnits(design);
        for (var stratum = 0; stratum < design.Strata.Count; stratum++)
        {
            if (units.CountIn(stratum) != 2)
            {
                throw new DesignException(FormattableString.Invariant(
                    $"Stratum '{design.Strata[stratum].Name}' has {units.CountIn(stratum)} primary units; half samples need two in each."));
            }
        }

        var count = (int)BitOperations.RoundUpToPowerOf2((uint)design.Strata.Count + 1);
        var isFirst = FirstOfStrata(units, design.Strata.Count);
        var weights = Enumerable.Range(0, count).Select(replicate => (ReadOnlyMemory<double>)Weigh(design, row =>
        {
            var unit = units.UnitOf(row);

            // Sylvester's Hadamard matrix; its first column is all alike and balances nothing.
            var plus = BitOperations.PopCount((uint)(replicate & (units.StratumOf(unit) + 1))) % 2 == 0;
            return plus == isFirst[unit] ? 2 - fay : fay;
        }));
        return design with { Replicates = ReplicateWeights.Balanced([.. weights], fay) };
    }

    private static bool IsLone(SampleDesign design, PrimaryUnits units, int stratum)
    {
        if (units.CountIn(stratum) > 1)
        {
            return false;
        }

        return (units.Remainder(stratum), design.WhenAStratumHasOneRespondent) switch
        {
            (0, _) or (_, LoneRespondentRule.Ignore or LoneRespondentRule.TakeAverage) => true,
            (_, LoneRespondentRule.CentreOnAll) when design.Strata.Count > 1 => false,
            _ => throw new DesignException(
                $"Stratum '{design.Strata[stratum].Name}' has one respondent, so that none is left when it is left out: merge it with another stratum or choose a rule for it."),
        };
    }

    private static double AverageFactor(SampleDesign design, PrimaryUnits units)
    {
        var lone = Enumerable.Range(0, design.Strata.Count).Count(stratum => units.CountIn(stratum) == 1 && units.Remainder(stratum) > 0);
        return design.WhenAStratumHasOneRespondent == LoneRespondentRule.TakeAverage ? (double)design.Strata.Count / (design.Strata.Count - lone) : 1;
    }

    private static double JackknifeScale(SampleDesign design, PrimaryUnits units, int stratum) => units.CountIn(stratum) == 1
        ? (design.Strata.Count - 1.0) / design.Strata.Count
        : units.Remainder(stratum) * (units.CountIn(stratum) - 1) / units.CountIn(stratum);

    private static double[] Without(SampleDesign design, PrimaryUnits units, int left)
    {
        var stratum = units.StratumOf(left);
        if (units.CountIn(stratum) == 1)
        {
            return Weigh(design, row => units.UnitOf(row) == left ? 0 : design.Strata.Count / (design.Strata.Count - 1.0));
        }

        var others = units.CountIn(stratum) / (units.CountIn(stratum) - 1.0);
        return Weigh(design, row => units.UnitOf(row) == left ? 0 : units.StratumOf(units.UnitOf(row)) == stratum ? others : 1);
    }

    private static bool[] FirstOfStrata(PrimaryUnits units, int strata)
    {
        var seen = new bool[strata];
        var isFirst = new bool[units.Count];
        for (var unit = 0; unit < isFirst.Length; unit++)
        {
            var stratum = units.StratumOf(unit);
            isFirst[unit] = !seen[stratum];
            seen[stratum] = true;
        }

        return isFirst;
    }

    private static double[] Weigh(SampleDesign design, Func<int, double> factorOfRow)
    {
        var weights = design.Weights.ToArray();
        for (var row = 0; row < weights.Length; row++)
        {
            weights[row] *= factorOfRow(row);
        }

        return weights;
    }
}
