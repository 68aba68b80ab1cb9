namespace Survey.Analysis.Estimation.TableSuppression;

/// <summary>Primary suppression rules: which cells of a table disclose too much about single contributors by themselves.</summary>
/// <remarks>
/// Hundepool et al. (2012), Statistical Disclosure Control, chapter 4. Counts are of contributors, never weighted; contributions are each
/// contributor's part of the cell's total, in any unit, 0 or more. An empty cell breaks no rule.
/// </remarks>
public static class SensitivityRules
{
    /// <summary>The threshold rule: fewer contributors than the threshold, and at least one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static bool IsBelowThreshold(double count, double threshold)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count > 0 && count < threshold;
    }

    /// <summary>The (n, k) rule: the largest <paramref name="largest"/> contributions are more than <paramref name="percent"/> per cent
    /// of the total.</summary>
    /// <param name="contributions">The contributions to the cell, in any order.</param>
    /// <param name="largest">n, 1 or more.</param>
    /// <param name="percent">k, above 0 and at most 100.</param>
    /// <exception cref="ArgumentException">A contribution is negative, or not a number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">n or k is outside its range.</exception>
    public static bool IsDominated(IReadOnlyList<double> contributions, int largest, double percent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(largest, 1);
        RequirePercent(percent, nameof(percent));
        var ordered = OrderDescending(contributions);
        var total = ordered.Sum();
        return total > 0 && ordered.Take(largest).Sum() > percent / 100 * total;
    }

    /// <summary>The p% rule: the second largest contributor, who subtracts its own part from the total, estimates the largest to within
    /// <paramref name="percent"/> per cent.</summary>
    /// <param name="contributions">The contributions to the cell, in any order.</param>
    /// <param name="percent">p, above 0 and at most 100.</param>
    /// <exception cref="ArgumentException">A contribution is negative, or not a number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">p is outside its range.</exception>
    public static bool IsWithinPercent(IReadOnlyList<double> contributions, double percent) =>
        IsWithinPriorPosterior(contributions, percent, 100);

    /// <summary>The prior-posterior (p, q) rule: the p% rule where everyone could estimate each contribution to within
    /// <paramref name="prior"/> per cent before publication.</summary>
    /// <remarks>Unsafe if q/100 · (total − x₁ − x₂) &lt; p/100 · x₁.</remarks>
    /// <param name="contributions">The contributions to the cell, in any order.</param>
    /// <param name="percent">p, above 0 and at most 100.</param>
    /// <param name="prior">q, above 0 and at most 100.</param>
    /// <exception cref="ArgumentException">A contribution is negative, or not a number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">p or q is outside its range.</exception>
    public static bool IsWithinPriorPosterior(IReadOnlyList<double> contributions, double percent, double prior)
    {
        RequirePercent(percent, nameof(percent));
        RequirePercent(prior, nameof(prior));
        var ordered = OrderDescending(contributions);
        return ordered.Length > 0 && ordered[0] > 0 && prior / 100 * ordered.Skip(2).Sum() < percent / 100 * ordered[0];
    }

    /// <summary>Group disclosure: all who are counted in a group gave the same answer, so that it is known for every person known to be in
    /// the group.</summary>
    /// <param name="counts">How many of the group gave each answer, 0 or more; the answers cover the whole group.</param>
    public static bool IsHomogeneous(IEnumerable<double> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return counts.Count(count => count > 0) == 1;
    }

    private static double[] OrderDescending(IReadOnlyList<double> contributions)
    {
        ArgumentNullException.ThrowIfNull(contributions);
        return contributions.FirstOrDefault(contribution => !(contribution >= 0)) is var wrong && !(wrong >= 0)
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
