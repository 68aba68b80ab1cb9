using System.Collections.Immutable;
using System.Globalization;
using Survey.Analysis.Charts;
using Survey.Analysis.Datasets;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Analysis.Exports;

/// <summary>A row of the codebook: a choice of a question, a reason why it has no value, or the question itself where it has no
/// choices.</summary>
public sealed record CodebookRow
{
    /// <summary>The question's number in the order of the questionnaire, from 1.</summary>
    public required int QuestionNumber { get; init; }

    /// <summary>The question.</summary>
    public required Question Question { get; init; }

    /// <summary>The study's own number of the question, such as <c>B1</c>; empty where the workbook gives none.</summary>
    public required string QuestionId { get; init; }

    /// <summary>The choice or reason as stored: <c>in_force</c>, <c>-92</c>; empty for any value.</summary>
    public string Code { get; init; } = "";

    /// <summary>The choice in every language; of a reason, in the codebook's.</summary>
    public LocalizedText Label { get; init; } = LocalizedText.Empty;

    /// <summary>Submitted answers, or rows of a repeat, that have it.</summary>
    public required int Count { get; init; }
}

/// <summary>Describes every variable: what was asked of whom, its codes, and how often each came.</summary>
public sealed class CodebookBuilder(ReportContext context, Frame frame, IReadOnlyList<UnitResponse> responses)
{
    private readonly Questionnaire questionnaire = context.Figures.Study.Questionnaire;
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly FormerAnswers former = new(context.Figures.Study, frame, responses);
    private readonly ImmutableArray<(FrameUnit Unit, UnitResponse Response, QuestionRouting Route)> submitted =
    [
        .. from response in responses
        where response.Status == FormStatus.Submitted
        let unit = frame.FindUnit(response.UnitId)
        where unit is not null
        select (
            unit,
            response,
            new QuestionRouting(context.Figures.Study.Questionnaire, unit, response.Answers, DatasetBuilder.AfterFieldwork)
        ),
    ];

    /// <summary>The rows in the questionnaire's order; questions that only an earlier version asked stand last.</summary>
    public IEnumerable<CodebookRow> BuildRows()
    {
        var questionIds = ReadQuestionIds();
        return questionnaire
            .Questions.Where(FormerAnswers.IsExported)
            .Select(question => (Question: question, Answers: AnswersTo(question)))
            .Concat(former.Questions.Select(each => (each.Question, Answers: AnswersTo(each))))
            .Index()
            .SelectMany(each =>
                BuildQuestionRows(
                    each.Item.Question,
                    [.. each.Item.Answers],
                    each.Index + 1,
                    questionIds.GetValueOrDefault(each.Item.Question.Name, "")
                )
            );
    }

    private IEnumerable<CodebookRow> BuildQuestionRows(
        Question question,
        List<(Answer Answer, bool IsOfferedAll)> given,
        int order,
        string questionId
    )
    {
        var answers = given.ConvertAll(each => each.Answer);
        CodebookRow CreateRow(string code, LocalizedText label, int count) =>
            new()
            {
                QuestionNumber = order,
                Question = question,
                QuestionId = questionId,
                Code = code,
                Label = label,
                Count = count,
            };

        var choices = question.List is { } list
            ? list.ValidChoices.Select(choice =>
                CreateRow(Choice.FileNameOf(choice.Name), choice.Label, answers.Count(answer => IsChosen(answer, choice.Name)))
            )
            : [CreateRow("", LocalizedText.Empty, answers.Count(answer => answer is not Answer.Missing and not Answer.Unreadable))];
        var missingRows = given
            .Where(each => each.Answer is Answer.Missing or Answer.Unreadable || !each.IsOfferedAll)
            .Select(each =>
                each.Answer is Answer.Missing or Answer.Unreadable
                    ? AnswerGap.ReasonOf(question, each.Answer, FormStatus.Submitted)
                    : MissingReason.NotAsked
            )
            .GroupBy(reason => reason)
            .OrderByDescending(group => (int)group.Key)
            .Select(group =>
                CreateRow(
                    ((int)group.Key).ToString(CultureInfo.InvariantCulture),
                    LocalizedText.Create((context.Language, localizer.MissingReasonText(group.Key))),
                    group.Count()
                )
            );
        return choices.Concat(missingRows);
    }

    /// <summary>The answers, with whether the version that was answered offered every choice: the column of one that it did not has
    /// no value.</summary>
    private IEnumerable<(Answer Answer, bool IsOfferedAll)> AnswersTo(Question question) =>
        from each in submitted
        from row in each.Route.RowsOf(question)
        select (
            each.Route.GetAnswer(question, row),
            OfferedChoices.NotOffered(context.Figures.Study, each.Response, question, row).IsEmpty
        );

    private IEnumerable<(Answer Answer, bool IsOfferedAll)> AnswersTo(ExportedQuestion question) =>
        from each in submitted
        from row in question.Question.RepeatName is { } name ? former.RowsOf(name, each.Unit, each.Response) : [RowPath.None]
        select (
            former.GetAnswer(question, each.Unit, each.Response, row),
            OfferedChoices.NotOffered(question.Version, each.Response, question.Question, row).IsEmpty
        );

    private static bool IsChosen(Answer answer, string choice) =>
        answer switch
        {
            Answer.Chosen chosen => chosen.Choice == choice,
            Answer.ChosenMany many => many.Choices.Contains(choice),
            _ => false,
        };

    /// <summary>The column <c>id</c> of the workbook's survey sheet, which the form does not use.</summary>
    private Dictionary<string, string> ReadQuestionIds() =>
        context.Figures.Study.Workbook.FindSheet("survey") is { } sheet
            ? sheet
                .Rows.Select(row => (Name: sheet.Text(row, "name"), Id: sheet.Text(row, "id")))
                .DistinctBy(row => row.Name)
                .ToDictionary(row => row.Name, row => row.Id, StringComparer.Ordinal)
            : [];
}
