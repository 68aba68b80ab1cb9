using System.Globalization;
using System.Numerics;

namespace Survey.Analysis.Estimation.Samples;

/// <summary>Makes the replicate weights of a design: the same design, whose standard errors then come from replicates.</summary>
/// <remarks>
/// Wolter (2007), chapters 3 and 4; R's <c>as.svrepdesign</c>. Only the first stage is resampled. Bootstrap weights are not made
/// here, as they need random numbers; those that came with the data are given as <see cref="ReplicateWeights"/>.
/// </remarks>
public static class ReplicateWeightBuilder
{
    /// <summary>
    /// The jackknife: each replicate leaves out one primary unit, and the others of its stratum stand for it. JK1 with one stratum
    /// (scale (n − 1)/n · (1 − n/N)), JKn with several (a rscale (n_h − 1)/n_h · (1 − n_h/N_h) each). A lonely unit that is to be centred
    /// on the grand mean is a stratum left out for which the other H − 1 strata stand (a rscale (H − 1)/H).
    /// </summary>
    /// <remarks>The first estimate refuses fewer than two replicates, which is what a design of one primary unit has.</remarks>
    /// <exception cref="DesignException">A stratum has one primary unit, more in the population, and the rule for it is to refuse, or needs
    /// other strata and there are none.</exception>
    /// <exception cref="ArgumentException">The parts of the design do not fit together.</exception>
    public static SampleDesign Jackknife(SampleDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        var units = new PrimarySamplingUnits(design);
        var resampled = Enumerable.Range(0, units.Count).Where(unit => IsResampled(design, units, units.StratumOf(unit))).ToList();
        var scales = resampled.Select(unit => JackknifeScale(design, units, units.StratumOf(unit))).ToArray();
        var replicates = new ReplicateWeights
        {
            Weights = [.. resampled.Select(unit => (ReadOnlyMemory<double>)WeightsWithout(design, units, unit))],
            Scale = scales.FirstOrDefault(),
            ReplicateScales = [.. scales.Select(_ => 1.0)],
        };
        if (design.Strata.Count > 1)
        {
            var factor = units.AverageFactor([.. Enumerable.Repeat(true, design.Strata.Count)]);
            replicates = replicates with { Scale = factor, ReplicateScales = scales };
        }

        return design with { Replicates = replicates };
    }

    /// <summary>
    /// Balanced repeated replication of two primary units per stratum: in each replicate one counts 2 − ρ times and the other ρ
    /// times; ρ = 0 is BRR, else Fay's method. No finite population correction, as in R.
    /// </summary>
    /// <param name="design">A design of two primary units in every stratum.</param>
    /// <param name="fay">ρ, Fay's factor, at least 0 and below 1.</param>
    /// <exception cref="DesignException">A stratum has other than two primary units.</exception>
    /// <exception cref="ArgumentException">The parts of the design do not fit together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fay's factor is not at least 0 and below 1.</exception>
    public static SampleDesign BalancedRepeatedReplication(SampleDesign design, double fay = 0)
    {
        ArgumentNullException.ThrowIfNull(design);
        var units = new PrimarySamplingUnits(design);
        for (var stratum = 0; stratum < design.Strata.Count; stratum++)
        {
            if (units.UnitCountOf(stratum) != 2)
            {
                throw new DesignException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Stratum '{design.Strata[stratum].Name}' has {units.UnitCountOf(stratum)} primary units; half samples need two "
                            + $"in each."
                    )
                );
            }
        }

        var count = (int)BitOperations.RoundUpToPowerOf2((uint)design.Strata.Count + 1);
        var isFirst = FirstOfStrata(units, design.Strata.Count);
        var weights = Enumerable
            .Range(0, count)
            .Select(replicate => (ReadOnlyMemory<double>)ScaleWeights(design, row => FactorIn(replicate, units.UnitOf(row))));
        return design with { Replicates = ReplicateWeights.Balanced([.. weights], fay) };

        double FactorIn(int replicate, int unit)
        {
            // Sylvester's Hadamard matrix, whose first column is skipped: it is the same in every replicate and balances nothing.
            var isPlus = BitOperations.PopCount((uint)(replicate & (units.StratumOf(unit) + 1))) % 2 == 0;
            return isPlus == isFirst[unit] ? 2 - fay : fay;
        }
    }

    private static bool IsResampled(SampleDesign design, PrimarySamplingUnits units, int stratum)
    {
        if (units.UnitCountOf(stratum) > 1)
        {
            return true;
        }

        return (units.FinitePopulationCorrection(stratum), design.LonelyPsuRule) switch
        {
            (0, _) or (_, LonelyPsuRule.Ignore or LonelyPsuRule.UseAverage) => false,
            (_, LonelyPsuRule.CenterOnGrandMean) when design.Strata.Count > 1 => true,
            _ => throw new DesignException(
                $"Stratum '{design.Strata[stratum].Name}' has one primary unit, so that none remains when it is left out: merge "
                    + $"it with another stratum or choose a rule for it."
            ),
        };
    }

    private static double JackknifeScale(SampleDesign design, PrimarySamplingUnits units, int stratum) =>
        units.UnitCountOf(stratum) == 1
            ? (design.Strata.Count - 1.0) / design.Strata.Count
            : units.FinitePopulationCorrection(stratum) * (units.UnitCountOf(stratum) - 1) / units.UnitCountOf(stratum);

    private static double[] WeightsWithout(SampleDesign design, PrimarySamplingUnits units, int removed)
    {
        var stratum = units.StratumOf(removed);
        if (units.UnitCountOf(stratum) == 1)
        {
            return ScaleWeights(design, row => units.UnitOf(row) == removed ? 0 : design.Strata.Count / (design.Strata.Count - 1.0));
        }

        var others = units.UnitCountOf(stratum) / (units.UnitCountOf(stratum) - 1.0);
        return ScaleWeights(design, row =>
            units.UnitOf(row) switch
            {
                var unit when unit == removed => 0,
                var unit when units.StratumOf(unit) == stratum => others,
                _ => 1,
            }
        );
    }

    private static bool[] FirstOfStrata(PrimarySamplingUnits units, int strata)
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

    private static double[] ScaleWeights(SampleDesign design, Func<int, double> factorOfRow)
    {
        var weights = design.Weights.ToArray();
        for (var row = 0; row < weights.Length; row++)
        {
            weights[row] *= factorOfRow(row);
        }

        return weights;
    }
}
