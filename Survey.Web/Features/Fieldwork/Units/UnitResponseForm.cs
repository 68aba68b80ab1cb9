namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>More time for a unit, or its form opened again, as it is typed.</summary>
internal sealed record UnitResponseForm
{
    /// <summary>The unit.</summary>
    public string? Unit { get; init; }

    /// <summary>How many changes of its own time, or which revision of its response, the page showed.</summary>
    public int Seen { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>The last day; unused where the form is opened again.</summary>
    public string? Closes { get; init; }

    /// <summary>The time of that day; empty where answers are taken to its end.</summary>
    public string? ClosesTime { get; init; }

    /// <summary>Set where the round's last day is to hold again.</summary>
    public bool Ends { get; init; }
}
