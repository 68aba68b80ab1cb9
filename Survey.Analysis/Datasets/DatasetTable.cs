using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Survey.Analysis.Datasets;

/// <summary>Columns of equal length: the units of the frame, or the rows of a repeat with the unit each belongs to.</summary>
public sealed class DatasetTable
{
    private readonly FrozenDictionary<string, Column> columnsByName;

    internal DatasetTable(string? repeat, ReadOnlyMemory<int> unitOfRow, ImmutableArray<int> rowNumbers, ImmutableArray<Column> columns)
    {
        RepeatName = repeat;
        UnitOfRow = unitOfRow;
        RowNumbers = rowNumbers;
        Columns = columns;
        columnsByName = columns.ToFrozenDictionary(column => column.Name, StringComparer.Ordinal);
    }

    /// <summary>The repeat's name; null for the table of units.</summary>
    public string? RepeatName { get; }

    /// <summary>The number of rows.</summary>
    public int Length => UnitOfRow.Length;

    /// <summary>For each row the position of its unit in the frame.</summary>
    public ReadOnlyMemory<int> UnitOfRow { get; }

    /// <summary>The numbers of a repeat's rows as the form gave them; 0 for units.</summary>
    public ImmutableArray<int> RowNumbers { get; }

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
