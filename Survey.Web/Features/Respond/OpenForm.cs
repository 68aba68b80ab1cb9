using System.Collections.Immutable;
using Survey.Data.Delegations;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Data.Studies;
using Survey.Web.Features.Shared;
using Route = Survey.Data.Responses.Route;

namespace Survey.Web.Features.Respond;

/// <summary>A form as the person who is signed in has it before them.</summary>
internal sealed record OpenForm
{
    private readonly Lazy<FormPath> path;

    /// <summary>Makes a form.</summary>
    public OpenForm() => path = new(() => PathOf((Response ?? throw new InvalidOperationException("A form has a response.")).Sheet));

    /// <summary>Who has it, and by which right.</summary>
    public required Respondent Respondent { get; init; }

    public required Round Round { get; init; }

    public required Study Study { get; init; }

    public required FrameUnit Unit { get; init; }

    public required Response Response { get; init; }

    /// <summary>What the unit handed in in the round before; empty where nothing.</summary>
    public AnswerSheet Last { get; init; } = AnswerSheet.Empty;

    /// <summary>The parts of it that were ever handed out, in order.</summary>
    /// <exception cref="InvalidOperationException">They were not read (<see cref="FormReading.Parts"/>).</exception>
    public ImmutableArray<Delegation> Parts => HandedOut ?? throw new InvalidOperationException("What was handed out was not read for this page.");

    public required DateTimeOffset Now { get; init; }

    /// <summary>The date and time of day where the study is.</summary>
    public required DateTime LocalNow { get; init; }

    /// <summary>The date there.</summary>
    public DateOnly Today => DateOnly.FromDateTime(LocalNow);

    public Questionnaire Questionnaire => Study.Questionnaire;

    /// <summary>The way through the form as it is answered now.</summary>
    public FormPath Path => path.Value;

    public Route Route => Path.Route;

    /// <summary>Whether the round takes answers now.</summary>
    public bool IsRoundOpen => Round.IsOpenAt(Now);

    /// <summary>Whether answers may be changed: the round is open, nothing is submitted or it was opened again, and a colleague has the part still.</summary>
    public bool MayChange => IsRoundOpen && !Response.IsSubmitted && Respondent.Part is not { IsOut: false };

    /// <summary>Whether the person has the whole form, and so hands out parts and hands in.</summary>
    public bool IsWhole => Respondent.Part is null;

    /// <summary>Below which address the forms stand.</summary>
    public string Base { get; init; } = "/form";

    /// <summary>The address of the form, or of a part of it.</summary>
    public string Address(string part = "") => $"{Base}/{Uri.EscapeDataString(Unit.Unit)}{(part.Length == 0 ? "" : "/" + part)}";

    /// <summary>What the unit answered to a question in the round before, where it can still be read as an answer to it; else nothing.</summary>
    public Entry LastOf(Question question, string name, int row) =>
        Last.Find(new AnswerKey(name, row)) is { Text.Length: > 0 } last && AnswerText.Read(question, last.Text) is not Answer.Unreadable
            ? new Entry(last.Text, null, EntryState.Previous)
            : Entry.Cleared;

    /// <summary>What a question holds: what is stored; where nothing ever was, what it begins with.</summary>
    public Entry EntryOf(Question question, int row, Route route)
    {
        var key = new AnswerKey(question.Name, row);
        return route.Sheet.Entries.ContainsKey(key) ? route.Sheet.Find(key)
            : question.LastSaved is { } name ? LastOf(question, name, row)
            : question.Default is { } value && AnswerText.Normalize(question, route.TextOf(value, question, row)) is { Length: > 0 } text ? new Entry(text, null, EntryState.Previous)
            : Entry.Cleared;
    }

    /// <summary>A sheet with what the fields of a page begin with, one after the other: what the page shows counts on it as it will when it is saved.</summary>
    public AnswerSheet WithBeginnings(Page page, int row, AnswerSheet sheet)
    {
        foreach (var question in page.Questions.Where(question => question is { IsAnswered: true } and ({ Default: not null } or { LastSaved: not null }) && (question.RepeatName is null) == (row == 0)))
        {
            var route = PathOf(sheet).Route;
            var key = new AnswerKey(question.Name, row);
            if (!sheet.Entries.ContainsKey(key) && !route.IsReadOnly(question, row) && EntryOf(question, row, route) is { IsEmpty: false } entry)
            {
                sheet = sheet.With([KeyValuePair.Create(key, entry)]);
            }
        }

        return sheet;
    }

    /// <summary>Whether a section is the person's to read and answer.</summary>
    public bool Holds(Section section) => Respondent.Part?.Sections.Contains(section.Name) ?? true;

    /// <summary>The part that a section was last handed out with and not taken back; null where it was not.</summary>
    public Delegation? PartWith(Section section) => Parts.LastOrDefault(part => part.TakenBackAt is null && part.Sections.Contains(section.Name));

    /// <summary>The way through the person's part of the form if these were the answers.</summary>
    public FormPath PathOf(AnswerSheet sheet) => new([.. Questionnaire.Sections.Where(Holds)], Study.Settings.HasSectionPages, new Route(Questionnaire, Unit, sheet, Today)
    {
        TimeOfDay = TimeOnly.FromDateTime(LocalNow),
        Language = SiteLanguages.Current,
        Last = Last,
    });

    /// <summary>The form after a save.</summary>
    public OpenForm With(Response response) => Make(Study, response);

    /// <summary>The form by another version of its study.</summary>
    public OpenForm With(Study study) => Make(study, Response);

    /// <summary>The form with what was handed out.</summary>
    public OpenForm With(ImmutableArray<Delegation> handedOut) => Make(Study, Response, handedOut);

    private ImmutableArray<Delegation>? HandedOut { get; init; }

    private OpenForm Make(Study study, Response response, ImmutableArray<Delegation>? handedOut = null) => new()
    {
        Base = Base,
        Respondent = Respondent,
        Round = Round,
        Study = study,
        Unit = Unit,
        Response = response,
        Last = Last,
        HandedOut = handedOut ?? HandedOut,
        Now = Now,
        LocalNow = LocalNow,
    };
}
