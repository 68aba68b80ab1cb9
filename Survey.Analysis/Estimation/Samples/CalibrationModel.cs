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
    private readonly Matrix<double> variables;
    private readonly Matrix<double> coefficients;

    /// <summary>The model.</summary>
    /// <param name="variables">Rows by calibrating variables.</param>
    /// <param name="regressionWeights">q, one per row: the weights before calibration, over the variance of the row.</param>
    internal CalibrationModel(Matrix<double> variables, double[] regressionWeights)
    {
        this.variables = variables;
        var weighted = variables.MapIndexed((row, _, value) => value * regressionWeights[row]);
        coefficients = SymmetricInverse.Of(variables.TransposeThisAndMultiply(weighted)) * weighted.Transpose();
    }

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
            // A number that the calibration knows in full leaves rounding only.
            perWeight[row] = Math.Abs(residual[row]) > 1e-12 * Math.Abs(perWeight[row]) ? weights[row] * residual[row] : 0;
        }

        return perWeight;
    }
}
