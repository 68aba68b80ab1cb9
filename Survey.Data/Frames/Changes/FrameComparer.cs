using System.Collections.Immutable;
using Survey.Data.Studies.Model;

namespace Survey.Data.Frames.Changes;

/// <summary>Compares a published frame with a file of it, and says what is to be changed.</summary>
/// <remarks>
/// A unit that the file leaves out becomes ineligible: it keeps its row and its answers, and is left out of all rates. One that is
/// ineligible already is left as it is, so that a file without those who left can be read again. A column that the file leaves out keeps
/// its values. The order of the file does not count; new units come last.
/// </remarks>
public sealed class FrameComparer
{
    private readonly Frame current;
    private readonly string pairColumn;
    private readonly ImmutableArray<string> columns;

    /// <summary>Compares with a published frame.</summary>
    /// <param name="current">The frame.</param>
    /// <param name="study">What its round asks.</param>
    public FrameComparer(Frame current, Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        this.current = current;
        pairColumn = study.Settings.PairColumn;
        columns = FrameFileWriter.ListColumns(current, study);
    }

    /// <summary>What makes the published frame the same as a file's.</summary>
    public FrameChangeSet Compare(Frame file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var fileColumns = file.Units.SelectMany(unit => unit.Columns.Keys).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> compared =
        [
            .. columns.Where(fileColumns.Contains),
            .. fileColumns.Except(columns, StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        var kept = columns.Where(column => !fileColumns.Contains(column) && current.Units.Any(unit => HasValue(unit, column)));
        return Collect(
            current
                .Units.Select(unit => file.FindUnit(unit.Id) is { } read ? Change(unit, read, compared) : Remove(unit))
                .Concat(file.Units.Where(unit => current.FindUnit(unit.Id) is null).Select(unit => Add(unit, compared)))
        ) with
        {
            KeptColumns = [.. kept],
        };
    }

    /// <summary>What changes one unit.</summary>
    /// <param name="changed">The unit as it is to be.</param>
    public FrameChangeSet CompareUnit(FrameUnit changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        ImmutableArray<string> compared = [.. columns, .. changed.Columns.Keys.Except(columns, StringComparer.Ordinal)];
        return Collect(current.FindUnit(changed.Id) is { } unit ? [Change(unit, changed, compared)] : []);
    }

    private static FrameChangeSet Collect(IEnumerable<(FrameUnitChange Change, FrameUnit Unit)?> changes)
    {
        var found = changes.OfType<(FrameUnitChange Change, FrameUnit Unit)>().ToList();
        return new FrameChangeSet { Changes = [.. found.Select(pair => pair.Change)], Units = [.. found.Select(pair => pair.Unit)] };
    }

    private (FrameUnitChange, FrameUnit)? Change(FrameUnit before, FrameUnit read, ImmutableArray<string> compared)
    {
        var after = read with
        {
            Columns = before.Columns.SetItems(read.Columns),
            Disposition = compared.Contains(FrameFileReader.DispositionColumn) ? read.Disposition : before.Disposition,
        };
        var values = compared
            .Select(column => new FrameValueChange(column, CellOf(before, column), CellOf(after, column)))
            .Where(value => value.Before != value.After)
            .ToImmutableArray();
        return values.IsEmpty ? null : (new FrameUnitChange(before.Id, FrameUnitChangeKind.Changed, values), after);
    }

    private (FrameUnitChange, FrameUnit)? Add(FrameUnit unit, ImmutableArray<string> compared)
    {
        var values = compared
            .Where(column => HasValue(unit, column))
            .Select(column => new FrameValueChange(column, "", CellOf(unit, column)));
        return (new FrameUnitChange(unit.Id, FrameUnitChangeKind.Added, [.. values]), unit);
    }

    private static (FrameUnitChange, FrameUnit)? Remove(FrameUnit unit)
    {
        if (unit.Disposition == Disposition.Ineligible)
        {
            return null;
        }

        var removed = unit.WithDisposition(Disposition.Ineligible);
        var value = new FrameValueChange(
            FrameFileReader.DispositionColumn,
            FrameFileReader.WordOf(unit.Disposition),
            FrameFileReader.WordOf(removed.Disposition)
        );
        return (new FrameUnitChange(unit.Id, FrameUnitChangeKind.Removed, [value]), removed);
    }

    private bool HasValue(FrameUnit unit, string column) => CellOf(unit, column).Length > 0;

    private string CellOf(FrameUnit unit, string column) => FrameFileWriter.CellOf(unit, column, pairColumn);
}
