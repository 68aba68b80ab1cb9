using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Survey.Data.Studies;

/// <summary>What the column <c>parameters</c> says of a question, such as <c>start=0 end=10; step=2</c>.</summary>
/// <param name="ByName">The values by name.</param>
/// <param name="Fault">What is wrong with the cell's form; null where nothing is.</param>
internal sealed partial record Parameters(ImmutableDictionary<string, string> ByName, string? Fault)
{
    /// <summary>Reads a cell: pairs with blanks, commas or semicolons between.</summary>
    public static Parameters Parse(string text)
    {
        var byName = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        string? fault = null;
        foreach (var pair in Between().Split(AroundSign().Replace(text.Trim(), "=")).Where(pair => pair.Length > 0))
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            if (cut <= 0 || cut == pair.Length - 1)
            {
                fault ??= $"'{pair}' is no parameter. Write name=value, with a blank between two of them.";
            }
            else if (!byName.TryAdd(pair[..cut].ToLowerInvariant(), pair[(cut + 1)..]))
            {
                fault ??= $"'{pair[..cut]}' stands twice. Keep one of them.";
            }
        }

        return new Parameters(byName.ToImmutable(), fault);
    }

    /// <summary>The value of a parameter, or null.</summary>
    public string? Find(string name) => ByName.GetValueOrDefault(name);

    [GeneratedRegex(@"[\s,;]+", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"\s*=\s*", RegexOptions.CultureInvariant)]
    private static partial Regex AroundSign();
}
