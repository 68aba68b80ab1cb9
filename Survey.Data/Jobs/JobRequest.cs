namespace Survey.Data.Jobs;

/// <summary>A job to be put in the queue.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="SubjectId">What it is done for.</param>
/// <param name="QueuedBy">The account that asks for it.</param>
public sealed record JobRequest(JobKind Kind, Guid SubjectId, string QueuedBy)
{
    /// <summary>Further input, in a format of the kind.</summary>
    public string? Payload { get; init; }
}
