namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>The link that is to be sent again, as it is posted.</summary>
internal sealed record UnitMailForm
{
    /// <summary>The unit.</summary>
    public string? Unit { get; init; }

    /// <summary>The id of the mail, given with the page: a form that is posted twice sends one.</summary>
    public Guid Mail { get; init; }

    /// <summary>The address that was chosen.</summary>
    public string? Address { get; init; }
}
