using System.Collections.Immutable;
using Survey.Data.Files.Tables;
using Survey.Data.Studies.Model;
using Survey.Data.Texts;

namespace Survey.Data.Frames.Changes;

/// <summary>Changes one unit of a published frame, under the rules of the frame file.</summary>
public static class FrameUnitEditor
{
    /// <summary>Writes values into a unit's columns. The whole frame is read anew as from a file, since a unit may be wrong only beside
    /// others, such as two of a group in one pair.</summary>
    /// <param name="current">The frame.</param>
    /// <param name="study">What its round asks.</param>
    /// <param name="unitId">The unit.</param>
    /// <param name="values">The new values by column; other columns stay, and so does the unit's id.</param>
    /// <exception cref="ArgumentException">The frame has no such unit.</exception>
    public static FrameUnitEdit Edit(Frame current, Study study, string unitId, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(study);
        var index = current.Units.IndexOf(current.FindUnit(unitId) ?? throw new ArgumentException($"No unit '{unitId}'.", nameof(unitId)));
        var before = FrameFileWriter.ToTable(current, study);
        var header = before.Header.AddRange(
            values.Where(value => value.Value.Length > 0).Select(value => value.Key).Except(before.Header, StringComparer.Ordinal)
        );
        var rows = before.Rows.Select(row => row with { Cells = Pad(row.Cells, header.Length) }).ToImmutableArray();
        ImmutableArray<string> cells =
        [
            .. header.Select((column, place) =>
                column != FrameFileReader.UnitColumn && values.TryGetValue(column, out var value) ? value : rows[index].Cells[place]
            ),
        ];
        var after = FrameFileReader.Read(
            CsvTable.Create(header, rows.SetItem(index, rows[index] with { Cells = cells })),
            study,
            current
        );
        if (after.Frame?.FindUnit(unitId) is { } unit)
        {
            return new FrameUnitEdit(new FrameComparer(current, study).CompareUnit(unit), []);
        }

        // A frame that was published under other rules may hold faults of its own: they do not keep a unit from being put right.
        var known = FrameFileReader.Read(before, study, current).Problems.ToHashSet();
        var problems = after.Problems.Where(problem => !known.Contains(problem)).Select(problem => problem.Text).ToImmutableArray();
        return problems.IsEmpty
            ? new FrameUnitEdit(new FrameComparer(current, study).CompareUnit(ReadAlone(header, cells, study)), [])
            : new FrameUnitEdit(null, problems);
    }

    private static FrameUnit ReadAlone(ImmutableArray<string> header, ImmutableArray<string> cells, Study study) =>
        FrameFileReader.CreateUnit(CsvTable.Create(header, []), new CsvRow(0, cells), study);

    private static ImmutableArray<string> Pad(ImmutableArray<string> cells, int length) =>
        cells.AddRange(Enumerable.Repeat("", length - cells.Length));
}

/// <summary>The change of one unit, or what is wrong with it.</summary>
/// <param name="Changes">The change; null where there are problems.</param>
/// <param name="Problems">What is wrong, in the words of the frame file.</param>
public sealed record FrameUnitEdit(FrameChangeSet? Changes, ImmutableArray<ProblemMessage> Problems);
