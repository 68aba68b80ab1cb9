using Survey.Data.Frames;
using Survey.Data.Rounds;
using Survey.Data.Studies.Model;

namespace Survey.Web.Features.Shared.Rounds;

/// <summary>Reads studies and frames of published rounds. A round's version and those before it never change, so each is parsed once:
/// parsing a workbook for every page would be slow. A frame is read again when it has been changed.</summary>
internal sealed class PublishedStudyCache(IRoundStore rounds)
{
    /// <summary>More rounds than a site has open at one time; a study takes some hundred kilobytes of memory.</summary>
    private const int MaximumRounds = 100;

    private readonly ReadCache<(Guid RoundId, string StudyHash), Study> studies = new(MaximumRounds);
    private readonly ReadCache<(Guid RoundId, int FrameRevision), Frame> frames = new(MaximumRounds);

    /// <summary>The study that a round asks.</summary>
    public Task<Study> ReadStudyAsync(Round round) =>
        studies.GetOrReadAsync((round.Id, round.StudyHash), _ => rounds.ReadStudyAsync(round, CancellationToken.None));

    /// <summary>Whom a round asks.</summary>
    public Task<Frame> ReadFrameAsync(Round round) =>
        frames.GetOrReadAsync((round.Id, round.FrameRevision), key => rounds.ReadFrameAsync(key.RoundId, CancellationToken.None));
}
