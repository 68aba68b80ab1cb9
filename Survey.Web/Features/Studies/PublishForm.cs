namespace Survey.Web.Features.Studies;

/// <summary>A round to be published, as it is typed.</summary>
internal sealed record PublishForm
{
    public string? Round { get; init; }

    public DateTime? Opens { get; init; }

    public DateTime? Closes { get; init; }

    /// <summary>The name of the previous round; empty where there is none.</summary>
    public string? Previous { get; init; }

    /// <summary>Whether the questions that cannot be asked here may be left out.</summary>
    public bool WithoutUncollected { get; init; }
}
