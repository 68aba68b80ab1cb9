namespace Survey.Web.Features.Fieldwork.Datasets;

/// <summary>What is to be frozen, as it is typed.</summary>
internal sealed record DatasetForm
{
    /// <summary>The dataset's name.</summary>
    public string? Name { get; init; }

    /// <summary>Why; may be left empty.</summary>
    public string? Reason { get; init; }
}
