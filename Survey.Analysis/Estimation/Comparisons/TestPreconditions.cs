using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>What every design-based test needs: a standard error above 0, and degrees of freedom for it. Every method throws a
/// <see cref="ComparisonException"/> where it is missing.</summary>
internal static class TestPreconditions
{
    // Of the largest eigenvalue. Totals of very different size have a covariance whose eigenvalues differ by many powers of ten, so that
    // only what must be rounding, some 1e-16 for each row of the matrix, is taken as 0.
    private const double SingularTolerance = 1e-13;

    /// <summary>The degrees of freedom of an estimate, less those that the test itself uses.</summary>
    /// <exception cref="ComparisonException">Everyone answered, or no degree of freedom is left.</exception>
    public static int RequireDegreesOfFreedom(Estimate estimate, int used = 0)
    {
        if (estimate.CoversPopulation)
        {
            throw new ComparisonException(
                "Everyone answered, or the answers cancel out, so that the groups' difference is known and there is nothing to "
                    + "test; to test for a superpopulation, give the design without its populations."
            );
        }

        return estimate.DegreesOfFreedom > used
            ? estimate.DegreesOfFreedom - used
            : throw new ComparisonException(
                FormattableString.Invariant(
                    $"The design has {estimate.DegreesOfFreedom} degrees of freedom, too few for a test that needs more than {used}."
                )
            );
    }

    /// <summary>Refuses a variance, or a standard error, of 0 or NaN.</summary>
    /// <exception cref="ComparisonException">It is not above 0.</exception>
    public static void RequirePositiveVariance(double variance)
    {
        if (!(variance > 0))
        {
            throw new ComparisonException("The answers do not vary within the design's strata, so there is no variance to test with.");
        }
    }

    /// <summary>Wald's statistic b'V⁻¹b of the hypothesis that all estimates are 0.</summary>
    /// <exception cref="ComparisonException">Their covariance is singular.</exception>
    public static double WaldStatistic(JointEstimate joint)
    {
        var count = joint.Estimates.Count;
        var values = Vector<double>.Build.DenseOfEnumerable(joint.Estimates.Select(estimate => estimate.Value));
        var wald = QuadraticForm.Of(values, Matrix<double>.Build.Dense(count, count, joint.Covariance), SingularTolerance);
        return wald.Rank == count
            ? wald.Value
            : throw new ComparisonException(
                "Some contrast of the groups does not vary under the design, so that a Wald test cannot be made: merge categories."
            );
    }
}
