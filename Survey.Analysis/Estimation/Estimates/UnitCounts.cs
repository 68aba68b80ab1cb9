namespace Survey.Analysis.Estimation.Estimates;

/// <summary>A property counted in a finite population, unweighted: who has it, who lacks it, of whom it is not known. Immutable.</summary>
/// <param name="Hits">Units known to have the property.</param>
/// <param name="Misses">Units known to lack it.</param>
/// <param name="Unknown">Units that answered but not to this.</param>
/// <param name="Nonresponse">Units that may belong and did not answer.</param>
/// <exception cref="ArgumentException">A count is negative.</exception>
public readonly record struct UnitCounts(long Hits, long Misses, long Unknown = 0, long Nonresponse = 0)
{
    /// <summary>Units known to have the property.</summary>
    public long Hits { get; init => field = RequireCount(value, nameof(Hits)); } = RequireCount(Hits, nameof(Hits));

    /// <summary>Units known to lack it.</summary>
    public long Misses { get; init => field = RequireCount(value, nameof(Misses)); } = RequireCount(Misses, nameof(Misses));

    /// <summary>Units that answered but not to this.</summary>
    public long Unknown { get; init => field = RequireCount(value, nameof(Unknown)); } = RequireCount(Unknown, nameof(Unknown));

    /// <summary>Units that may belong and did not answer.</summary>
    public long Nonresponse { get; init => field = RequireCount(value, nameof(Nonresponse)); } =
        RequireCount(Nonresponse, nameof(Nonresponse));

    /// <summary>Units of which it is known.</summary>
    public long Known => Hits + Misses;

    /// <summary>All units, with or without an answer.</summary>
    public long Population => Hits + Misses + Unknown + Nonresponse;

    /// <summary>
    /// The lowest share of the population, if no unit of unknown value has the property (Manski 1989); assumes nothing. 0 of nobody.
    /// </summary>
    public double LowerBound => Population == 0 ? 0 : (double)Hits / Population;

    /// <summary>The highest share of the population, if every unit of unknown value has the property. 1 of nobody.</summary>
    public double UpperBound => Population == 0 ? 1 : (double)(Population - Misses) / Population;

    /// <summary>Both bounds.</summary>
    public Bounds Bounds => new(LowerBound, UpperBound);

    private static long RequireCount(long count, string name) =>
        count >= 0 ? count : throw new ArgumentException($"A count of {nameof(UnitCounts)} cannot be negative: {name} is {count}.", name);

    /// <summary>Refuses counts of which no interval can be made.</summary>
    /// <exception cref="ArgumentException">No unit's value is known.</exception>
    internal void RequireKnown()
    {
        if (Known == 0)
        {
            throw new ArgumentException($"An interval needs at least one known answer: {this}.");
        }
    }
}
