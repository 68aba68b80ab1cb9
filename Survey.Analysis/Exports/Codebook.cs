using System.Collections.Immutable;
using System.Globalization;
using Survey.Analysis.Charts;
using Survey.Analysis.Datasets;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Analysis.Exports;

/// <summary>A row of the codebook: a choice of a question, a reason why it has no value, or the question itself where it has no choices.</summary>
public sealed record CodebookRow
{
    /// <summary>The question's number in the order of the questionnaire, from 1.</summary>
    public required int Order { get; init; }

    /// <summary>The question.</summary>
    public required Question Question { get; init; }

    /// <summary>The study's own number of the question, such as <c>B1</c>; empty where the workbook gives none.</summary>
    public required string Id { get; init; }

    /// <summary>The choice or reason as stored: <c>in_force</c>, <c>-92</c>; empty for any value.</summary>
    public string Code { get; init; } = "";

    /// <summary>The choice in every language; of a reason, in the codebook's.</summary>
    public LocalText Label { get; init; } = LocalText.Empty;

    /// <summary>Submitted answers, or rows of a repeat, that have it.</summary>
    public required int Count { get; init; }
}

/// <summary>Describes every variable: what was asked of whom, its codes, and how often each came.</summary>
public sealed class Codebook(Edition edition, Frame frame, IReadOnlyList<UnitResponse> responses)
{
    private readonly Questionnaire questionnaire = edition.Figures.Study.Questionnaire;
    private readonly Wording words = edition.Words;
    private readonly ImmutableArray<Route> submitted =
    [
        .. from response in responses
           where response.Status == ResponseStatus.Submitted
           let unit = frame.Find(response.Unit)
           where unit is not null
           select new Route(edition.Figures.Study.Questionnaire, unit, response.Sheet, DatasetBuilder.AfterFieldwork),
    ];

    /// <summary>The rows in the questionnaire's order.</summary>
    public IEnumerable<CodebookRow> Rows()
    {
        var ids = Ids();
        return questionnaire.Questions.Where(question => question.Type != QuestionType.Note).Index().SelectMany(question =>
            RowsOf(question.Item, question.Index + 1, ids.GetValueOrDefault(question.Item.Name, "")));
    }

    private IEnumerable<CodebookRow> RowsOf(Question question, int order, string id)
    {
        var answers = AnswersTo(question).ToList();
        CodebookRow Row(string code, LocalText label, int count) => new() { Order = order, Question = question, Id = id, Code = code, Label = label, Count = count };

        var choices = question.List is { } list
            ? list.Valid.Select(choice => Row(choice.Name, choice.Label, answers.Count(answer => Holds(answer, choice.Name))))
            : [Row("", LocalText.Empty, answers.Count(answer => answer is not Answer.Missing and not Answer.Unreadable))];
        var gaps = answers
            .Select(answer => answer switch { Answer.Missing missing => missing.Reason, Answer.Unreadable => MissingReason.NotAnswered, _ => (MissingReason?)null })
            .OfType<MissingReason>().GroupBy(reason => reason).OrderByDescending(group => (int)group.Key)
            .Select(group => Row(((int)group.Key).ToString(CultureInfo.InvariantCulture), LocalText.Of((edition.Language, words.Missing(group.Key))), group.Count()));
        return choices.Concat(gaps);
    }

    private IEnumerable<Answer> AnswersTo(Question question) => question.RepeatName is { } name
        ? from unit in submitted
          from row in unit.Rows(questionnaire.Repeats.First(repeat => repeat.Name == name))
          select unit.Read(question, row)
        : submitted.Select(unit => unit.Read(question));

    private static bool Holds(Answer answer, string choice) => answer switch
    {
        Answer.Chosen chosen => chosen.Choice == choice,
        Answer.ChosenMany many => many.Choices.Contains(choice),
        _ => false,
    };

    /// <summary>The column <c>id</c> of the workbook's survey sheet, which the form does not use.</summary>
    private Dictionary<string, string> Ids() => edition.Figures.Study.Workbook.Find("survey") is { } sheet
        ? sheet.Rows.Select(row => (Name: sheet.Text(row, "name"), Id: sheet.Text(row, "id"))).DistinctBy(row => row.Name).ToDictionary(row => row.Name, row => row.Id, StringComparer.Ordinal)
        : [];
}
