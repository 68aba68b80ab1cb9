using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Data.Invitations;
using Survey.Data.Responses;
using Survey.Data.Responses.Files;
using Survey.Data.Rounds;
using Survey.Data.Studies;
using Survey.Data.Texts;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Studies;

/// <summary>Loads the sample study with its synthetic responses, so that a newcomer has something to open.</summary>
internal sealed class SampleStudyLoader(
    RoundPublisher publisher,
    IRoundStore rounds,
    IUploadStore uploads,
    IInvitationStore invitations,
    AccessCodeService codes,
    IResponseStore responses,
    SampleFieldwork fieldwork,
    LocalClock clock
)
{
    /// <summary>The name of the sample's round, and of its folder.</summary>
    public const string RoundName = "samverkan";

    /// <summary>Long enough to try everything out; afterwards the sample can still be read.</summary>
    private const int OpenDays = 60;

    /// <summary>The round has been open for so long, and its answers came in over these days: a page that shows time has something to
    /// show.</summary>
    private const int PastDays = 21;

    /// <summary>In working hours.</summary>
    private static readonly TimeSpan AnsweringTime = TimeSpan.FromHours(10);

    /// <summary>Has no divisor in common with the numbers of units of the sample, so that units answer in no order of the frame.</summary>
    private const int Stride = 101;

    /// <summary>Whether the database holds studies besides the sample: rounds, or workbooks that were uploaded.</summary>
    public async Task<bool> HasOtherStudiesAsync(CancellationToken cancellation) =>
        (await rounds.ListAsync(cancellation)).Any(round => round is not { Name: RoundName, IsSynthetic: true })
        || (await uploads.ListAsync(cancellation)).Count > 0;

    /// <summary>Loads it where there is no round of its name, and yields the code of someone who has not answered; null where everyone
    /// has, where it is closed, or where the round of that name is not the sample.</summary>
    /// <param name="announce">Takes a line for the operator before each step that takes time.</param>
    /// <param name="cancellation">Cancels the loading.</param>
    /// <exception cref="InvalidOperationException">The sample's files have errors.</exception>
    public async Task<string?> LoadAsync(Action<string>? announce, CancellationToken cancellation)
    {
        var round = await rounds.FindAsync(RoundName, cancellation) ?? await PublishAsync(announce, cancellation);
        if (!round.IsSynthetic || !round.IsOpenAt(clock.Now))
        {
            return null;
        }

        var answeredUnits = (await responses.ListAsync(round.Id, cancellation))
            .Select(response => response.UnitId)
            .ToHashSet(StringComparer.Ordinal);
        var unanswered = (await invitations.ListAsync(round.Id, cancellation)).FirstOrDefault(invitation =>
            !invitation.UnitIds.Any(answeredUnits.Contains)
        );
        return unanswered is null ? null : (await codes.ReadAsync([unanswered], cancellation))[0].Code;
    }

    private async Task<Round> PublishAsync(Action<string>? announce, CancellationToken cancellation)
    {
        announce?.Invoke("Loading the sample study …");
        var folder = Path.Combine(AppContext.BaseDirectory, "samples", RoundName);
        var study = StudyFileReader.Read(Path.Combine(folder, "study.md")).Study
            ?? throw new InvalidOperationException("The sample study is broken: run 'check' on it.");
        var frame = FrameFileReader.ReadFile(Path.Combine(folder, "frame.csv"), study).Frame
            ?? throw new InvalidOperationException("The sample's frame is broken.");
        var answers = ResponseFile.ReadFrom(Path.Combine(folder, "responses.csv"), study.Questionnaire, frame).Responses;
        var now = clock.Now;
        var round = new Round
        {
            Id = Guid.CreateVersion7(now),
            Name = RoundName,
            StudyName = study.Name,
            StudyHash = study.Hash,
            OpensAt = clock.StartOfDay(clock.Today.AddDays(-PastDays)),
            ClosesAt = clock.StartOfDay(clock.Today.AddDays(OpenDays)),
            IsSynthetic = true,
        };
        announce?.Invoke($"  publishing the round {RoundName}: {CountPhrase.Of(frame.Units.Length, "unit")} …");
        await publisher.TryPublishAsync(round, study, frame, cancellation);
        announce?.Invoke($"  storing {CountPhrase.Of(answers.Length, "synthetic response")} …");
        foreach (var (savedAt, answersOfDay) in SpreadOverDays(answers, round.OpensAt, now))
        {
            await responses.ImportAsync(round.Id, answersOfDay, "sample", savedAt, cancellation);
        }

        await fieldwork.AddAsync(round, cancellation);

        return round;
    }

    /// <summary>The answers with the times at which they came in: most in the first days, as in a real round.</summary>
    private static IEnumerable<(DateTimeOffset SavedAt, UnitResponse[] Answers)> SpreadOverDays(
        ImmutableArray<UnitResponse> answers,
        DateTimeOffset opensAt,
        DateTimeOffset now
    ) =>
        from position in Enumerable.Range(0, answers.Length)
        let share = (double)position / answers.Length
        // Of n answers, n√(d/D) have come in after d of D days.
        group answers[position * Stride % answers.Length] by (int)(PastDays * share * share) into day
        select (Earlier(opensAt.AddDays(day.Key).Add(AnsweringTime), now), day.ToArray());

    private static DateTimeOffset Earlier(DateTimeOffset time, DateTimeOffset other) => time < other ? time : other;
}
