using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Numerics;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>
/// Changes the weights of a design as little as possible so that they meet known totals of the population; the design carries the
/// model, so that every estimate under it, of subgroups too, has the standard error of the calibrated estimator.
/// </summary>
/// <remarks>
/// <para>
/// w = d F(x'λ/σ²) with λ such that Σ w x is the total, found by Newton's method with halved steps (Deville and Särndal 1992,
/// Journal of the American Statistical Association 87; R's <c>calibrate</c>). Variances from residuals: <see cref="CalibrationModel"/>.
/// </para>
/// <para>A design with replicates has each replicate calibrated to the same totals.</para>
/// <para>Immutable. The bounds and variances are checked when calibrating, since <c>with</c> may set them one after the other.</para>
/// </remarks>
public sealed record Calibrator
{
    // Newton's method needs about ten steps where such weights exist; more are for bounds that nearly exclude them.
    private const int MaximumSteps = 200;

    // A step halved 30 times is a billionth of its length: a smaller one would lower the error by rounding only.
    private const int MaximumHalvings = 30;

    /// <summary>The distance between weights before and after.</summary>
    public CalibrationDistance Distance { get; init; } = CalibrationDistance.Linear;

    /// <summary>The smallest factor that a weight may get.</summary>
    public double LowestFactor { get; init; } = double.NegativeInfinity;

    /// <summary>The largest factor that a weight may get.</summary>
    public double HighestFactor { get; init; } = double.PositiveInfinity;

    /// <summary>σ² of each row, positive, up to a constant, one number per row of the design; with σ² equal to the only variable
    /// calibration is the ratio estimator. Empty: the same for all.</summary>
    public ReadOnlyMemory<double> VarianceOfRow { get; init; }

    /// <summary>The design with weights that meet the totals.</summary>
    /// <param name="design">The design, with or without replicates.</param>
    /// <param name="variables">The variables with their totals; linearly dependent ones are allowed if their totals agree.</param>
    /// <exception cref="CalibrationException">No weights meet the totals, or none within the bounds, or only with a negative one; of the
    /// design or of a replicate.</exception>
    /// <exception cref="ArgumentException">A variable has another length than the design, or a number or total that is not finite; a
    /// variance is not positive; a bound is on the wrong side of 1; a weight is negative or not finite; or the replicates do not fit the
    /// design.</exception>
    public SampleDesign Calibrate(SampleDesign design, IReadOnlyList<CalibrationVariable> variables)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(variables);
        var factor = new CalibrationFactor(Distance, LowestFactor, HighestFactor);

        design.RequireWeights();
        design.Replicates?.RequireFit(design);
        RequireFit(design, variables);
        var matrix = Matrix<double>.Build.Dense(design.RowCount, variables.Count, (row, column) => variables[column].Values.Span[row]);
        var weights = Solve(matrix, variables, design.Weights.ToArray(), factor);
        RequirePositive(weights);
        var regression = design.Weights.ToArray().Select((weight, row) => weight / VarianceOf(row)).ToArray();
        var model = new CalibrationModel(matrix, regression);
        return design.WithCalibratedWeights(weights, model, before => Solve(matrix, variables, before, factor));
    }

    private double VarianceOf(int row) => VarianceOfRow.IsEmpty ? 1 : VarianceOfRow.Span[row];

    private double[] Solve(Matrix<double> matrix, IReadOnlyList<CalibrationVariable> variables, double[] before, CalibrationFactor factor)
    {
        var totals = Vector<double>.Build.Dense([.. variables.Select(variable => variable.Total)]);
        var sizes = Vector<double>.Build.Dense(variables.Count, column =>
            Math.Max(Math.Abs(totals[column]), before.Select((weight, row) => Math.Abs(weight * matrix[row, column])).Sum())
        );
        var multipliers = Vector<double>.Build.Dense(variables.Count);
        var (weights, slopes) = CalibrateWeights(matrix, before, multipliers, factor);
        var errors = totals - matrix.TransposeThisAndMultiply(weights);
        for (var step = 0; step < MaximumSteps && LargestRelativeError(errors, sizes) > CalibrationTolerance.Converged; step++)
        {
            var weighted = matrix.MapIndexed((row, _, value) => value * slopes[row] / VarianceOf(row));
            var direction = SymmetricInverse.Of(matrix.TransposeThisAndMultiply(weighted)) * errors;
            var improved = false;
            for (var halving = 0; halving < MaximumHalvings && !improved; halving++, direction /= 2)
            {
                var next = CalibrateWeights(matrix, before, multipliers + direction, factor);
                var nextErrors = totals - matrix.TransposeThisAndMultiply(next.Weights);
                improved = LargestRelativeError(nextErrors, sizes) < LargestRelativeError(errors, sizes);
                if (improved)
                {
                    (multipliers, weights, slopes, errors) = (multipliers + direction, next.Weights, next.Slopes, nextErrors);
                }
            }

            if (!improved)
            {
                break;
            }
        }

        return LargestRelativeError(errors, sizes) <= CalibrationTolerance.Accepted
            ? weights.ToArray()
            : throw UnmetTotalsException(variables, errors, sizes, factor);
    }

    private (Vector<double> Weights, Vector<double> Slopes) CalibrateWeights(
        Matrix<double> matrix,
        double[] before,
        Vector<double> multipliers,
        CalibrationFactor factor
    )
    {
        var predictor = matrix * multipliers;
        var weights = predictor.MapIndexed((row, value) => factor.At(value / VarianceOf(row)).Value * before[row]);
        var slopes = predictor.MapIndexed((row, value) => factor.At(value / VarianceOf(row)).Slope * before[row], Zeros.Include);
        return (weights, slopes);
    }

    private static double LargestRelativeError(Vector<double> errors, Vector<double> sizes)
    {
        var worst = 0.0;
        for (var column = 0; column < errors.Count; column++)
        {
            // A sum that overflowed to NaN counts as infinitely far off.
            var part = sizes[column] > 0 ? Math.Abs(errors[column]) / sizes[column] : 0;
            worst = double.IsNaN(part) ? double.PositiveInfinity : Math.Max(worst, part);
        }

        return worst;
    }

    private static CalibrationException UnmetTotalsException(
        IReadOnlyList<CalibrationVariable> variables,
        Vector<double> errors,
        Vector<double> sizes,
        CalibrationFactor factor
    )
    {
        var worst = Enumerable.Range(0, variables.Count).MaxBy(column => Math.Abs(errors[column]) / sizes[column]);
        return new CalibrationException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"No weights with factors between {factor.Lower} and {factor.Upper} meet all totals: '{variables[worst].Name}' "
                    + $"misses {variables[worst].Total} by {Math.Abs(errors[worst])}. Either the bounds are too narrow or the totals "
                    + $"contradict each other."
            )
        );
    }

    private static void RequirePositive(double[] weights)
    {
        if (Array.FindIndex(weights, weight => weight < 0) is >= 0 and var row)
        {
            throw new CalibrationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Row {row} would get the weight {weights[row]}, and a weight may not be negative: set the lowest "
                        + $"factor to 0 or more, or take the raking or the logit distance."
                )
            );
        }
    }

    private void RequireFit(SampleDesign design, IReadOnlyList<CalibrationVariable> variables)
    {
        if (!VarianceOfRow.IsEmpty && (VarianceOfRow.Length != design.RowCount || VarianceOfRow.ToArray().Any(variance => !(variance > 0))))
        {
            throw new ArgumentException(FormattableString.Invariant($"Each of {design.RowCount} rows needs a positive variance."));
        }

        foreach (var variable in variables)
        {
            if (
                variable.Values.Length != design.RowCount
                || !double.IsFinite(variable.Total)
                || variable.Values.ToArray().Any(value => !double.IsFinite(value))
            )
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"'{variable.Name}' needs a finite total and a finite number in each of {design.RowCount} rows; a total is "
                            + $"{variable.Total}."
                    )
                );
            }
        }
    }
}
