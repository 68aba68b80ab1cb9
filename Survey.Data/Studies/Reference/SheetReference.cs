using System.Collections.Immutable;

namespace Survey.Data.Studies.Reference;

/// <summary>A sheet of the workbook with its columns.</summary>
/// <param name="Name">The sheet's name, in lower case.</param>
/// <param name="Description">What the sheet holds, in one line.</param>
/// <param name="RowDescription">What one row is, such as <c>a question</c>.</param>
public sealed record SheetReference(string Name, string Description, string RowDescription)
{
    /// <summary>The columns that are read, in the order of the manual.</summary>
    public required ImmutableArray<ColumnReference> Columns { get; init; }

    /// <summary>Columns of XLSForm that are kept and change nothing; the description says why they are not needed.</summary>
    public ImmutableArray<WordReference> IgnoredColumns { get; init; } = [];

    /// <summary>Columns of XLSForm that are not supported; the description says what to do instead.</summary>
    public ImmutableArray<WordReference> UnsupportedColumns { get; init; } = [];

    /// <summary>Whether a column that is not known is an error, as XLSForm has it for the sheet.</summary>
    public bool RejectsUnknownColumns { get; init; }

    /// <summary>Whether a study cannot be read without the sheet.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The column of that name, or null.</summary>
    public ColumnReference? FindColumn(string name) => Columns.FirstOrDefault(column => column.Name == name);
}
