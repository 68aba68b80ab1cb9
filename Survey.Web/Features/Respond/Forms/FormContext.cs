using System.Collections.Immutable;
using Survey.Data.Delegations;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Data.Studies.Model;
using Survey.Web.Features.Shared;
using Route = Survey.Data.Responses.QuestionRouting;

namespace Survey.Web.Features.Respond.Forms;

/// <summary>A form as the person who is signed in has it before them.</summary>
internal sealed record FormContext
{
    private readonly Lazy<PageSequence> pages;

    /// <summary>Makes a form.</summary>
    public FormContext() =>
        pages = new(() => PagesFor((Response ?? throw new InvalidOperationException("A form has a response.")).Answers));

    /// <summary>Who has it, and by which right.</summary>
    public required Respondent Respondent { get; init; }

    public required Round Round { get; init; }

    public required Study Study { get; init; }

    public required FrameUnit Unit { get; init; }

    public required Response Response { get; init; }

    /// <summary>What the unit handed in in the round before; empty where nothing.</summary>
    public AnswerSet PreviousAnswers { get; init; } = AnswerSet.Empty;

    /// <summary>The parts of it that were ever handed out, in order.</summary>
    /// <exception cref="InvalidOperationException">They were not read (<see cref="FormIncludes.Delegations"/>).</exception>
    public ImmutableArray<Delegation> Delegations =>
        LoadedDelegations ?? throw new InvalidOperationException("What was handed out was not read for this page.");

    public required DateTimeOffset Now { get; init; }

    /// <summary>The date and time of day where the study is.</summary>
    public required DateTime LocalNow { get; init; }

    /// <summary>The date there.</summary>
    public DateOnly Today => DateOnly.FromDateTime(LocalNow);

    public Questionnaire Questionnaire => Study.Questionnaire;

    /// <summary>The way through the form as it is answered now.</summary>
    public PageSequence Pages => pages.Value;

    public Route Routing => Pages.Routing;

    /// <summary>Whether the round takes answers now.</summary>
    public bool IsRoundOpen => Round.IsOpenAt(Now);

    /// <summary>Whether answers may be changed: the round is open, nothing is submitted or it was opened again, and a colleague has the
    /// part still.</summary>
    public bool MayChange => IsRoundOpen && !Response.IsSubmitted && Respondent.Delegation is not { IsActive: false };

    /// <summary>Whether the person has the whole form, and so hands out parts and hands in.</summary>
    public bool IsForCoordinator => Respondent.Delegation is null;

    /// <summary>Below which address the forms stand.</summary>
    public string BaseAddress { get; init; } = "/form";

    /// <summary>The address of the form, or of a part of it.</summary>
    public string Address(string path = "") => $"{BaseAddress}/{Uri.EscapeDataString(Unit.Id)}{(path.Length == 0 ? "" : "/" + path)}";

    /// <summary>What the unit answered to a question in the round before, where it can still be read as an answer to it; else
    /// nothing.</summary>
    public StoredAnswer PreviousAnswerTo(Question question, string name, int row) =>
        PreviousAnswers.GetStoredAnswer(new AnswerKey(name, row)) is { Text.Length: > 0 } last
        && AnswerText.Parse(question, last.Text) is not Answer.Unreadable
            ? new StoredAnswer(last.Text, null, AnswerSource.Previous)
            : StoredAnswer.Empty;

    /// <summary>What a question holds: what is stored; where nothing ever was, what it begins with.</summary>
    public StoredAnswer AnswerOrInitial(Question question, int row, Route routing)
    {
        var key = new AnswerKey(question.Name, row);
        return routing.Answers.Entries.ContainsKey(key) ? routing.Answers.GetStoredAnswer(key)
            : question.LastSavedName is { } name ? PreviousAnswerTo(question, name, row)
            : question.Default is { } value && AnswerText.Normalize(question, routing.TextOf(value, question, row)) is { Length: > 0 } text
                ? new StoredAnswer(text, null, AnswerSource.Previous)
            : StoredAnswer.Empty;
    }

    /// <summary>A sheet with what the fields of a page begin with, one after the other: what the page shows counts on it as it will when
    /// it is saved.</summary>
    public AnswerSet WithInitialAnswers(Page page, int row, AnswerSet answers)
    {
        foreach (
            var question in page.Questions.Where(question =>
                question is { IsAnswerable: true } and ({ Default: not null } or { LastSavedName: not null })
                && (question.RepeatName is null) == (row == 0)
            )
        )
        {
            var routing = PagesFor(answers).Routing;
            var key = new AnswerKey(question.Name, row);
            if (
                !answers.Entries.ContainsKey(key)
                && !routing.IsReadOnly(question, row)
                && AnswerOrInitial(question, row, routing) is { IsEmpty: false } answer
            )
            {
                answers = answers.With([KeyValuePair.Create(key, answer)]);
            }
        }

        return answers;
    }

    /// <summary>Whether a section is the person's to read and answer.</summary>
    public bool CanAccess(Section section) => Respondent.Delegation?.SectionNames.Contains(section.Name) ?? true;

    /// <summary>The part that a section was last handed out with and not taken back; null where it was not.</summary>
    public Delegation? FindDelegation(Section section) =>
        Delegations.LastOrDefault(delegation => delegation.RevokedAt is null && delegation.SectionNames.Contains(section.Name));

    /// <summary>The way through the person's part of the form if these were the answers.</summary>
    public PageSequence PagesFor(AnswerSet answers) =>
        new(
            [.. Questionnaire.Sections.Where(CanAccess)],
            Study.Settings.HasSectionPages,
            new Route(Questionnaire, Unit, answers, Today)
            {
                TimeOfDay = TimeOnly.FromDateTime(LocalNow),
                Language = SiteLanguages.Current,
                PreviousAnswers = PreviousAnswers,
            }
        );

    /// <summary>The form after a save.</summary>
    public FormContext With(Response response) => Copy(Study, response);

    /// <summary>The form by another version of its study.</summary>
    public FormContext With(Study study) => Copy(study, Response);

    /// <summary>The form with what was handed out.</summary>
    public FormContext With(ImmutableArray<Delegation> delegations) => Copy(Study, Response, delegations);

    private ImmutableArray<Delegation>? LoadedDelegations { get; init; }

    private FormContext Copy(Study study, Response response, ImmutableArray<Delegation>? delegations = null) =>
        new()
        {
            BaseAddress = BaseAddress,
            Respondent = Respondent,
            Round = Round,
            Study = study,
            Unit = Unit,
            Response = response,
            PreviousAnswers = PreviousAnswers,
            LoadedDelegations = delegations ?? LoadedDelegations,
            Now = Now,
            LocalNow = LocalNow,
        };
}
