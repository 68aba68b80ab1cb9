namespace Survey.Data.Studies;

/// <summary>Finds what depends on itself, directly or by way of others.</summary>
internal static class Cycles
{
    /// <summary>The names that lie on a circle (or between two), in order.</summary>
    /// <param name="dependencies">For each name the names it needs; names that are no key need nothing.</param>
    public static IEnumerable<string> Find(IReadOnlyDictionary<string, IEnumerable<string>> dependencies)
    {
        var needs = dependencies.ToDictionary(pair => pair.Key, pair => pair.Value.Where(dependencies.ContainsKey).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var neededBy = needs.SelectMany(pair => pair.Value.Select(need => (Need: need, By: pair.Key))).ToLookup(edge => edge.Need, edge => edge.By, StringComparer.Ordinal);
        var left = Without(needs.Keys, name => needs[name], name => neededBy[name]);
        return Without(left, name => neededBy[name], name => needs[name]).Order(StringComparer.Ordinal);
    }

    /// <summary>Takes away, again and again, what has nothing left ahead of it.</summary>
    private static HashSet<string> Without(IEnumerable<string> names, Func<string, IEnumerable<string>> ahead, Func<string, IEnumerable<string>> behind)
    {
        var left = names.ToHashSet(StringComparer.Ordinal);
        var counts = left.ToDictionary(name => name, name => ahead(name).Count(left.Contains), StringComparer.Ordinal);
        var free = new Queue<string>(left.Where(name => counts[name] == 0));
        while (free.TryDequeue(out var name))
        {
            left.Remove(name);
            foreach (var next in behind(name).Where(left.Contains))
            {
                if (--counts[next] == 0)
                {
                    free.Enqueue(next);
                }
            }
        }

        return left;
    }
}
