using System.Globalization;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Estimators;

/// <summary>One estimate pooled from the same estimate in several completed data sets, in which missing values were imputed at
/// random (multiple imputation). Immutable.</summary>
/// <remarks>
/// Rubin (1987), Multiple Imputation for Nonresponse in Surveys, 3.1: q̄ the mean of the estimates, T = ū + (1 + 1/m) b with ū the
/// mean of their variances and b the variance between them. Degrees of freedom of Barnard and Rubin (1999), Biometrika 86:
/// 1/ν = 1/ν₁ + 1/ν₂, ν₁ = (m − 1) / λ², ν₂ = (ν₀ + 1) / (ν₀ + 3) · ν₀ (1 − λ), λ = (1 + 1/m) b / T. R's <c>mice::pool.scalar</c>.
/// </remarks>
public sealed record RubinPooling
{
    /// <summary>q̄: the pooled estimate.</summary>
    public required double Value { get; init; }

    /// <summary>ū: the mean variance within a completed data set.</summary>
    public required double WithinVariance { get; init; }

    /// <summary>b: the variance between the completed data sets.</summary>
    public required double BetweenVariance { get; init; }

    /// <summary>m: how many data sets were completed.</summary>
    public required int ImputationCount { get; init; }

    /// <summary>ν₀: the degrees of freedom that complete data would have; infinite for a large sample.</summary>
    public required double CompleteDegreesOfFreedom { get; init; }

    /// <summary>T: the variance of the pooled estimate.</summary>
    public double Variance => WithinVariance + AddedVariance;

    /// <summary>√T.</summary>
    public double StandardError => Math.Sqrt(Variance);

    /// <summary>The relative increase in variance due to the missing values: (1 + 1/m) b / ū; infinite where ū is 0 and b is not.</summary>
    public double RelativeVarianceIncrease => AddedVariance == 0 ? 0 : AddedVariance / WithinVariance;

    /// <summary>ν₁: Rubin's degrees of freedom of 1987, for a large sample; infinite where all data sets agree.</summary>
    public double RubinDegreesOfFreedom => (ImputationCount - 1) / (AddedVarianceShare * AddedVarianceShare);

    /// <summary>ν: Barnard and Rubin's degrees of freedom; never more than complete data would have. 0 where ν₀ is finite and there is
    /// variance between the data sets only.</summary>
    public double DegreesOfFreedom
    {
        get
        {
            var observed = double.IsInfinity(CompleteDegreesOfFreedom)
                ? CompleteDegreesOfFreedom
                : (CompleteDegreesOfFreedom + 1) / (CompleteDegreesOfFreedom + 3) * CompleteDegreesOfFreedom * (1 - AddedVarianceShare);
            return 1 / ((1 / RubinDegreesOfFreedom) + (1 / observed));
        }
    }

    /// <summary>The fraction of information that is missing: (r + 2 / (ν + 3)) / (r + 1), r the relative increase.</summary>
    public double FractionOfMissingInformation =>
        double.IsInfinity(RelativeVarianceIncrease)
            ? 1
            : (RelativeVarianceIncrease + (2 / (DegreesOfFreedom + 3))) / (RelativeVarianceIncrease + 1);

    private double AddedVariance => (1 + (1.0 / ImputationCount)) * BetweenVariance;

    private double AddedVarianceShare => AddedVariance == 0 ? 0 : AddedVariance / Variance;

    /// <summary>The pooled estimate.</summary>
    /// <param name="values">The estimate from each completed data set; two or more.</param>
    /// <param name="variances">Its squared standard error in each, in the same order.</param>
    /// <param name="completeDegreesOfFreedom">ν₀, the degrees of freedom that complete data would have; above 0, may be infinite.</param>
    /// <exception cref="ArgumentException">There are fewer than two values, or not as many variances; a value is not finite, a variance not
    /// finite or negative, or the degrees of freedom are not above 0.</exception>
    public static RubinPooling Of(
        IReadOnlyList<double> values,
        IReadOnlyList<double> variances,
        double completeDegreesOfFreedom = double.PositiveInfinity
    )
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(variances);
        if (values.Count < 2 || variances.Count != values.Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"Pooling needs two or more estimates and a variance of each, not {values.Count} and {variances.Count}."
                )
            );
        }

        if (
            !values.All(double.IsFinite)
            || !variances.All(variance => double.IsFinite(variance) && variance >= 0)
            || !(completeDegreesOfFreedom > 0)
        )
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Estimates must be finite, variances not negative and degrees of freedom positive; these are "
                        + $"{string.Join(", ", values)}; {string.Join(", ", variances)}; {completeDegreesOfFreedom}."
                )
            );
        }

        var mean = values.Average();
        return new RubinPooling
        {
            Value = mean,
            WithinVariance = variances.Average(),
            BetweenVariance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1),
            ImputationCount = values.Count,
            CompleteDegreesOfFreedom = completeDegreesOfFreedom,
        };
    }

    /// <summary>The interval q̄ ± t √T with <see cref="DegreesOfFreedom"/>; infinite at both ends where these are 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public Interval IntervalAt(double level = 0.95)
    {
        Interval.RequireLevel(level);
        if (DegreesOfFreedom == 0)
        {
            return Interval.Around(Value, double.PositiveInfinity, IntervalMethod.Student);
        }

        var half = StandardError == 0 ? 0 : StandardError * Quantiles.CriticalValue(level, DegreesOfFreedom);
        return Interval.Around(Value, half, IntervalMethod.Student);
    }
}
