using MathNet.Numerics.LinearAlgebra;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>The likelihood of an ordered answer: P(Y ≤ k) = F(θ_k − η), η = Qγ. Parameters: γ, then the thresholds θ.</summary>
/// <remarks>
/// With a = θ_k − η and b = θ_(k−1) − η around the answer given, ln(F(a) − F(b)) is concave in both (Pratt 1981, Journal of the
/// American Statistical Association 76); derivatives by a and b carry over by the chain rule.
/// </remarks>
internal sealed class OrdinalLikelihood(
    Matrix<double> columns, int[] answers, int categories, double[] weights, HiddenScale scale) : Likelihood
{
    private int Slopes => columns.ColumnCount;

    private int Parameters => columns.ColumnCount + categories - 1;

    public override Vector<double> Start
    {
        get
        {
            var start = Vector<double>.Build.Dense(Parameters);
            var (below, all) = (0.0, weights.Sum());
            for (var category = 0; category < categories - 1; category++)
            {
                below += answers.Zip(weights).Where(pair => pair.First == category).Sum(pair => pair.Second);
                start[Slopes + category] = scale.Quantile(below / all);
            }

            return start;
        }
    }

    public override double Value(Vector<double> parameters)
    {
        var predictor = columns * parameters.SubVector(0, Slopes);
        var sum = 0.0;
        for (var row = 0; row < answers.Length; row++)
        {
            var (lower, upper) = Cuts(parameters, answers[row], predictor[row]);
            var chance = scale.Between(lower, upper);
            sum += chance > 0 ? weights[row] * Math.Log(chance) : double.NegativeInfinity;
        }

        return sum;
    }

    public override Matrix<double> Scores(Vector<double> parameters)
    {
        var predictor = columns * parameters.SubVector(0, Slopes);
        var scores = Matrix<double>.Build.Dense(answers.Length, Parameters);
        for (var row = 0; row < answers.Length; row++)
        {
            var (lower, upper) = Cuts(parameters, answers[row], predictor[row]);
            var chance = scale.Between(lower, upper);
            Add(scores, row, row, answers[row], weights[row] * scale.Density(upper) / chance);
            Add(scores, row, row, answers[row] - 1, -weights[row] * scale.Density(lower) / chance);
        }

        return scores;
    }

    public override Matrix<double> Information(Vector<double> parameters)
    {
        var predictor = columns * parameters.SubVector(0, Slopes);
        var scaled = Matrix<double>.Build.Dense(2 * answers.Length, Parameters);
        var directions = Matrix<double>.Build.Dense(2 * answers.Length, Parameters);
        for (var row = 0; row < answers.Length; row++)
        {
            var (lower, upper) = Cuts(parameters, answers[row], predictor[row]);
            var chance = scale.Between(lower, upper);
            var (above, below) = (scale.Density(upper) / chance, scale.Density(lower) / chance);
            var both = above * below;
            var (up, down) = (2 * row, (2 * row) + 1);
            Add(directions, up, row, answers[row], 1);
            Add(directions, down, row, answers[row] - 1, 1);
            Add(scaled, up, row, answers[row], weights[row] * ((above * above) - (scale.DensitySlope(upper) / chance)));
            Add(scaled, up, row, answers[row] - 1, -weights[row] * both);
            Add(scaled, down, row, answers[row], -weights[row] * both);
            Add(scaled, down, row, answers[row] - 1, weights[row] * ((below * below) + (scale.DensitySlope(lower) / chance)));
        }

        return directions.TransposeThisAndMultiply(scaled);
    }

    /// <summary>What each row's chance rises with, one direction for each end of its category that is not an end of the scale.</summary>
    public Matrix<double> Rises()
    {
        var rises = Matrix<double>.Build.Dense(2 * answers.Length, Parameters);
        for (var row = 0; row < answers.Length; row++)
        {
            Add(rises, 2 * row, row, answers[row], 1);
            Add(rises, (2 * row) + 1, row, answers[row] - 1, -1);
        }

        return rises;
    }

    private (double Lower, double Upper) Cuts(Vector<double> parameters, int answer, double predictor) =>
        (answer == 0 ? double.NegativeInfinity : parameters[Slopes + answer - 1] - predictor,
            answer == categories - 1 ? double.PositiveInfinity : parameters[Slopes + answer] - predictor);

    // Adds a multiple of the direction of θ_k − η; the ends of the scale have none.
    private void Add(Matrix<double> target, int place, int row, int threshold, double times)
    {
        if (threshold < 0 || threshold == categories - 1)
        {
            return;
        }

        target[place, Slopes + threshold] += times;
        for (var column = 0; column < Slopes; column++)
        {
            target[place, column] -= times * columns[row, column];
        }
    }
}
