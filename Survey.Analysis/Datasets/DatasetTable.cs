using System.Collections.Frozen;
using System.Collections.Immutable;
using Survey.Data.Responses;

namespace Survey.Analysis.Datasets;

/// <summary>Columns of equal length: the units of the frame, or the rows of a repeat with the unit each belongs to.</summary>
public sealed class DatasetTable
{
    private readonly FrozenDictionary<string, Column> columnsByName;

    internal DatasetTable(string? repeat, ReadOnlyMemory<int> unitOfRow, ImmutableArray<RowPath> rowPaths, ImmutableArray<Column> columns)
    {
        RepeatName = repeat;
        UnitOfRow = unitOfRow;
        RowPaths = rowPaths;
        Columns = columns;
        columnsByName = columns.ToFrozenDictionary(column => column.Name, StringComparer.Ordinal);
    }

    /// <summary>The repeat's name; null for the table of units.</summary>
    public string? RepeatName { get; }

    /// <summary>The number of rows.</summary>
    public int Length => UnitOfRow.Length;

    /// <summary>For each row the position of its unit in the frame.</summary>
    public ReadOnlyMemory<int> UnitOfRow { get; }

    /// <summary>For each row the position of the row that it is inside, in the table of the repeat around its own; of its unit where
    /// there is none.</summary>
    public required ReadOnlyMemory<int> ParentOfRow { get; init; }

    /// <summary>The rows as the form numbered them; none for units.</summary>
    public ImmutableArray<RowPath> RowPaths { get; }

    /// <summary>The columns, in the questionnaire's order; for units those of the frame come first.</summary>
    public ImmutableArray<Column> Columns { get; }

    /// <summary>The column of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Column this[string name] =>
        columnsByName.TryGetValue(name, out var column)
            ? column
            : throw new KeyNotFoundException(
                $"There is no column '{name}'. There are: {string.Join(", ", Columns.Select(each => each.Name))}."
            );

    /// <summary>The column of that name, or null.</summary>
    public Column? Find(string name) => columnsByName.GetValueOrDefault(name);
}
