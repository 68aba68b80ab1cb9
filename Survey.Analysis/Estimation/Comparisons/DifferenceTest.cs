using Survey.Analysis.Estimation.Estimates;

namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Tests whether a difference of two groups or of two answers, estimated under the design, is 0.</summary>
/// <remarks>
/// t = difference over its standard error; R's <c>svyttest</c>. The difference comes from <see cref="JointEstimate.Difference"/>, so
/// that the covariance of groups which share strata or clusters, and of answers of the same respondents, is in its standard error.
/// </remarks>
public static class DifferenceTest
{
    /// <summary>The t test of the difference between two groups of respondents, on the design's degrees of freedom less one.</summary>
    /// <exception cref="ComparisonException">Everyone answered, the standard error is 0, or no degree of freedom is left.</exception>
    public static TestResult OfGroups(Estimate difference) => Of(difference, 1);

    /// <summary>The t test of the difference between two answers of the same respondents, on the design's degrees of freedom.</summary>
    /// <inheritdoc cref="OfGroups"/>
    public static TestResult OfPairs(Estimate difference) => Of(difference, 0);

    private static TestResult Of(Estimate difference, int used)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var degrees = TestPreconditions.RequireDegreesOfFreedom(difference, used);
        TestPreconditions.RequirePositiveVariance(difference.StandardError);
        return TestResult.OfT(TestMethod.DesignT, difference.Value / difference.StandardError, degrees);
    }
}
