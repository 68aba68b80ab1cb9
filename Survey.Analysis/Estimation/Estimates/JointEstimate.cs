namespace Survey.Analysis.Estimation.Estimates;

/// <summary>Several estimates from the same respondents, with the covariance between them.</summary>
/// <remarks>Immutable: several threads may use it at once.</remarks>
public sealed class JointEstimate
{
    // Two numbers of 16 digits that should cancel leave some 1e-16 of their size, and a contrast of many estimates sums hundreds.
    private const double CancellationTolerance = 1e-13;

    private readonly double[] covariance;
    private readonly DomainCounts domain;

    /// <summary>Estimates with their covariance.</summary>
    /// <param name="estimates">k estimates.</param>
    /// <param name="covariance">k² numbers, row after row: that of estimates i and j is at i k + j. Symmetric; not copied.</param>
    /// <param name="domain">The size of all their bases together.</param>
    internal JointEstimate(IReadOnlyList<Estimate> estimates, double[] covariance, DomainCounts domain)
    {
        Estimates = estimates;
        this.covariance = covariance;
        this.domain = domain;
    }

    /// <summary>The estimates in the order in which they were asked for.</summary>
    public IReadOnlyList<Estimate> Estimates { get; }

    /// <summary>The design's covariance of two of the estimates; of one with itself, its variance.</summary>
    /// <param name="first">The position of an estimate, from 0.</param>
    /// <param name="second">The position of another, or of the same.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no estimate at one of the positions.</exception>
    public double Covariance(int first, int second)
    {
        RequirePosition(first, nameof(first));
        RequirePosition(second, nameof(second));
        return covariance[(first * Estimates.Count) + second];
    }

    /// <summary>The first estimate minus the second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no estimate at one of the positions.</exception>
    public Estimate Difference(int first, int second)
    {
        RequirePosition(first, nameof(first));
        RequirePosition(second, nameof(second));
        var coefficients = new double[Estimates.Count];
        coefficients[first] += 1;
        coefficients[second] -= 1;
        return Contrast(coefficients);
    }

    /// <summary>The first estimate over the second, such as one group's mean in parts of another's.</summary>
    /// <remarks>Variance by linearisation, (V₁₁ − 2 r V₁₂ + r² V₂₂)/x₂² for r = x₁/x₂; R's <c>svycontrast</c> of a quotient.</remarks>
    /// <exception cref="ArgumentException">The second estimate is 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no estimate at one of the positions.</exception>
    public Estimate Ratio(int first, int second)
    {
        RequirePosition(first, nameof(first));
        RequirePosition(second, nameof(second));
        var denominator = Estimates[second].Value;
        if (denominator == 0)
        {
            throw new ArgumentException("The second estimate is 0, so there is nothing to divide by.", nameof(second));
        }

        var ratio = Estimates[first].Value / denominator;
        var coefficients = new double[Estimates.Count];
        coefficients[first] += 1 / denominator;
        coefficients[second] -= ratio / denominator;
        return Contrast(coefficients) with { Value = ratio };
    }

    /// <summary>The sum of the estimates, each times its coefficient.</summary>
    /// <remarks>
    /// Variance c'Vc. What is left after cancelling to the last digits (two columns that always add up to one, say) is rounding
    /// and becomes 0: the sum is the same whoever had answered, and so is known as if everyone had. Degrees of freedom and count are
    /// those of all the bases together.
    /// </remarks>
    /// <param name="coefficients">One for each estimate, in their order.</param>
    /// <exception cref="ArgumentException">There are not as many coefficients as estimates.</exception>
    public Estimate Contrast(ReadOnlySpan<double> coefficients)
    {
        if (coefficients.Length != Estimates.Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{Estimates.Count} estimates need as many coefficients, not {coefficients.Length}."),
                nameof(coefficients)
            );
        }

        var (value, variance, scale) = (0.0, 0.0, 0.0);
        for (var row = 0; row < coefficients.Length; row++)
        {
            value += coefficients[row] * Estimates[row].Value;
            for (var column = 0; column < coefficients.Length; column++)
            {
                var term = coefficients[row] * coefficients[column] * Covariance(row, column);
                variance += term;
                scale += Math.Abs(term);
            }
        }

        return scale > 0 && Math.Abs(variance) <= CancellationTolerance * scale
            ? (domain with { UnobservedShare = 0 }).ToEstimate(value, 0)
            : domain.ToEstimate(value, variance);
    }

    /// <summary>The same estimates with every covariance times a factor, such as a finite population correction of its own.</summary>
    /// <param name="factor">The factor of the covariance of two estimates, given their positions.</param>
    /// <param name="unobservedShares">Of each estimate <see cref="Estimate.UnobservedShare"/>; a sum of them has the largest.</param>
    internal JointEstimate ScaleCovariance(Func<int, int, double> factor, IReadOnlyList<double> unobservedShares)
    {
        var count = Estimates.Count;
        var scaled = covariance.Select((value, position) => value * factor(position / count, position % count)).ToArray();
        return new JointEstimate(
            [
                .. Estimates.Select(
                    (estimate, position) =>
                        estimate with
                        {
                            StandardError = Math.Sqrt(Math.Max(scaled[(position * count) + position], 0)),
                            UnobservedShare = unobservedShares[position],
                        }
                ),
            ],
            scaled,
            domain with
            {
                UnobservedShare = unobservedShares.Max(),
            }
        );
    }

    /// <summary>Some of the estimates, in the order given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no estimate at one of the positions.</exception>
    public JointEstimate Select(params IReadOnlyList<int> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        var chosen = positions.SelectMany(row => positions.Select(column => Covariance(row, column))).ToArray();
        return new JointEstimate([.. positions.Select(position => Estimates[position])], chosen, domain);
    }

    private void RequirePosition(int position, string name)
    {
        if ((uint)position >= (uint)Estimates.Count)
        {
            throw new ArgumentOutOfRangeException(
                name,
                position,
                FormattableString.Invariant($"There are {Estimates.Count} estimates, at positions from 0.")
            );
        }
    }
}
