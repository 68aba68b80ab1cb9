namespace Survey.Data.Frames.Changes;

/// <summary>A file that is to change a round's frame, kept while its preview is read. Its bytes are never changed.</summary>
public sealed record FrameUpload
{
    /// <summary>How long it is kept: a preview that is older is made again from the file.</summary>
    public static readonly TimeSpan RetentionPeriod = TimeSpan.FromDays(7);

    /// <summary>The upload's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The file's name as the browser gave it.</summary>
    public required string FileName { get; init; }

    /// <summary>The file's bytes.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The account that uploaded it.</summary>
    public required string UploadedBy { get; init; }

    /// <summary>When it was uploaded.</summary>
    public required DateTimeOffset UploadedAt { get; init; }
}
