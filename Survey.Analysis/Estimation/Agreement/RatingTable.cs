namespace Survey.Analysis.Estimation.Agreement;

/// <summary>Two ratings of the same things in the same categories, cross-tabulated: the first rater's down, the second's across.</summary>
/// <remarks>Immutable: several threads may use it at once.</remarks>
public sealed class RatingTable
{
    private readonly double[,] counts;

    private RatingTable(double[,] counts)
    {
        this.counts = counts;
        CategoryCount = counts.GetLength(0);
        FirstMargin =
        [
            .. Enumerable.Range(0, CategoryCount).Select(own => Enumerable.Range(0, CategoryCount).Sum(other => counts[own, other])),
        ];
        SecondMargin =
        [
            .. Enumerable.Range(0, CategoryCount).Select(own => Enumerable.Range(0, CategoryCount).Sum(other => counts[other, own])),
        ];
        Count = FirstMargin.Sum();
    }

    /// <summary>The number of categories, used or not.</summary>
    public int CategoryCount { get; }

    /// <summary>The number of things rated by both, or the sum of their weights.</summary>
    public double Count { get; }

    /// <summary>How often, or with what weight, the first rater chose each category.</summary>
    public IReadOnlyList<double> FirstMargin { get; }

    /// <summary>How often, or with what weight, the second rater chose each category.</summary>
    public IReadOnlyList<double> SecondMargin { get; }

    /// <summary>The number of things, or the sum of their weights, in one cell; categories from 0.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such category.</exception>
    public double this[int first, int second] => counts[first, second];

    /// <summary>A table that is already counted; the counts are copied.</summary>
    /// <exception cref="ArgumentException">It is not square, holds a number that is negative or not finite, or nothing at all.</exception>
    public static RatingTable OfCounts(double[,] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.GetLength(0) != counts.GetLength(1))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The table has {counts.GetLength(0)} rows and {counts.GetLength(1)} columns; both raters use the same categories."
                ),
                nameof(counts)
            );
        }

        foreach (var count in counts)
        {
            if (!(count >= 0 && double.IsFinite(count)))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"A cell holds {count}; it must be finite and not negative."),
                    nameof(counts)
                );
            }
        }

        var table = new RatingTable((double[,])counts.Clone());
        return table.Count > 0 ? table : throw new ArgumentException("No thing was rated by both.", nameof(counts));
    }

    /// <summary>Counts the rows inside the base.</summary>
    /// <param name="first">The first rater's category of each row, from 0; outside the base any.</param>
    /// <param name="second">The second rater's.</param>
    /// <param name="categoryCount">The number of categories, used or not.</param>
    /// <param name="inBase">The rows that both rated; empty: every row.</param>
    /// <param name="weights">The weight of each row, finite and not negative; empty: 1.</param>
    /// <exception cref="ArgumentException">The lengths differ, a row of the base has no such category, a weight is negative or not finite,
    /// or the base has no row with a weight.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of categories is negative.</exception>
    public static RatingTable Of(
        ReadOnlySpan<int> first,
        ReadOnlySpan<int> second,
        int categoryCount,
        ReadOnlySpan<bool> inBase = default,
        ReadOnlySpan<double> weights = default
    )
    {
        RequireRatings(first, second, categoryCount, inBase);
        if (!weights.IsEmpty && weights.Length != first.Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"There are {first.Length} ratings and {weights.Length} weights."));
        }

        var counts = new double[categoryCount, categoryCount];
        for (var row = 0; row < first.Length; row++)
        {
            if (inBase.IsEmpty || inBase[row])
            {
                counts[first[row], second[row]] += weights.IsEmpty ? 1 : weights[row];
            }
        }

        return OfCounts(counts);
    }

    /// <summary>Refuses ratings of different lengths, and rows of the base without a category.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a row of the base has no such category.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of categories is negative.</exception>
    internal static void RequireRatings(
        ReadOnlySpan<int> first,
        ReadOnlySpan<int> second,
        int categoryCount,
        ReadOnlySpan<bool> inBase
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(categoryCount);
        if (first.Length != second.Length || (!inBase.IsEmpty && inBase.Length != first.Length))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"There are {first.Length} and {second.Length} ratings and {inBase.Length} rows in the base."
                )
            );
        }

        for (var row = 0; row < first.Length; row++)
        {
            var isCounted = inBase.IsEmpty || inBase[row];
            if (isCounted && ((uint)first[row] >= (uint)categoryCount || (uint)second[row] >= (uint)categoryCount))
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Row {row} is rated {first[row]} and {second[row]}, but the categories are numbered 0 to {categoryCount - 1}."
                    )
                );
            }
        }
    }

    /// <summary>The share of things on which the two agree, near agreement counted as the weights say: p_o = Σ w_ij p_ij.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no such weights.</exception>
    public double Agreement(AgreementWeights weights = AgreementWeights.Unweighted) =>
        Sum((first, second) => counts[first, second] * Weight(weights, first, second)) / Count;

    /// <summary>
    /// Goodman and Kruskal's gamma (1954), from −1 to 1: among pairs of things that both raters order, the share ordered alike minus the
    /// share ordered in opposite ways. Null where there is no such pair. Time grows as the fourth power of the number of categories.
    /// </summary>
    public double? Gamma()
    {
        var concordant = Sum(
            (first, second) => counts[first, second] * Sum((row, column) => row > first && column > second ? counts[row, column] : 0)
        );
        var discordant = Sum(
            (first, second) => counts[first, second] * Sum((row, column) => row > first && column < second ? counts[row, column] : 0)
        );
        return concordant + discordant > 0 ? (concordant - discordant) / (concordant + discordant) : null;
    }

    /// <summary>The table that is expected of two raters with these margins if their ratings are independent.</summary>
    internal RatingTable UnderIndependence()
    {
        var expected = new double[CategoryCount, CategoryCount];
        for (var first = 0; first < CategoryCount; first++)
        {
            for (var second = 0; second < CategoryCount; second++)
            {
                expected[first, second] = FirstMargin[first] * SecondMargin[second] / Count;
            }
        }

        return new RatingTable(expected);
    }

    /// <summary>w_ij, how much two categories agree, from 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no such weights.</exception>
    internal double Weight(AgreementWeights weights, int first, int second)
    {
        var distance = first == second ? 0 : Math.Abs(first - second) / (CategoryCount - 1.0);
        return weights switch
        {
            AgreementWeights.Unweighted => first == second ? 1 : 0,
            AgreementWeights.Linear => 1 - distance,
            AgreementWeights.Quadratic => 1 - (distance * distance),
            _ => throw new ArgumentOutOfRangeException(nameof(weights), weights, "There are no such weights."),
        };
    }

    /// <summary>The sum over all cells.</summary>
    internal double Sum(Func<int, int, double> valueOf)
    {
        var sum = 0.0;
        for (var first = 0; first < CategoryCount; first++)
        {
            for (var second = 0; second < CategoryCount; second++)
            {
                sum += valueOf(first, second);
            }
        }

        return sum;
    }
}
