namespace Survey.Analysis.Estimation.Scales;

/// <summary>An answer scale of points numbered from 1, and how many of them count as top and as bottom.</summary>
/// <remarks>Immutable.</remarks>
public sealed record LikertScale
{
    /// <summary>A scale.</summary>
    /// <param name="points">The number of points, at least 2.</param>
    /// <param name="boxSize">How many count as top and as bottom, at least 1; both together no more than the points.</param>
    /// <exception cref="ArgumentException">There are fewer than two points, or too few for such a top and bottom.</exception>
    public LikertScale(int points = 5, int boxSize = 2)
    {
        if (points < 2 || boxSize < 1 || 2 * boxSize > points)
        {
            throw new ArgumentException($"A scale of {points} points has no {boxSize} at each end.");
        }

        (Points, BoxSize) = (points, boxSize);
    }

    /// <summary>The number of points.</summary>
    public int Points { get; }

    /// <summary>How many points from each end count as top and as bottom.</summary>
    public int BoxSize { get; }

    /// <summary>Whether a point, or anything after the last one, counts as top.</summary>
    internal bool IsTop(double point) => point > Points - BoxSize;

    /// <summary>Whether a point counts as bottom.</summary>
    internal bool IsBottom(double point) => point <= BoxSize;
}
