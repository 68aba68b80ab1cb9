using System.Collections.Immutable;

namespace Survey.Data.Studies.Reference;

/// <summary>A word that a cell may hold: what it means, for the reader, the template's drop-downs and the manual.</summary>
/// <param name="Name">The word as authors write it.</param>
/// <param name="Description">What it means, in one line.</param>
public record WordReference(string Name, string Description)
{
    /// <summary>Other spellings that are read as this word.</summary>
    public ImmutableArray<string> Synonyms { get; init; } = [];

    /// <summary>What authors write after the word, such as <c>LIST</c>; empty where the word stands alone.</summary>
    public string Argument { get; init; } = "";

    /// <summary>The value that is meant where nothing is written; empty where there is none.</summary>
    public string DefaultValue { get; init; } = "";

    /// <summary>Rows of a workbook that use the word; null where the example of its column is enough.</summary>
    public WorkbookExample? Example { get; init; }

    /// <summary>The word in the template's drop-down; empty where the word is too rare to be offered.</summary>
    public string DropDownText { get; init; } = Name;
}
