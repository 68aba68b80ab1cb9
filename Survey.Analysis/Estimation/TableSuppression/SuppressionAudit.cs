using System.Collections.Immutable;

namespace Survey.Analysis.Estimation.TableSuppression;

/// <summary>Disclosure audit: computes the ranges to which an intruder can narrow suppressed cells.</summary>
public static class SuppressionAudit
{
    /// <summary>For each suppressed cell the lowest and the highest value that agree with every published cell, every sum and what is
    /// possible beforehand.</summary>
    /// <remarks>
    /// Two linear programs for each cell; values need not be whole, so that the range is at least as wide as whole numbers allow.
    /// Hundepool et al. (2012), Statistical Disclosure Control, section 4.4.2. Cells that are never published count as unknown to the
    /// intruder.
    /// </remarks>
    /// <param name="tables">The tables.</param>
    /// <param name="isSuppressed">For each cell whether it is suppressed.</param>
    /// <returns>The suppressed cells' ranges, in the order of the cells.</returns>
    /// <exception cref="ArgumentException">There is not one mark for each cell.</exception>
    public static ImmutableArray<CellRange> RangesOf(LinkedTables tables, IReadOnlyList<bool> isSuppressed)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(isSuppressed);
        if (isSuppressed.Count != tables.Cells.Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {tables.Cells.Length} cells and {isSuppressed.Count} marks."),
                nameof(isSuppressed)
            );
        }

        return
        [
            .. TableComponent
                .Of(tables, cell => !isSuppressed[cell] && tables.Cells[cell].Visibility != CellVisibility.NeverPublished, _ => -1)
                .SelectMany(RangesOf)
                .Where(range => isSuppressed[range.Cell])
                .OrderBy(range => range.Cell),
        ];
    }

    private static IEnumerable<CellRange> RangesOf(TableComponent component)
    {
        var system = component.ToSystem();
        foreach (var (variable, position) in component.Cells.Index())
        {
            var cell = component.Tables.Cells[position];
            system.Free(variable, cell.Value - cell.Lower, cell.Upper - cell.Value);
        }

        foreach (var (variable, position) in component.Cells.Index())
        {
            var value = component.Tables.Cells[position].Value;
            yield return new CellRange(position, value - system.Maximize(variable, -1), value + system.Maximize(variable, 1));
        }
    }
}
