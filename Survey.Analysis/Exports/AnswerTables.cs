using System.Collections.Immutable;
using System.Globalization;
using Survey.Analysis.Charts;
using Survey.Analysis.Datasets;
using Survey.Analysis.Figures;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Analysis.Exports;

/// <summary>Lays out the answers of all units for the research team: a row for each unit, and for each row of a repeat.</summary>
/// <remarks>A gap is the number of its reason (−91 …); the cells of a unit that has nothing stored are empty.</remarks>
public sealed class AnswerTables(Edition edition, Frame frame, IReadOnlyList<UnitResponse> responses)
{
    private static readonly string[] Always = ["unit", "name", "respondent_group", "organisation", "pair"];

    private readonly Questionnaire questionnaire = edition.Figures.Study.Questionnaire;
    private readonly StudyLabels labels = edition.Labels;
    private readonly Wording words = edition.Words;
    private readonly ImmutableDictionary<string, UnitResponse> byUnit = responses.ToImmutableDictionary(response => response.Unit, StringComparer.Ordinal);

    private IEnumerable<string> FrameColumns => Always.Union(edition.Figures.Study.FrameColumns.Select(column => column.Name), StringComparer.Ordinal);

    /// <summary>The units' table first, then one for each repeat.</summary>
    public IEnumerable<AnswerTable> All() => questionnaire.Repeats.Select(OfRepeat).Prepend(OfUnits());

    private AnswerTable OfUnits()
    {
        var questions = questionnaire.Questions.Where(question => question.RepeatName is null && IsExported(question)).ToList();
        ImmutableArray<AnswerColumn> columns =
        [
            .. FrameColumns.Select(name => new AnswerColumn(name, FrameLabel(name))),
            new("_status", words.Of("Status", "Status")),
            .. questions.SelectMany(ColumnsOf),
        ];
        return new("", columns, [.. frame.Units.Select(unit => RowOf(unit, questions, columns.Length))]);
    }

    private AnswerTable OfRepeat(Repeat repeat)
    {
        var questions = repeat.Questions.Where(IsExported).ToList();
        var rows = from unit in frame.Units
                   let response = byUnit.GetValueOrDefault(unit.Unit)
                   where response is not null
                   let route = new Route(questionnaire, unit, response.Sheet, DatasetBuilder.AfterFieldwork)
                   from row in route.Rows(repeat)
                   select (ImmutableArray<object?>)[unit.Unit, (double)row, .. questions.SelectMany(question => ValuesOf(question, route, row, response.Status))];
        return new(repeat.Name, [new("unit", FrameLabel("unit")), new("row", words.Of("Rad", "Row")), .. questions.SelectMany(ColumnsOf)], [.. rows]);
    }

    private static bool IsExported(Question question) => question.Type != QuestionType.Note;

    private ImmutableArray<object?> RowOf(FrameUnit unit, List<Question> questions, int width)
    {
        var response = byUnit.GetValueOrDefault(unit.Unit);
        List<object?> row = [.. FrameColumns.Select(column => (object?)FrameText(unit, column)), StatusOf(unit, response)];
        if (response is not null)
        {
            var route = new Route(questionnaire, unit, response.Sheet, DatasetBuilder.AfterFieldwork);
            row.AddRange(questions.SelectMany(question => ValuesOf(question, route, 0, response.Status)));
        }

        return [.. row, .. Enumerable.Repeat<object?>(null, width - row.Count)];
    }

    private static string FrameText(FrameUnit unit, string column) => column switch
    {
        "unit" => unit.Unit,
        "name" => unit.Name,
        "respondent_group" => unit.RespondentGroup,
        "organisation" => unit.Organisation,
        "pair" => unit.Pair,
        _ => unit.Read(column),
    };

    private static string StatusOf(FrameUnit unit, UnitResponse? response) => response switch
    {
        { Status: ResponseStatus.Submitted } => "submitted",
        { Status: ResponseStatus.Partial } => "partial",
        _ => FigureWords.Of(unit.Disposition ?? Disposition.NotStarted),
    };

    private string FrameLabel(string name) => name switch
    {
        "unit" => words.Of("Enhet", "Unit"),
        "name" => words.Of("Namn", "Name"),
        "organisation" => words.Of("Organisation", "Organisation"),
        "pair" => words.Of("Par", "Pair"),
        _ => labels.Variable(name),
    };

    /// <summary>A single choice has its code and its label, a multiple choice a column of 0 and 1 for each choice.</summary>
    private IEnumerable<AnswerColumn> ColumnsOf(Question question)
    {
        var label = labels.Variable(question.Name);
        IEnumerable<AnswerColumn> columns = question.Type switch
        {
            QuestionType.SingleChoice => [new(question.Name, label), new(question.Name + "/label", words.Of("svaret i ord", "the answer in words"))],
            QuestionType.MultipleChoice => ValidOf(question).Select(choice => new AnswerColumn($"{question.Name}/{choice.Name}", $"{label} – {labels.Value(question.Name, choice.Name)}")),
            _ => [new(question.Name, label)],
        };
        return question.HasOther ? columns.Append(new(question.OtherName, words.Of("egna ord", "own words"))) : columns;
    }

    private IEnumerable<object?> ValuesOf(Question question, Route route, int row, ResponseStatus status)
    {
        var answer = route.Read(question, row);
        IEnumerable<object?> values = (question.Type, answer) switch
        {
            (QuestionType.SingleChoice, Answer.Chosen chosen) => [Code(chosen.Choice), labels.Value(question.Name, chosen.Choice)],
            (QuestionType.SingleChoice, _) => [MissingCode(answer, status), words.Missing(Reason(answer, status))],
            (QuestionType.MultipleChoice, Answer.ChosenMany many) => ValidOf(question).Select(choice => (object?)(many.Choices.Contains(choice.Name) ? 1.0 : 0.0)),
            (QuestionType.MultipleChoice, _) => ValidOf(question).Select(_ => (object?)MissingCode(answer, status)),
            (_, Answer.Number number) => [number.Value],
            (_, Answer.Dated dated) => [dated.Value.ToString()],
            (_, Answer.Text text) => [text.Value],
            _ => [MissingCode(answer, status)],
        };
        return question.HasOther ? values.Append(route.ReadOther(question, row)) : values;
    }

    private static IEnumerable<Choice> ValidOf(Question question) => question.List?.Valid ?? [];

    /// <summary>A code that is a plain number is written as one; <c>09</c> is not.</summary>
    private static object Code(string name) =>
        double.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString("R", CultureInfo.InvariantCulture) == name ? number : name;

    private static double MissingCode(Answer answer, ResponseStatus status) => (int)Reason(answer, status);

    /// <summary>A blank in a form that was never submitted was not reached; what cannot be read counts as no answer.</summary>
    private static MissingReason Reason(Answer answer, ResponseStatus status) =>
        answer is Answer.Missing { Reason: not MissingReason.NotAnswered } missing ? missing.Reason
        : status == ResponseStatus.Partial ? MissingReason.NotReached
        : MissingReason.NotAnswered;
}
