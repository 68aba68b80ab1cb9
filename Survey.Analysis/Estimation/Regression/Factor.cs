namespace Survey.Analysis.Estimation.Regression;

/// <summary>A variable with a few named levels: what a model compares, or an ordered answer that it explains.</summary>
/// <remarks>Not checked here: the model refuses codes that are neither −1 nor the position of a level. Immutable as long as nobody changes
/// the codes and levels that were given; they are not copied.</remarks>
/// <param name="Name">The variable's name in coefficients and messages.</param>
/// <param name="Codes">Each row's position in <paramref name="Levels"/>; −1 where it is not known.</param>
/// <param name="Levels">The levels in their order; as a predictor, the first is what the others are compared with.</param>
public sealed record Factor(string Name, ReadOnlyMemory<int> Codes, IReadOnlyList<string> Levels)
{
    /// <summary>A factor from each row's text, levels in alphabetical order; an empty text is not known.</summary>
    public static Factor OfTexts(string name, IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        string[] levels = [.. texts.Where(text => text.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        return new Factor(name, texts.Select(text => Array.IndexOf(levels, text)).ToArray(), levels);
    }

    /// <summary>The name of a level's coefficient, such as <c>stype=H</c>.</summary>
    internal string NameOf(int level) => $"{Name}={Levels[level]}";

    /// <summary>Whether each row has a level.</summary>
    /// <exception cref="ArgumentException">A code is neither −1 nor the position of a level.</exception>
    internal bool[] KnownRows()
    {
        var known = new bool[Codes.Length];
        for (var row = 0; row < known.Length; row++)
        {
            var code = Codes.Span[row];
            if (code < -1 || code >= Levels.Count)
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Row {row} of '{Name}' has the code {code}; its {Levels.Count} levels are numbered from 0, and −1 is not known."
                    )
                );
            }

            known[row] = code >= 0;
        }

        return known;
    }
}
