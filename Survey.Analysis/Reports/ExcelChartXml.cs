using System.Globalization;
using DocumentFormat.OpenXml;
using Survey.Analysis.Charts;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing;

namespace Survey.Analysis.Reports;

/// <summary>The markup of an Excel chart: horizontal bars from the first row down, with their error bars.</summary>
internal static class ExcelChartXml
{
    // Ids by which the two axes refer to each other; any two numbers that differ within a chart.
    private const uint CategoryAxis = 1;
    private const uint ValueAxis = 2;

    public static C.ChartSpace CreateChartSpace(ExcelChart chart)
    {
        var chartElement = new C.Chart(
            CreateTitle(chart.Title),
            new C.AutoTitleDeleted { Val = false },
            new C.PlotArea(new C.Layout(), CreateBarChart(chart), CreateCategoryAxis(), CreateValueAxis(chart))
        );
        if (chart.Series.Length > 1)
        {
            chartElement.Append(new C.Legend(new C.LegendPosition { Val = C.LegendPositionValues.Bottom }, new C.Overlay { Val = false }));
        }

        chartElement.Append(new C.PlotVisibleOnly { Val = false }, new C.DisplayBlanksAs { Val = C.DisplayBlanksAsValues.Gap });
        var chartSpace = new C.ChartSpace(
            new C.RoundedCorners { Val = false },
            chartElement,
            new C.ShapeProperties(CreateFill(Palette.Background), new D.Outline(new D.NoFill())),
            CreateTextProperties(1000, false, Palette.Text)
        );
        chartSpace.AddNamespaceDeclaration("a", "http://schemas.openxmlformats.org/drawingml/2006/main");
        chartSpace.AddNamespaceDeclaration("c", "http://schemas.openxmlformats.org/drawingml/2006/chart");
        return chartSpace;
    }

    private static C.BarChart CreateBarChart(ExcelChart chart)
    {
        var isStacked = chart.Type == ExcelChartType.Stacked;
        var bars = new C.BarChart(
            new C.BarDirection { Val = C.BarDirectionValues.Bar },
            new C.BarGrouping { Val = isStacked ? C.BarGroupingValues.PercentStacked : C.BarGroupingValues.Clustered },
            new C.VaryColors { Val = false }
        );
        bars.Append(chart.Series.Select((series, index) => CreateSeries(chart, series, (uint)index)));
        bars.Append(new C.GapWidth { Val = 60 });
        if (isStacked)
        {
            bars.Append(new C.Overlap { Val = 100 });
        }

        bars.Append(new C.AxisId { Val = CategoryAxis }, new C.AxisId { Val = ValueAxis });
        return bars;
    }

    private static C.BarChartSeries CreateSeries(ExcelChart chart, ExcelChartSeries series, uint index)
    {
        var element = new C.BarChartSeries(
            new C.Index { Val = index },
            new C.Order { Val = index },
            new C.SeriesText(new C.NumericValue(series.Name)),
            new C.ChartShapeProperties(CreateFill(series.Colour)),
            new C.InvertIfNegative { Val = false }
        );
        if (chart.Type == ExcelChartType.Bars)
        {
            element.Append(CreateDataLabels(chart.NumberFormat));
        }

        if (series.ErrorBars is { } errors)
        {
            element.Append(CreateErrorBars(errors));
        }

        element.Append(
            new C.CategoryAxisData(
                new C.StringReference(new C.Formula(chart.Categories.Formula), FillCache(new C.StringCache(), chart.Categories))
            )
        );
        element.Append(new C.Values(CreateNumberReference(series.Values)));
        return element;
    }

    /// <summary>The value stands inside the bar's foot, clear of the error bar.</summary>
    private static C.DataLabels CreateDataLabels(string format) =>
        new(
            new C.NumberingFormat { FormatCode = format, SourceLinked = false },
            new C.ChartShapeProperties(new D.NoFill(), new D.Outline(new D.NoFill())),
            CreateTextProperties(900, true, Palette.Text),
            new C.DataLabelPosition { Val = C.DataLabelPositionValues.InsideBase },
            new C.ShowLegendKey { Val = false },
            new C.ShowValue { Val = true },
            new C.ShowCategoryName { Val = false },
            new C.ShowSeriesName { Val = false },
            new C.ShowPercent { Val = false },
            new C.ShowBubbleSize { Val = false }
        );

    private static C.ErrorBars CreateErrorBars((ChartRange Minus, ChartRange Plus) errors) =>
        new(
            new C.ErrorBarType { Val = C.ErrorBarValues.Both },
            new C.ErrorBarValueType { Val = C.ErrorValues.Custom },
            new C.NoEndCap { Val = false },
            new C.Plus(CreateNumberReference(errors.Plus)),
            new C.Minus(CreateNumberReference(errors.Minus)),
            new C.ChartShapeProperties(CreateOutline(Palette.Text, 15875))
        );

    private static C.CategoryAxis CreateCategoryAxis() =>
        new(
            new C.AxisId { Val = CategoryAxis },
            new C.Scaling(new C.Orientation { Val = C.OrientationValues.MaxMin }),
            new C.Delete { Val = false },
            new C.AxisPosition { Val = C.AxisPositionValues.Left },
            new C.NumberingFormat { FormatCode = "General", SourceLinked = false },
            new C.MajorTickMark { Val = C.TickMarkValues.None },
            new C.MinorTickMark { Val = C.TickMarkValues.None },
            new C.TickLabelPosition { Val = C.TickLabelPositionValues.Low },
            new C.ChartShapeProperties(CreateOutline(Palette.SecondaryText, 9525)),
            CreateTextProperties(900, false, Palette.Text),
            new C.CrossingAxis { Val = ValueAxis },
            new C.Crosses { Val = C.CrossesValues.AutoZero },
            new C.AutoLabeled { Val = true },
            new C.LabelAlignment { Val = C.LabelAlignmentValues.Center },
            new C.LabelOffset { Val = 100 },
            new C.NoMultiLevelLabels { Val = true }
        );

    private static C.ValueAxis CreateValueAxis(ExcelChart chart)
    {
        var scaling = new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax });
        if (chart.AxisMaximum is { } maximum)
        {
            scaling.Append(new C.MaxAxisValue { Val = maximum }, new C.MinAxisValue { Val = 0 });
        }

        var axis = new C.ValueAxis(
            new C.AxisId { Val = ValueAxis },
            scaling,
            new C.Delete { Val = false },
            new C.AxisPosition { Val = C.AxisPositionValues.Bottom },
            new C.MajorGridlines(new C.ChartShapeProperties(CreateOutline(Palette.GridLine, 9525))),
            new C.NumberingFormat { FormatCode = chart.Type == ExcelChartType.Stacked ? "0%" : chart.NumberFormat, SourceLinked = false },
            new C.MajorTickMark { Val = C.TickMarkValues.None },
            new C.MinorTickMark { Val = C.TickMarkValues.None },
            new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
            new C.ChartShapeProperties(new D.Outline(new D.NoFill())),
            CreateTextProperties(900, false, Palette.SecondaryText),
            new C.CrossingAxis { Val = CategoryAxis },
            new C.Crosses { Val = C.CrossesValues.Maximum },
            new C.CrossBetween { Val = C.CrossBetweenValues.Between }
        );
        if (chart.AxisMaximum is not null)
        {
            axis.Append(new C.MajorUnit { Val = 0.2 });
        }

        return axis;
    }

    private static C.Title CreateTitle(string text) =>
        new(
            new C.ChartText(
                new C.RichText(
                    new D.BodyProperties(),
                    new D.Paragraph(
                        new D.ParagraphProperties(new D.DefaultRunProperties { FontSize = 1200, Bold = true }),
                        new D.Run(new D.RunProperties { FontSize = 1200, Bold = true }, new D.Text(text))
                    )
                )
            ),
            new C.Overlay { Val = false }
        );

    private static C.NumberReference CreateNumberReference(ChartRange range) =>
        new(new C.Formula(range.Formula), FillCache(new C.NumberingCache(new C.FormatCode("General")), range));

    /// <summary>What is withheld has no point in the copy either.</summary>
    private static T FillCache<T>(T cache, ChartRange range)
        where T : OpenXmlCompositeElement
    {
        cache.Append(new C.PointCount { Val = (uint)range.Values.Length });
        foreach (var (index, value) in range.Values.Index().Where(point => point.Item is not null))
        {
            var text = new C.NumericValue(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
            cache.Append(
                cache is C.StringCache ? new C.StringPoint(text) { Index = (uint)index } : new C.NumericPoint(text) { Index = (uint)index }
            );
        }

        return cache;
    }

    private static C.TextProperties CreateTextProperties(int size, bool isBold, string colour) =>
        new(
            new D.BodyProperties(),
            new D.Paragraph(
                new D.ParagraphProperties(new D.DefaultRunProperties(CreateFill(colour)) { FontSize = size, Bold = isBold }),
                new D.EndParagraphRunProperties { Language = "en-US" }
            )
        );

    private static D.SolidFill CreateFill(string colour) => new(new D.RgbColorModelHex { Val = colour[1..] });

    private static D.Outline CreateOutline(string colour, int width) => new(CreateFill(colour)) { Width = width };
}
