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
    private readonly ImmutableArray<QuestionRouting> submittedRoutings =
    [
        .. from response in responses
        where response.Status == FormStatus.Submitted
        let unit = frame.FindUnit(response.UnitId)
        where unit is not null
        select new QuestionRouting(context.Figures.Study.Questionnaire, unit, response.Answers, DatasetBuilder.AfterFieldwork),
    ];

    /// <summary>The rows in the questionnaire's order.</summary>
    public IEnumerable<CodebookRow> BuildRows()
    {
        var questionIds = ReadQuestionIds();
        return questionnaire
            .Questions.Where(question => question.Format != AnswerFormat.None)
            .Index()
            .SelectMany(question =>
                BuildQuestionRows(question.Item, question.Index + 1, questionIds.GetValueOrDefault(question.Item.Name, ""))
            );
    }

    private IEnumerable<CodebookRow> BuildQuestionRows(Question question, int order, string questionId)
    {
        var answers = AnswersTo(question).ToList();
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
        var missingRows = answers
            .Where(answer => answer is Answer.Missing or Answer.Unreadable)
            .Select(answer => AnswerGap.ReasonOf(question, answer, FormStatus.Submitted))
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

    private IEnumerable<Answer> AnswersTo(Question question) =>
        question.RepeatName is { } name
            ? from unit in submittedRoutings
              from row in unit.RowsOf(questionnaire.Repeats.First(repeat => repeat.Name == name))
              select unit.GetAnswer(question, row)
            : submittedRoutings.Select(unit => unit.GetAnswer(question));

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
