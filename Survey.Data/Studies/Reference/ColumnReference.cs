using System.Collections.Immutable;

namespace Survey.Data.Studies.Reference;

/// <summary>A column of a sheet, or of the frame file: the reader, <c>check</c>, the template and the manual know it from
/// here.</summary>
/// <param name="Name">The name in the header.</param>
/// <param name="Description">What the column says, in one line.</param>
/// <param name="Example">Rows of a workbook that use it.</param>
public sealed record ColumnReference(string Name, string Description, WorkbookExample Example)
{
    /// <summary>Whether there may be one column for each language, such as <c>label::Svenska (sv)</c>.</summary>
    public bool IsLocalized { get; init; }

    /// <summary>Whether the sheet cannot be read without the column.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the template has the column; rare ones are left out so that the sheet stays easy to survey.</summary>
    public bool IsInTemplate { get; init; } = true;

    /// <summary>The words that may be written; empty where the cell holds free text, a number, a name or an expression.</summary>
    public ImmutableArray<WordReference> Words { get; init; } = [];

    /// <summary>What may be written where there are no words, such as <c>a whole number from 0 to 1000</c>; empty is any text.</summary>
    public string AllowedValues { get; init; } = "";

    /// <summary>What is meant where the cell is empty; empty where nothing is.</summary>
    public string DefaultValue { get; init; } = "";

    /// <summary>What Excel shows beside a chosen cell of the template, at most 255 characters; empty is nothing.</summary>
    public string InputMessage { get; init; } = "";
}
