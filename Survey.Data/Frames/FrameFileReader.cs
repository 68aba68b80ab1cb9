using System.Collections.Immutable;
using System.Text;
using Survey.Data.Files;
using Survey.Data.Files.Tables;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Frames;

/// <summary>Reads everyone who is asked from a CSV file (UTF-8, <c>,</c>, <c>;</c> or tabs between the cells) or a spreadsheet (.xlsx, .xls
/// or .ods), with a header in any case.</summary>
/// <remarks>
/// Its columns are those of <see cref="FrameFileReference"/>, where a study may call its pair otherwise, and any further ones.
/// A file with a fault yields no frame at all.
/// </remarks>
public static class FrameFileReader
{
    /// <summary>The sheet of a spreadsheet that holds the units, where there are several.</summary>
    internal const string SheetName = "frame";

    /// <summary>The column of the unit's id.</summary>
    public const string UnitColumn = "unit";
    /// <summary>The column of the unit's name.</summary>
    public const string NameColumn = "name";

    /// <summary>The column of the respondent group.</summary>
    public const string RespondentGroupColumn = "respondent_group";

    /// <summary>The column of the unit's organisation.</summary>
    public const string OrganisationColumn = "organisation";
    internal const string PairColumn = "pair";

    /// <summary>The column of the mail address.</summary>
    public const string EmailColumn = "email";

    /// <summary>The column of the outcome.</summary>
    public const string DispositionColumn = "disposition";

    /// <summary>The column of the unit that answers for one that is not asked itself.</summary>
    public const string MergedWithColumn = "merged_with";

    /// <summary>What fieldwork may note of a unit, as the file writes it. Partial and complete come from the answers alone.</summary>
    internal static ImmutableDictionary<string, Disposition> DispositionsByName { get; } =
        DispositionReference
            .All.Where(word => word.IsInFrameFile)
            .ToImmutableDictionary(word => word.Name, word => word.Disposition, StringComparer.Ordinal);

    /// <summary>The word of an outcome; empty where nothing is noted.</summary>
    internal static string WordOf(Disposition? disposition) =>
        disposition is null or Disposition.NotStarted
            ? ""
            : DispositionReference.All.First(word => word.Disposition == disposition).Name;

    /// <summary>Reads a frame, or every fault of the file.</summary>
    /// <param name="reader">The file's text.</param>
    /// <param name="study">The study whose <c>frame</c> sheet the columns must fit; null checks only what every frame must fulfil.</param>
    /// <param name="published">The frame that the file is to change; null where it is a new one.</param>
    public static FrameParseResult Read(TextReader reader, Study? study = null, Frame? published = null)
    {
        return Read(CsvTable.Read(reader), study, published);
    }

    /// <summary>Reads a frame from a file's bytes, as a browser uploads them: CSV, or a spreadsheet (.xlsx, .xls or .ods) with one sheet,
    /// or with one called <c>frame</c>.</summary>
    public static FrameParseResult Read(byte[] content, Study? study = null, Frame? published = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (SpreadsheetReader.IsSpreadsheet(content))
        {
            return Read(CsvTable.ReadSpreadsheet(content, SheetName), study, published);
        }

        try
        {
            using var reader = new StreamReader(new MemoryStream(content), new UTF8Encoding(false, throwOnInvalidBytes: true));
            return Read(reader, study, published);
        }
        catch (DecoderFallbackException)
        {
            return new FrameParseResult { Problems = [new FileProblem(0, $"The file is not text in UTF-8. Save it as CSV UTF-8.")] };
        }
    }

    /// <summary>Reads the frame in a table, or every fault.</summary>
    internal static FrameParseResult Read(CsvTable written, Study? study, Frame? published)
    {
        var pairColumn = study?.Settings.PairColumn ?? PairColumn;
        var table = written.WithKnownNames(KnownColumns(study, pairColumn));
        var problems = new FrameValidator(table, study, pairColumn, published).Validate();
        return problems.IsEmpty
            ? new FrameParseResult
            {
                Frame = new Frame { Units = [.. table.Rows.Select(row => CreateUnit(table, row, study))] },
                Problems = [],
            }
            : new FrameParseResult { Problems = problems };
    }

    /// <summary>Reads the frame in a file, or every fault, which names the file; a file that cannot be opened is a fault, not an
    /// exception.</summary>
    /// <param name="path">The file.</param>
    /// <param name="study">As for <see cref="Read(TextReader, Study?, Frame?)"/>.</param>
    /// <param name="published">As there.</param>
    public static FrameParseResult ReadFile(string path, Study? study = null, Frame? published = null)
    {
        try
        {
            var result = IsSpreadsheetFile(path) ? Read(CsvTable.ReadSmallFile(path), study, published) : ReadText(path, study, published);
            return result with { Problems = [.. result.Problems.Select(problem => problem with { FileName = path })] };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new FrameParseResult
            {
                Problems = [new FileProblem(0, $"The file cannot be read: {exception.Message}") { FileName = path }],
            };
        }
    }

    private static FrameParseResult ReadText(string path, Study? study, Frame? published)
    {
        using var reader = CsvTable.OpenFile(path);
        return Read(reader, study, published);
    }

    private static bool IsSpreadsheetFile(string path)
    {
        Span<byte> start = stackalloc byte[8];
        using var stream = File.OpenRead(path);
        return SpreadsheetReader.IsSpreadsheet(start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]);
    }

    private static IEnumerable<string> KnownColumns(Study? study, string pairColumn) =>
        [
            .. FrameFileReference.Sheet.Columns.Select(column => column.Name),
            pairColumn,
            .. (study?.FrameColumns ?? []).Select(column => column.Name),
            .. new[] { study?.Settings.WeightingClassColumn, study?.Settings.ClusterColumn }.OfType<string>(),
        ];

    /// <summary>The unit of a row.</summary>
    internal static FrameUnit CreateUnit(CsvTable table, CsvRow row, Study? study)
    {
        string Cell(string column) =>
            (column, study?.FindFrameColumn(column)) switch
            {
                (NameColumn or OrganisationColumn, _) or (_, { Format: AnswerFormat.Text }) => table.GetCell(row, column).Trim(),
                (_, { Format: AnswerFormat.Number }) => FileNumber.FindCanonicalText(table.GetCode(row, column), table.Separator) ?? "",
                _ => table.GetCode(row, column),
            };

        return new FrameUnit
        {
            Id = Cell(UnitColumn),
            DisplayName = Cell(NameColumn),
            RespondentGroup = Cell(RespondentGroupColumn),
            Organisation = Cell(OrganisationColumn),
            Pair = Cell(study?.Settings.PairColumn ?? PairColumn),
            Email = Cell(EmailColumn),
            Disposition = DispositionsByName.TryGetValue(Cell(DispositionColumn), out var disposition) ? disposition : null,
            Columns = table.Header.ToImmutableDictionary(column => column, Cell, StringComparer.Ordinal),
        };
    }
}
