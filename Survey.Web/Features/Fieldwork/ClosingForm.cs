namespace Survey.Web.Features.Fieldwork;

/// <summary>A change of a round's closing time, as it is typed.</summary>
internal sealed record ClosingForm
{
    /// <summary>The closing time that the page showed, in the form of <see cref="ClosingPage.SeenClosesAt"/>.</summary>
    public string? Seen { get; init; }

    /// <summary>The new last day; unused where the round is closed now.</summary>
    public string? Closes { get; init; }

    /// <summary>The time of that day; empty where answers are taken to its end.</summary>
    public string? ClosesTime { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}
