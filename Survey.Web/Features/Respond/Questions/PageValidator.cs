using System.Globalization;
using Microsoft.Extensions.Localization;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Texts;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Something to correct or to confirm on a page, with its message.</summary>
/// <param name="Key">The answer.</param>
/// <param name="Message">What to do.</param>
/// <param name="IsConfirmable">Whether the answer may be confirmed as it is.</param>
internal sealed record PageProblem(AnswerKey Key, string Message, bool IsConfirmable);

/// <summary>Validates the answers of a page and formats the messages: the study's own where it has any.</summary>
internal sealed class PageValidator(AnswerFormatter formatter, IStringLocalizer<RespondResources> localizer)
{
    /// <summary>Everything to correct or confirm on a page; of a roster, in one row, or in all that are inside it.</summary>
    public IReadOnlyList<PageProblem> Validate(FormContext form, Page page, RowPath row) =>
        [
            .. from problem in new AnswerValidator(form.Questionnaire, form.Routing).Validate(page)
            where problem.Key.Row.At(row.Depth) == row
            select new PageProblem(problem.Key, Describe(form, problem), !problem.IsHard),
        ];

    /// <summary>Everything to correct or confirm in a row of a roster, in the rows inside it too.</summary>
    public IEnumerable<PageProblem> ValidateRow(FormContext form, Page page, RowPath row) =>
        Validate(form, page, row).Concat(form.Pages.FindInner(page, row).SelectMany(inner => Validate(form, inner.Page, row)));

    /// <summary>Only what may be confirmed; it is shown as soon as the page is opened.</summary>
    public IReadOnlyList<PageProblem> ValidateSoftEdits(FormContext form, Page page, RowPath row) =>
        [.. Validate(form, page, row).Where(problem => problem.IsConfirmable)];

    /// <summary>The messages about answers that are too long to be stored.</summary>
    public IReadOnlyList<PageProblem> DescribeTooLong(IEnumerable<AnswerKey> keys) =>
        [.. keys.Select(key => new PageProblem(key, localizer["ProblemTooLong", AnswerText.MaximumLength], false))];

    private string Describe(FormContext form, AnswerProblem problem)
    {
        var question = form.Questionnaire.FindQuestion(problem.Key.Name) ?? form.Questionnaire.FindByOtherName(problem.Key.Name);
        return problem switch
        {
            { Message.IsEmpty: false } => formatter.Fill(problem.Message, form, form.Routing, problem.Key.Row),
            { Kind: AnswerProblemKind.Missing } => localizer[MissingResourceKey(form, question)],
            { Kind: AnswerProblemKind.AmbiguousNumber } => DescribeAmbiguousNumber(form, problem.Key, question),
            { Kind: AnswerProblemKind.TooManyDigits } => localizer["ProblemTooManyDigits", TypedNumber.MaximumDigits],
            { Kind: AnswerProblemKind.Unreadable } => DescribeUnreadable(form, problem.Key, question),
            { Kind: AnswerProblemKind.OffScale } when question?.Scale is { } scale => localizer[
                "ProblemNotOnScale",
                AnswerFormatter.ToInputText(NumberText.Format(Math.Min(scale.Start, scale.End))),
                AnswerFormatter.ToInputText(NumberText.Format(Math.Max(scale.Start, scale.End))),
                AnswerFormatter.ToInputText(NumberText.Format(scale.Step))
            ],
            { Kind: AnswerProblemKind.TooLong } => localizer["ProblemTooLong", AnswerText.MaximumLength],
            { Kind: AnswerProblemKind.NotOffered } when question is { ChoicesFrom: not null } => localizer[
                "ProblemRowGone",
                form.Response.Answers.GetStoredAnswer(problem.Key).Text
            ],
            { Kind: AnswerProblemKind.NotOffered } => localizer["ProblemNotOffered"],
            { Kind: AnswerProblemKind.Exclusive } => localizer["ProblemExclusive", ExclusiveChoiceLabel(form, question, problem.Key.Row)],
            { Kind: AnswerProblemKind.OtherMissing } => localizer["ProblemOtherMissing"],
            { Kind: AnswerProblemKind.ValueAndReason } when form.Response.Answers.GetStoredAnswer(problem.Key).Reason is { } reason =>
                localizer["ProblemValueAndReason", formatter.FormatReason(reason)],
            { Kind: AnswerProblemKind.OtherNotChosen } => localizer[
                "ProblemOtherNotChosen",
                form.Response.Answers.GetStoredAnswer(problem.Key).Text,
                question?.List?.Find(ChoiceList.OtherChoiceName)?.Label.ForLanguage(SiteLanguages.Current) ?? ""
            ],
            { Kind: AnswerProblemKind.Unconfirmed } => localizer["ProblemUnconfirmed"],
            { Kind: AnswerProblemKind.TooManyRows } => localizer["ProblemTooManyRows"],
            { Kind: AnswerProblemKind.SoftConstraint } => localizer["ProblemSoftEdit"],
            _ => localizer["ProblemConstraint"],
        };
    }

    private string DescribeAmbiguousNumber(FormContext form, AnswerKey key, Question? question)
    {
        var possible = question is null ? [] : AnswerText.PossibleNumbers(question, form.Response.Answers.GetStoredAnswer(key).Text);
        return localizer[
            "AmbiguousNumber",
            AnswerFormatter.FormatNumber(possible.FirstOrDefault(""), question?.UnitFor(SiteLanguages.Current) ?? "")
        ];
    }

    private static string MissingResourceKey(FormContext form, Question? question) =>
        question switch
        {
            { Format: AnswerFormat.SingleChoice } when IsInBattery(form, question) => "MissingBattery",
            { ChoicesFrom: not null } => "MissingSingle",
            { TypeDefinition: var facts } => facts.MissingMessageKey,
            null => "MissingText",
        };

    private static bool IsInBattery(FormContext form, Question question) =>
        form.Questionnaire.Groups.Any(group => group.IsBattery && group.Elements.Contains(question));

    /// <summary>Of a date, which part is missing or wrong.</summary>
    private string DescribeUnreadable(FormContext form, AnswerKey key, Question? question)
    {
        var text = form.Routing.Answers.GetStoredAnswer(key).Text;
        return question is { Format: AnswerFormat.Date or AnswerFormat.DateTime }
            && DateInput.Split(text.Split('T')[0]).FindFault(question) is { } fault
            ? localizer[fault.ResourceKey, fault.LastDay, fault.Month.ToString("MMMM yyyy", CultureInfo.CurrentCulture)]
            : localizer[UnreadableResourceKey(question, text)];
    }

    private static string UnreadableResourceKey(Question? question, string text) =>
        question switch
        {
            { AllowsPartialDate: true } => "UnreadablePartialDate",
            { Format: AnswerFormat.DateTime } when !text.Contains('T', StringComparison.Ordinal) => "MissingTime",
            { Format: AnswerFormat.DateTime } => "UnreadableTime",
            { TypeDefinition: var facts } => facts.UnreadableMessageKey,
            null => "ProblemNotOffered",
        };

    private static string ExclusiveChoiceLabel(FormContext form, Question? question, RowPath row)
    {
        var chosen = question is null ? [] : form.Response.Answers.GetStoredAnswer(new AnswerKey(question.Name, row)).Text.Split(' ');
        return question
            ?.List?.Choices.FirstOrDefault(choice => choice.IsExclusive && chosen.Contains(choice.Name))
            ?.Label.ForLanguage(SiteLanguages.Current)
            ?? "";
    }
}
