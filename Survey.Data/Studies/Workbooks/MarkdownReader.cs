using Survey.Data.Questionnaires;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Workbooks;

/// <summary>Reads a workbook from Markdown: a line <c>| survey |</c> begins a sheet; below it rows whose first cell is empty, the header
/// first.</summary>
/// <remarks>Lines outside tables are ignored. A separator row of dashes below the header is not a row of the sheet.</remarks>
internal sealed class MarkdownReader
{
    /// <summary>No study has more columns; twice as many as from Excel, where columns lie unused beside a table.</summary>
    private const int MaximumColumns = 1_000;

    private static readonly List<string> BlankRow = ["", ""];

    private readonly WorkbookBuilder builder = new();

    private MarkdownReader() { }

    public static WorkbookParseResult Read(string text)
    {
        var reader = new MarkdownReader();
        var number = 0;
        foreach (var line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            if (line.TrimStart().StartsWith('|') && !reader.TryReadLine(line.Trim().ToString(), number))
            {
                break;
            }
        }

        return reader.builder.Build($"The file holds no table. A sheet begins with a line such as '| survey |'.");
    }

    /// <summary>False where there is too much to read on.</summary>
    private bool TryReadLine(string line, int number)
    {
        var cells =
            line.Length <= MaximumColumns && !line.AsSpan().ContainsAnyExcept('|', ' ')
                ? BlankRow
                : MarkdownCell.Split(line, MaximumColumns + 1);
        if (cells.Count > MaximumColumns + 1)
        {
            Report("W007", number, $"The row has more than {MaximumColumns} cells. Remove those that are not used.");
            return true;
        }

        if (cells[0].Length > 0)
        {
            return TryBeginSheet(cells, number);
        }

        if (!builder.HasSheet)
        {
            Report("W004", number, $"This row stands above the first sheet. Begin the sheet with a line such as '| survey |'.");
            return true;
        }

        return builder.TryAddRow(cells[1..], null, _ => SourceLocation.OfLine(number));
    }

    private bool TryBeginSheet(List<string> cells, int line)
    {
        if (cells.Skip(1).All(cell => cell.Length == 0))
        {
            return builder.TryBeginSheet(cells[0], allowsSeparatorRow: true, SourceLocation.OfLine(line));
        }

        Report(
            StudyProblem.MissingEmptyCellCode,
            line,
            $"The row begins with '{cells[0]}'. The first cell of a row stays empty; only a sheet's name stands there, alone."
        );
        return true;
    }

    private void Report(string code, int line, ProblemMessage message) =>
        builder.Problems.AddError(code, SourceLocation.OfLine(line), message);
}
