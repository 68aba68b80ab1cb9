namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>A number known of every respondent, and its total in the population, which the weights are to meet.</summary>
/// <remarks>Not checked here: calibrating refuses lengths that are not the design's, and numbers that are not finite.</remarks>
/// <param name="Name">Its name in messages.</param>
/// <param name="Values">One number per row of the design.</param>
/// <param name="Total">Its sum over the population; for a variable of ones, the size of the population.</param>
public sealed record CalibrationVariable(string Name, ReadOnlyMemory<double> Values, double Total)
{
    /// <summary>The variable of ones: the weights add up to the population.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows is negative.</exception>
    public static CalibrationVariable Size(int rowCount, double population) =>
        new("size", Enumerable.Repeat(1.0, rowCount).ToArray(), population);
}
