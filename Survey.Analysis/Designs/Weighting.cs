namespace Survey.Analysis.Designs;

/// <summary>What a respondent's weight is.</summary>
internal sealed record Weighting
{
    private Weighting(string name)
    {
        Name = name;
    }

    /// <summary>The same for all.</summary>
    public static Weighting None { get; } = new("none");

    /// <summary>N/n within the respondent group.</summary>
    public static Weighting ByGroup { get; } = new("group");

    /// <summary>N/n within respondent group by the study's weighting class.</summary>
    public static Weighting ByClass { get; } = new("class");

    /// <summary>The key of the weighting; of raked weights, their columns.</summary>
    public string Name { get; }

    /// <summary>Whether weights meet the sizes of several frame columns' classes at once.</summary>
    public bool IsRaked { get; private init; }

    /// <summary>The frame columns that weights are raked to; none for other weights.</summary>
    public IReadOnlyList<string> RakingColumns => IsRaked ? Name.Split(' ') : [];

    /// <summary>N/n within the respondent group, raked to the classes of frame columns.</summary>
    public static Weighting RakedTo(IEnumerable<string> columns) => new(string.Join(' ', columns)) { IsRaked = true };
}
