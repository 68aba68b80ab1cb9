namespace Survey.Data.Expressions;

/// <summary>Finds the name that an author probably meant.</summary>
public static class Nearest
{
    /// <summary>A sentence that suggests the nearest of the names, with a blank before it; empty where none is near.</summary>
    public static string Suggest(string written, IEnumerable<string> names)
    {
        var most = Math.Max(1, written.Length / 3);
        var nearest = names
            .Select(name => (Name: name, Distance: Distance(written, name, most)))
            .Where(candidate => candidate.Distance <= most)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name is null ? "" : $" Did you mean '{nearest.Name}'?";
    }

    /// <summary>How many letters must be added, removed or changed (Levenshtein); case does not count.</summary>
    private static int Distance(string left, string right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most)
        {
            return int.MaxValue;
        }

        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(previous[j - 1] + change, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
