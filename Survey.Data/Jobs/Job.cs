namespace Survey.Data.Jobs;

/// <summary>A piece of work that is done in the background: who asked for it, how far it is, and how it ended.</summary>
/// <remarks>Invariant: <see cref="FinishedAt"/> is set exactly where the job has ended; then <see cref="Failure"/> is null where it
/// succeeded. There is at most one pending job for each kind and subject.</remarks>
public sealed record Job
{
    /// <summary>The job's id; an administrator finds it in the log.</summary>
    public required Guid Id { get; init; }

    /// <summary>What is to be done.</summary>
    public required JobKind Kind { get; init; }

    /// <summary>What it is done for: <see cref="JobKind"/> says whose id this is.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Further input of the job, in a format of its kind; null where the subject is all the input.</summary>
    public string? Payload { get; init; }

    /// <summary>The account that asked for it; empty for jobs of databases that did not record it.</summary>
    public required string QueuedBy { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When a node first began it; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the node that runs it last reported progress; null before it is started.</summary>
    public DateTimeOffset? HeartbeatAt { get; init; }

    /// <summary>How much is done.</summary>
    public JobProgress Progress { get; init; } = JobProgress.None;

    /// <summary>When it ended, successfully or not; null before.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>What it found, in a format of its kind; null before it has succeeded.</summary>
    public string? Result { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether it has not ended yet.</summary>
    public bool IsPending => FinishedAt is null;

    /// <summary>Whether it ended without a result.</summary>
    public bool HasFailed => Failure is not null;
}

/// <summary>How much of a job is done, in percent, and the name of the stage it is in; empty before the first stage.</summary>
public sealed record JobProgress(int Percent, string Stage)
{
    /// <summary>Nothing is done yet.</summary>
    public static JobProgress None { get; } = new(0, "");
}

/// <summary>What a job yields: a value in a format of its kind, and files to download.</summary>
public sealed record JobResult(string Value)
{
    /// <summary>The files; their names differ.</summary>
    public IReadOnlyCollection<JobFile> Files { get; init; } = [];
}

/// <summary>A file that a job made, such as <c>report.xlsx</c>.</summary>
public sealed record JobFile(string Name, ReadOnlyMemory<byte> Content);
