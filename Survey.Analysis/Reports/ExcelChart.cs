using System.Collections.Immutable;

namespace Survey.Analysis.Reports;

/// <summary>How an Excel chart stacks its series.</summary>
internal enum ExcelChartType
{
    Bars,
    Stacked,
}

/// <summary>A cell range of a sheet and what it holds, which a chart keeps a copy of. A withheld number is null.</summary>
internal sealed record ChartRange(string Formula, ImmutableArray<object?> Values);

/// <summary>A series of an Excel chart.</summary>
internal sealed record ExcelChartSeries(string Name, string Colour, ChartRange Values)
{
    /// <summary>The lengths of the error bars.</summary>
    public (ChartRange Minus, ChartRange Plus)? ErrorBars { get; init; }
}

/// <summary>A chart that Excel draws from the cells of its own sheet.</summary>
internal sealed record ExcelChart
{
    public required string SheetName { get; init; }

    public required string Title { get; init; }

    /// <summary>What the chart shows, for those who do not see it.</summary>
    public required string Description { get; init; }

    public required ExcelChartType Type { get; init; }

    public required ChartRange Categories { get; init; }

    public required ImmutableArray<ExcelChartSeries> Series { get; init; }

    public required string NumberFormat { get; init; }

    /// <summary>The axis' end; null leaves it to Excel.</summary>
    public double? AxisMaximum { get; init; }

    /// <summary>The cell of its upper left corner, from 1.</summary>
    public int Row { get; init; }

    public int Column { get; init; }

    /// <summary>The height: title and axis, 24 pixels for each row of bars, and a legend where there are several series.</summary>
    public int HeightInPixels => 84 + (Categories.Values.Length * 24) + (Series.Length > 1 ? 30 : 0);

    /// <summary>Rows of a sheet are 20 pixels, or more where their text wraps.</summary>
    public int HeightInRows => (HeightInPixels + 19) / 20;
}
