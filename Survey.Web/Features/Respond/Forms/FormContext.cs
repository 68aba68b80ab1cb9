using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Survey.Data.Delegations;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Responses.Team;
using Survey.Data.Rounds;
using Survey.Data.Studies.Model;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Forms;

/// <summary>A form with its answers, as the person who is signed in may see and change it.</summary>
/// <remarks>Immutable; a save gives a new one (<see cref="With(Response)"/>).</remarks>
internal sealed record FormContext
{
    /// <summary>What the addresses of respondents' forms begin with.</summary>
    public const string RespondentAddress = "/form";

    private readonly Lazy<PageSequence> pages;

    public FormContext() =>
        pages = new(() => PagesFor((Response ?? throw new InvalidOperationException("A form has a response.")).Answers));

    /// <summary>Who is signed in: the coordinator, or a colleague by a delegation.</summary>
    public required Respondent Respondent { get; init; }

    public required Round Round { get; init; }

    public required Study Study { get; init; }

    public required FrameUnit Unit { get; init; }

    public required Response Response { get; init; }

    /// <summary>The answers that the unit submitted in the previous round; empty where it submitted none.</summary>
    public AnswerSet PreviousAnswers { get; init; } = AnswerSet.Empty;

    /// <summary>All delegations of the form, those taken back too, in the order in which they were made.</summary>
    /// <exception cref="InvalidOperationException">They were not read (<see cref="FormIncludes.Delegations"/>).</exception>
    public ImmutableArray<Delegation> Delegations =>
        LoadedDelegations
        ?? throw new InvalidOperationException("The delegations were not read: load the form with FormIncludes.Delegations.");

    public required DateTimeOffset Now { get; init; }

    /// <summary>The date and time of day where the study is.</summary>
    public required DateTime LocalNow { get; init; }

    /// <summary>The date there.</summary>
    public DateOnly Today => DateOnly.FromDateTime(LocalNow);

    public Questionnaire Questionnaire => Study.Questionnaire;

    /// <summary>The pages that are shown, by the answers as they are now.</summary>
    public PageSequence Pages => pages.Value;

    public QuestionRouting Routing => Pages.Routing;

    /// <summary>Whether the round takes answers now; from the research team also later, with a reason.</summary>
    public bool IsRoundOpen => Round.IsOpenAt(Now) || Respondent.Entry is { Reason.Length: > 0 };

    /// <summary>Whether the round takes no answers now, and the form was not submitted.</summary>
    public bool IsClosed => !IsRoundOpen && !Response.IsSubmitted;

    /// <summary>Whether answers may be changed: the round is open, the form is not submitted or was reopened, and a colleague's delegation
    /// is neither returned nor taken back.</summary>
    public bool MayChange => IsRoundOpen && !Response.IsSubmitted && Respondent.Delegation is not { IsActive: false };

    /// <summary>Whether the person has the whole form, and so may delegate sections and submit.</summary>
    public bool IsForCoordinator => Respondent.Delegation is null;

    /// <summary>What the addresses of the forms begin with; a preview has another one.</summary>
    public string BaseAddress { get; init; } = RespondentAddress;

    /// <summary>Whether the form is shown before it is published.</summary>
    public bool IsPreview => BaseAddress != RespondentAddress && Respondent.Entry is null;

    /// <summary>What the addresses of a form begin with that the research team fills in.</summary>
    public static string AddressOfEntry(Round round, ResponseEntry entry) =>
        $"/manage/{Uri.EscapeDataString(round.Name)}/entry/{entry.Id}";

    /// <summary>The address of the form, or of a path below it.</summary>
    public string Address(string path = "") => $"{BaseAddress}/{Uri.EscapeDataString(Unit.Id)}{(path.Length == 0 ? "" : "/" + path)}";

    /// <summary>The pictures of the form.</summary>
    public PictureLinks Pictures => new(this);

    /// <summary>The address of a page, of a row of its roster, or of the rows of its roster inside a row.</summary>
    public string Address(Page page, RowPath row = default)
    {
        // A roster inside another's rows is reached through one of them.
        var shown = page.IsInnerRoster && row.IsNone ? Pages.FindOuter(page) ?? page : page;
        return Address(PageSequence.Slug(shown)) + (row.IsNone ? "" : $"/{row}");
    }

    /// <summary>An address of the form at which the person is told what their answers have hidden since a revision.</summary>
    public static string WithHiddenSince(string address, int revision) =>
        QueryHelpers.AddQueryString(address, "since", revision.ToString(CultureInfo.InvariantCulture));

    /// <summary>What the reader calls a colleague who has sections: the research team is told their organisation only.</summary>
    public string ColleagueNameOf(Delegation delegation) =>
        Respondent.Account is null ? delegation.ColleagueName : OrganisationName;

    /// <summary>The organisation that the unit belongs to; the unit itself where the frame names none.</summary>
    public string OrganisationName => Unit.Organisation.Length > 0 ? Unit.Organisation : Unit.DisplayName;

    /// <summary>The name that mails about the form come from: that of the agency, or the study's title.</summary>
    public string SenderName =>
        (Study.Settings.Agency.IsEmpty ? Study.Title : Study.Settings.Agency).ForLanguage(SiteLanguages.Current);

    /// <summary>The unit's answer to a question in the previous round; empty where it is not a valid answer to the question as it is
    /// now.</summary>
    public StoredAnswer PreviousAnswerTo(Question question, string name, RowPath row) =>
        PreviousAnswers.GetStoredAnswer(new AnswerKey(name, row)) is { Text.Length: > 0 } last
        && AnswerText.Parse(question, last.Text) is not Answer.Unreadable
            ? new StoredAnswer(last.Text, null, AnswerSource.Previous)
            : StoredAnswer.Empty;

    /// <summary>The stored answer; where none was ever stored, what the field begins with: the previous round's answer or the
    /// default.</summary>
    public StoredAnswer AnswerOrInitial(Question question, RowPath row, QuestionRouting routing)
    {
        var key = new AnswerKey(question.Name, row);
        if (routing.Answers.Entries.ContainsKey(key))
        {
            return routing.Answers.GetStoredAnswer(key);
        }

        if (question.LastSavedName is { } name)
        {
            return PreviousAnswerTo(question, name, row);
        }

        var initial = question.Default is { } value ? AnswerText.NormalizeComputed(question, routing.TextOf(value, question, row)) : "";
        return initial.Length > 0
            ? new StoredAnswer(initial, null, AnswerSource.Previous)
            : StoredAnswer.Empty;
    }

    /// <summary>The answers together with what the fields of a page begin with. They are added one after the other, so that each field's
    /// condition and default see those before it, as they will once the page is saved.</summary>
    public AnswerSet WithInitialAnswers(Page page, RowPath row, AnswerSet answers)
    {
        foreach (
            var question in page.Questions.Where(question =>
                question is { IsAnswerable: true } and ({ Default: not null } or { LastSavedName: not null })
                && Questionnaire.DepthOf(question.RepeatName) == row.Depth
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

    /// <summary>How many of the person's questions are answered, and how many are asked.</summary>
    public (int AnsweredCount, int AskedCount) CountAnswers() => FormProgress.Count(Questionnaire, Routing, CanAccess);

    /// <summary>Whether the person may read and answer a section.</summary>
    public bool CanAccess(Section section) => Respondent.Delegation?.SectionNames.Contains(section.Name) ?? true;

    /// <summary>The latest delegation of a section that was not taken back; null where there is none.</summary>
    public Delegation? FindDelegation(Section section) =>
        Delegations.LastOrDefault(delegation => delegation.RevokedAt is null && delegation.SectionNames.Contains(section.Name));

    /// <summary>The pages of the person's sections that would be shown with these answers.</summary>
    public PageSequence PagesFor(AnswerSet answers) =>
        new(
            [.. Questionnaire.Sections.Where(CanAccess)],
            Study.Settings.HasSectionPages,
            new QuestionRouting(Questionnaire, Unit, answers, Today)
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

    /// <summary>The form with its delegations.</summary>
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
