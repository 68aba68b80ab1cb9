using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond;

/// <summary>Draws up how far forms have come: a person's list, and one form's hub.</summary>
internal sealed class HubRows(AnswerWords answers)
{
    /// <summary>A form in the person's list.</summary>
    public static FormListRow ListRowOf(OpenForm form)
    {
        var progress = ProgressOf(form);
        var shown = Shown(progress).ToList();
        return new FormListRow(form, StateOf(form, progress), shown.Count(section => section.State == ProgressState.Complete), shown.Count);
    }

    /// <summary>A form's hub.</summary>
    public HubPage PageOf(OpenForm form)
    {
        var progress = ProgressOf(form);
        return new HubPage
        {
            Form = form,
            State = StateOf(form, progress),
            Rows = [.. Shown(progress).Select(section => RowOf(form, section))],
            ContinueAddress = progress.Next is { } next
                ? form.Address(FormPath.Slug(next)) + (NeedsAttention(progress, next) ? "?problems=true" : "")
                : form.Address("check"),
            HasOthers = form.Respondent.Units.Length > 1,
        };
    }

    private static FormProgress ProgressOf(OpenForm form) => FormProgress.Of(form.Questionnaire, form.Route, form.Holds);

    private static IEnumerable<SectionProgress> Shown(FormProgress progress) => progress.Sections.Where(section => section.State != ProgressState.NotApplicable);

    private HubRow RowOf(OpenForm form, SectionProgress section)
    {
        var first = section.Pages[0];
        return new HubRow(
            answers.LabelOf(section.Section, form),
            section.Problems.Any(problem => problem.Kind != ProblemKind.Missing) ? HubState.ToMend : StateOf(section.State),
            form.Address(FormPath.Slug(section.State == ProgressState.Complete ? first : section.Next ?? first)))
        {
            CopyAddress = form is { IsWhole: true, MayChange: true } && form.Respondent.Units.Length > 1 ? form.Address($"copy/{Uri.EscapeDataString(section.Section.Name)}") : "",
            Part = form.IsWhole ? form.PartWith(section.Section) : null,
        };
    }

    private static HubState StateOf(ProgressState state) => state switch
    {
        ProgressState.Complete => HubState.Complete,
        ProgressState.InProgress => HubState.Started,
        _ => HubState.NotStarted,
    };

    /// <summary>What was typed and cannot be used is said at once; what was not come to yet is not.</summary>
    private static bool NeedsAttention(FormProgress progress, Page page) =>
        progress.Problems.Any(problem => problem.Kind != ProblemKind.Missing && page.Questions.Any(question => problem.Key.Name == question.Name || problem.Key.Name == question.OtherName));

    private static FormState StateOf(OpenForm form, FormProgress progress) => form switch
    {
        { Response.IsSubmitted: true } => FormState.Submitted,
        { IsRoundOpen: false } => FormState.Closed,
        { Response.SubmittedAt: not null } => FormState.Reopened,
        { Response.Revision: 0 } => FormState.NotStarted,
        _ => progress.CanBeSubmitted && progress.Next is null ? FormState.ReadyToSubmit : FormState.Started,
    };
}
