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
    // Of a stratum's mean: totals that are equal differ from it by the rounding of a sum, some 1e-16 for each of hundreds of terms.
    private const double RoundingTolerance = 1e-12;

    /// <summary>The statistics as estimates, with their covariance.</summary>
    /// <param name="design">A design without replicates.</param>
    /// <param name="statistics">Each with an influence value per row of the design; not a number where the statistic is none.</param>
    /// <exception cref="DesignException">The design has replicate weights; a stratum has one primary unit, more in the population, and the
    /// rule is to refuse; or every stratum has, and the rule is to use the average.</exception>
    /// <exception cref="ArgumentException">The parts of the design do not fit together, or a statistic has other lengths than the
    /// design.</exception>
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

        foreach (var statistic in statistics)
        {
            statistic.RequireInfluence(design.RowCount);
            statistic.RequireBase(design.RowCount);
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

    /// <summary>The size of a base under a design. Weights that met totals of the population depend on all of the sample, so that after
    /// calibrating the unobserved share is that of all strata.</summary>
    internal static DomainCounts DomainCountsIn(SampleDesign design, IReadOnlyList<SampleStages.Stage> stages, ReadOnlySpan<bool> inBase) =>
        design.Calibrations.Count == 0
            ? DomainCountsOf(stages, inBase)
            : DomainCountsOf(stages, inBase) with
            {
                UnobservedShare = DomainCountsOf(stages, default).UnobservedShare,
            };

    // Nothing is known of the units that the first stage did not draw, and of those that it drew the later stages observed a part.
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

    /// <summary>Which rows any of the statistics covers, one element per row.</summary>
    internal static bool[] UnionOfBases(int rowCount, IReadOnlyList<LinearizedStatistic> statistics)
    {
        var union = new bool[rowCount];
        foreach (var statistic in statistics)
        {
            var inBase = statistic.Base.Span;
            for (var row = 0; row < rowCount; row++)
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

    private static double Deviation(double total, double centre) =>
        Math.Abs(total - centre) > RoundingTolerance * Math.Abs(centre) ? total - centre : 0;

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
        var centers = new StratumCenter[design.Strata.Count];
        for (var stratum = 0; stratum < centers.Length; stratum++)
        {
            centers[stratum] = new StratumCenter(StratumScaleOf(design, units, stratum, touched[stratum]), new double[totals.Length]);
        }

        for (var index = 0; index < totals.Length; index++)
        {
            var centreOfAll = totals[index].Sum() / units.Count;
            for (var unit = 0; unit < units.Count; unit++)
            {
                var stratum = units.StratumOf(unit);
                centers[stratum].Centre[index] += units.HasLonelyUnit(stratum)
                    ? centreOfAll
                    : totals[index][unit] / units.UnitCountOf(stratum);
            }
        }

        return centers;
    }

    private static double StratumScaleOf(SampleDesign design, PrimarySamplingUnits units, int stratum, bool touched)
    {
        var (correction, count) = (units.FinitePopulationCorrection(stratum), units.UnitCountOf(stratum));
        if (!touched || correction == 0)
        {
            return 0;
        }

        return (units.HasLonelyUnit(stratum), design.LonelyPsuRule) switch
        {
            (false, _) => correction * count / (count - 1),
            (true, LonelyPsuRule.CenterOnGrandMean) => correction,
            (true, LonelyPsuRule.Ignore or LonelyPsuRule.UseAverage) => 0,
            _ => throw new DesignException(
                $"Stratum '{design.Strata[stratum].Name}' has one primary unit, so no standard error follows: merge it with "
                    + $"another stratum or choose a rule for it."
            ),
        };
    }

    // What squared deviations in a stratum are multiplied with, and the total of each statistic from which its units deviate.
    private sealed record StratumCenter(double Scale, double[] Centre);
}
