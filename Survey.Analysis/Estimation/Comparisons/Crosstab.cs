using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Two classifications against each other: how many units of the population are in every cell, with standard errors.</summary>
/// <remarks>
/// Covers the respondents that are in both classifications. Cells go row by row. Totals as <see cref="TotalEstimator"/>, shares as
/// <see cref="ShareEstimator"/>, each with the covariance of all cells; R's <c>svytable</c> with <c>svytotal</c>, <c>svymean</c> and
/// <c>svyby</c>. Immutable: several threads may use it at once.
/// </remarks>
public sealed class Crosstab
{
    private readonly bool[] inBase;

    /// <summary>Crosses two classifications of a design's respondents; all estimates are made here.</summary>
    /// <exception cref="ComparisonException">A classification has one category only, or one in which nobody is.</exception>
    /// <exception cref="ArgumentException">Lengths differ, or a row has a code without a category.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public Crosstab(SampleDesign design, Classification rows, Classification columns)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        rows.RequireFit(design);
        columns.RequireFit(design);
        (Design, Rows, Columns) = (design, rows, columns);
        inBase = rows.IntersectBase(columns.IsInBase);
        rows.RequireNonEmptyCategories(design, inBase);
        columns.RequireNonEmptyCategories(design, inBase);
        Cells = [.. rows.Names.Index().SelectMany(row => columns.Names.Index().Select(column => CellOf(row.Index, column.Index)))];
        Totals = TotalEstimator.EstimateJointly(design, [.. Cells.Select(cell => IndicatorOf(cell, inBase))]);
        Shares = ShareEstimator.EstimateJointly(design, [.. Cells.Select(cell => IndicatorOf(cell, inBase))]);
        SharesOfRow = ShareEstimator.EstimateJointly(
            design,
            [.. Cells.Select(cell => IndicatorOf(cell, BaseOf(rows, cell.Row)))]
        );
        SharesOfColumn = ShareEstimator.EstimateJointly(
            design,
            [.. Cells.Select(cell => IndicatorOf(cell, BaseOf(columns, cell.Column)))]
        );
    }

    /// <summary>The classification whose categories are the rows.</summary>
    public Classification Rows { get; }

    /// <summary>The classification whose categories are the columns.</summary>
    public Classification Columns { get; }

    /// <summary>The cells with their counts, row by row.</summary>
    public IReadOnlyList<CrosstabCell> Cells { get; }

    /// <summary>How many units of the population are in each cell.</summary>
    public JointEstimate Totals { get; }

    /// <summary>Each cell's share of the whole table; the shares sum to 1.</summary>
    public JointEstimate Shares { get; }

    /// <summary>Each cell's share of its row; a row's shares sum to 1.</summary>
    public JointEstimate SharesOfRow { get; }

    /// <summary>Each cell's share of its column; a column's shares sum to 1.</summary>
    public JointEstimate SharesOfColumn { get; }

    /// <summary>The design.</summary>
    internal SampleDesign Design { get; }

    /// <summary>The rows of the design that are in both classifications, one element per row.</summary>
    internal ReadOnlyMemory<bool> Base => inBase;

    /// <summary>The position of a cell in the lists; rows and columns from 0, which are not checked.</summary>
    public int PositionOf(int row, int column) => (row * Columns.Names.Count) + column;

    /// <summary>Tests whether row and column are independent, by one of the tests under a design.</summary>
    /// <inheritdoc cref="AssociationTest.Of"/>
    public TestResult Test(TestMethod method = TestMethod.RaoScottF) => AssociationTest.Of(this, method);

    private bool[] BaseOf(Classification classification, int code) =>
        classification.IntersectBase(respondent => inBase[respondent] && classification.CodeOfRow.Span[respondent] == code);

    private bool IsInCell(int respondent, int row, int column) =>
        inBase[respondent] && Rows.CodeOfRow.Span[respondent] == row && Columns.CodeOfRow.Span[respondent] == column;

    private CrosstabCell CellOf(int row, int column)
    {
        var (count, sum, squares) = (0, 0.0, 0.0);
        for (var respondent = 0; respondent < inBase.Length; respondent++)
        {
            if (IsInCell(respondent, row, column))
            {
                var weight = Design.Weights.Span[respondent];
                (count, sum, squares) = (count + 1, sum + weight, squares + (weight * weight));
            }
        }

        return new CrosstabCell(row, column, count, squares > 0 ? sum * sum / squares : 0);
    }

    private Observations IndicatorOf(CrosstabCell cell, ReadOnlyMemory<bool> shareBase)
    {
        var hits = new double[inBase.Length];
        for (var respondent = 0; respondent < hits.Length; respondent++)
        {
            hits[respondent] = IsInCell(respondent, cell.Row, cell.Column) ? 1 : 0;
        }

        return new Observations(hits, shareBase);
    }
}
