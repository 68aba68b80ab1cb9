using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Survey.Data.Files.Tables;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;

namespace Survey.Data.Responses.Files;

/// <summary>Responses as CSV: UTF-8, one line for each unit, one column for each question; the rows of a repeat in a file of their
/// own.</summary>
/// <remarks>
/// Columns: <c>unit</c>, <c>_status</c> (submitted or partial), <c>_source</c> (synthetic; only where answers are simulated), each question
/// by name, <c>NAME_other</c> for the words of <c>other</c>. A multi-select is its choices' names with spaces between. Missing reasons are
/// the codes −91 to −99; an empty cell is no answer. The rows of a repeat stand in <c>RESPONSES.REPEAT.csv</c> with <c>unit</c> and
/// <c>row</c>; of a repeat inside a repeat, <c>parent_row</c> is the outer row's number. Where a value comes from
/// (<see cref="StoredAnswer.Source"/>) is not in the file. Text that a spreadsheet would read as a formula is written with an apostrophe
/// before it and read back without.
/// </remarks>
public static class ResponseFile
{
    internal const string UnitColumn = "unit";
    internal const string RowColumn = "row";
    internal const string ParentRowColumn = "parent_row";
    internal const string StatusColumn = "_status";
    internal const string SourceColumn = "_source";
    internal const string SyntheticSource = "synthetic";
    internal const string SubmittedStatus = "submitted";
    internal const string PartialStatus = "partial";

    /// <summary>Reads responses, or every fault of the files.</summary>
    /// <param name="questionnaire">What was asked.</param>
    /// <param name="frame">Who was asked.</param>
    /// <param name="responses">The file of units.</param>
    /// <param name="repeats">The files of rows by their repeat's name; a repeat without one has no rows.</param>
    public static ResponseFileResult Read(
        Questionnaire questionnaire,
        Frame frame,
        TextReader responses,
        IReadOnlyDictionary<string, TextReader>? repeats = null
    )
    {
        var reader = new ResponseFileReader(questionnaire, frame);
        reader.ReadUnits(responses);
        foreach (var repeat in questionnaire.Repeats)
        {
            if (repeats?.TryGetValue(repeat.Name, out var rows) == true)
            {
                reader.ReadRows(repeat, rows);
            }
        }

        return reader.ToResult();
    }

    /// <summary>Reads the responses in a file and in the repeats' files beside it; faults name their file, and a file that cannot be opened
    /// is a fault, not an exception.</summary>
    public static ResponseFileResult ReadFrom(string path, Questionnaire questionnaire, Frame frame)
    {
        var reader = new ResponseFileReader(questionnaire, frame);
        try
        {
            using (var units = CsvTable.OpenFile(path))
            {
                reader.ReadUnits(units, path);
            }

            foreach (var repeat in questionnaire.Repeats.Where(repeat => File.Exists(RepeatPath(path, repeat))))
            {
                using var rows = CsvTable.OpenFile(RepeatPath(path, repeat));
                reader.ReadRows(repeat, rows, RepeatPath(path, repeat));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ResponseFileResult
            {
                Responses = [],
                Problems = [new FileProblem(0, $"The file cannot be read: {exception.Message}") { FileName = path }],
            };
        }

        return reader.ToResult();
    }

    /// <summary>Writes the file of units, in the given order.</summary>
    public static void Write(Questionnaire questionnaire, IReadOnlyCollection<UnitResponse> responses, TextWriter writer)
    {
        var columns = ResponseFileColumn.ForQuestions(questionnaire.Questions.Where(question => question.RepeatName is null)).ToList();
        var hasSynthetic = responses.Any(response => response.IsSynthetic);
        Write(
            writer,
            [
                UnitColumn,
                StatusColumn,
                .. hasSynthetic ? [SourceColumn] : Array.Empty<string>(),
                .. columns.Select(column => column.Heading),
            ],
            responses.Select(response => RowCells([.. LeadingCells(response, hasSynthetic)], response, columns, RowPath.None))
        );
    }

    /// <summary>Writes the file of one repeat's rows.</summary>
    public static void WriteRows(Repeat repeat, IEnumerable<UnitResponse> responses, TextWriter writer)
    {
        var columns = ResponseFileColumn.ForQuestions(repeat.Questions).ToList();
        Write(
            writer,
            [.. RowColumnsOf(repeat), .. columns.Select(column => column.Heading)],
            from response in responses
            from row in response.Answers.AnsweredRows(repeat)
            select RowCells([ResponseFileCell.EscapeFormula(response.UnitId), .. NumbersOf(row)], response, columns, row)
        );
    }

    /// <summary>Writes responses to a file, and each repeat's rows to a file beside it; files that exist are replaced.</summary>
    /// <exception cref="IOException">A file cannot be written; those before it are.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be written.</exception>
    public static void WriteTo(string path, Questionnaire questionnaire, IReadOnlyCollection<UnitResponse> responses)
    {
        using (var units = OpenWriter(path))
        {
            Write(questionnaire, responses, units);
        }

        foreach (var repeat in questionnaire.Repeats)
        {
            using var rows = OpenWriter(RepeatPath(path, repeat));
            WriteRows(repeat, responses, rows);
        }
    }

    /// <summary>The path of a repeat's file: <c>responses.measures.csv</c> beside <c>responses.csv</c>.</summary>
    public static string RepeatPath(string path, Repeat repeat) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}.{repeat.Name}{Path.GetExtension(path)}");

    /// <summary>The columns that say which row it is.</summary>
    internal static string[] RowColumnsOf(Repeat repeat) =>
        repeat.ParentName is null ? [UnitColumn, RowColumn] : [UnitColumn, ParentRowColumn, RowColumn];

    private static IEnumerable<string> NumbersOf(RowPath row) =>
        (row.Parent.IsNone ? new[] { row.Number } : [row.Parent.Number, row.Number]).Select(number =>
            number.ToString(CultureInfo.InvariantCulture)
        );

    private static IEnumerable<string> LeadingCells(UnitResponse response, bool withSource)
    {
        yield return ResponseFileCell.EscapeFormula(response.UnitId);
        yield return response.Status == FormStatus.Submitted ? SubmittedStatus : PartialStatus;
        if (withSource)
        {
            yield return response.IsSynthetic ? SyntheticSource : "";
        }
    }

    private static StreamWriter OpenWriter(string path) =>
        new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private static IEnumerable<string> RowCells(
        string[] leadingCells,
        UnitResponse response,
        IEnumerable<ResponseFileColumn> columns,
        RowPath row
    ) =>
        leadingCells.Concat(
            columns.Select(column => ResponseFileCell.Format(column, response.Answers.GetStoredAnswer(new AnswerKey(column.Name, row))))
        );

    private static void Write(TextWriter writer, IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        foreach (var row in rows.Prepend(header))
        {
            foreach (var cell in row)
            {
                csv.WriteField(cell);
            }

            csv.NextRecord();
        }
    }
}
