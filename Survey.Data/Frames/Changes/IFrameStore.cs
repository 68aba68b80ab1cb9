namespace Survey.Data.Frames.Changes;

/// <summary>Changes the frames of published rounds, and keeps what was changed.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IFrameStore
{
    /// <summary>Changes a frame and the invitations to it, in one transaction. A unit comes to the invitation of its e-mail address, else
    /// of its organisation, else to its own; where there is none, one without a code is made.</summary>
    /// <param name="change">The change, with the revision after the one that was compared.</param>
    /// <param name="changes">What is changed.</param>
    /// <param name="cancellation">Cancels what has not begun.</param>
    /// <returns>False where the frame has been changed since; nothing is changed then.</returns>
    Task<bool> TryChangeAsync(FrameChange change, FrameChangeSet changes, CancellationToken cancellation);

    /// <summary>The changes of a round's frame, the first one first.</summary>
    Task<IReadOnlyList<FrameChangeSummary>> ListChangesAsync(Guid roundId, CancellationToken cancellation);

    /// <summary>The changes of one unit, the first one first.</summary>
    Task<IReadOnlyList<FrameUnitHistoryEntry>> ListChangesAsync(Guid roundId, string unitId, CancellationToken cancellation);

    /// <summary>Stores a file, and deletes those older than <see cref="FrameUpload.RetentionPeriod"/> before it: in one
    /// transaction.</summary>
    Task AddUploadAsync(FrameUpload upload, CancellationToken cancellation);

    /// <summary>The file with the id, or null.</summary>
    Task<FrameUpload?> FindUploadAsync(Guid uploadId, CancellationToken cancellation);
}
