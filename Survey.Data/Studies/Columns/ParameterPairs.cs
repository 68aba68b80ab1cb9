using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Columns;

/// <summary>What the column <c>parameters</c> says of a question, such as <c>start=0 end=10; step=2</c>.</summary>
/// <param name="ByName">The values by name.</param>
/// <param name="Error">What is wrong with the cell's form; null where nothing is.</param>
internal sealed partial record ParameterPairs(ImmutableDictionary<string, string> ByName, ProblemMessage? Error)
{
    /// <summary>Reads a cell: pairs with blanks, commas or semicolons between.</summary>
    public static ParameterPairs Parse(string text)
    {
        var byName = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        ProblemMessage? error = null;
        foreach (var pair in SeparatorPattern().Split(EqualsSignPattern().Replace(text.Trim(), "=")).Where(pair => pair.Length > 0))
        {
            var separatorIndex = pair.IndexOf('=', StringComparison.Ordinal);
            if (separatorIndex <= 0 || separatorIndex == pair.Length - 1)
            {
                error ??= $"'{pair}' is no parameter. Write name=value, with a blank between two of them.";
            }
            else if (!byName.TryAdd(pair[..separatorIndex].ToLowerInvariant(), pair[(separatorIndex + 1)..]))
            {
                error ??= $"'{pair[..separatorIndex]}' is written twice. Keep one of them.";
            }
        }

        return new ParameterPairs(byName.ToImmutable(), error);
    }

    /// <summary>The value of a parameter, or null.</summary>
    public string? Find(string name) => ByName.GetValueOrDefault(name);

    [GeneratedRegex(@"[\s,;]+", RegexOptions.CultureInvariant)]
    private static partial Regex SeparatorPattern();

    [GeneratedRegex(@"\s*=\s*", RegexOptions.CultureInvariant)]
    private static partial Regex EqualsSignPattern();
}
