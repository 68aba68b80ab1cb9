using Survey.Data.Frames;
using Survey.Data.Invitations;
using Survey.Data.Responses;
using Survey.Data.Responses.Files;
using Survey.Data.Rounds;
using Survey.Data.Studies;

namespace Survey.Web.Features.Studies;

/// <summary>Loads the sample study with its synthetic responses, so that a newcomer has something to open.</summary>
public sealed class SampleStudyLoader(
    RoundPublisher publisher,
    IRoundStore rounds,
    IInvitationStore invitations,
    IResponseStore responses,
    TimeProvider time
)
{
    /// <summary>The sample's round, and the folder of the sample.</summary>
    public const string RoundName = "samverkan";

    private static readonly TimeSpan OpenDuration = TimeSpan.FromDays(60);

    /// <summary>Loads it where it is not there yet, and yields a code for someone who has not answered yet; null where everyone
    /// has.</summary>
    /// <remarks>A round of the sample's name with real answers is left alone.</remarks>
    public async Task<string?> LoadAsync(CancellationToken cancellation)
    {
        var round = await rounds.FindAsync(RoundName, cancellation) ?? await PublishAsync(cancellation);
        if (!round.IsSynthetic || !round.IsOpenAt(time.GetUtcNow()))
        {
            return null;
        }

        var answeredUnits = (await responses.ListAsync(round.Id, cancellation))
            .Select(response => response.UnitId)
            .ToHashSet(StringComparer.Ordinal);
        var unanswered = (await invitations.ListAsync(round.Id, cancellation)).FirstOrDefault(invitation =>
            !invitation.UnitIds.Any(answeredUnits.Contains)
        );
        if (unanswered is null)
        {
            return null;
        }

        var code = AccessCode.Generate();
        await invitations.AddCodeAsync(unanswered.Id, AccessCode.Hash(code), cancellation);
        return code;
    }

    private async Task<Round> PublishAsync(CancellationToken cancellation)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples", RoundName);
        var study = StudyFileReader.Read(Path.Combine(folder, "study.md")).Study
            ?? throw new InvalidOperationException("The sample study is broken: run 'check' on it.");
        var frame = FrameFileReader.ReadFile(Path.Combine(folder, "frame.csv"), study).Frame
            ?? throw new InvalidOperationException("The sample's frame is broken.");
        var answers = ResponseFile.ReadFrom(Path.Combine(folder, "responses.csv"), study.Questionnaire, frame).Responses;
        var now = time.GetUtcNow();
        var round = new Round
        {
            Id = Guid.CreateVersion7(now),
            Name = RoundName,
            StudyName = study.Name,
            StudyHash = study.Hash,
            OpensAt = now,
            ClosesAt = now + OpenDuration,
            IsSynthetic = true,
        };
        await publisher.TryPublishAsync(round, study, frame, cancellation);
        await responses.ImportAsync(round.Id, answers, "sample", now, cancellation);
        return round;
    }
}
