using System.Text.RegularExpressions;

namespace Survey.Web.Features.Help;

/// <summary>A word of the workbook or of a file, as the manual explains it.</summary>
/// <param name="Name">The word as authors write it.</param>
/// <param name="Description">What it means, in one line.</param>
internal sealed partial record ManualEntry(string Name, string Description)
{
    /// <summary>What the entry belongs to inside its section, such as the sheet of a column; empty where there are no groups.</summary>
    public string Group { get; init; } = "";

    /// <summary>What may be written, what is meant where nothing is, and the like: short sentences.</summary>
    public string Notes { get; init; } = "";

    /// <summary>How it is written: an expression, or rows of a sheet as Markdown; empty where the name alone is enough.</summary>
    public string Example { get; init; } = "";

    /// <summary>The entry's place on its section's page, which other pages link to.</summary>
    public string Anchor => AnchorOf(Group.Length > 0 ? $"{Group}-{Name}" : Name);

    /// <summary>The anchor of a heading.</summary>
    public static string AnchorOf(string heading) => UnsafePattern().Replace(heading, "-").Trim('-');

    /// <summary>Whether every word that was searched for stands in the entry; case does not matter.</summary>
    public bool Matches(IEnumerable<string> words) =>
        words.All(word => $"{Group} {Name} {Description} {Notes} {Example}".Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>What cannot stand in an address without being escaped.</summary>
    [GeneratedRegex(@"[^\p{L}\p{N}_.-]+", RegexOptions.CultureInvariant)]
    private static partial Regex UnsafePattern();
}
