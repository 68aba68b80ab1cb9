using System.Collections.Immutable;
using System.Globalization;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies;

namespace Survey.Data.Frames;

/// <summary>Finds everything that keeps a table from being a study's frame.</summary>
internal sealed class FrameCheck(CsvTable table, Study? study, string pairColumn)
{
    private const int MaximumUnitLength = 100;

    /// <summary>All faults, by line. Faults of the header come alone: without its columns, every row would be at fault.</summary>
    public ImmutableArray<FileProblem> Problems()
    {
        ImmutableArray<FileProblem> missing = table.Header.IsEmpty ? [] : [.. MissingColumns()];
        var rows = missing.IsEmpty && !table.Header.IsEmpty ? table.Rows.SelectMany(RowProblems).Concat(DuplicateUnits()).Concat(CrowdedPairs()) : [];
        return [.. table.Problems.Concat(missing).Concat(rows).Concat(NoUnits(missing)).OrderBy(problem => problem.Line)];
    }

    private IEnumerable<FileProblem> NoUnits(ImmutableArray<FileProblem> missing) =>
        table.Problems.IsEmpty && missing.IsEmpty && table.Rows.IsEmpty ? [new FileProblem(0, "The frame has no units. Write one line for each form to be answered.")] : [];

    private IEnumerable<FileProblem> MissingColumns() => WantedColumns()
        .DistinctBy(column => column.Name, StringComparer.Ordinal)
        .Where(column => !table.Has(column.Name))
        .Select(column => new FileProblem(1, $"Column '{column.Name}' is missing. {column.Why}"));

    private IEnumerable<(string Name, string Why)> WantedColumns()
    {
        string[] always = [FrameFile.Unit, FrameFile.Name, FrameFile.RespondentGroup, FrameFile.Organisation, pairColumn, FrameFile.Email];
        var wanted = always.Select(name => (name, "Every frame has it."));
        if (study is null)
        {
            return wanted;
        }

        var bySettings = new[] { (Column: study.Settings.WeightingClass, Setting: "weighting_class"), (Column: study.Settings.Cluster, Setting: "cluster") };
        return wanted
            .Concat(study.FrameColumns.Select(column => (column.Name, "The study's 'frame' sheet names it.")))
            .Concat(from named in bySettings where named.Column is not null select (named.Column, $"The study's setting '{named.Setting}' names it."));
    }

    private IEnumerable<FileProblem> RowProblems(CsvRow row)
    {
        string[] demanded = [FrameFile.Unit, FrameFile.Name, FrameFile.RespondentGroup];
        var empty = demanded.Where(column => Cell(row, column).Length == 0)
            .Select(column => $"Column '{column}' is empty. Every unit has one.");
        var unknown = (study?.FrameColumns ?? []).Select(column => Unfit(column, Cell(row, column.Name))).OfType<string>();
        return empty.Concat(unknown).Concat(UnfitDisposition(row)).Concat(UnfitText(row)).Select(message => new FileProblem(row.Line, message));
    }

    private static string? Unfit(FrameColumn column, string value)
    {
        if (value.Length == 0)
        {
            return null;
        }

        return column switch
        {
            { List: { } list } when list.Find(value) is null =>
                $"'{value}' in column '{column.Name}' is no choice of '{list.Name}'. Known are: {string.Join(", ", list.Choices.Select(choice => choice.Name).Take(25))}.",
            { Type: QuestionType.WholeNumber or QuestionType.Number } when !IsNumber(value) =>
                $"'{value}' in column '{column.Name}' is no number. Write it as 1234.5.",
            { Type: QuestionType.Date } when !PartialDate.TryParse(value, out _) =>
                $"'{value}' in column '{column.Name}' is no date. Write it as 2010, 2010-05 or 2010-05-17.",
            _ => null,
        };
    }

    private IEnumerable<string> UnfitDisposition(CsvRow row) =>
        Cell(row, FrameFile.DispositionColumn) is { Length: > 0 } word && !FrameFile.Dispositions.ContainsKey(word)
            ? [$"'{word}' in column 'disposition' is unknown. Known are: {string.Join(", ", FrameFile.Dispositions.Keys.Order(StringComparer.Ordinal))}; partial and complete come from the answers."]
            : [];

    private IEnumerable<string> UnfitText(CsvRow row)
    {
        if (Cell(row, FrameFile.Unit).Length > MaximumUnitLength)
        {
            yield return $"The unit's name has more than {MaximumUnitLength} characters. Shorten it.";
        }

        if (UnfitForAddress(Cell(row, FrameFile.Unit)) is { } unfit)
        {
            yield return unfit;
        }

        if (row.Cells.Any(cell => cell.Any(char.IsControl)))
        {
            yield return "A cell holds a line break or another control character. Remove it.";
        }

        var email = Cell(row, FrameFile.Email);
        if (email.Length > 0 && (email.Count(c => c == '@') != 1 || email.StartsWith('@') || email.EndsWith('@') || email.Any(char.IsWhiteSpace)))
        {
            yield return $"'{email}' in column 'email' is no e-mail address. Correct it, or leave it empty.";
        }
    }

    /// <summary>A unit's name is part of the address of its form.</summary>
    private static string? UnfitForAddress(string unit) => unit switch
    {
        "." or ".." => $"The unit's name is '{unit}', which has a meaning of its own in addresses. Name it otherwise.",
        _ when unit.Contains('/') || unit.Contains('\\') => $"The unit's name '{unit}' holds '/' or '\\', which part an address. Write '-' instead.",
        _ => null,
    };

    private IEnumerable<FileProblem> DuplicateUnits() =>
        from units in table.Rows.GroupBy(row => Cell(row, FrameFile.Unit), StringComparer.OrdinalIgnoreCase)
        where units.Key.Length > 0
        let first = units.First()
        from again in units.Skip(1)
        select new FileProblem(again.Line, $"Unit '{Cell(again, FrameFile.Unit)}' stands on line {first.Line} already. Every line is a unit of its own; case makes no difference.");

    private IEnumerable<FileProblem> CrowdedPairs() =>
        from units in table.Rows.GroupBy(row => (Pair: Cell(row, pairColumn), Group: Cell(row, FrameFile.RespondentGroup)))
        where units.Key.Pair.Length > 0
        let first = units.First()
        from again in units.Skip(1)
        select new FileProblem(
            again.Line,
            $"Pair '{units.Key.Pair}' has a unit of group '{units.Key.Group}' on line {first.Line} already. A pair holds at most one unit of each group.");

    private string Cell(CsvRow row, string column) => table.Cell(row, column).Trim();

    private static bool IsNumber(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
}
