using System.Collections.Immutable;
using Survey.Data.Studies;

namespace Survey.Data.Frames;

/// <summary>Reads everyone who is asked from a CSV file: UTF-8, <c>,</c> or <c>;</c> between the cells, a header.</summary>
/// <remarks>
/// Columns: <c>unit</c>, <c>name</c>, <c>respondent_group</c>, <c>organisation</c>, <c>pair</c> (or the column that the study calls its pair),
/// <c>email</c>, optionally <c>disposition</c> (not_started, refused, undeliverable, ineligible), and any further ones.
/// A file with a fault yields no frame at all.
/// </remarks>
public static class FrameFile
{
    internal const string Unit = "unit";
    internal const string Name = "name";
    internal const string RespondentGroup = "respondent_group";
    internal const string Organisation = "organisation";
    internal const string Email = "email";
    internal const string DispositionColumn = "disposition";

    /// <summary>What fieldwork may note of a unit, as the file writes it. Partial and complete come from the answers alone.</summary>
    internal static ImmutableDictionary<string, Disposition> Dispositions { get; } = new Dictionary<string, Disposition>
    {
        ["not_started"] = Disposition.NotStarted,
        ["refused"] = Disposition.Refused,
        ["undeliverable"] = Disposition.Undeliverable,
        ["ineligible"] = Disposition.Ineligible,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Reads a frame, or every fault of the file.</summary>
    /// <param name="reader">The file's text.</param>
    /// <param name="study">The study whose <c>frame</c> sheet the columns must fit; null checks only what every frame must fulfil.</param>
    public static FrameReading Read(TextReader reader, Study? study = null)
    {
        var table = CsvTable.Read(reader);
        var pairColumn = study?.Settings.Pair ?? "pair";
        var problems = new FrameCheck(table, study, pairColumn).Problems();
        return problems.IsEmpty
            ? new FrameReading { Frame = new Frame { Units = [.. table.Rows.Select(row => UnitOf(table, row, pairColumn))] }, Problems = [] }
            : new FrameReading { Problems = problems };
    }

    /// <summary>Reads the frame in a file; its faults name the file.</summary>
    public static FrameReading ReadFrom(string path, Study? study = null)
    {
        try
        {
            using var reader = CsvTable.Open(path);
            var reading = Read(reader, study);
            return reading with { Problems = [.. reading.Problems.Select(problem => problem with { File = path })] };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new FrameReading { Problems = [new FileProblem(0, $"The file cannot be read: {exception.Message}") { File = path }] };
        }
    }

    private static FrameUnit UnitOf(CsvTable table, CsvRow row, string pairColumn)
    {
        string Cell(string column) => table.Cell(row, column).Trim();

        return new FrameUnit
        {
            Unit = Cell(Unit),
            Name = Cell(Name),
            RespondentGroup = Cell(RespondentGroup),
            Organisation = Cell(Organisation),
            Pair = Cell(pairColumn),
            Email = Cell(Email),
            Disposition = Dispositions.TryGetValue(Cell(DispositionColumn), out var disposition) ? disposition : null,
            Columns = table.Header.ToImmutableDictionary(column => column, Cell, StringComparer.Ordinal),
        };
    }
}
