using System.Globalization;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads a workbook from Markdown: a line <c>| survey |</c> begins a sheet; below it rows whose first cell is empty, the header first.</summary>
/// <remarks>Lines that are no table are prose. A line of dashes below the header is for the eye and does not count as a row.</remarks>
internal sealed class MarkdownReader
{
    /// <summary>No study has more columns; twice as many as from Excel, where columns lie unused beside a table.</summary>
    private const int MaximumColumns = 1_000;

    private static readonly List<string> BlankRow = ["", ""];

    private readonly WorkbookGatherer gatherer = new();

    private MarkdownReader()
    {
    }

    public static WorkbookReading Read(string text)
    {
        var reader = new MarkdownReader();
        var number = 0;
        foreach (var line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            if (line.TrimStart().StartsWith('|') && !reader.TryAdd(line.Trim().ToString(), number))
            {
                break;
            }
        }

        return reader.gatherer.Reading("The file holds no table. A sheet begins with a line such as '| survey |'.");
    }

    /// <summary>False where there is too much to read on.</summary>
    private bool TryAdd(string line, int number)
    {
        var cells = line.Length <= MaximumColumns && !line.AsSpan().ContainsAnyExcept('|', ' ') ? BlankRow : MarkdownCell.Split(line, MaximumColumns + 1);
        if (cells.Count > MaximumColumns + 1)
        {
            Report("W007", number, $"The row has more than {MaximumColumns} cells. Remove those that are not used.");
            return true;
        }

        if (cells[0].Length > 0)
        {
            return TryBeginSheet(cells, number);
        }

        if (!gatherer.HasSheet)
        {
            Report("W004", number, "This row stands above the first sheet. Begin the sheet with a line such as '| survey |'.");
            return true;
        }

        return gatherer.TryAdd(cells[1..], null, _ => PlaceOf(number));
    }

    private bool TryBeginSheet(List<string> cells, int line)
    {
        if (cells.Skip(1).All(cell => cell.Length == 0))
        {
            return gatherer.TryBegin(cells[0], mayHaveRule: true, PlaceOf(line));
        }

        Report("W003", line, $"The row begins with '{cells[0]}'. The first cell of a row stays empty; only a sheet's name stands there, alone.");
        return true;
    }

    private void Report(string code, int line, string message) => gatherer.Problems.Error(code, PlaceOf(line), message);

    private static Place PlaceOf(int line) => new(string.Create(CultureInfo.InvariantCulture, $"line {line}"), "");
}
