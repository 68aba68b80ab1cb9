using Survey.Analysis.Estimation.Estimates;

namespace Survey.Analysis.Estimation.Samples;

/// <summary>The covariance of any smooth statistics under a design, from each respondent's influence on them (Taylor
/// linearisation).</summary>
/// <remarks>
/// <para>
/// With z the influence values summed within primary units, V = Σ_h (1 − n_h/N_h) · n_h/(n_h − 1) · Σ_i (z_hi − z̄_h)(z_hi − z̄_h)'.
/// n_h counts every primary unit of the stratum, also those without a row in the base, whose z is 0: a subgroup's size is itself
/// uncertain. A stratum that no base touches adds nothing, unless the weights were calibrated.
/// </para>
/// <para>Binder (1983), International Statistical Review 51; the same as R's survey 4.5, <c>svyrecvar</c>.</para>
/// <para>Further stages as in <see cref="SampleStages"/>; calibrated weights as in <see cref="CalibrationModel"/>.</para>
/// </remarks>
public static class LinearizedVariance
{
    /// <summary>The statistics as estimates, with their covariance.</summary>
    /// <exception cref="DesignException">A stratum has one primary unit, more in the population, and the rule is to refuse.</exception>
    /// <exception cref="ArgumentException">The parts of the design do not fit together.</exception>
    public static JointEstimate EstimateJointly(SampleDesign design, IReadOnlyList<LinearizedStatistic> statistics)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(statistics);
        if (design.Replicates is not null)
        {
            throw new DesignException(
                "The design has replicate weights, so that its variances come from these and not from linearisation."
            );
        }

        var stages = SampleStages.Of(design);
        var anyBase = UnionOfBases(design.RowCount, statistics);

        // After calibrating, rows outside the base have influence too: the totals they help to meet moved the weights inside it.
        var reached = design.Calibrations.Count == 0 ? anyBase : [.. Enumerable.Repeat(true, design.RowCount)];
        var influences = statistics.Select(statistic => CalibrationResiduals(design, statistic.Influence)).ToArray();
        var covariance = new double[statistics.Count * statistics.Count];
        foreach (var stage in stages)
        {
            var added = Covariance(stage, influences, stage.Units.StrataWithRowsIn(reached));
            for (var index = 0; index < covariance.Length; index++)
            {
                covariance[index] += added[index];
            }
        }

        var estimates = new Estimate[statistics.Count];
        for (var index = 0; index < estimates.Length; index++)
        {
            var variance = covariance[(index * estimates.Length) + index];
            estimates[index] = DomainCountsIn(design, stages, statistics[index].Base.Span).ToEstimate(statistics[index].Value, variance);
        }

        return new JointEstimate(estimates, covariance, DomainCountsIn(design, stages, anyBase));
    }

    // Weights that met totals of the population depend on all of the sample, also where the base itself was observed completely.
    internal static DomainCounts DomainCountsIn(SampleDesign design, IReadOnlyList<SampleStages.Stage> stages, ReadOnlySpan<bool> inBase) =>
        design.Calibrations.Count == 0
            ? DomainCountsOf(stages, inBase)
            : DomainCountsOf(stages, inBase) with
            {
                UnobservedShare = DomainCountsOf(stages, default).UnobservedShare,
            };

    // Of what the first stage left unseen nothing is known, of what it saw the later stages left a part unseen.
    private static DomainCounts DomainCountsOf(IReadOnlyList<SampleStages.Stage> stages, ReadOnlySpan<bool> inBase)
    {
        var domain = stages[0].Units.DomainCountsOf(inBase);
        var seen = 1 - domain.UnobservedShare;
        foreach (var stage in stages.Skip(1))
        {
            seen *= 1 - stage.Units.DomainCountsOf(inBase).UnobservedShare;
        }

        return stages.Count == 1 ? domain : domain with { UnobservedShare = 1 - seen };
    }

    private static ReadOnlyMemory<double> CalibrationResiduals(SampleDesign design, ReadOnlyMemory<double> influence)
    {
        foreach (var model in design.Calibrations)
        {
            influence = model.Residual(influence.Span, design.Weights.Span);
        }

        return influence;
    }

    internal static bool[] UnionOfBases(int rows, IReadOnlyList<LinearizedStatistic> statistics)
    {
        var union = new bool[rows];
        foreach (var statistic in statistics)
        {
            var inBase = statistic.Base.Span;
            for (var row = 0; row < rows; row++)
            {
                union[row] |= inBase.IsEmpty || inBase[row];
            }
        }

        return union;
    }

    private static double[] Covariance(SampleStages.Stage stage, IReadOnlyList<ReadOnlyMemory<double>> influences, bool[] touched)
    {
        var (design, units, fractions) = stage;
        var totals = influences.Select(influence => TotalsOf(units, influence.Span)).ToArray();
        var strata = CenterStrata(design, units, totals, touched);
        var covariance = new double[totals.Length * totals.Length];
        var deviations = new double[totals.Length];
        for (var unit = 0; unit < units.Count; unit++)
        {
            if (strata[units.StratumOf(unit)] is not { Scale: > 0 } stratum)
            {
                continue;
            }

            for (var index = 0; index < totals.Length; index++)
            {
                deviations[index] = Deviation(totals[index][unit], stratum.Centre[index]);
            }

            AddOuterProduct(covariance, deviations, stratum.Scale * fractions[units.StratumOf(unit)]);
        }

        return Mirror(covariance, totals.Length, units.AverageFactor(touched));
    }

    // Where a whole stratum answered alike, only the rounding of its mean would be left.
    private static double Deviation(double total, double centre) =>
        Math.Abs(total - centre) > 1e-12 * Math.Abs(centre) ? total - centre : 0;

    private static void AddOuterProduct(double[] covariance, double[] deviations, double scale)
    {
        for (var row = 0; row < deviations.Length; row++)
        {
            var scaled = scale * deviations[row];
            for (var column = row; column < deviations.Length; column++)
            {
                covariance[(row * deviations.Length) + column] += scaled * deviations[column];
            }
        }
    }

    private static double[] Mirror(double[] upper, int size, double factor)
    {
        for (var row = 0; row < size; row++)
        {
            for (var column = row; column < size; column++)
            {
                upper[(column * size) + row] = upper[(row * size) + column] *= factor;
            }
        }

        return upper;
    }

    private static double[] TotalsOf(PrimarySamplingUnits units, ReadOnlySpan<double> influence)
    {
        var totals = new double[units.Count];
        for (var row = 0; row < influence.Length; row++)
        {
            totals[units.UnitOf(row)] += influence[row];
        }

        return totals;
    }

    private static StratumCenter[] CenterStrata(SampleDesign design, PrimarySamplingUnits units, double[][] totals, bool[] touched)
    {
        var spreads = new StratumCenter[design.Strata.Count];
        for (var stratum = 0; stratum < spreads.Length; stratum++)
        {
            spreads[stratum] = new StratumCenter(StratumScaleOf(design, units, stratum, touched[stratum]), new double[totals.Length]);
        }

        for (var index = 0; index < totals.Length; index++)
        {
            var centreOfAll = totals[index].Sum() / units.Count;
            for (var unit = 0; unit < units.Count; unit++)
            {
                var stratum = units.StratumOf(unit);
                spreads[stratum].Centre[index] += units.HasLonelyUnit(stratum)
                    ? centreOfAll
                    : totals[index][unit] / units.UnitCountOf(stratum);
            }
        }

        return spreads;
    }

    private static double StratumScaleOf(SampleDesign design, PrimarySamplingUnits units, int stratum, bool touched)
    {
        var (remainder, count) = (units.FinitePopulationCorrection(stratum), units.UnitCountOf(stratum));
        if (!touched || remainder == 0)
        {
            return 0;
        }

        return (units.HasLonelyUnit(stratum), design.LonelyPsuRule) switch
        {
            (false, _) => remainder * count / (count - 1),
            (true, LonelyPsuRule.CenterOnGrandMean) => remainder,
            (true, LonelyPsuRule.Ignore or LonelyPsuRule.UseAverage) => 0,
            _ => throw new DesignException(
                $"Stratum '{design.Strata[stratum].Name}' has one respondent, so no standard error follows: merge it with "
                    + $"another stratum or choose a rule for it."
            ),
        };
    }



    private sealed record StratumCenter(double Scale, double[] Centre);
}
