using Survey.Data.Responses.Team;

namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>How answers came that are to be entered for a unit, as it is typed.</summary>
internal sealed record EntryForm
{
    /// <summary>The unit.</summary>
    public string? Unit { get; init; }

    /// <summary>How they came; null before anything was typed.</summary>
    public EntryMode? Mode { get; init; }

    /// <summary>On which day.</summary>
    public string? ReceivedOn { get; init; }

    /// <summary>From whom or where.</summary>
    public string? Source { get; init; }

    /// <summary>Why the team may enter them, where the time is over or the organisation has answered itself.</summary>
    public string? Reason { get; init; }
}
