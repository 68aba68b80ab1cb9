using MathNet.Numerics.LinearAlgebra;

namespace Survey.Analysis.Estimation.Regression.Likelihoods;

/// <summary>The likelihood of an ordered answer: P(Y ≤ k) = F(θ_k − η), η = Qγ. Parameters: γ, then the thresholds θ.</summary>
/// <remarks>
/// With a = θ_k − η and b = θ_(k−1) − η around the answer given, ln(F(a) − F(b)) is concave in both (Pratt 1981, Journal of the
/// American Statistical Association 76); derivatives by a and b carry over by the chain rule.
/// </remarks>
/// <param name="columns">Q without its constant column: rows by columns.</param>
/// <param name="answers">Each row's category, from 0; every category has a row.</param>
/// <param name="categories">The number of categories, two or more.</param>
/// <param name="weights">One per row, above 0.</param>
/// <param name="distribution">F.</param>
internal sealed class OrdinalLikelihood(
    Matrix<double> columns,
    int[] answers,
    int categories,
    double[] weights,
    LatentDistribution distribution
) : Likelihood
{
    private int SlopeCount => columns.ColumnCount;

    private int ParameterCount => columns.ColumnCount + categories - 1;

    public override Vector<double> Start
    {
        get
        {
            var start = Vector<double>.Build.Dense(ParameterCount);
            var (below, all) = (0.0, weights.Sum());
            for (var category = 0; category < categories - 1; category++)
            {
                below += answers.Zip(weights).Where(pair => pair.First == category).Sum(pair => pair.Second);
                start[SlopeCount + category] = distribution.Quantile(below / all);
            }

            return start;
        }
    }

    public override double Value(Vector<double> parameters)
    {
        var predictor = columns * parameters.SubVector(0, SlopeCount);
        var sum = 0.0;
        for (var row = 0; row < answers.Length; row++)
        {
            var (lower, upper) = CategoryLimits(parameters, answers[row], predictor[row]);
            var probability = distribution.ProbabilityBetween(lower, upper);
            sum += probability > 0 ? weights[row] * Math.Log(probability) : double.NegativeInfinity;
        }

        return sum;
    }

    public override Matrix<double> Scores(Vector<double> parameters)
    {
        var predictor = columns * parameters.SubVector(0, SlopeCount);
        var scores = Matrix<double>.Build.Dense(answers.Length, ParameterCount);
        for (var row = 0; row < answers.Length; row++)
        {
            var (lower, upper) = CategoryLimits(parameters, answers[row], predictor[row]);
            var probability = distribution.ProbabilityBetween(lower, upper);
            AddThresholdDirection(scores, row, row, answers[row], weights[row] * distribution.Density(upper) / probability);
            AddThresholdDirection(scores, row, row, answers[row] - 1, -weights[row] * distribution.Density(lower) / probability);
        }

        return scores;
    }

    public override Matrix<double> Information(Vector<double> parameters)
    {
        var predictor = columns * parameters.SubVector(0, SlopeCount);
        var scaled = Matrix<double>.Build.Dense(2 * answers.Length, ParameterCount);
        var directions = Matrix<double>.Build.Dense(2 * answers.Length, ParameterCount);
        for (var row = 0; row < answers.Length; row++)
        {
            var (lower, upper) = CategoryLimits(parameters, answers[row], predictor[row]);
            var probability = distribution.ProbabilityBetween(lower, upper);
            var (above, below) = (distribution.Density(upper) / probability, distribution.Density(lower) / probability);
            var both = above * below;
            var (up, down) = (2 * row, (2 * row) + 1);
            AddThresholdDirection(directions, up, row, answers[row], 1);
            AddThresholdDirection(directions, down, row, answers[row] - 1, 1);
            AddThresholdDirection(
                scaled,
                up,
                row,
                answers[row],
                weights[row] * ((above * above) - (distribution.DensitySlope(upper) / probability))
            );
            AddThresholdDirection(scaled, up, row, answers[row] - 1, -weights[row] * both);
            AddThresholdDirection(scaled, down, row, answers[row], -weights[row] * both);
            AddThresholdDirection(
                scaled,
                down,
                row,
                answers[row] - 1,
                weights[row] * ((below * below) + (distribution.DensitySlope(lower) / probability))
            );
        }

        return directions.TransposeThisAndMultiply(scaled);
    }

    /// <summary>The directions in which each answer becomes more probable: two rows for each answer, one for either end of its category;
    /// zeros where that is an end of the scale.</summary>
    public Matrix<double> ScoreDirections()
    {
        var directions = Matrix<double>.Build.Dense(2 * answers.Length, ParameterCount);
        for (var row = 0; row < answers.Length; row++)
        {
            AddThresholdDirection(directions, 2 * row, row, answers[row], 1);
            AddThresholdDirection(directions, (2 * row) + 1, row, answers[row] - 1, -1);
        }

        return directions;
    }

    private (double Lower, double Upper) CategoryLimits(Vector<double> parameters, int answer, double predictor)
    {
        var lower = answer == 0 ? double.NegativeInfinity : parameters[SlopeCount + answer - 1] - predictor;
        var upper = answer == categories - 1 ? double.PositiveInfinity : parameters[SlopeCount + answer] - predictor;
        return (lower, upper);
    }

    // Adds a multiple of the direction of θ_k − η; the ends of the scale have none.
    private void AddThresholdDirection(Matrix<double> target, int index, int row, int threshold, double factor)
    {
        if (threshold < 0 || threshold == categories - 1)
        {
            return;
        }

        target[index, SlopeCount + threshold] += factor;
        for (var column = 0; column < SlopeCount; column++)
        {
            target[index, column] -= factor * columns[row, column];
        }
    }
}
