using System.Text;

namespace Survey.Analysis.Charts;

/// <summary>Builds the text alternative of a chart: every row with the numbers beside it.</summary>
internal static class ChartDescriptionBuilder
{
    public static string Build(Chart chart)
    {
        var text = new StringBuilder(chart.Subtitle);
        foreach (var panel in chart.Panels)
        {
            text.Append(panel.Heading.Length > 0 ? $" {panel.Heading}:" : "");
            foreach (var row in panel.Rows)
            {
                text.Append(' ').Append(row.Label).Append(": ").AppendJoin(", ", FormatValues(chart, row)).Append('.');
            }
        }

        return text.AppendJoin("", chart.Notes.Append(chart.SyntheticDataNotice).Where(note => note.Length > 0).Select(note => " " + note))
            .ToString();
    }

    private static IEnumerable<string> FormatValues(Chart chart, ChartRow row) =>
        row
            .Segments.Select((segment, index) => $"{chart.Legend[index].Label} {chart.SegmentLabel(segment)}")
            .Concat(row.ColumnTexts.Select((number, column) => $"{chart.ColumnHeadings[column]} {number}"));
}
