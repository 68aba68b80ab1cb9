using System.Collections.Immutable;
using System.Globalization;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;

namespace Survey.Data.Responses;

/// <summary>Gathers the responses of a file and of its repeats' files, and everything that is wrong with them.</summary>
internal sealed class ResponseFileReader(Questionnaire questionnaire, Frame frame)
{
    private readonly Dictionary<string, UnitLine> units = new(StringComparer.Ordinal);
    private readonly List<UnitLine> order = [];
    private readonly List<FileProblem> problems = [];

    /// <summary>What was read: everything, or the faults alone.</summary>
    public ResponseReading Reading() => new()
    {
        Problems = [.. problems],
        Responses = problems.Count > 0 ? [] : [.. order.Select(line => line.ToResponse())],
    };

    /// <summary>Reads the file of units.</summary>
    public void ReadUnits(TextReader reader, string file = "")
    {
        var faults = new List<FileProblem>();
        var table = CsvTable.Read(reader);
        faults.AddRange(table.Problems);
        var columns = ColumnsOf(table, repeat: null, faults, ResponseFile.Unit, ResponseFile.Status);
        foreach (var row in columns is null ? [] : table.Rows)
        {
            if (ReadUnit(table, row, faults) is { } line)
            {
                ReadCells(table, row, columns ?? [], line, 0, faults);
            }
        }

        Report(faults, file);
    }

    /// <summary>Reads the file of a repeat's rows; the units must have been read.</summary>
    public void ReadRows(Repeat repeat, TextReader reader, string file = "")
    {
        var faults = new List<FileProblem>();
        var table = CsvTable.Read(reader);
        faults.AddRange(table.Problems);
        var columns = ColumnsOf(table, repeat, faults, ResponseFile.Unit, ResponseFile.Row);
        var seen = new Dictionary<(string, int), int>();
        foreach (var row in columns is null ? [] : table.Rows)
        {
            if (FindRow(table, row, seen, faults) is var (line, number))
            {
                ReadCells(table, row, columns ?? [], line, number, faults);
            }
        }

        Report(faults, file);
    }

    private void Report(List<FileProblem> faults, string file) =>
        problems.AddRange(faults.OrderBy(problem => problem.Line).Select(problem => problem with { File = file }));

    /// <summary>The answer columns of a table; null where a column that every row needs is missing.</summary>
    private List<AnswerColumn>? ColumnsOf(CsvTable table, Repeat? repeat, List<FileProblem> faults, params string[] demanded)
    {
        if (table.Header.IsEmpty)
        {
            return null;
        }

        var known = AnswerColumn.Of(questionnaire.Questions.Where(question => question.RepeatName == repeat?.Name))
            .ToDictionary(column => column.Name, StringComparer.Ordinal);
        faults.AddRange(table.Header.Where(name => name.Length > 0 && !known.ContainsKey(name) && !demanded.Contains(name) && (repeat is not null || name != ResponseFile.Source))
            .Select(name => new FileProblem(1, Unknown(name, repeat))));
        var missing = demanded.Where(name => !table.Has(name)).ToList();
        faults.AddRange(missing.Select(name => new FileProblem(1, $"Column '{name}' is missing. Every row needs it.")));
        return missing.Count > 0 ? null : [.. table.Header.Distinct().Where(known.ContainsKey).Select(name => known[name])];
    }

    private string Unknown(string name, Repeat? repeat)
    {
        var question = questionnaire.Find(name) ?? questionnaire.FindByOther(name);
        return question switch
        {
            { IsAnswered: false } => $"Column '{name}' is nothing that respondents answer. Remove it.",
            { RepeatName: { } other } => $"Column '{name}' belongs to the rows of '{other}', in a file of their own that ends in '.{other}.csv'.",
            not null when repeat is not null => $"Column '{name}' does not belong to the rows of '{repeat.Name}'. Move it to the file of units.",
            _ => $"Column '{name}' is no question of the study. Correct the name, or remove the column.",
        };
    }

    private UnitLine? ReadUnit(CsvTable table, CsvRow row, List<FileProblem> faults)
    {
        var unit = UnitOf(table, row);
        var word = table.Cell(row, ResponseFile.Status).Trim();
        if (word is not (ResponseFile.Submitted or ResponseFile.Partial))
        {
            faults.Add(new FileProblem(row.Line, $"'{word}' in column '_status' is unknown. Write submitted or partial."));
        }

        if (units.TryGetValue(unit, out var earlier))
        {
            faults.Add(new FileProblem(row.Line, $"Unit '{unit}' stands on line {earlier.Line} already. A unit has one response."));
            return null;
        }

        var source = table.Cell(row, ResponseFile.Source).Trim();
        if (source is not ("" or ResponseFile.Synthetic))
        {
            faults.Add(new FileProblem(row.Line, $"'{source}' in column '_source' is unknown. Write synthetic where answers are made up, else nothing."));
        }

        var line = new UnitLine(unit, row.Line, word == ResponseFile.Submitted ? ResponseStatus.Submitted : ResponseStatus.Partial, source == ResponseFile.Synthetic);
        if (frame.Find(unit) is null)
        {
            faults.Add(new FileProblem(row.Line, $"Unit '{unit}' is not in the frame."));
        }

        units.Add(unit, line);
        order.Add(line);
        return line;
    }

    private (UnitLine Line, int Row)? FindRow(CsvTable table, CsvRow row, Dictionary<(string, int), int> seen, List<FileProblem> faults)
    {
        var unit = UnitOf(table, row);
        var text = table.Cell(row, ResponseFile.Row).Trim();
        if (!units.TryGetValue(unit, out var line))
        {
            faults.Add(new FileProblem(row.Line, $"Unit '{unit}' has no line in the file of units."));
            return null;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
        {
            faults.Add(new FileProblem(row.Line, $"'{text}' in column 'row' is no row number. Count each unit's rows from 1."));
            return null;
        }

        if (!seen.TryAdd((unit, number), row.Line))
        {
            faults.Add(new FileProblem(row.Line, $"Row {number} of unit '{unit}' stands on line {seen[(unit, number)]} already."));
            return null;
        }

        return (line, number);
    }

    private static string UnitOf(CsvTable table, CsvRow row) => AnswerCell.Unguarded(table.Cell(row, ResponseFile.Unit).Trim());

    private static void ReadCells(CsvTable table, CsvRow row, List<AnswerColumn> columns, UnitLine line, int number, List<FileProblem> faults)
    {
        foreach (var column in columns)
        {
            var entry = AnswerCell.Read(column, table.Cell(row, column.Name));
            if (!entry.IsEmpty)
            {
                line.Entries[new AnswerKey(column.Name, number)] = entry;
                faults.AddRange(Faults(column, entry, line.Status).Select(message => new FileProblem(row.Line, message)));
            }
        }
    }

    private static IEnumerable<string> Faults(AnswerColumn column, Entry entry, ResponseStatus status)
    {
        if (entry.Text.Length > AnswerText.MaximumLength)
        {
            yield return $"The answer in column '{column.Name}' has {entry.Text.Length} characters; at most {AnswerText.MaximumLength} are kept.";
        }
        else if (status == ResponseStatus.Submitted && entry.Reason is null && column.Read(entry.Text) is Answer.Unreadable)
        {
            yield return $"{Unreadable(column.Question, entry.Text)} Correct it, or set '_status' to partial.";
        }
    }

    private static string Unreadable(Question question, string text) => question.Type switch
    {
        QuestionType.SingleChoice or QuestionType.MultipleChoice => UnknownChoice(question, text),
        QuestionType.WholeNumber => $"'{Shown(text)}' in column '{question.Name}' is no whole number.",
        QuestionType.Number => $"'{Shown(text)}' in column '{question.Name}' is no number.",
        _ when question.AllowsPartialDate => $"'{Shown(text)}' in column '{question.Name}' is no date such as 2010, 2010-05 or 2010-05-17.",
        _ => $"'{Shown(text)}' in column '{question.Name}' is no date such as 2010-05-17.",
    };

    private static string UnknownChoice(Question question, string text)
    {
        var names = question.Type == QuestionType.MultipleChoice ? text.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [text];
        var unknown = names.First(name => question.List?.Find(name) is null);
        return $"'{Shown(unknown)}' in column '{question.Name}' is no choice of '{question.List?.Name}'. "
            + $"Known are: {string.Join(", ", (question.List?.Choices ?? []).Select(choice => choice.Name).Take(25))}.";
    }

    /// <summary>A cell may be long; a message quotes its beginning.</summary>
    private static string Shown(string text) => text.Length <= 60 ? text : $"{text[..60]}…";

    private sealed class UnitLine(string unit, int line, ResponseStatus status, bool isSynthetic)
    {
        public string Unit { get; } = unit;

        public int Line { get; } = line;

        public ResponseStatus Status { get; } = status;

        public ImmutableDictionary<AnswerKey, Entry>.Builder Entries { get; } = ImmutableDictionary.CreateBuilder<AnswerKey, Entry>();

        public UnitResponse ToResponse() => new(Unit, Status, new AnswerSheet(Entries.ToImmutable())) { IsSynthetic = isSynthetic };
    }
}
