namespace Survey.Data.Questionnaires;

/// <summary>A scale that a number is picked from: from <see cref="Start"/> in steps towards <see cref="End"/>.</summary>
/// <param name="Start">The first number.</param>
/// <param name="End">The last number; below <paramref name="Start"/> the scale falls.</param>
/// <param name="Step">The distance between two numbers, above 0.</param>
public sealed record NumberScale(double Start, double End, double Step)
{
    /// <summary>Distances that decimals cannot hold exactly, such as 0.1, still count as steps.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>The distance between two marks; null leaves them to the form.</summary>
    public double? TickInterval { get; init; }

    /// <summary>What stands below marks, by the number in a choice's name; null is the numbers.</summary>
    public ChoiceList? TickLabels { get; init; }

    /// <summary>Where the handle stands before it is moved; null leaves that to the form.</summary>
    public double? Placeholder { get; init; }

    /// <summary>How many numbers it has.</summary>
    public double ValueCount => Math.Floor((Math.Abs(End - Start) / Step) + Tolerance) + 1;

    /// <summary>Its numbers, from the first to the last.</summary>
    public IEnumerable<double> Values
    {
        get
        {
            for (var step = 0; step < ValueCount; step++)
            {
                yield return ValueAt(step);
            }
        }
    }

    /// <summary>The number so many steps from the first. As a decimal, 0.1 taken three times is 0.3.</summary>
    public double ValueAt(long step) => (double)((decimal)Start + (step * (decimal)Step * Math.Sign(End - Start)));

    /// <summary>Whether a number is on the scale.</summary>
    public bool Contains(double number)
    {
        var steps = (number - Start) / Step;
        return number >= Math.Min(Start, End)
            && number <= Math.Max(Start, End)
            && Math.Abs(steps - Math.Round(steps)) <= Tolerance * Math.Max(1, Math.Abs(steps));
    }
}
