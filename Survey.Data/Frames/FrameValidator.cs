using System.Collections.Immutable;
using Survey.Data.Expressions.Values;
using Survey.Data.Files;
using Survey.Data.Files.Tables;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;
using Survey.Data.Texts;

namespace Survey.Data.Frames;

/// <summary>Validates a frame table against the study and lists all problems.</summary>
internal sealed class FrameValidator(CsvTable table, Study? study, string pairColumn, Frame? published)
{
    /// <summary>A unit's id is a key column of the database and a segment of addresses; both hold 100 characters.</summary>
    private const int MaximumUnitIdLength = 100;

    /// <summary>Choices that a message lists of a column, so that it stays a few lines.</summary>
    private const int MaximumListedChoices = 25;

    /// <summary>All faults, by line. Faults of the header come alone: without its columns, every row would be at fault.</summary>
    public ImmutableArray<FileProblem> Validate()
    {
        ImmutableArray<FileProblem> missingColumns = table.Header.IsEmpty ? [] : [.. ValidateColumns()];
        var rowProblems =
            missingColumns.IsEmpty && !table.Header.IsEmpty
                ? [
                    .. table.Rows.SelectMany(ValidateRow),
                    .. ValidateUniqueUnits(),
                    .. ValidatePublishedIds(),
                    .. ValidateMergers(),
                    .. ValidatePairs(),
                ]
                : Enumerable.Empty<FileProblem>();
        return
        [
            .. table
                .Problems.Concat(missingColumns)
                .Concat(rowProblems)
                .Concat(ValidateHasUnits(missingColumns))
                .OrderBy(problem => problem.Line),
        ];
    }

    private IEnumerable<FileProblem> ValidateHasUnits(ImmutableArray<FileProblem> missingColumns) =>
        table.Problems.IsEmpty && missingColumns.IsEmpty && table.Rows.IsEmpty
            ? [new FileProblem(0, $"The frame has no units. Write one line for each form to be answered.")]
            : [];

    private IEnumerable<FileProblem> ValidateColumns() =>
        RequiredColumns()
            .DistinctBy(column => column.Name, StringComparer.Ordinal)
            .Where(column => !table.HasColumn(column.Name))
            .Select(column => new FileProblem(1, $"Column '{column.Name}' is missing. {column.Why}"));

    private IEnumerable<(string Name, ProblemMessage Why)> RequiredColumns()
    {
        var columns = FrameFileReference
            .Sheet.Columns.Where(column => column.IsRequired)
            .Select(column => column.Name == FrameFileReader.PairColumn ? pairColumn : column.Name)
            .Select(name => (name, (ProblemMessage)$"Every frame has it."));
        if (study is null)
        {
            return columns;
        }

        var bySettings = new[]
        {
            (Column: study.Settings.WeightingClassColumn, Setting: "weighting_class"),
            (Column: study.Settings.ClusterColumn, Setting: "cluster"),
        };
        return columns
            .Concat(study.FrameColumns.Select(column => (column.Name, (ProblemMessage)$"The study's 'frame' sheet names it.")))
            .Concat(
                from named in bySettings
                where named.Column is not null
                select (named.Column, (ProblemMessage)$"The study's setting '{named.Setting}' names it.")
            );
    }

    private IEnumerable<FileProblem> ValidateRow(CsvRow row)
    {
        string[] requiredColumns = [FrameFileReader.UnitColumn, FrameFileReader.NameColumn, FrameFileReader.RespondentGroupColumn];
        var empty = requiredColumns
            .Where(column => GetCell(row, column).Length == 0)
            .Select(column => (ProblemMessage)$"Column '{column}' is empty. Every unit has one.");
        var invalid = (study?.FrameColumns ?? [])
            .Select(column => DescribeInvalidValue(column, GetCell(row, column.Name), table.Separator))
            .OfType<ProblemMessage>();
        return empty
            .Concat(invalid)
            .Concat(ValidateDisposition(row))
            .Concat(ValidateText(row))
            .Select(message => new FileProblem(row.Line, message));
    }

    private static ProblemMessage? DescribeInvalidValue(FrameColumn column, string value, char separator)
    {
        if (value.Length == 0)
        {
            return null;
        }

        return column switch
        {
            { List: { } list } when list.Find(value) is null =>
                $"'{value}' in column '{column.Name}' is no choice of '{list.Name}'. Known are: "
                    + $"{string.Join(", ", list.Choices.Select(choice => choice.Name).Take(MaximumListedChoices))}.",
            { Format: AnswerFormat.Number } when FileNumber.FindCanonicalText(value, separator) is null =>
                $"'{value}' in column '{column.Name}' is no number. Write it as 1234.5.",
            { Format: AnswerFormat.Date } when !PartialDate.TryParse(value, out _) =>
                $"'{value}' in column '{column.Name}' is no date. Write it as 2010, 2010-05 or 2010-05-17.",
            _ => null,
        };
    }

    private IEnumerable<ProblemMessage> ValidateDisposition(CsvRow row) =>
        GetCell(row, FrameFileReader.DispositionColumn) is { Length: > 0 } word && !FrameFileReader.DispositionsByName.ContainsKey(word)
            ?
            [
                $"'{word}' in column 'disposition' is unknown. Known are: "
                    + $"{string.Join(", ", FrameFileReader.DispositionsByName.Keys.Order(StringComparer.Ordinal))}; partial and complete "
                    + $"come from the answers.",
            ]
            : [];

    private IEnumerable<ProblemMessage> ValidateText(CsvRow row)
    {
        if (GetCell(row, FrameFileReader.UnitColumn).Length > MaximumUnitIdLength)
        {
            yield return $"The unit's name in column 'unit' has more than {MaximumUnitIdLength} characters. Shorten it.";
        }

        if (DescribeUrlProblem(GetCell(row, FrameFileReader.UnitColumn)) is { } problem)
        {
            yield return problem;
        }

        foreach (var column in table.Header.Where(column => table.GetCell(row, column).Any(char.IsControl)))
        {
            yield return $"Column '{column}' holds a line break or another control character. Remove it.";
        }

        var email = GetCell(row, FrameFileReader.EmailColumn);
        if (email.Length > 0 && !EmailAddress.IsValid(email))
        {
            yield return $"'{email}' in column 'email' is no e-mail address. Correct it, or leave it empty.";
        }
    }

    /// <summary>A unit's name is part of the address of its form.</summary>
    private static ProblemMessage? DescribeUrlProblem(string unitId) =>
        unitId switch
        {
            "." or ".." => $"The unit's name is '{unitId}', which has a special meaning in addresses. Choose another name.",
            _ when unitId.Contains('/') || unitId.Contains('\\') =>
                $"The unit's name '{unitId}' holds '/' or '\\', which separate the parts of an address. Write '-' instead.",
            _ => null,
        };

    private IEnumerable<FileProblem> ValidateUniqueUnits() =>
        from units in table.Rows.GroupBy(row => GetCell(row, FrameFileReader.UnitColumn), StringComparer.OrdinalIgnoreCase)
        where units.Key.Length > 0
        let first = units.First()
        from again in units.Skip(1)
        select new FileProblem(
            again.Line,
            DifferUnseen(first, again)
                ? DescribeRepetition(again, first)
                : $"Unit '{GetCell(again, FrameFileReader.UnitColumn)}' is on line {first.Line} already. Each line is another unit; upper "
                    + $"and lower case count as the same."
        );

    private ProblemMessage DescribeRepetition(CsvRow again, CsvRow first) =>
        $"Unit '{GetCell(again, FrameFileReader.UnitColumn)}' is on line {first.Line} already. Each line is another unit; upper "
            + $"and lower case count as the same, and what is not seen does not count.";

    /// <summary>A unit that differs from a published one in case only would be a second form for the same.</summary>
    private IEnumerable<FileProblem> ValidatePublishedIds()
    {
        if (published is null)
        {
            return [];
        }

        var ids = published.Units.Select(unit => unit.Id).ToLookup(id => id, StringComparer.OrdinalIgnoreCase);
        return from row in table.Rows
               let written = GetCell(row, FrameFileReader.UnitColumn)
               let known = ids[written].FirstOrDefault()
               where known is not null && !ids[written].Contains(written, StringComparer.Ordinal)
               select new FileProblem(
                   row.Line,
                   $"Unit '{written}' in column 'unit' is '{known}' in the published frame. Write it so; upper and lower case count as the "
                       + $"same."
               );
    }

    private bool DifferUnseen(CsvRow first, CsvRow again) =>
        !string.Equals(
            table.GetCell(first, FrameFileReader.UnitColumn).Trim(),
            table.GetCell(again, FrameFileReader.UnitColumn).Trim(),
            StringComparison.OrdinalIgnoreCase
        );

    private IEnumerable<FileProblem> ValidateMergers()
    {
        if (!table.HasColumn(FrameFileReader.MergedWithColumn))
        {
            return [];
        }

        var merged = table
            .Rows.DistinctBy(row => GetCell(row, FrameFileReader.UnitColumn), StringComparer.Ordinal)
            .ToDictionary(
                row => GetCell(row, FrameFileReader.UnitColumn),
                row => GetCell(row, FrameFileReader.MergedWithColumn),
                StringComparer.Ordinal
            );
        return from row in table.Rows
               let partner = GetCell(row, FrameFileReader.MergedWithColumn)
               where partner.Length > 0
               let problem = DescribeMerger(row, partner, merged)
               where problem is not null
               select new FileProblem(row.Line, problem);
    }

    private ProblemMessage? DescribeMerger(CsvRow row, string partner, Dictionary<string, string> merged)
    {
        if (partner == GetCell(row, FrameFileReader.UnitColumn) || !merged.TryGetValue(partner, out var next))
        {
            return $"'{partner}' in column 'merged_with' is no other unit of the frame. Write the unit that answers for both.";
        }

        if (next.Length > 0)
        {
            return $"'{partner}' in column 'merged_with' is merged with '{next}' itself. Write '{next}'.";
        }

        if (GetCell(row, FrameFileReader.DispositionColumn) == FrameFileReader.WordOf(Disposition.Ineligible))
        {
            return null;
        }

        return $"The unit is merged with '{partner}', so it is not asked. Write ineligible in column 'disposition', or empty "
            + $"'merged_with'.";
    }

    private IEnumerable<FileProblem> ValidatePairs() =>
        from units in table.Rows.GroupBy(row =>
            (Pair: GetCell(row, pairColumn), Group: GetCell(row, FrameFileReader.RespondentGroupColumn))
        )
        where units.Key.Pair.Length > 0
        let first = units.First()
        from again in units.Skip(1)
        select new FileProblem(
            again.Line,
            $"Pair '{units.Key.Pair}' has a unit of group '{units.Key.Group}' on line {first.Line} already. A pair holds at "
                + $"most one unit of each group."
        );

    private string GetCell(CsvRow row, string column) => table.GetCode(row, column);
}
