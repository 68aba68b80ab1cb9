using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Regression.Likelihoods;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>The ordered answers of the rows that take part, and the distribution of the latent scale behind them.</summary>
/// <param name="Factor">The answer's name and levels, two or more.</param>
/// <param name="Codes">The level of each row that takes part, from 0; every level has a row.</param>
/// <param name="Distribution">The latent scale's distribution.</param>
internal sealed record OrdinalOutcome(Factor Factor, int[] Codes, LatentDistribution Distribution)
{
    /// <summary>The slopes' columns and one for each threshold.</summary>
    public IReadOnlyList<ModelColumn> Columns(ModelMatrix matrix) =>
        [
            .. matrix.Columns.Skip(1),
            .. Factor
                .Levels.Zip(Factor.Levels.Skip(1), (lower, upper) => $"{lower}|{upper}")
                .Select(name => new ModelColumn(name, name, default)),
        ];

    /// <summary>The likelihood on all columns of Q but the constant one, in whose place the thresholds are.</summary>
    public OrdinalLikelihood Likelihood(ModelMatrix matrix, double[] weights) =>
        new(
            matrix.OrthonormalColumns.SubMatrix(0, Codes.Length, 1, matrix.Columns.Count - 1),
            Codes,
            Factor.Levels.Count,
            weights,
            Distribution
        );

    /// <summary>
    /// From the coordinates of Q to slopes and thresholds: β = S⁻¹γ with S the lower right of R, and the constant part q₀r₀β of Xβ
    /// moves into every threshold.
    /// </summary>
    public Matrix<double> TransformOf(ModelMatrix matrix)
    {
        var (slopes, thresholds) = (matrix.Columns.Count - 1, Factor.Levels.Count - 1);
        var inverse = matrix.UpperTriangle.SubMatrix(1, slopes, 1, slopes).Inverse();
        var constant = matrix.OrthonormalColumns[0, 0] * matrix.UpperTriangle.Row(0, 1, slopes) * inverse;
        var back = Matrix<double>.Build.DenseIdentity(slopes + thresholds);
        back.SetSubMatrix(0, 0, inverse);
        for (var threshold = 0; threshold < thresholds; threshold++)
        {
            back.SetRow(slopes + threshold, 0, slopes, constant);
        }

        return back;
    }

    /// <summary>The highest log-likelihood with the columns given; with none, that of the shares themselves.</summary>
    public double MaximumLogLikelihood(ModelMatrix matrix, double[] weights)
    {
        if (matrix.Columns.Count > 1)
        {
            var likelihood = Likelihood(matrix, weights);
            return likelihood.Value(likelihood.Maximize());
        }

        var all = weights.Sum();
        return Codes.Zip(weights).GroupBy(pair => pair.First, pair => pair.Second).Sum(group => group.Sum() * Math.Log(group.Sum() / all));
    }
}
