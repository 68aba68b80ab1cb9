namespace Survey.Analysis.Estimation.Scales;

/// <summary>An answer scale from 1 to so many points, and how many of them make the top and the bottom.</summary>
/// <param name="Points">The points of the scale, 5 as a rule.</param>
/// <param name="BoxSize">How many points from each end count as top and as bottom.</param>
public sealed record LikertScale(int Points = 5, int BoxSize = 2)
{
    internal bool IsTop(double point) => point > Points - BoxSize;

    internal bool IsBottom(double point) => point <= BoxSize;

    internal void RequireValid()
    {
        if (Points < 2 || BoxSize < 1 || 2 * BoxSize > Points)
        {
            throw new ArgumentException($"A scale of {Points} points has no {BoxSize} at each end.");
        }
    }
}
