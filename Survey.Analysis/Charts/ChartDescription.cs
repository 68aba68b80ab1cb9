using System.Text;

namespace Survey.Analysis.Charts;

/// <summary>Reads a chart aloud: every row with the numbers beside it.</summary>
internal static class ChartDescription
{
    public static string Of(Chart chart)
    {
        var text = new StringBuilder(chart.Subtitle);
        foreach (var panel in chart.Panels)
        {
            text.Append(panel.Heading.Length > 0 ? $" {panel.Heading}:" : "");
            foreach (var row in panel.Rows)
            {
                text.Append(' ').Append(row.Label).Append(": ").AppendJoin(", ", Numbers(chart, row)).Append('.');
            }
        }

        return text.AppendJoin("", chart.Notes.Append(chart.Marker).Where(note => note.Length > 0).Select(note => " " + note)).ToString();
    }

    private static IEnumerable<string> Numbers(Chart chart, ChartRow row) => row.Parts
        .Select((part, index) => $"{chart.Keys[index].Label} {chart.PartLabel(part)}")
        .Concat(row.Beside.Select((number, column) => $"{chart.Heads[column]} {number}"));
}
