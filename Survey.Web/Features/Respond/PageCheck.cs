using Microsoft.Extensions.Localization;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond;

/// <summary>Something to mend or to confirm on a page, in words.</summary>
/// <param name="Key">The answer.</param>
/// <param name="Message">What to do.</param>
/// <param name="IsDoubt">Whether the answer may be confirmed as it is.</param>
internal sealed record PageProblem(AnswerKey Key, string Message, bool IsDoubt);

/// <summary>Puts what is wrong with answers into words: the study's own where it has any.</summary>
internal sealed class PageCheck(AnswerWords answers, IStringLocalizer<RespondWords> words)
{
    /// <summary>Everything to mend or confirm on a page; of a roster, in one row, or in all for row 0.</summary>
    public IReadOnlyList<PageProblem> Problems(OpenForm form, Page page, int row) =>
    [
        .. from problem in new AnswerChecker(form.Questionnaire, form.Route).Check(page)
           where row == 0 || problem.Key.Row == row
           select new PageProblem(problem.Key, Say(form, problem), !problem.IsHard),
    ];

    /// <summary>Only what may be confirmed: it is shown as soon as the page is.</summary>
    public IReadOnlyList<PageProblem> Doubts(OpenForm form, Page page, int row) => [.. Problems(form, page, row).Where(problem => problem.IsDoubt)];

    /// <summary>What to say of answers that are too long to be stored.</summary>
    public IReadOnlyList<PageProblem> TooLong(IEnumerable<AnswerKey> keys) =>
        [.. keys.Select(key => new PageProblem(key, words["ProblemTooLong", AnswerText.MaximumLength], false))];

    private string Say(OpenForm form, AnswerProblem problem)
    {
        var question = form.Questionnaire.Find(problem.Key.Name) ?? form.Questionnaire.FindByOther(problem.Key.Name);
        return problem switch
        {
            { Message.IsEmpty: false } => answers.Fill(problem.Message, form, form.Route, problem.Key.Row),
            { Kind: ProblemKind.Missing } => words[MissingKey(form, question)],
            { Kind: ProblemKind.Unreadable } => words[UnreadableKey(question)],
            { Kind: ProblemKind.OffScale } when question?.Scale is { } scale => words["ProblemOffScale", AnswerWords.Typed(AnswerText.Canonical(Math.Min(scale.Start, scale.End))), AnswerWords.Typed(AnswerText.Canonical(Math.Max(scale.Start, scale.End))), AnswerWords.Typed(AnswerText.Canonical(scale.Step))],
            { Kind: ProblemKind.TooLong } => words["ProblemTooLong", AnswerText.MaximumLength],
            { Kind: ProblemKind.NotOffered } => words["ProblemNotOffered"],
            { Kind: ProblemKind.Exclusive } => words["ProblemExclusive", ExclusiveIn(form, question, problem.Key.Row)],
            { Kind: ProblemKind.OtherMissing } => words["ProblemOtherMissing"],
            { Kind: ProblemKind.Unconfirmed } => words["ProblemUnconfirmed"],
            { Kind: ProblemKind.TooManyRows } => words["ProblemTooManyRows"],
            { Kind: ProblemKind.SoftConstraint } => words["ProblemSoft"],
            _ => words["ProblemConstraint"],
        };
    }

    private static string MissingKey(OpenForm form, Question? question) => question?.Type switch
    {
        QuestionType.SingleChoice when IsInBattery(form, question) => "MissingBattery",
        QuestionType.SingleChoice => "MissingSingle",
        QuestionType.MultipleChoice => "MissingMultiple",
        QuestionType.WholeNumber or QuestionType.Number => "MissingNumber",
        QuestionType.Date or QuestionType.DateTime => "MissingDate",
        QuestionType.Time => "MissingTime",
        QuestionType.Ranking => "MissingRanking",
        _ => "MissingText",
    };

    private static bool IsInBattery(OpenForm form, Question question) => form.Questionnaire.Groups.Any(group => group.IsBattery && group.Elements.Contains(question));

    private static string UnreadableKey(Question? question) => question switch
    {
        { Type: QuestionType.WholeNumber } => "UnreadableWholeNumber",
        { Type: QuestionType.Number } => "UnreadableNumber",
        { Type: QuestionType.Date, AllowsPartialDate: true } => "UnreadablePartialDate",
        { Type: QuestionType.Date } => "UnreadableDate",
        { Type: QuestionType.Time } => "UnreadableTime",
        { Type: QuestionType.DateTime } => "UnreadableDateTime",
        { Type: QuestionType.Ranking } => "UnreadableRanking",
        _ => "ProblemNotOffered",
    };

    private static string ExclusiveIn(OpenForm form, Question? question, int row)
    {
        var chosen = question is null ? [] : form.Response.Sheet.Find(new AnswerKey(question.Name, row)).Text.Split(' ');
        return question?.List?.Choices.FirstOrDefault(choice => choice.IsExclusive && chosen.Contains(choice.Name))?.Label.In(SiteLanguages.Current) ?? "";
    }
}
