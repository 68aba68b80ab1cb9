using System.Globalization;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads a workbook from Markdown: a line <c>| survey |</c> begins a sheet; below it rows whose first cell is empty, the header first.</summary>
/// <remarks>Lines that are no table are prose. A line of dashes below the header is for the eye and does not count as a row.</remarks>
internal sealed class MarkdownReader
{
    /// <summary>Excel takes no more, and what is read from one format must fit the other.</summary>
    private const int MaximumCellLength = 32_767;
    private const int MaximumNameLength = 31;
    private const int MaximumColumns = 1_000;

    private readonly List<SheetBuilder> sheets = [];
    private readonly List<StudyProblem> problems = [];

    private MarkdownReader()
    {
    }

    public static WorkbookReading Read(string text)
    {
        var reader = new MarkdownReader();
        var number = 0;
        foreach (var line in text.TrimStart('\uFEFF').Split(["\r\n", "\n", "\r"], StringSplitOptions.None))
        {
            number++;
            if (line.TrimStart().StartsWith('|'))
            {
                reader.Add(MarkdownCell.Split(line.Trim()), number);
            }
        }

        return reader.sheets.Count == 0
            ? WorkbookReading.Failed("The file holds no table. A sheet begins with a line such as '| survey |'.")
            : new WorkbookReading(new Workbook([.. reader.sheets.Select(sheet => sheet.Build())]), [.. reader.problems]);
    }

    private void Add(List<string> cells, int line)
    {
        if (cells.Count > MaximumColumns || cells.Max(cell => cell.Length) > MaximumCellLength)
        {
            Report("W007", line, string.Create(CultureInfo.InvariantCulture, $"A cell has {cells.Max(cell => cell.Length)} characters, or the row {cells.Count} cells. At most {MaximumCellLength} characters and {MaximumColumns} cells can be kept."));
        }
        else if (cells[0].Length > 0)
        {
            BeginSheet(cells, line);
        }
        else if (sheets.Count == 0)
        {
            Report("W004", line, "This row stands above the first sheet. Begin the sheet with a line such as '| survey |'.");
        }
        else if (!sheets[^1].TryAdd(cells[1..]))
        {
            Report("W005", line, string.Create(CultureInfo.InvariantCulture, $"The sheet has more than {SheetBuilder.MaximumRows} rows. Remove what is not used."));
        }
    }

    private void BeginSheet(List<string> cells, int line)
    {
        if (cells.Skip(1).Any(cell => cell.Length > 0))
        {
            Report("W003", line, $"The row begins with '{cells[0]}'. The first cell of a row stays empty; only a sheet's name stands there, alone.");
        }
        else
        {
            CheckName(cells[0], line);
            sheets.Add(new SheetBuilder(cells[0], mayHaveRule: true));
        }
    }

    private void CheckName(string name, int line)
    {
        if (name.Length > MaximumNameLength || name.IndexOfAny(['[', ']', ':', '*', '?', '/', '\\']) >= 0 || name.StartsWith('\'') || name.EndsWith('\''))
        {
            Report("W008", line, $"A sheet cannot be called '{name}'. Excel takes at most {MaximumNameLength} characters, none of them [ ] : * ? / \\ and no quote at either end.");
        }

        if (sheets.Any(sheet => string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            Report("W002", line, $"There is a sheet '{name}' already. Put its rows together.");
        }
    }

    private void Report(string code, int line, string message) =>
        problems.Add(new StudyProblem(Severity.Error, code, new Place(string.Create(CultureInfo.InvariantCulture, $"line {line}"), ""), message));
}
