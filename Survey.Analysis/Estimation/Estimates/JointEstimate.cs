namespace Survey.Analysis.Estimation.Estimates;

/// <summary>Several estimates from the same respondents, with the covariance between them.</summary>
public sealed class JointEstimate
{
    private readonly double[] covariance;
    private readonly Reach reach;

    internal JointEstimate(IReadOnlyList<Estimate> estimates, double[] covariance, Reach reach)
    {
        Estimates = estimates;
        this.covariance = covariance;
        this.reach = reach;
    }

    /// <summary>The estimates in the order in which they were asked for.</summary>
    public IReadOnlyList<Estimate> Estimates { get; }

    /// <summary>The design's covariance of two of the estimates; of one with itself, its variance.</summary>
    public double Covariance(int first, int second) => covariance[(first * Estimates.Count) + second];

    /// <summary>The first estimate minus the second.</summary>
    public Estimate Difference(int first, int second)
    {
        var coefficients = new double[Estimates.Count];
        coefficients[first] += 1;
        coefficients[second] -= 1;
        return Contrast(coefficients);
    }

    /// <summary>The sum of the estimates, each times its coefficient.</summary>
    /// <remarks>
    /// Variance c'Vc. What is left after cancelling to the last digits (two columns that always add up to one, say) is rounding
    /// and becomes 0. Degrees of freedom and count are those of all the bases together.
    /// </remarks>
    public Estimate Contrast(ReadOnlySpan<double> coefficients)
    {
        if (coefficients.Length != Estimates.Count)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{Estimates.Count} estimates need as many coefficients, not {coefficients.Length}."), nameof(coefficients));
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

        return reach.ToEstimate(value, variance > 1e-13 * scale ? variance : 0);
    }

    /// <summary>Some of the estimates, in the order given.</summary>
    public JointEstimate Select(params IReadOnlyList<int> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        var chosen = positions.SelectMany(row => positions.Select(column => Covariance(row, column)));
        return new JointEstimate([.. positions.Select(position => Estimates[position])], [.. chosen], reach);
    }
}
