using Survey.Data.Frames;
using Survey.Data.Invitations;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Data.Studies;
using Route = Survey.Data.Responses.Route;

namespace Survey.Web.Features.Respond;

/// <summary>A form as the person who is signed in has it before them.</summary>
internal sealed record OpenForm
{
    private readonly Lazy<FormPath> path;

    /// <summary>Makes the form of these parts.</summary>
    public OpenForm() => path = new(() => PathOf((Response ?? throw new InvalidOperationException("A form has a response.")).Sheet));

    /// <summary>By which right the person has it.</summary>
    public required Invitation Invitation { get; init; }

    public required Round Round { get; init; }

    public required Study Study { get; init; }

    public required FrameUnit Unit { get; init; }

    public required Response Response { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The date where the study is.</summary>
    public required DateOnly Today { get; init; }

    public Questionnaire Questionnaire => Study.Questionnaire;

    /// <summary>The way through the form as it is answered now.</summary>
    public FormPath Path => path.Value;

    public Route Route => Path.Route;

    /// <summary>Whether the round takes answers now.</summary>
    public bool IsRoundOpen => Round.IsOpenAt(Now);

    /// <summary>Whether answers may be changed: the round is open, and nothing is submitted or it was opened again.</summary>
    public bool MayChange => IsRoundOpen && !Response.IsSubmitted;

    /// <summary>Below which address the forms stand.</summary>
    public string Base { get; init; } = "/form";

    /// <summary>The address of the form, or of a part of it.</summary>
    public string Address(string part = "") => $"{Base}/{Uri.EscapeDataString(Unit.Unit)}{(part.Length == 0 ? "" : "/" + part)}";

    /// <summary>The way through the form if these were the answers.</summary>
    public FormPath PathOf(AnswerSheet sheet) => new(Questionnaire, new Route(Questionnaire, Unit, sheet, Today));

    /// <summary>The form after a save.</summary>
    public OpenForm With(Response response) => Make(Study, response);

    /// <summary>The form by another version of its study.</summary>
    public OpenForm With(Study study) => Make(study, Response);

    private OpenForm Make(Study study, Response response) => new()
    {
        Base = Base,
        Invitation = Invitation,
        Round = Round,
        Study = study,
        Unit = Unit,
        Response = response,
        Now = Now,
        Today = Today,
    };
}
