using System.Collections.Immutable;
using System.Globalization;
using Survey.Data.Expressions.Values;
using Survey.Data.Files.Tables;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Texts;

namespace Survey.Data.Responses.Files;

/// <summary>Gathers the responses of a file and of its repeats' files, and everything that is wrong with them. For one file and one
/// thread.</summary>
internal sealed class ResponseFileReader(Questionnaire questionnaire, Frame frame)
{
    private readonly Dictionary<string, UnitLine> linesByUnit = new(StringComparer.Ordinal);
    private readonly List<UnitLine> unitLines = [];
    private readonly List<FileProblem> problems = [];

    /// <summary>What was read: everything, or the faults alone.</summary>
    public ResponseFileResult ToResult() =>
        new() { Problems = [.. problems], Responses = problems.Count > 0 ? [] : [.. unitLines.Select(line => line.ToResponse())] };

    /// <summary>Reads the file of units.</summary>
    public void ReadUnits(TextReader reader, string file = "")
    {
        var faults = new List<FileProblem>();
        var table = ReadTable(reader, repeat: null, ResponseFile.UnitColumn, ResponseFile.StatusColumn, ResponseFile.SourceColumn);
        faults.AddRange(table.Problems);
        var columns = FindColumns(table, repeat: null, faults, ResponseFile.UnitColumn, ResponseFile.StatusColumn);
        foreach (var row in columns is null ? [] : table.Rows)
        {
            if (ReadUnit(table, row, faults) is { } line)
            {
                ReadCells(table, row, columns ?? [], line, RowPath.None, faults);
            }
        }

        AddProblems(faults, file);
    }

    /// <summary>Reads the file of a repeat's rows; the units must have been read.</summary>
    public void ReadRows(Repeat repeat, TextReader reader, string file = "")
    {
        var faults = new List<FileProblem>();
        var table = ReadTable(reader, repeat, ResponseFile.RowColumnsOf(repeat));
        faults.AddRange(table.Problems);
        var columns = FindColumns(table, repeat, faults, ResponseFile.RowColumnsOf(repeat));
        var linesByRow = new Dictionary<(string, RowPath), int>();
        foreach (var row in columns is null ? [] : table.Rows)
        {
            if (FindRow(table, row, repeat, linesByRow, faults) is var (line, path))
            {
                ReadCells(table, row, columns ?? [], line, path, faults);
            }
        }

        AddProblems(faults, file);
    }

    private void AddProblems(List<FileProblem> faults, string file) =>
        problems.AddRange(faults.OrderBy(problem => problem.Line).Select(problem => problem with { FileName = file }));

    /// <summary>The table of a file with its columns called as questions are.</summary>
    private CsvTable ReadTable(TextReader reader, Repeat? repeat, params string[] ownColumns) =>
        CsvTable.Read(reader).WithKnownNames([.. ownColumns, .. ColumnsOf(repeat).Select(column => column.Heading)]);

    private IEnumerable<ResponseFileColumn> ColumnsOf(Repeat? repeat) =>
        ResponseFileColumn.ForQuestions(questionnaire.Questions.Where(question => question.RepeatName == repeat?.Name));

    /// <summary>The answer columns of a table; null where a column that every row needs is missing.</summary>
    private List<ResponseFileColumn>? FindColumns(CsvTable table, Repeat? repeat, List<FileProblem> faults, params string[] required)
    {
        if (table.Header.IsEmpty)
        {
            return null;
        }

        var knownColumns = ColumnsOf(repeat).ToDictionary(column => column.Heading, StringComparer.Ordinal);
        faults.AddRange(
            table
                .Header.Where(name =>
                    name.Length > 0
                    && !knownColumns.ContainsKey(name)
                    && !required.Contains(name)
                    && (repeat is not null || name != ResponseFile.SourceColumn)
                )
                .Select(name => new FileProblem(1, UnknownColumnMessage(name, repeat)))
        );
        var missingColumns = required.Where(name => !table.HasColumn(name)).ToList();
        faults.AddRange(missingColumns.Select(name => new FileProblem(1, $"Column '{name}' is missing. Every row needs it.")));
        return missingColumns.Count > 0
            ? null
            : [.. table.Header.Distinct().Where(knownColumns.ContainsKey).Select(name => knownColumns[name])];
    }

    private ProblemMessage UnknownColumnMessage(string name, Repeat? repeat)
    {
        var question = questionnaire.FindQuestion(name) ?? questionnaire.FindByOtherName(name);
        return question switch
        {
            { IsAnswerable: true } when Question.ColumnNameOf(name) is var heading && heading != name =>
                $"Column '{name}' is called '{heading}' in files, where names that begin with _ are the files' own.",
            { IsAnswerable: false } => $"Column '{name}' holds no answers of respondents. Remove it.",
            { RepeatName: { } other } =>
                $"Column '{name}' belongs to the rows of '{other}', in a file of their own that ends in '.{other}.csv'.",
            not null when repeat is not null =>
                $"Column '{name}' does not belong to the rows of '{repeat.Name}'. Move it to the file of units.",
            _ => $"Column '{name}' is no question of the study. Correct the name, or remove the column.",
        };
    }

    private UnitLine? ReadUnit(CsvTable table, CsvRow row, List<FileProblem> faults)
    {
        var unitId = ReadUnitId(table, row);
        var statusText = table.GetCode(row, ResponseFile.StatusColumn).ToLowerInvariant();
        if (statusText is not (ResponseFile.SubmittedStatus or ResponseFile.PartialStatus))
        {
            faults.Add(new FileProblem(row.Line, $"'{statusText}' in column '_status' is unknown. Write submitted or partial."));
        }

        if (linesByUnit.TryGetValue(unitId, out var earlier))
        {
            faults.Add(new FileProblem(row.Line, $"Unit '{unitId}' is on line {earlier.Line} already. A unit has one response."));
            return null;
        }

        var source = table.GetCode(row, ResponseFile.SourceColumn).ToLowerInvariant();
        if (source is not ("" or ResponseFile.SyntheticSource))
        {
            faults.Add(
                new FileProblem(
                    row.Line,
                    $"'{source}' in column '_source' is unknown. Write synthetic where answers are made up, else nothing."
                )
            );
        }

        var line = new UnitLine(
            unitId,
            row.Line,
            statusText == ResponseFile.SubmittedStatus ? FormStatus.Submitted : FormStatus.InProgress,
            source == ResponseFile.SyntheticSource
        );
        if (frame.FindUnit(unitId) is null)
        {
            faults.Add(new FileProblem(row.Line, $"Unit '{unitId}' is not in the frame."));
        }

        linesByUnit.Add(unitId, line);
        unitLines.Add(line);
        return line;
    }

    private (UnitLine Line, RowPath Row)? FindRow(
        CsvTable table,
        CsvRow row,
        Repeat repeat,
        Dictionary<(string, RowPath), int> linesByRow,
        List<FileProblem> faults
    )
    {
        var unitId = ReadUnitId(table, row);
        if (!linesByUnit.TryGetValue(unitId, out var line))
        {
            faults.Add(new FileProblem(row.Line, $"Unit '{unitId}' has no line in the file of units."));
            return null;
        }

        var path = RowPath.None;
        foreach (var column in ResponseFile.RowColumnsOf(repeat).Skip(1))
        {
            var text = table.GetCode(row, column);
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            {
                faults.Add(new FileProblem(row.Line, $"'{text}' in column '{column}' is no row number. {DescribeNumbers(column)}"));
                return null;
            }

            path = path.Child(number);
        }

        if (!linesByRow.TryAdd((unitId, path), row.Line))
        {
            faults.Add(
                new FileProblem(row.Line, $"Row {path} of unit '{unitId}' is on line {linesByRow[(unitId, path)]} already.")
            );
            return null;
        }

        return (line, path);
    }

    private static ProblemMessage DescribeNumbers(string column) =>
        column switch
        {
            ResponseFile.ParentRowColumn => $"Write the number of the outer repeat's row that it is inside.",
            _ => $"Count each unit's rows from 1.",
        };

    private static string ReadUnitId(CsvTable table, CsvRow row) =>
        ResponseFileCell.UnescapeFormula(table.GetCode(row, ResponseFile.UnitColumn));

    private static void ReadCells(
        CsvTable table,
        CsvRow row,
        List<ResponseFileColumn> columns,
        UnitLine line,
        RowPath path,
        List<FileProblem> faults
    )
    {
        foreach (var column in columns)
        {
            var cell = column.IsText ? table.GetCell(row, column.Heading) : table.GetCode(row, column.Heading);
            var answer = ResponseFileCell.Parse(column, cell);
            if (!answer.IsEmpty)
            {
                line.Entries[new AnswerKey(column.Name, path)] = answer;
                faults.AddRange(FindProblems(column, answer, line.Status).Select(message => new FileProblem(row.Line, message)));
            }
        }
    }

    private static IEnumerable<ProblemMessage> FindProblems(ResponseFileColumn column, StoredAnswer answer, FormStatus status)
    {
        if (answer.Text.Length > AnswerText.MaximumLength)
        {
            yield return $"The answer in column '{column.Name}' has {answer.Text.Length} characters; at most "
                + $"{AnswerText.MaximumLength} are kept.";
        }
        else if (status == FormStatus.Submitted && answer.Reason is null && column.Parse(answer.Text) is Answer.Unreadable)
        {
            yield return $"{UnreadableMessage(column.Question, answer.Text)} Correct it, or set '_status' to partial.";
        }
    }

    private static ProblemMessage UnreadableMessage(Question question, string text) =>
        question switch
        {
            { Format: AnswerFormat.SingleChoice or AnswerFormat.MultipleChoice } => UnknownChoiceMessage(question, text),
            { AllowsPartialDate: true } =>
                $"'{Shorten(text)}' in column '{question.Name}' is no date such as 2010, 2010-05 or 2010-05-17.",
            _ => $"'{Shorten(text)}' in column '{question.Name}' is no {question.TypeDefinition.Expectation}.",
        };

    private static ProblemMessage UnknownChoiceMessage(Question question, string text)
    {
        string[] names = question.TypeDefinition.HasSeveralChoices ? ChoiceNames.Split(text) : [text];
        var unknown = names.First(name => question.List?.Find(name) is null);
        return $"'{Shorten(unknown)}' in column '{question.Name}' is no choice of '{question.List?.Name}'. "
            + $"Known are: {string.Join(", ", (question.List?.Choices ?? []).Select(choice => choice.Name).Take(25))}.";
    }

    /// <summary>A cell may be long; a message quotes its beginning.</summary>
    private static string Shorten(string text) => text.Length <= 60 ? text : $"{text[..60]}…";

    private sealed class UnitLine(string unitId, int line, FormStatus status, bool isSynthetic)
    {
        public string UnitId { get; } = unitId;

        public int Line { get; } = line;

        public FormStatus Status { get; } = status;

        public ImmutableDictionary<AnswerKey, StoredAnswer>.Builder Entries { get; } =
            ImmutableDictionary.CreateBuilder<AnswerKey, StoredAnswer>();

        public UnitResponse ToResponse() => new(UnitId, Status, new AnswerSet(Entries.ToImmutable())) { IsSynthetic = isSynthetic };
    }
}
