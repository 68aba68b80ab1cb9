namespace Survey.Analysis.Estimation.Numerics;

/// <summary>Ranks from 1 upwards, equal values sharing the mean of theirs, and how many values were equal.</summary>
/// <param name="Ranks">The rank of each value, in the order of the values.</param>
/// <param name="TieSizes">How often each distinct value occurs, from the lowest value to the highest; 1 where it occurs once.</param>
internal sealed record MidRanks(double[] Ranks, IReadOnlyList<int> TieSizes)
{
    /// <summary>Whether some values are equal.</summary>
    public bool HasTies => TieSizes.Any(size => size > 1);

    /// <summary>Σ (t³ − t) over the sets of t equal values, which rank tests subtract in their variance.</summary>
    public double TieTerm => TieSizes.Sum(size => ((double)size * size * size) - size);

    /// <summary>The ranks of values, which must be numbers: NaN would be ranked as the lowest.</summary>
    public static MidRanks Of(IReadOnlyList<double> values)
    {
        var (ranks, sizes, before) = (new double[values.Count], new List<int>(), 0);
        foreach (var tied in Enumerable.Range(0, values.Count).GroupBy(index => values[index]).OrderBy(tied => tied.Key))
        {
            var size = tied.Count();
            foreach (var index in tied)
            {
                ranks[index] = before + ((size + 1) / 2.0);
            }

            sizes.Add(size);
            before += size;
        }

        return new MidRanks(ranks, sizes);
    }
}
