using System.Globalization;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>What a model is fitted to: the rows that take part, their weights and columns. Immutable.</summary>
internal sealed class RegressionData
{
    private RegressionData(SampleDesign? design, int rowCount, int[] rows, IReadOnlyList<Predictor> predictors)
    {
        Design = design;
        RowCount = rowCount;
        Rows = rows;
        Predictors = predictors;
        Matrix = ModelMatrix.Of(predictors, rows);
        Weights = RelativeWeights(design, rows);
    }

    /// <summary>The design of the rows; null where they are independent draws and weigh the same.</summary>
    public SampleDesign? Design { get; }

    /// <summary>The number of all rows, also those that take no part.</summary>
    public int RowCount { get; }

    /// <summary>The rows that take part, ascending.</summary>
    public int[] Rows { get; }

    /// <summary>The terms.</summary>
    public IReadOnlyList<Predictor> Predictors { get; }

    /// <summary>The columns over the rows that take part.</summary>
    public ModelMatrix Matrix { get; }

    /// <summary>The weights of the rows that take part, with a mean of 1; all 1 without a design.</summary>
    public double[] Weights { get; }

    /// <summary>Rows with an outcome that take no part because a predictor is not known.</summary>
    public int IncompleteCount { get; private init; }

    /// <summary>Gathers the rows whose outcome and predictors are known and whose weight is above 0.</summary>
    /// <exception cref="ArgumentException">No such row is left, lengths differ, a term is given twice, a weight is not finite, or the
    /// columns determine no coefficients.</exception>
    public static RegressionData Gather(SampleDesign? design, bool[] outcomeKnown, IReadOnlyList<Predictor> predictors)
    {
        ArgumentNullException.ThrowIfNull(predictors);
        RequireLengths(design, outcomeKnown.Length, predictors);
        int[] answered = [.. Enumerable.Range(0, outcomeKnown.Length).Where(row => outcomeKnown[row])];
        int[] complete = [.. answered.Where(row => predictors.All(predictor => predictor.IsKnown(row)))];
        int[] rows = [.. complete.Where(row => design is null || design.Weights.Span[row] > 0)];
        if (rows.Length == 0)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"No row is left for the model: {answered.Length} have an outcome, {complete.Length} of these every predictor, "
                        + $"and none of these a weight above 0."
                )
            );
        }

        return new RegressionData(design, outcomeKnown.Length, rows, predictors) { IncompleteCount = answered.Length - complete.Length };
    }

    /// <summary>The same rows under a replicate's weights, less those that it leaves out.</summary>
    /// <exception cref="ArgumentException">A weight is negative, or the columns of the rows left determine no coefficients.</exception>
    public RegressionData WithReplicateWeights(SampleDesign replicate)
    {
        int[] rows = [.. Rows.Where(row => replicate.Weights.Span[row] != 0)];
        return Array.FindIndex(rows, row => replicate.Weights.Span[row] < 0) is >= 0 and var index
            ? throw new ArgumentException(
                FormattableString.Invariant(
                    $"Row {rows[index]} has the weight {replicate.Weights.Span[rows[index]]}; a model needs weights that are not negative."
                )
            )
            : new RegressionData(replicate, RowCount, rows, Predictors);
    }

    private static double[] RelativeWeights(SampleDesign? design, int[] rows)
    {
        var weights = new double[rows.Length];
        for (var index = 0; index < rows.Length; index++)
        {
            weights[index] = design is null ? 1 : design.Weights.Span[rows[index]];
            if (!double.IsFinite(weights[index]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Row {rows[index]} has the weight {weights[index]}; it must be finite.")
                );
            }
        }

        var mean = weights.Average();
        return [.. weights.Select(weight => weight / mean)];
    }

    private static void RequireLengths(SampleDesign? design, int length, IReadOnlyList<Predictor> predictors)
    {
        if (design is not null && design.RowCount != length)
        {
            throw new ArgumentException($"The design has {design.RowCount} rows, and the outcome {length}.");
        }

        if (predictors.FirstOrDefault(predictor => predictor.RowCount != length) is { } other)
        {
            throw new ArgumentException($"The outcome has {length} rows, and '{other.Name}' {other.RowCount}.");
        }

        if (predictors.GroupBy(predictor => predictor.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The term '{twice.Key}' is given {twice.Count()} times.");
        }
    }
}
