namespace Survey.Analysis.Estimation.TableSuppression;

/// <summary>Which cells of a table say too much about single contributors by themselves.</summary>
/// <remarks>
/// Hundepool et al. (2012), Statistical Disclosure Control, chapter 4. Counts are of contributors, never weighted; contributions are what
/// each has in the
/// cell's total, in any unit, 0 or more. An empty cell breaks no rule.
/// </remarks>
public static class SensitivityRules
{
    /// <summary>Fewer contributors than the threshold, and at least one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static bool IsBelowThreshold(double count, double threshold)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count > 0 && count < threshold;
    }

    /// <summary>The (n, k) rule: the largest <paramref name="largest"/> contributions are more than <paramref name="percent"/> per cent
    /// of the total.</summary>
    /// <exception cref="ArgumentException">A contribution is negative, or no number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Fewer than one contribution is asked for, or the percentage is not above 0 and at most 100.
    /// </exception>
    public static bool IsDominated(IReadOnlyList<double> contributions, int largest, double percent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(largest, 1);
        RequirePercent(percent, nameof(percent));
        var ordered = OrderDescending(contributions);
        var total = ordered.Sum();
        return total > 0 && ordered.Take(largest).Sum() > percent / 100 * total;
    }

    /// <summary>The p% rule: the second largest contributor, taking its own from the total, comes within <paramref name="percent"/> per
    /// cent of the largest.</summary>
    /// <exception cref="ArgumentException">A contribution is negative, or no number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A percentage is not above 0 and at most 100.</exception>
    public static bool IsWithinPercent(IReadOnlyList<double> contributions, double percent) =>
        IsWithinPriorPosterior(contributions, percent, 100);

    /// <summary>The (p, q) rule: the p% rule where everyone knew each contribution to within <paramref name="prior"/> per cent
    /// before.</summary>
    /// <remarks>Unsafe if q/100 · (total − x₁ − x₂) &lt; p/100 · x₁.</remarks>
    /// <exception cref="ArgumentException">A contribution is negative, or no number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A percentage is not above 0 and at most 100.</exception>
    public static bool IsWithinPriorPosterior(IReadOnlyList<double> contributions, double percent, double prior)
    {
        RequirePercent(percent, nameof(percent));
        RequirePercent(prior, nameof(prior));
        var ordered = OrderDescending(contributions);
        return ordered.Length > 0 && ordered[0] > 0 && prior / 100 * ordered.Skip(2).Sum() < percent / 100 * ordered[0];
    }

    /// <summary>All who are counted in a group gave the same answer: it is known for every person known to be in the group.</summary>
    /// <param name="counts">How many of the group gave each answer; the answers leave nobody out.</param>
    public static bool IsHomogeneous(IEnumerable<double> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return counts.Count(count => count > 0) == 1;
    }

    private static double[] OrderDescending(IReadOnlyList<double> contributions)
    {
        ArgumentNullException.ThrowIfNull(contributions);
        return contributions.FirstOrDefault(each => !(each >= 0)) is var wrong && !(wrong >= 0)
            ? throw new ArgumentException(
                FormattableString.Invariant($"A contribution is {wrong}; all must be 0 or more."),
                nameof(contributions)
            )
            : [.. contributions.OrderDescending()];
    }

    private static void RequirePercent(double percent, string name)
    {
        if (percent is not (> 0 and <= 100))
        {
            throw new ArgumentOutOfRangeException(
                name,
                FormattableString.Invariant($"{percent} is no percentage of a rule; it is more than 0 and at most 100.")
            );
        }
    }
}
