using Survey.Data.Frames;
using Survey.Data.Studies.Model;

namespace Survey.Data.Rounds;

/// <summary>Stores published workbooks, rounds and their frames.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IRoundStore
{
    /// <summary>Publishes a study's workbook and opens a round on it for a frame: in one transaction.</summary>
    /// <returns>False where a round of that name exists already; nothing is changed then.</returns>
    /// <exception cref="ArgumentException">The round is for another version than the study is.</exception>
    Task<bool> TryPublishAsync(Round round, Study study, Frame frame, CancellationToken cancellation);

    /// <summary>All rounds, the newest first.</summary>
    Task<IReadOnlyList<Round>> ListAsync(CancellationToken cancellation);

    /// <summary>The round with the id, or null.</summary>
    Task<Round?> FindAsync(Guid roundId, CancellationToken cancellation);

    /// <summary>The round with the name, or null.</summary>
    Task<Round?> FindAsync(string name, CancellationToken cancellation);

    /// <summary>The study that a round asks, read from its stored workbook, with the choices that the round's earlier versions offered;
    /// a published version never changes.</summary>
    /// <exception cref="InvalidOperationException">The round's study is not published.</exception>
    /// <exception cref="InvalidDataException">A stored workbook is not read as the same version any more.</exception>
    Task<Study> ReadStudyAsync(Round round, CancellationToken cancellation);

    /// <summary>The published study with the hash, or null.</summary>
    /// <exception cref="InvalidDataException">The stored workbook is not read as the same version any more.</exception>
    Task<Study?> FindStudyAsync(string studyHash, CancellationToken cancellation);

    /// <summary>Stores a change of a round's closing time, together with the new time.</summary>
    /// <returns>False where the round does not close at the change's previous time any more, because somebody else changed it; nothing is
    /// changed then.</returns>
    Task<bool> TryChangeAsync(RoundChange change, CancellationToken cancellation);

    /// <summary>The changes of a round's closing time, the first one first.</summary>
    Task<IReadOnlyList<RoundChange>> ListChangesAsync(Guid roundId, CancellationToken cancellation);

    /// <summary>A round's frame, in the order of its file; without units where there is no such round.</summary>
    Task<Frame> ReadFrameAsync(Guid roundId, CancellationToken cancellation);
}
