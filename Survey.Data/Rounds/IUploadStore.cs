namespace Survey.Data.Rounds;

/// <summary>Keeps the workbooks and frames that researchers upload.</summary>
public interface IUploadStore
{
    /// <summary>Keeps an upload.</summary>
    Task AddAsync(StudyUpload upload, CancellationToken cancellation);

    /// <summary>The upload of that key, or null.</summary>
    Task<StudyUpload?> FindAsync(Guid uploadId, CancellationToken cancellation);

    /// <summary>All uploads without their files, the newest first.</summary>
    Task<IReadOnlyList<UploadHead>> ListAsync(CancellationToken cancellation);
}
