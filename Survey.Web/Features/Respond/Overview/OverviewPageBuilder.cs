using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Copying;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Questions;
using Survey.Web.Features.Respond.Texts;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>Builds the pages that show the progress of forms: a person's list, and one form's overview.</summary>
internal sealed class OverviewPageBuilder(AnswerFormatter formatter)
{
    /// <summary>A form in the person's list.</summary>
    public static FormListRow CreateListRow(FormContext form)
    {
        var progress = ProgressOf(form);
        var sections = ApplicableSections(progress).ToList();
        return new FormListRow(
            form,
            StatusOf(form, progress),
            sections.Count(section => section.Status == FormStatus.Complete),
            sections.Count
        );
    }

    /// <summary>A form's overview.</summary>
    /// <param name="form">The form.</param>
    /// <param name="others">The person's other forms, from which answers can be copied.</param>
    public OverviewPage Build(FormContext form, IReadOnlyList<FormContext> others)
    {
        var progress = ProgressOf(form);
        return new OverviewPage
        {
            Form = form,
            Status = StatusOf(form, progress),
            Rows = [.. ApplicableSections(progress).Select(section => CreateRow(form, section, others))],
            Hidden = HiddenSection.FindAll(form),
            ContinueAddress = ContinueAddress(form, progress),
            HasOthers = form.Respondent.Units.Length > 1,
        };
    }

    private static FormProgress ProgressOf(FormContext form) => FormProgress.Calculate(form.Questionnaire, form.Routing, form.CanAccess);

    private static IEnumerable<SectionProgress> ApplicableSections(FormProgress progress) =>
        progress.Sections.Where(section => section.Status != FormStatus.NotApplicable);

    private static string ContinueAddress(FormContext form, FormProgress progress)
    {
        if (progress.NextPage is not { } next)
        {
            return form.Address("check");
        }

        var query = new PageQuery { Problems = NeedsAttention(progress, next) };
        return $"{form.Address(next)}{query}";
    }

    private OverviewRow CreateRow(FormContext form, SectionProgress section, IReadOnlyList<FormContext> others)
    {
        var first = section.Pages[0];
        var page = section.Status == FormStatus.Complete ? first : section.NextPage ?? first;
        var offersCopying =
            form.MayChange
            && section.AnsweredCount < section.AskedCount
            && others.Any(other => SectionCopier.CountCopyable(other, section.Section) > 0);
        return new OverviewRow(
            formatter.LabelOf(section.Section, form),
            section.Status,
            form.Address(page)
        )
        {
            NeedsCorrection = section.Problems.Any(problem => problem.Kind != AnswerProblemKind.Missing),
            CopyAddress = offersCopying ? form.Address($"copy/{Uri.EscapeDataString(section.Section.Name)}") : "",
            Delegation = form.IsForCoordinator ? form.FindDelegation(section.Section) : null,
        };
    }

    /// <summary>Whether a page has answers that cannot stay as they are. Questions that are only unanswered do not count: the person may
    /// not have reached them yet.</summary>
    private static bool NeedsAttention(FormProgress progress, Page page) =>
        progress.Problems.Any(problem =>
            problem.Kind != AnswerProblemKind.Missing
            && page.Questions.Any(question => problem.Key.Name == question.Name || problem.Key.Name == question.OtherName)
        );

    private static FormStatus StatusOf(FormContext form, FormProgress progress) =>
        form.Response switch
        {
            { Status: FormStatus.Submitted or FormStatus.Reopened } response => response.Status,
            { Revision: 0 } => FormStatus.NotStarted,
            _ => progress.CanBeSubmitted && progress.NextPage is null ? FormStatus.Complete : FormStatus.InProgress,
        };
}
