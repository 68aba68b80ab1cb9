namespace Survey.Data.Studies.Rules;

/// <summary>Finds what depends on itself, directly or through others.</summary>
internal static class DependencyCycles
{
    /// <summary>The names that lie on a circle (or between two), in order.</summary>
    /// <param name="dependencies">For each name the names it needs; names that are no key need nothing.</param>
    public static IEnumerable<string> Find(IReadOnlyDictionary<string, IEnumerable<string>> dependencies)
    {
        var dependenciesByName = dependencies.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Where(dependencies.ContainsKey).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        var dependentsByName = dependenciesByName
            .SelectMany(pair => pair.Value.Select(need => (Need: need, By: pair.Key)))
            .ToLookup(edge => edge.Need, edge => edge.By, StringComparer.Ordinal);
        var remaining = RemoveUnblocked(dependenciesByName.Keys, name => dependenciesByName[name], name => dependentsByName[name]);
        return RemoveUnblocked(remaining, name => dependentsByName[name], name => dependenciesByName[name]).Order(StringComparer.Ordinal);
    }

    /// <summary>Repeatedly removes the names that have no predecessor left.</summary>
    private static HashSet<string> RemoveUnblocked(
        IEnumerable<string> names,
        Func<string, IEnumerable<string>> dependenciesOf,
        Func<string, IEnumerable<string>> dependentsOf
    )
    {
        var remaining = names.ToHashSet(StringComparer.Ordinal);
        var counts = remaining.ToDictionary(name => name, name => dependenciesOf(name).Count(remaining.Contains), StringComparer.Ordinal);
        var ready = new Queue<string>(remaining.Where(name => counts[name] == 0));
        while (ready.TryDequeue(out var name))
        {
            remaining.Remove(name);
            foreach (var next in dependentsOf(name).Where(remaining.Contains))
            {
                if (--counts[next] == 0)
                {
                    ready.Enqueue(next);
                }
            }
        }

        return remaining;
    }
}
