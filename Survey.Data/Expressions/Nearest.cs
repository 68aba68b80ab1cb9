namespace Survey.Data.Expressions;

/// <summary>Finds the name that an author probably meant.</summary>
public static class Nearest
{
    /// <summary>Longer texts are no slips of the pen, and among more names the nearest is not worth its time.</summary>
    private const int LongestName = 64;
    private const int MostNames = 2_000;

    /// <summary>A sentence that suggests the nearest of the names, with a blank before it; empty where none is near.</summary>
    public static string Suggest(string written, IEnumerable<string> names)
    {
        if (written.Length > LongestName)
        {
            return "";
        }

        var most = Math.Max(1, written.Length / 3);
        var upper = written.ToUpperInvariant();
        var nearest = names
            .Take(MostNames)
            .Select(name => (Name: name, Distance: Distance(upper, name.ToUpperInvariant(), most)))
            .Where(candidate => candidate.Distance <= most)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name is null ? "" : $" Did you mean '{nearest.Name}'?";
    }

    /// <summary>How many letters must be added, removed or changed (Levenshtein); more than <paramref name="most"/> are not counted.</summary>
    private static int Distance(string left, string right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most)
        {
            return int.MaxValue;
        }

        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            var least = current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = left[i - 1] == right[j - 1] ? 0 : 1;
                current[j] = Math.Min(previous[j - 1] + change, Math.Min(previous[j], current[j - 1]) + 1);
                least = Math.Min(least, current[j]);
            }

            if (least > most)
            {
                return int.MaxValue;
            }

            (previous, current) = (current, previous);
        }

        return previous[^1];
    }
}
