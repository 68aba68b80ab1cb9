namespace Survey.Data.Rounds;

/// <summary>Keeps the workbooks and frames that researchers upload, for a time.</summary>
public interface IUploadStore
{
    /// <summary>How long an upload is kept: longer than a study is prepared. What was published is kept with its round, for good.</summary>
    static TimeSpan RetentionPeriod => TimeSpan.FromDays(180);

    /// <summary>Keeps an upload, and forgets those that are too old, with what bots found in them.</summary>
    Task AddAsync(StudyUpload upload, CancellationToken cancellation);

    /// <summary>The upload of that key, or null.</summary>
    Task<StudyUpload?> FindAsync(Guid uploadId, CancellationToken cancellation);

    /// <summary>All uploads without their files, the newest first.</summary>
    Task<IReadOnlyList<UploadSummary>> ListAsync(CancellationToken cancellation);
}
