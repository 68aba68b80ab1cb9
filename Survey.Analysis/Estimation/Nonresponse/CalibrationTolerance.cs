namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>How near calibrated weights must come to the totals, as shares of the totals.</summary>
internal static class CalibrationTolerance
{
    /// <summary>An iteration stops here: what is left is the rounding of the sums, some 1e-16 for each of a hundred terms.</summary>
    public const double Converged = 1e-14;

    /// <summary>
    /// Weights that are no nearer than this are refused: a population of a billion is met to the unit. R's <c>calibrate</c> takes 1e-7.
    /// </summary>
    public const double Accepted = 1e-9;
}
