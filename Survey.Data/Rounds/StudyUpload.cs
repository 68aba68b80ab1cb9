namespace Survey.Data.Rounds;

/// <summary>A workbook that a researcher uploaded with its frame, to be checked before it is published. Its bytes are never
/// changed.</summary>
public sealed record StudyUpload
{
    /// <summary>How long an upload is kept: longer than a study is prepared. Publishing stores the workbook again with its round.</summary>
    public static readonly TimeSpan RetentionPeriod = TimeSpan.FromDays(180);

    /// <summary>The upload's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The workbook's file name as the browser gave it.</summary>
    public required string FileName { get; init; }

    /// <summary>The workbook's bytes, unchecked: they may be no workbook.</summary>
    public required ReadOnlyMemory<byte> Workbook { get; init; }

    /// <summary>The frame's file name; empty where there is none.</summary>
    public required string FrameName { get; init; }

    /// <summary>The frame's bytes, unchecked; empty where no frame was given.</summary>
    public required ReadOnlyMemory<byte> Frame { get; init; }

    /// <summary>The account that uploaded it.</summary>
    public required string UploadedBy { get; init; }

    /// <summary>When it was uploaded.</summary>
    public required DateTimeOffset UploadedAt { get; init; }
}

/// <summary>An upload as a list shows it.</summary>
public sealed record UploadSummary(Guid Id, string FileName, string UploadedBy, DateTimeOffset UploadedAt);
