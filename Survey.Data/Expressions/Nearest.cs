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
        var letters = new Letters(written.ToUpperInvariant());
        var nearest = names
            .Take(MostNames)
            .Where(name => Math.Abs(name.Length - written.Length) <= most)
            .Select(name => (Name: name, Distance: letters.DistanceTo(name)))
            .Where(candidate => candidate.Distance <= most)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name is null ? "" : $" Did you mean '{nearest.Name}'?";
    }

    /// <summary>A word of at most 64 letters, each a bit where it stands.</summary>
    private sealed class Letters
    {
        private readonly Dictionary<char, ulong> places = [];
        private readonly int length;

        public Letters(string word)
        {
            length = word.Length;
            foreach (var (index, letter) in word.Index())
            {
                places[letter] = places.GetValueOrDefault(letter) | (1UL << index);
            }
        }

        /// <summary>How many letters must be added, removed or changed (Levenshtein), whatever their case: Myers' algorithm, a whole column of the table at a time.</summary>
        public int DistanceTo(string other)
        {
            var (more, less, distance, last) = (ulong.MaxValue, 0UL, length, length == 0 ? 0 : 1UL << (length - 1));
            foreach (var letter in other)
            {
                var same = places.GetValueOrDefault(char.ToUpperInvariant(letter));
                var across = (((same & more) + more) ^ more) | same;
                var (rising, falling) = (less | ~(across | more), more & across);
                distance += (rising & last) != 0 ? 1 : (falling & last) != 0 ? -1 : 0;
                rising = (rising << 1) | 1;
                more = (falling << 1) | ~(same | less | rising);
                less = rising & (same | less);
            }

            return length == 0 ? other.Length : distance;
        }
    }
}
