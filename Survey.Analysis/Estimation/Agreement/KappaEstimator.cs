using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Ranks;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Agreement;

/// <summary>Cohen's kappa: how far two ratings of the same things agree beyond what their margins alone would give.</summary>
/// <remarks>
/// <para>
/// κ = (p_o − p_e)/(1 − p_e) with p_o the weighted share of agreement and p_e = Σ_k r_k c_k from the margins. Its standard error
/// is linearised: the influence of a row rated (a, b) is w/Σw · [(1 − p_e)(1{a = b} − p_o) − (1 − p_o)(c_a + r_b − 2 p_e)]/(1 − p_e)²,
/// so that clusters (one rater who answers for many things) count. Cohen (1960); R's <c>svykappa</c>.
/// </para>
/// </remarks>
public static class KappaEstimator
{
    /// <summary>Kappa over the rows in the base; null where both raters put everything in one and the same category.</summary>
    /// <param name="design">The things rated, one a row.</param>
    /// <param name="first">The first rater's category of each row, any code; not read outside the base.</param>
    /// <param name="second">The second rater's.</param>
    /// <param name="inBase">The rows that both rated; empty: every row.</param>
    /// <exception cref="ArgumentException">The base has no row, or the lengths differ.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static Estimate? Estimate(
        SampleDesign design, ReadOnlyMemory<int> first, ReadOnlyMemory<int> second, ReadOnlyMemory<bool> inBase = default)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (first.Length != design.RowCount || second.Length != design.RowCount)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The design has {design.RowCount} rows, the ratings {first.Length} and {second.Length}."));
        }

        var agreed = new double[design.RowCount];
        for (var row = 0; row < agreed.Length; row++)
        {
            agreed[row] = first.Span[row] == second.Span[row] ? 1 : 0;
        }

        var agreement = MeanEstimator.Linearize(design, new Observations(agreed, inBase));
        var chance = LinearizeChance(design, first.Span, second.Span, inBase);
        return chance.Value < 1 - Ranking.Tie ? LinearizedVariance.Join(design, [Beyond(agreement, chance)]).Estimates[0] : null;
    }

    private static LinearizedStatistic Beyond(LinearizedStatistic agreement, LinearizedStatistic chance)
    {
        var left = 1 - chance.Value;
        var influence = new double[agreement.Influence.Length];
        for (var row = 0; row < influence.Length; row++)
        {
            influence[row] = ((left * agreement.Influence.Span[row]) - ((1 - agreement.Value) * chance.Influence.Span[row])) / (left * left);
        }

        return agreement with { Value = (agreement.Value - chance.Value) / left, Influence = influence };
    }

    private static LinearizedStatistic LinearizeChance(
        SampleDesign design, ReadOnlySpan<int> first, ReadOnlySpan<int> second, ReadOnlyMemory<bool> inBase)
    {
        var (firstMargin, secondMargin, sum) = (new Dictionary<int, double>(), new Dictionary<int, double>(), 0.0);
        for (var row = 0; row < first.Length; row++)
        {
            if (inBase.IsEmpty || inBase.Span[row])
            {
                var weight = design.Weights.Span[row];
                firstMargin[first[row]] = firstMargin.GetValueOrDefault(first[row]) + weight;
                secondMargin[second[row]] = secondMargin.GetValueOrDefault(second[row]) + weight;
                sum += weight;
            }
        }

        var chance = firstMargin.Sum(category => category.Value * secondMargin.GetValueOrDefault(category.Key)) / (sum * sum);
        var influence = new double[first.Length];
        for (var row = 0; row < first.Length; row++)
        {
            if (inBase.IsEmpty || inBase.Span[row])
            {
                var met = (secondMargin.GetValueOrDefault(first[row]) + firstMargin.GetValueOrDefault(second[row])) / sum;
                influence[row] = design.Weights.Span[row] / sum * (met - (2 * chance));
            }
        }

        return new LinearizedStatistic(chance, influence, inBase);
    }
}
