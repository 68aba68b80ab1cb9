using System.Collections.Immutable;
using System.Text;

namespace Survey.Data.Studies.Workbooks;

/// <summary>Writes a workbook as Markdown tables: its canonical text, the same for the same cells.</summary>
public static class MarkdownWriter
{
    /// <summary>The text of a workbook, which is read back as the same cells.</summary>
    public static string Write(Workbook workbook)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        var text = new StringBuilder();
        foreach (var sheet in workbook.Sheets)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append("| ").Append(MarkdownCell.Encode(sheet.Name)).Append(" |\n");
            foreach (var cells in RowsWithGaps(sheet))
            {
                AppendRow(text, cells);
            }
        }

        return text.ToString();
    }

    /// <summary>Header and rows, with a blank row for each that a sheet leaves out, so that places stay the same.</summary>
    private static IEnumerable<ImmutableArray<string>> RowsWithGaps(Sheet sheet)
    {
        yield return sheet.Columns;
        if (sheet.Rows.Length > 0 && SheetBuilder.IsSeparatorRow(sheet.Rows[0].Cells))
        {
            // A row that looks like a rule is data only below a real one.
            yield return ["---"];
        }

        var nextRowNumber = 2;
        foreach (var row in sheet.Rows)
        {
            for (; nextRowNumber < row.Number; nextRowNumber++)
            {
                yield return [];
            }

            yield return row.Cells;
            nextRowNumber++;
        }
    }

    private static void AppendRow(StringBuilder text, ImmutableArray<string> cells)
    {
        text.Append("| |");
        foreach (var cell in cells)
        {
            text.Append(cell.Length == 0 ? " " : " " + MarkdownCell.Encode(cell) + " ").Append('|');
        }

        text.Append('\n');
    }
}
