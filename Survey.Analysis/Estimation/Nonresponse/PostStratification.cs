using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>Post-stratification and raking: weights that meet the sizes of one division of the population into classes, or of several at
/// once.</summary>
/// <remarks>
/// Deming and Stephan (1940); R's <c>postStratify</c> and <c>rake</c>. The design carries the classes, so that standard errors are
/// those of the residuals within them (as R: after raking, of a regression on all classes that weighs rows alike).
/// </remarks>
public static class PostStratification
{
    // The error falls by a constant factor each round, and slowly where margins almost determine each other: usually ten rounds are enough,
    // and a factor of 0.995 a round would still be enough with this many.
    private const int MaximumRounds = 5000;

    /// <summary>Post-stratification: the weights of each class are multiplied so that they add up to its size, in every replicate
    /// too.</summary>
    /// <exception cref="CalibrationException">A class has no respondent but units in the population, or the other way round.</exception>
    /// <exception cref="ArgumentException">There are not as many rows as in the design, a row is in no class, a weight is negative or not
    /// finite, or the replicates do not fit the design.</exception>
    public static SampleDesign Apply(SampleDesign design, Margin classes)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(classes);
        return WithCalibration(design, [classes], design.Weights.ToArray(), set => Fit(set, classes));
    }

    /// <summary>Raking: the weights are fitted to each division in turn until they meet all (iterative proportional fitting), in every
    /// replicate too.</summary>
    /// <exception cref="CalibrationException">There is no division; they add up to different populations; a class has no respondent but
    /// units, or the other way round; or no weights meet all divisions.</exception>
    /// <exception cref="ArgumentException">There are not as many rows as in the design, a row is in no class, a weight is negative or not
    /// finite, or the replicates do not fit the design.</exception>
    public static SampleDesign Rake(SampleDesign design, IReadOnlyList<Margin> margins)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(margins);
        var populations = margins.Select(margin => margin.Population).ToArray();
        if (populations.Length == 0 || populations.Max() - populations.Min() > CalibrationTolerance.Accepted * populations.Max())
        {
            throw new CalibrationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Margins must agree on one population; these say "
                        + $"{string.Join(", ", populations.Select(size => FormattableString.Invariant($"{size}")))}."
                )
            );
        }

        return WithCalibration(design, margins, [.. Enumerable.Repeat(1.0, design.RowCount)], set => FitAll(set, margins));
    }

    private static SampleDesign WithCalibration(
        SampleDesign design,
        IReadOnlyList<Margin> margins,
        double[] regressionWeights,
        Func<double[], double[]> fit
    )
    {
        design.RequireWeights();
        design.Replicates?.RequireFit(design);
        var variables = margins.SelectMany(margin => margin.ToVariables()).ToArray();
        var weights = fit(design.Weights.ToArray());
        var matrix = Matrix<double>.Build.Dense(design.RowCount, variables.Length, (row, column) => variables[column].Values.Span[row]);
        return design.WithCalibratedWeights(weights, new CalibrationModel(matrix, regressionWeights), fit);
    }

    private static double[] FitAll(double[] weights, IReadOnlyList<Margin> margins)
    {
        for (var round = 0; round < MaximumRounds && LargestRelativeError(weights, margins) > CalibrationTolerance.Converged; round++)
        {
            weights = margins.Aggregate(weights, Fit);
        }

        return LargestRelativeError(weights, margins) <= CalibrationTolerance.Accepted
            ? weights
            : throw new CalibrationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"After {MaximumRounds} rounds the weights still miss a margin by {LargestRelativeError(weights, margins):P4} "
                        + $"of the population: the margins contradict each other where no respondent is."
                )
            );
    }

    private static double[] Fit(double[] weights, Margin margin)
    {
        margin.RequireValid(weights);
        var sums = margin.SumWeights(weights);
        return
        [
            .. weights.Select(
                (weight, row) =>
                {
                    var code = margin.ClassOfRow.Span[row];
                    return weight == 0 ? 0 : weight * margin.Classes[code].Size / sums[code];
                }
            ),
        ];
    }

    private static double LargestRelativeError(double[] weights, IReadOnlyList<Margin> margins) =>
        margins.Max(margin =>
        {
            margin.RequireValid(weights);
            return margin.SumWeights(weights).Select((sum, index) => Math.Abs(sum - margin.Classes[index].Size)).Max() / margin.Population;
        });
}
