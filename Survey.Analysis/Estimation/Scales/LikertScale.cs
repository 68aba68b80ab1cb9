namespace Survey.Analysis.Estimation.Scales;

/// <summary>An answer scale from 1 to so many points, and how many of them make the top and the bottom.</summary>
/// <remarks>Immutable.</remarks>
public sealed record LikertScale
{
    /// <summary>A scale.</summary>
    /// <param name="points">At least 2.</param>
    /// <param name="boxSize">At least 1; both ends together no more than the points.</param>
    /// <exception cref="ArgumentException">The points leave no such top and bottom.</exception>
    public LikertScale(int points = 5, int boxSize = 2)
    {
        if (points < 2 || boxSize < 1 || 2 * boxSize > points)
        {
            throw new ArgumentException($"A scale of {points} points has no {boxSize} at each end.");
        }

        (Points, BoxSize) = (points, boxSize);
    }

    /// <summary>The points of the scale, numbered from 1.</summary>
    public int Points { get; }

    /// <summary>How many points from each end count as top and as bottom.</summary>
    public int BoxSize { get; }
    internal bool IsTop(double point) => point > Points - BoxSize;

    internal bool IsBottom(double point) => point <= BoxSize;


}
