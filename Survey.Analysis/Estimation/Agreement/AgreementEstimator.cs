using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Agreement;

/// <summary>Agreement of two ratings of the same things beyond what is expected by chance: Cohen's kappa and related
/// coefficients.</summary>
/// <remarks>
/// <para>
/// κ = (p_o − p_e)/(1 − p_e). From plain counts the standard error is the large-sample one (Fleiss, Cohen and Everitt 1969,
/// Psychological Bulletin 72), which is the root mean square of every thing's influence over √n; the same formula under independence (the
/// table of the margins' products) gives the null standard error. R's <c>vcd::Kappa</c> and <c>irr::kappa2</c>.
/// </para>
/// <para>
/// Under a design the influences, times w/Σw, are summed within clusters: one rater who answers for many things counts as one.
/// R's <c>svykappa</c>, here also weighted and for the other coefficients.
/// </para>
/// </remarks>
public static class AgreementEstimator
{
    /// <summary>A coefficient from plain counts; null where the agreement expected by chance is 1 (all in one category).</summary>
    /// <param name="table">The counts.</param>
    /// <param name="coefficient">The coefficient.</param>
    /// <param name="weights">How much near agreement counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coefficient, or no such weights.</exception>
    public static AgreementResult? FromTable(
        RatingTable table,
        AgreementCoefficient coefficient = AgreementCoefficient.CohenKappa,
        AgreementWeights weights = AgreementWeights.Unweighted
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        var agreement = new ChanceCorrectedAgreement(table, coefficient, weights);
        double? nullStandardError =
            coefficient == AgreementCoefficient.CohenKappa
                ? new ChanceCorrectedAgreement(table.UnderIndependence(), coefficient, weights).StandardError()
                : null;
        return agreement.Value is { } value ? new AgreementResult(value, agreement.StandardError(), nullStandardError) : null;
    }

    /// <summary>A coefficient under a design; null where the agreement expected by chance is 1.</summary>
    /// <param name="design">The design; one row is one thing rated.</param>
    /// <param name="first">The first rater's category of each row, from 0; outside the base any.</param>
    /// <param name="second">The second rater's.</param>
    /// <param name="categoryCount">The number of categories, used or not; their order and even spacing count where weighted.</param>
    /// <param name="coefficient">The coefficient.</param>
    /// <param name="weights">How much near agreement counts.</param>
    /// <param name="inBase">The rows that both rated; empty: every row.</param>
    /// <exception cref="ArgumentException">The base has no row with a weight, a category is outside the numbers, or the lengths
    /// differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coefficient, or no such weights, or the number of categories is
    /// negative.</exception>
    /// <exception cref="DesignException">No standard error follows from the design, or in a replicate the agreement expected by chance is
    /// 1.</exception>
    public static Estimate? Estimate(
        SampleDesign design,
        ReadOnlyMemory<int> first,
        ReadOnlyMemory<int> second,
        int categoryCount,
        AgreementCoefficient coefficient = AgreementCoefficient.CohenKappa,
        AgreementWeights weights = AgreementWeights.Unweighted,
        ReadOnlyMemory<bool> inBase = default
    )
    {
        ArgumentNullException.ThrowIfNull(design);
        return Linearize(design) is null
            ? null
            : DesignVariance
                .EstimateJointly(design, weightedDesign => [Linearize(weightedDesign) ?? throw NoVariationException()])
                .Estimates[0];

        LinearizedStatistic? Linearize(SampleDesign weightedDesign)
        {
            var table = RatingTable.Of(first.Span, second.Span, categoryCount, inBase.Span, weightedDesign.Weights.Span);
            var agreement = new ChanceCorrectedAgreement(table, coefficient, weights);
            if (agreement.Value is not { } value)
            {
                return null;
            }

            var influence = new double[weightedDesign.RowCount];
            for (var row = 0; row < influence.Length; row++)
            {
                if (inBase.IsEmpty || inBase.Span[row])
                {
                    influence[row] =
                        weightedDesign.Weights.Span[row] / table.Count * agreement.InfluenceOf(first.Span[row], second.Span[row]);
                }
            }

            return new LinearizedStatistic(value, influence, inBase);
        }
    }

    /// <summary>The refusal of a replicate in which all ratings are alike.</summary>
    internal static DesignException NoVariationException() =>
        new("In one of the replicates all ratings are alike, so that agreement has no value there and no standard error follows.");
}
