namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>An answer scale from 1 to so many points, and how many of them make the top and the bottom.</summary>
/// <param name="Points">The points of the scale, 5 as a rule.</param>
/// <param name="Boxes">How many points from each end count as top and as bottom.</param>
public sealed record LikertScale(int Points = 5, int Boxes = 2)
{
    internal bool IsTop(double point) => point > Points - Boxes;

    internal bool IsBottom(double point) => point <= Boxes;

    internal void RequireSense()
    {
        if (Points < 2 || Boxes < 1 || 2 * Boxes > Points)
        {
            throw new ArgumentException($"A scale of {Points} points has no {Boxes} at each end.");
        }
    }
}
