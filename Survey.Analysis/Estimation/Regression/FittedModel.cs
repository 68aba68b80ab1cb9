using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>A regression model fitted to data: coefficients with their standard errors, and tests of terms.</summary>
/// <remarks>Immutable: several threads may use it at once.</remarks>
public abstract class FittedModel
{
    // Of the largest eigenvalue of a correlation matrix. The smallest of a singular one is computed as about 1e-15.
    private const double SingularTolerance = 1e-10;

    // Of the dispersion: a covariance of exactly 0 is computed as a small number, since two matrix products round at about 1e-16.
    private const double NoVarianceTolerance = 1e-12;

    /// <summary>A model from its solution, with the columns that name its coefficients, one for each.</summary>
    private protected FittedModel(ModelSolution solution, IReadOnlyList<ModelColumn> columns)
    {
        Solution = solution;
        Columns = columns;
        Coefficients = [.. solution.Coefficients.Estimates.Zip(columns, (estimate, column) => new Coefficient
                {
                    Name = column.Name,
                    Term = column.Term,
                    Estimate = estimate,
                    DegreesOfFreedom = solution.DegreesOfFreedom,
                })];
    }

    /// <summary>The coefficients: the intercept, then each term's; thresholds come last.</summary>
    public IReadOnlyList<Coefficient> Coefficients { get; }

    /// <summary>The coefficients' estimates with their covariance, for contrasts of them.</summary>
    public JointEstimate JointCoefficients => Solution.Coefficients;

    /// <summary>The rows that the model was fitted to.</summary>
    public int Count => Solution.Data.Rows.Length;

    /// <summary>Rows that have an outcome but took no part, since a predictor of theirs is not known.</summary>
    public int IncompleteCount => Solution.Data.IncompleteCount;

    /// <summary>
    /// Residual degrees of freedom: under a design its own + 1 − p (R's <c>svyglm</c>), n − p for plain least squares, else infinite.
    /// </summary>
    public double DegreesOfFreedom => Solution.DegreesOfFreedom;

    /// <summary>The likelihood at its maximum.</summary>
    private protected ModelSolution Solution { get; }

    /// <summary>The coefficients' names and terms.</summary>
    private protected IReadOnlyList<ModelColumn> Columns { get; }

    /// <summary>Whether the covariance is that of the model alone, for independent rows, and not a design's.</summary>
    private protected bool IsModelBased => Solution.Data.Design is null;

    /// <summary>F test of all coefficients of the terms named (of all terms if none is): b'V⁻¹b / q (Wald; R's
    /// <c>regTermTest</c>).</summary>
    /// <param name="terms">Names as in <see cref="Coefficient.Term"/>.</param>
    /// <exception cref="ArgumentException">The model has no such term, or no term but the intercept.</exception>
    /// <exception cref="DesignException">The covariance is singular, since some of the coefficients' contrasts have no
    /// sampling error.</exception>
    public TermTest WaldTest(params IReadOnlyList<string> terms)
    {
        var (name, positions) = SelectTerms(terms);
        var wald = WaldStatistic(positions);
        if (wald.Rank < positions.Length)
        {
            throw new DesignException(
                $"The covariance of '{name}' is singular, so it has no Wald test: some of its contrasts have no sampling error, or "
                    + $"there are too few primary units."
            );
        }

        var statistic = wald.Value / positions.Length;
        return new TermTest
        {
            Term = name,
            Statistic = statistic,
            DegreesOfFreedom = positions.Length,
            DenominatorDegreesOfFreedom = DegreesOfFreedom,
            PValue = DegreesOfFreedom > 0 ? ResidualPValue.F(statistic, positions.Length, DegreesOfFreedom) : null,
        };
    }

    /// <summary>Test of the terms named (of all terms if none is) by how much the deviance falls with them.</summary>
    /// <remarks>
    /// Plain: against χ²_q, or F where a residual variance is estimated. Under a design the fall, in units of independent rows, is
    /// distributed as Σ λ_i χ²_1 with λ the eigenvalues of V₀⁻¹V, V₀ the covariance of independent rows and V the design's; p is the tail
    /// of that sum over χ²_ν/ν (Rao and Scott 1984, Annals of Statistics 12; Lumley and Scott 2014, Australian and New Zealand Journal of
    /// Statistics 56; R's <c>regTermTest(method = "LRT")</c>, whose saddle-point approximation is replaced by the exact tail).
    /// </remarks>
    /// <param name="terms">Names as in <see cref="Coefficient.Term"/>; no thresholds.</param>
    /// <exception cref="ArgumentException">The model has no such term, none but the intercept, or a threshold is named.</exception>
    /// <exception cref="DesignException">The terms' coefficients have no variance, since every unit of the population answered.</exception>
    public TermTest LikelihoodRatioTest(params IReadOnlyList<string> terms)
    {
        var (name, positions) = SelectTerms(terms);
        var devianceDrop = Math.Max(2 * (Solution.LogLikelihood - LogLikelihoodWithout(positions)), 0);
        var test = new TermTest
        {
            Term = name,
            Statistic = devianceDrop,
            DegreesOfFreedom = positions.Length,
            DenominatorDegreesOfFreedom = DegreesOfFreedom,
            PValue = null,
        };
        return IsModelBased
            ? test with
            {
                PValue = ResidualPValue.F(devianceDrop / Solution.Dispersion / positions.Length, positions.Length, DegreesOfFreedom),
            }
            : WithDesignEffects(test, positions);
    }

    /// <summary>The highest log-likelihood of the model without the coefficients at these positions.</summary>
    /// <exception cref="ArgumentException">No coefficient would be left, or one cannot be left out.</exception>
    private protected abstract double LogLikelihoodWithout(int[] positions);

    private TermTest WithDesignEffects(TermTest test, int[] positions)
    {
        var naive = Matrix<double>.Build.Dense(positions.Length, positions.Length, (row, column) =>
            Solution.NaiveCovariance[positions[row], positions[column]]
        );
        var inverse = naive.Cholesky().Factor.Inverse();
        var standardized = inverse * Covariance(positions) * inverse.Transpose();
        double[] effects =
        [
            .. standardized.Evd(Symmetricity.Symmetric).EigenValues.Real().Select(value => Math.Max(value, 0)).OrderDescending(),
        ];
        if (!(effects[0] > NoVarianceTolerance * Solution.Dispersion))
        {
            throw new DesignException($"'{test.Term}' has no sampling error under the design, so there is nothing to test.");
        }

        return test with
        {
            DesignEffects = effects,
            PValue = DegreesOfFreedom > 0 ? WeightedChiSquareSum.Exact(test.Statistic, effects, DegreesOfFreedom) : null,
        };
    }

    /// <summary>The terms named (all but the intercept if none is), as one name, and the positions of their coefficients.</summary>
    /// <exception cref="ArgumentException">The model has no such term, or no term but the intercept.</exception>
    private protected (string Name, int[] Positions) SelectTerms(IReadOnlyList<string> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var all = Solution.Data.Matrix.Columns.Select(column => column.Term).Where(term => term != ModelMatrix.Intercept).Distinct();
        string[] chosen = terms.Count > 0 ? [.. terms] : [.. all];
        int[] positions = [.. chosen.SelectMany(PositionsOf).Distinct().Order()];
        return positions.Length > 0
            ? (string.Join(" + ", chosen), positions)
            : throw new ArgumentException("The model has no term to test.");
    }

    /// <summary>The covariance of the coefficients at these positions.</summary>
    private protected Matrix<double> Covariance(int[] positions) =>
        Matrix<double>.Build.Dense(positions.Length, positions.Length, (row, column) =>
            JointCoefficients.Covariance(positions[row], positions[column])
        );

    /// <summary>For each row the intercept's 1 and the predictors' columns; null where one of them is not known.</summary>
    /// <exception cref="ArgumentException">The predictors' columns are not the model's.</exception>
    private protected IEnumerable<Vector<double>?> PredictorRowsOf(IReadOnlyList<Predictor> predictors)
    {
        ArgumentNullException.ThrowIfNull(predictors);
        List<ModelColumn> columns = [.. predictors.SelectMany(predictor => predictor.Columns)];
        var expected = Solution.Data.Matrix.Columns.Skip(1).Select(column => column.Name);
        if (!columns.Select(column => column.Name).SequenceEqual(expected))
        {
            throw new ArgumentException(
                $"The model has the columns {string.Join(", ", expected)}, not "
                    + $"{string.Join(", ", columns.Select(column => column.Name))}.",
                nameof(predictors)
            );
        }

        var rowCount = predictors.Count > 0 ? predictors[0].RowCount : 1;
        return Enumerable.Range(0, rowCount).Select(row => PredictorRow(predictors, columns, row));
    }

    private static Vector<double>? PredictorRow(IReadOnlyList<Predictor> predictors, List<ModelColumn> columns, int row) =>
        predictors.All(predictor => predictor.IsKnown(row))
            ? Vector<double>.Build.Dense([1, .. columns.Select(column => column.Values.Span[row])])
            : null;

    private int[] PositionsOf(string term)
    {
        int[] positions = [.. Enumerable.Range(0, Columns.Count).Where(column => Columns[column].Term == term)];
        return positions.Length > 0
            ? positions
            : throw new ArgumentException(
                $"The model has no term '{term}'; it has {string.Join(", ", Columns.Select(column => column.Term).Distinct())}."
            );
    }

    // Scaled by standard errors, so that the tolerance does not depend on the predictors' units.
    private QuadraticForm WaldStatistic(int[] positions)
    {
        var covariance = Covariance(positions);
        var errors = covariance.Diagonal().Map(variance => variance > 0 ? Math.Sqrt(variance) : 1);
        var values = Vector<double>.Build.Dense(positions.Length, index => JointCoefficients.Estimates[positions[index]].Value);
        return QuadraticForm.Of(
            values.PointwiseDivide(errors),
            covariance.PointwiseDivide(errors.OuterProduct(errors)),
            SingularTolerance
        );
    }
}
