namespace Survey.Data.Rounds;

/// <summary>Stores the workbooks and frames that researchers upload, for a limited time.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IUploadStore
{
    /// <summary>Stores an upload, and deletes those older than <see cref="StudyUpload.RetentionPeriod"/> before it, with their jobs: in one
    /// transaction.</summary>
    Task AddAsync(StudyUpload upload, CancellationToken cancellation);

    /// <summary>The upload with the id, or null.</summary>
    Task<StudyUpload?> FindAsync(Guid uploadId, CancellationToken cancellation);

    /// <summary>All uploads without their files, the newest first.</summary>
    Task<IReadOnlyList<UploadSummary>> ListAsync(CancellationToken cancellation);
}
