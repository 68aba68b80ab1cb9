using Survey.Data.Frames;
using Survey.Data.Invitations;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Data.Studies;

namespace Survey.Web.Features.Studies;

/// <summary>Loads the sample study with its synthetic responses, so that a newcomer has something to open.</summary>
public sealed class SampleStudy(RoundPublisher publisher, IRoundStore rounds, IInvitationStore invitations, IResponseStore responses, TimeProvider time)
{
    /// <summary>The sample's round, and the folder of the sample.</summary>
    public const string RoundName = "samverkan";

    private static readonly TimeSpan Open = TimeSpan.FromDays(60);

    /// <summary>Loads it where it is not there yet, and yields a code for someone who has not answered yet; null where everyone has.</summary>
    /// <remarks>A round of the sample's name with real answers is left alone.</remarks>
    public async Task<string?> LoadAsync(CancellationToken cancellation)
    {
        var round = await rounds.FindAsync(RoundName, cancellation) ?? await PublishAsync(cancellation);
        if (!round.IsSynthetic || !round.IsOpenAt(time.GetUtcNow()))
        {
            return null;
        }

        var answered = (await responses.ListAsync(round.Id, cancellation)).Select(response => response.Unit).ToHashSet(StringComparer.Ordinal);
        var waiting = (await invitations.ListAsync(round.Id, cancellation)).FirstOrDefault(invitation => !invitation.Units.Any(answered.Contains));
        if (waiting is null)
        {
            return null;
        }

        var code = AccessCode.Make();
        await invitations.AddCodeAsync(waiting.Id, AccessCode.Hash(code), cancellation);
        return code;
    }

    private async Task<Round> PublishAsync(CancellationToken cancellation)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples", RoundName);
        var study = StudyFile.Read(Path.Combine(folder, "study.md")).Study ?? throw new InvalidOperationException("The sample study is broken: run 'check' on it.");
        var frame = FrameFile.ReadFrom(Path.Combine(folder, "frame.csv"), study).Frame ?? throw new InvalidOperationException("The sample's frame is broken.");
        var answers = ResponseFile.ReadFrom(Path.Combine(folder, "responses.csv"), study.Questionnaire, frame).Responses;
        var now = time.GetUtcNow();
        var round = new Round
        {
            Id = Guid.CreateVersion7(now),
            Name = RoundName,
            StudyName = study.Name,
            StudyHash = study.Hash,
            OpensAt = now,
            ClosesAt = now + Open,
            IsSynthetic = true,
        };
        await publisher.TryPublishAsync(round, study, frame, cancellation);
        await responses.ImportAsync(round.Id, answers, "sample", now, cancellation);
        return round;
    }
}
