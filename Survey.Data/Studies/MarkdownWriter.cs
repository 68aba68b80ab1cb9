using System.Collections.Immutable;
using System.Text;

namespace Survey.Data.Studies;

/// <summary>Writes a workbook as Markdown tables: its canonical text, the same for the same cells.</summary>
internal static class MarkdownWriter
{
    public static string Write(Workbook workbook)
    {
        var text = new StringBuilder();
        foreach (var sheet in workbook.Sheets)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append("| ").Append(MarkdownCell.Encode(sheet.Name)).Append(" |\n");
            foreach (var line in Lines(sheet))
            {
                AppendRow(text, line);
            }
        }

        return text.ToString();
    }

    /// <summary>Header and rows, with a blank row for each that a sheet leaves out, so that places stay the same.</summary>
    private static IEnumerable<ImmutableArray<string>> Lines(Sheet sheet)
    {
        yield return sheet.Columns;
        if (sheet.Rows.Length > 0 && SheetBuilder.IsRule(sheet.Rows[0].Cells))
        {
            // A row that looks like a rule is data only below a real one.
            yield return ["---"];
        }

        var next = 2;
        foreach (var row in sheet.Rows)
        {
            for (; next < row.Number; next++)
            {
                yield return [];
            }

            yield return row.Cells;
            next++;
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
