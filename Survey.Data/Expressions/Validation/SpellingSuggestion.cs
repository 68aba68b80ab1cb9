using Survey.Data.Texts;

namespace Survey.Data.Expressions.Validation;

/// <summary>Finds the name that an author probably meant.</summary>
public static class SpellingSuggestion
{
    /// <summary>Longer names are not compared: 64 letters fit one machine word, and a longer text is no misspelt name.</summary>
    private const int MaximumNameLength = 64;

    /// <summary>No more candidates are compared, so that a message about a list of many thousand choices takes no noticeable
    /// time.</summary>
    private const int MaximumNames = 2_000;

    /// <summary>A sentence that suggests the nearest of the names, with a blank before it; empty where none is near.</summary>
    public static ProblemMessage Suggest(string typedName, IEnumerable<string> knownNames)
    {
        if (typedName.Length > MaximumNameLength)
        {
            return ProblemMessage.Empty;
        }

        var maximumDistance = Math.Max(1, typedName.Length / 3);
        var typedLetters = new LetterBitmap(typedName.ToUpperInvariant());
        var nearest = knownNames
            .Take(MaximumNames)
            .Where(name => Math.Abs(name.Length - typedName.Length) <= maximumDistance)
            .Select(name => (Name: name, Distance: typedLetters.DistanceTo(name)))
            .Where(candidate => candidate.Distance <= maximumDistance)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name is null ? ProblemMessage.Empty : $" Did you mean '{nearest.Name}'?";
    }

    /// <summary>The names that are nearest to one that is not known, however far they are.</summary>
    public static IEnumerable<string> FindNearest(string typedName, IEnumerable<string> knownNames, int count)
    {
        var typedLetters = new LetterBitmap(typedName[..Math.Min(typedName.Length, MaximumNameLength)].ToUpperInvariant());
        return knownNames
            .Take(MaximumNames)
            .OrderBy(name => typedLetters.DistanceTo(name) - CommonPrefixLength(typedName, name))
            .ThenBy(name => name, StringComparer.Ordinal)
            .Take(count);
    }

    /// <summary>Names that begin alike often mean alike: <c>count-if</c> and <c>count-selected</c>.</summary>
    private static int CommonPrefixLength(string first, string second) =>
        first.Zip(second).TakeWhile(pair => pair.First == pair.Second).Count();

    /// <summary>A word of at most 64 letters, each a bit where it stands.</summary>
    private sealed class LetterBitmap
    {
        private readonly Dictionary<char, ulong> positionsByLetter = [];
        private readonly int length;

        public LetterBitmap(string word)
        {
            length = word.Length;
            foreach (var (index, letter) in word.Index())
            {
                positionsByLetter[letter] = positionsByLetter.GetValueOrDefault(letter) | (1UL << index);
            }
        }

        /// <summary>How many letters must be added, removed or changed (Levenshtein), whatever their case: Myers' algorithm, a whole
        /// column of the table at a time.</summary>
        public int DistanceTo(string other)
        {
            var (positiveVertical, negativeVertical, distance, lastBit) = (
                ulong.MaxValue,
                0UL,
                length,
                length == 0 ? 0 : 1UL << (length - 1)
            );
            foreach (var letter in other)
            {
                var matches = positionsByLetter.GetValueOrDefault(char.ToUpperInvariant(letter));
                var horizontal = (((matches & positiveVertical) + positiveVertical) ^ positiveVertical) | matches;
                var (positiveHorizontal, negativeHorizontal) = (
                    negativeVertical | ~(horizontal | positiveVertical),
                    positiveVertical & horizontal
                );
                distance += ((positiveHorizontal & lastBit) != 0, (negativeHorizontal & lastBit) != 0) switch
                {
                    (true, _) => 1,
                    (_, true) => -1,
                    _ => 0,
                };
                positiveHorizontal = (positiveHorizontal << 1) | 1;
                positiveVertical = (negativeHorizontal << 1) | ~(matches | negativeVertical | positiveHorizontal);
                negativeVertical = positiveHorizontal & (matches | negativeVertical);
            }

            return length == 0 ? other.Length : distance;
        }
    }
}
