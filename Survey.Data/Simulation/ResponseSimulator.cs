using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;

namespace Survey.Data.Simulation;

/// <summary>Simulates a study's responses, to try the study, the form and the figures on before anyone is asked.</summary>
/// <remarks>
/// Every unit walks the real route page by page. About six in seven submit, some stop half-way, the rest never start; units of the frame
/// that cannot answer or will not, do not. A response that the form would not take is not submitted. The same study, frame and seed
/// give the same responses.
/// </remarks>
public static class ResponseSimulator
{
    /// <summary>The date that simulated respondents answer on, where none is given.</summary>
    public static DateOnly DefaultDate { get; } = new(2012, 12, 31);

    /// <summary>What part of a group's units submit, by the order in which the groups stand in the frame, and of any further
    /// group.</summary>
    private static readonly ImmutableArray<double> SubmissionRates = [0.87, 0.83, 0.85];

    /// <summary>What part of all units begins and does not submit, so that reports show partial responses too.</summary>
    private const double BreakoffRate = 0.04;

    /// <summary>The responses of everyone who answers, in the frame's order.</summary>
    /// <param name="study">The study; its likelihoods say how often what is answered.</param>
    /// <param name="frame">Who is asked.</param>
    /// <param name="seed">Another seed gives other responses.</param>
    /// <param name="today">The date on which all of them answer.</param>
    public static IReadOnlyList<UnitResponse> Simulate(Study study, Frame frame, int seed, DateOnly? today = null)
    {
        var groups = frame.Units.Select(unit => unit.RespondentGroup).Distinct().ToList();
        return
        [
            .. from unit in frame.Units
            where unit.Disposition is null or Disposition.NotStarted
            let random = new SeededRandom(seed, unit)
            let submissionRate = SubmissionRates[Math.Min(groups.IndexOf(unit.RespondentGroup), SubmissionRates.Length - 1)]
            let response = Simulate(study.Questionnaire, unit, random, submissionRate, today ?? DefaultDate)
            where response is not null
            select response,
        ];
    }

    private static UnitResponse? Simulate(
        Questionnaire questionnaire,
        FrameUnit unit,
        SeededRandom random,
        double submissionRate,
        DateOnly today
    )
    {
        var outcome = random.DrawForUnit("outcome");
        if (outcome >= submissionRate + BreakoffRate)
        {
            return null;
        }

        var respondent = new SimulatedRespondent(questionnaire, unit, random, today);
        if (outcome < submissionRate)
        {
            respondent.Answer(questionnaire.Sections);
            return Made(respondent.MaySubmit ? FormStatus.Submitted : FormStatus.InProgress);
        }

        var sections = (int)(1 + (random.DrawForUnit("stop") * Math.Max(1, questionnaire.Sections.Length - 1)));
        respondent.Answer(questionnaire.Sections.Take(sections));
        return respondent.Answers.Entries.IsEmpty ? null : Made(FormStatus.InProgress);

        UnitResponse Made(FormStatus status) => new(unit.Id, status, respondent.Answers) { IsSynthetic = true };
    }
}
