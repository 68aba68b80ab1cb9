using System.Collections.Immutable;
using System.Globalization;
using Survey.Analysis.Charts;
using Survey.Analysis.Datasets;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Expressions.Validation;
using Survey.Data.Expressions.Values;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Exports;

/// <summary>Lays out the answers of all units for the research team: a row for each unit, and for each row of a repeat.</summary>
/// <remarks>A gap is the number of its reason (−91 …); the cells of a unit that has nothing stored are empty. Questions that only an
/// earlier version asked stand last.</remarks>
public sealed class AnswerTableBuilder(ReportContext context, Frame frame, IReadOnlyList<UnitResponse> responses)
{
    private static readonly string[] FixedFrameColumns = ["unit", "name", "respondent_group", "organisation", "pair"];

    private readonly Study study = context.Figures.Study;
    private readonly Questionnaire questionnaire = context.Figures.Study.Questionnaire;
    private readonly FormerAnswers former = new(context.Figures.Study, frame, responses);
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly ImmutableDictionary<string, UnitResponse> responsesByUnit = responses.ToImmutableDictionary(
        response => response.UnitId,
        StringComparer.Ordinal
    );

    private readonly Dictionary<Study, ImmutableDictionary<string, VariableSymbol>> symbols = new(ReferenceEqualityComparer.Instance);

    private IEnumerable<string> FrameColumns =>
        FixedFrameColumns.Union(context.Figures.Study.FrameColumns.Select(column => column.Name), StringComparer.Ordinal);

    /// <summary>The units' table first, then one for each repeat.</summary>
    public IEnumerable<AnswerTable> BuildAll() =>
        questionnaire
            .Repeats.Select(repeat => repeat.Name)
            .Union(former.Questions.Select(each => each.Question.RepeatName).OfType<string>(), StringComparer.Ordinal)
            .Select(BuildRepeatTable)
            .Prepend(BuildUnitTable());

    private AnswerTable BuildUnitTable()
    {
        var questions = QuestionsIn(null);
        ImmutableArray<AnswerColumn> columns =
        [
            .. FrameColumns.Select(name => new AnswerColumn(name, FrameLabel(name))),
            new("_status", localizer.Text("Status")),
            .. questions.SelectMany(ColumnsOf),
        ];
        return CreateTable("", columns, [.. frame.Units.Select(unit => BuildRow(unit, questions, columns.Length))]);
    }

    private AnswerTable BuildRepeatTable(string name)
    {
        var questions = QuestionsIn(name);
        var repeat = questionnaire.FindRepeat(name);
        var parentName = (repeat ?? former.FindRepeat(name))?.ParentName;
        var rows =
            from unit in frame.Units
            let response = responsesByUnit.GetValueOrDefault(unit.Id)
            where response is not null
            let route = RouteOf(unit, response)
            from row in (repeat is null ? [] : route.RowsOf(repeat))
                .Union(former.RowsOf(name, unit, response))
                .Order()
            select (ImmutableArray<object?>)
                [unit.Id, .. NumbersOf(row), .. questions.SelectMany(question => ValuesOf(question, (unit, response, route), row))];
        return CreateTable(
            name,
            [new("unit", FrameLabel("unit")), .. RowColumnsOf(parentName), .. questions.SelectMany(ColumnsOf)],
            [.. rows]
        );
    }

    private List<ExportedQuestion> QuestionsIn(string? repeat) =>
        [
            .. questionnaire
                .Questions.Where(FormerAnswers.IsExported)
                .Select(question => new ExportedQuestion(question, study))
                .Concat(former.Questions)
                .Where(each => each.Question.RepeatName == repeat),
        ];

    private QuestionRouting RouteOf(FrameUnit unit, UnitResponse response) =>
        new(questionnaire, unit, response.Answers, DatasetBuilder.AfterFieldwork);

    private IEnumerable<AnswerColumn> RowColumnsOf(string? parentName)
    {
        if (parentName is not null)
        {
            yield return new("parent_row", localizer.Text("RowOf", context.Labels.Variable(parentName)));
        }

        yield return new("row", localizer.Text("Row"));
    }

    private static IEnumerable<object?> NumbersOf(RowPath row) =>
        row.Parent.IsNone ? [(double)row.Number] : [(double)row.Parent.Number, (double)row.Number];

    /// <summary>The table with one type in each column: numbers where all its values are, else texts.</summary>
    private static AnswerTable CreateTable(
        string name,
        ImmutableArray<AnswerColumn> columns,
        ImmutableArray<ImmutableArray<object?>> rows
    )
    {
        var isText = columns.Select((_, column) => rows.Any(row => row[column] is string { Length: > 0 })).ToArray();
        return new(
            name,
            columns,
            [
                .. rows.Select(row =>
                    (ImmutableArray<object?>)
                        [
                            .. row.Select(
                                (value, column) =>
                                    isText[column] && value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : value
                            ),
                        ]
                ),
            ]
        );
    }

    private ImmutableArray<object?> BuildRow(FrameUnit unit, List<ExportedQuestion> questions, int columnCount)
    {
        var response = responsesByUnit.GetValueOrDefault(unit.Id);
        List<object?> row = [.. FrameColumns.Select(column => FrameValue(unit, column)), StatusOf(unit, response)];
        if (response is not null)
        {
            var route = RouteOf(unit, response);
            row.AddRange(questions.SelectMany(question => ValuesOf(question, (unit, response, route), RowPath.None)));
        }

        return [.. row, .. Enumerable.Repeat<object?>(null, columnCount - row.Count)];
    }

    private object FrameValue(FrameUnit unit, string column) =>
        column switch
        {
            "unit" => unit.Id,
            "name" => unit.DisplayName,
            "respondent_group" => unit.RespondentGroup,
            "organisation" => unit.Organisation,
            "pair" => unit.Pair,
            _ when context.Figures.Study.FindFrameColumn(column) is { Format: AnswerFormat.Number } => NumberOrText(unit.GetValue(column)),
            _ => unit.GetValue(column),
        };

    /// <summary>A number where the text is one.</summary>
    private static object NumberOrText(string text) => NumberText.TryParse(text, out var number) ? number : text;

    private static string StatusOf(FrameUnit unit, UnitResponse? response) =>
        response switch
        {
            { Status: FormStatus.Submitted } => "submitted",
            { Status: FormStatus.InProgress } => "partial",
            _ => FigureTokens.Of(unit.Disposition ?? Disposition.NotStarted),
        };

    private string FrameLabel(string name) =>
        name switch
        {
            "unit" => localizer.Text("Unit"),
            "name" => localizer.Text("Name"),
            "organisation" => localizer.Text("Organisation"),
            "pair" => localizer.Text("Pair"),
            _ => context.Labels.Variable(name),
        };

    /// <summary>A single choice has its code and its label, a multiple choice a column of 0 and 1 for each choice.</summary>
    private IEnumerable<AnswerColumn> ColumnsOf(ExportedQuestion exported)
    {
        var (question, labels) = (exported.Question, new StudyLabels(exported.Version, context.Language));
        var label = labels.Variable(question.Name);
        IEnumerable<AnswerColumn> columns = question.Format switch
        {
            AnswerFormat.SingleChoice =>
            [
                new(Question.ColumnNameOf(question.Name), label),
                new(Question.ColumnNameOf(question.Name) + "/label", localizer.Text("AnswerInWords")),
            ],
            AnswerFormat.MultipleChoice => ValidChoicesOf(question)
                .Select(choice => new AnswerColumn(
                    $"{Question.ColumnNameOf(question.Name)}/{Choice.FileNameOf(choice.Name)}",
                    $"{label} – {labels.Value(question.Name, choice.Name)}"
                )),
            _ =>
            [
                new(
                    Question.ColumnNameOf(question.Name),
                    question.UnitFor(localizer.Language) is { Length: > 0 } unit ? $"{label} ({unit})" : label
                ),
            ],
        };
        return question.HasOther ? columns.Append(new(Question.ColumnNameOf(question.OtherName), localizer.Text("OwnWords"))) : columns;
    }

    private IEnumerable<object?> ValuesOf(
        ExportedQuestion exported,
        (FrameUnit Unit, UnitResponse Response, QuestionRouting Route) given,
        RowPath row
    )
    {
        var question = exported.Question;
        var isFormer = !ReferenceEquals(exported.Version, study);
        var answer = isFormer ? former.GetAnswer(exported, given.Unit, given.Response, row) : given.Route.GetAnswer(question, row);
        var gap = AnswerGap.ReasonOf(question, answer, given.Response.Status);
        IEnumerable<object?> values = (question.Format, answer) switch
        {
            (AnswerFormat.SingleChoice, Answer.Chosen chosen) =>
            [
                CodeInFile(question, chosen.Choice),
                new StudyLabels(exported.Version, context.Language).Value(question.Name, chosen.Choice),
            ],
            (AnswerFormat.SingleChoice, _) => [(double)gap, localizer.MissingReasonText(gap)],
            (AnswerFormat.MultipleChoice, Answer.ChosenMany many) => IndicatorsOf(many, exported, given.Response, row),
            (AnswerFormat.MultipleChoice, _) => ValidChoicesOf(question).Select(_ => (object?)(double)gap),
            (_, Answer.Number number) => [number.Value],
            (_, Answer.Date dated) => [dated.Value.ToString()],
            (_, Answer.Text text) => [ComputesNumbers(exported) ? NumberOrText(text.Value) : text.Value],
            _ => [(double)gap],
        };
        if (!question.HasOther)
        {
            return values;
        }

        var words = isFormer
            ? given.Response.Answers.GetStoredAnswer(new AnswerKey(question.OtherName, row)).Text
            : given.Route.WrittenOtherTextOf(question, row);
        return values.Append(words);
    }

    /// <summary>1 for each choice that is ticked, 0 for each other, and the code of not asked for those that were not offered.</summary>
    private static IEnumerable<object?> IndicatorsOf(Answer.ChosenMany many, ExportedQuestion exported, UnitResponse response, RowPath row)
    {
        var notOffered = OfferedChoices.NotOffered(exported.Version, response, exported.Question, row);
        return ValidChoicesOf(exported.Question).Select(choice => (object?)IndicatorOf(choice.Name));

        double IndicatorOf(string choice)
        {
            var unticked = notOffered.Contains(choice) ? (double)MissingReason.NotAsked : 0;
            return many.Choices.Contains(choice) ? 1 : unticked;
        }
    }

    private static IEnumerable<Choice> ValidChoicesOf(Question question) => question.List?.ValidChoices ?? [];

    private static object CodeInFile(Question question, string choice)
    {
        var code = Choice.FileNameOf(choice);
        return HasNumericCodes(question) ? CodeValue(code) : code;
    }

    /// <summary>Whether every code of the list is a plain number, so that the column may be one of numbers.</summary>
    private static bool HasNumericCodes(Question question) => ValidChoicesOf(question).All(choice => CodeValue(choice.Name) is double);

    /// <summary>Whether a calculation yields numbers, whatever is answered.</summary>
    private bool ComputesNumbers(ExportedQuestion exported)
    {
        if (!exported.Question.IsComputed)
        {
            return false;
        }

        if (!symbols.TryGetValue(exported.Version, out var known))
        {
            symbols.Add(exported.Version, known = StudySymbolTable.ForForm(exported.Version));
        }

        return known.GetValueOrDefault(exported.Question.Name)?.Kind == ValueKind.Number;
    }

    /// <summary>A code that is a plain number is written as one; <c>09</c> is not.</summary>
    private static object CodeValue(string name) =>
        double.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number.ToString("R", CultureInfo.InvariantCulture) == name
            ? number
            : name;
}
