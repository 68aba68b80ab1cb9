namespace Survey.Web.Features.Studies;

/// <summary>A round to be published, as it is typed.</summary>
internal sealed record PublishForm
{
    public string? Round { get; init; }

    /// <summary>The day on which it opens.</summary>
    public string? Opens { get; init; }

    /// <summary>The time of that day; empty where it opens as the day begins.</summary>
    public string? OpensTime { get; init; }

    /// <summary>The day on which it closes.</summary>
    public string? Closes { get; init; }

    /// <summary>The time of that day; empty where it closes as the day ends.</summary>
    public string? ClosesTime { get; init; }

    /// <summary>The name of the previous round; empty where there is none.</summary>
    public string? Previous { get; init; }

    /// <summary>Whether the questions that cannot be asked here may be left out.</summary>
    public bool WithoutUncollected { get; init; }
}
