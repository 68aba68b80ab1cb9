namespace Survey.Data.Rounds;

/// <summary>A workbook that a researcher uploaded with its frame, to be looked at before it is published. It is kept as it came and never
/// changes.</summary>
public sealed record StudyUpload
{
    /// <summary>The upload's key.</summary>
    public required Guid Id { get; init; }

    /// <summary>The workbook's file name as the browser gave it.</summary>
    public required string FileName { get; init; }

    /// <summary>The workbook's bytes; anything at all until they are parsed.</summary>
    public required ReadOnlyMemory<byte> Workbook { get; init; }

    /// <summary>The frame's file name; empty where there is none.</summary>
    public required string FrameName { get; init; }

    /// <summary>The frame's bytes; none where no frame was given.</summary>
    public required ReadOnlyMemory<byte> Frame { get; init; }

    /// <summary>Whose account uploaded it.</summary>
    public required string UploadedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset UploadedAt { get; init; }
}

/// <summary>An upload as a list shows it.</summary>
public sealed record UploadSummary(Guid Id, string FileName, string UploadedBy, DateTimeOffset UploadedAt);
