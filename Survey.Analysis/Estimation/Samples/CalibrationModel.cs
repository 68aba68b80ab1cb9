using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Samples;

/// <summary>
/// What the weights of a design were calibrated on. What the calibrating variables explain of a number no longer varies from
/// sample to sample, so that only the rest of each influence enters the variance.
/// </summary>
/// <remarks>
/// Residuals u − x'B of the influences by weight, u = z/w, with B = (Σ q x x')⁺ Σ q x u (Deville and Särndal 1992, section 3; R's
/// <c>svyrecvar</c> of a calibrated design).
/// Immutable: several threads may use it at once.
/// </remarks>
public sealed class CalibrationModel
{
    // A number that the calibrating variables explain in full leaves the rounding of a product of matrices, some 1e-16 for each variable.
    private const double RoundingTolerance = 1e-12;

    private readonly Matrix<double> variables;
    private readonly Matrix<double> coefficients;

    /// <summary>The model of one calibration.</summary>
    /// <param name="variables">x: a row per row of the design, a column per calibrating variable; linearly dependent ones are
    /// allowed.</param>
    /// <param name="regressionWeights">q, one per row, not negative: the weights before calibration, over the variance of the row.</param>
    internal CalibrationModel(Matrix<double> variables, double[] regressionWeights)
    {
        this.variables = variables;
        var weighted = variables.MapIndexed((row, _, value) => value * regressionWeights[row]);
        coefficients = SymmetricInverse.Of(variables.TransposeThisAndMultiply(weighted)) * weighted.Transpose();
    }

    /// <summary>What the calibrating variables do not explain of each row's influence; one number per row.</summary>
    /// <param name="influence">z, one number per row.</param>
    /// <param name="weights">w, the calibrated weights, one per row; a row without weight has the residual 0.</param>
    internal double[] Residual(ReadOnlySpan<double> influence, ReadOnlySpan<double> weights)
    {
        var perWeight = new double[influence.Length];
        for (var row = 0; row < perWeight.Length; row++)
        {
            perWeight[row] = weights[row] > 0 ? influence[row] / weights[row] : 0;
        }

        var residual = Vector<double>.Build.Dense(perWeight);
        residual -= variables * (coefficients * residual);
        for (var row = 0; row < perWeight.Length; row++)
        {
            var isRounding = !(Math.Abs(residual[row]) > RoundingTolerance * Math.Abs(perWeight[row]));
            perWeight[row] = isRounding ? 0 : weights[row] * residual[row];
        }

        return perWeight;
    }
}
