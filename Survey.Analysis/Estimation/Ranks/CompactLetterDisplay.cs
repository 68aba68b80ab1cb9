namespace Survey.Analysis.Estimation.Ranks;

/// <summary>Letters that show which of several things differ significantly: two that share a letter do not.</summary>
/// <remarks>
/// Insert and absorb: from one letter that all share, every pair that differs splits the letters that it shares in two, one without
/// the first and one without the second, and a letter whose members all have another is dropped. At the end a letter is dropped
/// whose pairs all share others. Piepho (2004), Journal of Computational and Graphical Statistics 13; R's <c>multcompView</c>.
/// </remarks>
public static class CompactLetterDisplay
{
    /// <summary>The letters of each thing, "a" from the first in the order on; after "z" come "A" to "Z", then "(53)" and so on.</summary>
    /// <param name="order">The positions 0 to n − 1, in the order in which letters are given out.</param>
    /// <param name="areDifferent">Whether two positions differ significantly; symmetric, called once for each pair.</param>
    /// <exception cref="ArgumentException">The order does not name every position once.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<int> order, Func<int, int, bool> areDifferent)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(areDifferent);
        if (!order.Order().SequenceEqual(Enumerable.Range(0, order.Count)))
        {
            throw new ArgumentException($"The order must name each of the {order.Count} positions once.", nameof(order));
        }

        var groups = new List<HashSet<int>> { Enumerable.Range(0, order.Count).ToHashSet() };
        for (var second = 1; second < order.Count; second++)
        {
            for (var first = 0; first < second; first++)
            {
                if (areDifferent(order[first], order[second]))
                {
                    groups = Absorb(groups.SelectMany(group => Split(group, first, second)));
                }
            }
        }

        return FormatLetters(order, RemoveRedundant(groups));
    }

    private static IEnumerable<HashSet<int>> Split(HashSet<int> group, int first, int second) =>
        group.Contains(first) && group.Contains(second)
            ? [group.Where(position => position != first).ToHashSet(), group.Where(position => position != second).ToHashSet()]
            : [group];

    private static List<HashSet<int>> Absorb(IEnumerable<HashSet<int>> groups)
    {
        var kept = new List<HashSet<int>>();
        foreach (var group in groups.OrderByDescending(group => group.Count))
        {
            if (!kept.Exists(group.IsSubsetOf))
            {
                kept.Add(group);
            }
        }

        return kept;
    }

    private static List<HashSet<int>> RemoveRedundant(List<HashSet<int>> groups)
    {
        var needed = groups.OrderBy(group => group.Count).ToList();
        foreach (var group in needed.ToList())
        {
            var others = needed.Where(other => other != group).ToList();
            if (group.All(first => group.All(second => others.Exists(other => other.Contains(first) && other.Contains(second)))))
            {
                needed = others;
            }
        }

        return needed;
    }

    private static string[] FormatLetters(IReadOnlyList<int> order, List<HashSet<int>> groups)
    {
        var ordered = groups.OrderBy(group => group.Min()).ThenBy(group => group.Max()).ToList();
        var letters = new string[order.Count];
        for (var position = 0; position < letters.Length; position++)
        {
            letters[order[position]] = string.Concat(
                ordered.Index().Where(group => group.Item.Contains(position)).Select(group => LetterOf(group.Index))
            );
        }

        return letters;
    }

    private static string LetterOf(int number) =>
        number switch
        {
            < 26 => ((char)('a' + number)).ToString(),
            < 52 => ((char)('A' + number - 26)).ToString(),
            _ => FormattableString.Invariant($"({number + 1})"),
        };
}
