using System.Collections.Immutable;
using System.Globalization;

namespace Survey.Web.Features.Respond.Texts;

/// <summary>Makes the initials that show who gave an answer.</summary>
internal static class InitialsBuilder
{
    /// <summary>Three letters hold most names, and fit beside an answer.</summary>
    private const int MaximumLetters = 3;

    /// <summary>Initials for each name; those that would be the same are numbered.</summary>
    public static ImmutableDictionary<string, string> Build(IEnumerable<string> names) =>
        names
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .GroupBy(Abbreviate, StringComparer.Ordinal)
            .SelectMany(same =>
                same.Index()
                    .Select(name =>
                        KeyValuePair.Create(
                            name.Item,
                            same.Count() == 1 ? same.Key : FormattableString.Invariant($"{same.Key}{name.Index + 1}")
                        )
                    )
            )
            .ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The first letters of a name's words; of an e-mail address, of the part before the at sign.</summary>
    private static string Abbreviate(string name)
    {
        var words = name.Split('@')[0]
            .Split([' ', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => char.IsLetterOrDigit(word[0]));
        var letters = string.Concat(words.Take(MaximumLetters).Select(word => word[0])).ToUpper(CultureInfo.InvariantCulture);
        return letters.Length == 0 ? "?" : letters;
    }
}
