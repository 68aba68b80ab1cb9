using System.Collections.Immutable;
using System.Globalization;
using Survey.Data.Expressions;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;

namespace Survey.Data.Responses;

/// <summary>Which questions a unit is asked, given what it has answered so far. Answers off the route are as if not given.</summary>
public sealed class Route
{
    private readonly Questionnaire questionnaire;
    private readonly FrameUnit unit;
    private readonly AnswerSheet sheet;
    private readonly DateOnly today;
    private readonly Dictionary<AnswerKey, bool> known = [];
    private readonly Dictionary<AnswerKey, string> computed = [];
    private readonly Dictionary<Expression, bool> conditions = new(ReferenceEqualityComparer.Instance);

    /// <summary>Finds the route through a questionnaire.</summary>
    /// <param name="questionnaire">What is asked.</param>
    /// <param name="unit">Who is asked; its frame columns are variables.</param>
    /// <param name="sheet">What has been answered.</param>
    /// <param name="today">The date that <c>today()</c> yields.</param>
    public Route(Questionnaire questionnaire, FrameUnit unit, AnswerSheet sheet, DateOnly today)
    {
        this.questionnaire = questionnaire;
        this.unit = unit;
        this.sheet = sheet;
        this.today = today;
        Language = questionnaire.Languages.FirstOrDefault()?.Code ?? "";
    }

    /// <summary>The time of day that <c>now()</c> yields; midnight where nobody says.</summary>
    public TimeOnly TimeOfDay { get; init; }

    /// <summary>The language that <c>jr:choice-name()</c> and looked-up labels are read in.</summary>
    public string Language { get; init; }

    /// <summary>What was handed in in the round before, which edits and texts may speak of.</summary>
    public AnswerSheet Last { get; init; } = AnswerSheet.Empty;

    /// <summary>The answers that the route goes by.</summary>
    public AnswerSheet Sheet => sheet;

    /// <summary>Whether a question is asked (in a row of its repeat).</summary>
    public bool IsAsked(Question question, int row = 0)
    {
        var key = new AnswerKey(question.Name, row);
        if (!known.TryGetValue(key, out var isAsked))
        {
            // A condition that leads back to itself, which the verifier refuses, must not run for ever.
            known[key] = false;
            known[key] = isAsked = HoldsOnce(question.Route, row);
        }

        return isAsked;
    }

    /// <summary>Whether a condition of a section, page or part holds.</summary>
    public bool Holds(Expression? condition, int row = 0) => EvaluatorAt(row).Holds(condition);

    /// <summary>Whether a page shows anything.</summary>
    public bool IsShown(Page page)
    {
        return page.Roster is { } roster
            ? Holds(page.Relevance) && Holds(roster.Relevance) && roster.Questions.Any(question => Holds(question.Route, 1))
            : page.Questions.Any(question => IsAsked(question));
    }

    /// <summary>Whether a condition or constraint on one answer holds, with <c>.</c> standing for that answer.</summary>
    public bool HoldsFor(Expression condition, Question question, int row = 0)
    {
        return EvaluatorAt(row, sheet.Find(new AnswerKey(question.Name, row)).Text, question.Name).Holds(condition);
    }

    /// <summary>The value of an expression that speaks of one answer, <c>.</c> standing for it.</summary>
    public FormValue Evaluate(Expression expression, Question question, int row = 0) =>
        EvaluatorAt(row, sheet.Find(new AnswerKey(question.Name, row)).Text, question.Name).Evaluate(expression);

    /// <summary>The value of an expression that speaks of no one answer.</summary>
    internal FormValue Evaluate(Expression expression) => EvaluatorAt(0).Evaluate(expression);

    /// <summary>The choices offered to the respondent, after the choice filter.</summary>
    public IEnumerable<Choice> Offered(Question question, int row = 0)
    {
        var choices = question.List?.Choices ?? [];
        return question.ChoiceFilter is not { } filter
            ? choices
            : choices.Where((choice, index) => new FormEvaluator(new ScopeOfChoice(new Scope(this, row), choice, Language, index + 1, choices.Length)).Holds(filter));
    }

    /// <summary>The answer to a question on the route; not applicable off it.</summary>
    public Answer Read(Question question, int row = 0)
    {
        if (!IsAsked(question, row))
        {
            return new Answer.Missing(MissingReason.NotApplicable);
        }

        return Computed(question, row) is { } calculation
            ? AnswerText.Read(question.Type == QuestionType.Calculation ? question with { Type = QuestionType.Text } : question, ComputeOnce(calculation, question, row))
            : sheet.Read(question, row);
    }

    /// <summary>Whether the question's answer is shown and cannot be changed.</summary>
    public bool IsReadOnly(Question question, int row = 0) => question.ReadOnly is { } condition && Holds(condition, row);

    /// <summary>The value that the form works out for a question, or gives it to begin with; empty where it has none.</summary>
    public string TextOf(Expression? expression, Question question, int row = 0) => expression is null ? "" : Evaluate(expression, question, row).AsText();

    /// <summary>The canonical text that a question has on the route: stored, worked out, or empty.</summary>
    public string TextOf(Question question, int row = 0) => TextOf(question.Name, row);

    /// <summary>A person's own words for <c>other</c>; empty where that is not asked or not chosen.</summary>
    public string ReadOther(Question question, int row = 0) => HoldsOther(question, row) ? sheet.Find(new AnswerKey(question.OtherName, row)).Text : "";

    /// <summary>
    /// The rows of a repeat that the route leads to: as many as the workbook counts, else those that hold anything, and of them those in
    /// which anything is asked. Others are kept in the sheet and count for nothing.
    /// </summary>
    public ImmutableArray<int> Rows(Repeat repeat) =>
        [.. (CountOf(repeat) is { } count ? Enumerable.Range(1, count) : sheet.Rows(repeat)).Where(row => repeat.Questions.Any(question => IsAsked(question, row)))];

    /// <summary>How many rows a repeat has where the workbook counts them; null where the respondent adds and removes rows.</summary>
    public int? CountOf(Repeat repeat) => repeat.Count is { } count
        ? Evaluate(count).AsNumber() is var rows && double.IsNaN(rows) ? 0 : (int)Math.Clamp(rows, 0, repeat.MaximumRows)
        : null;

    /// <summary>The answers on the route alone, as exports take them: without answers to questions not asked, and without the words of an <c>other</c> not chosen.</summary>
    public AnswerSheet OnRoute() => new(sheet.Entries.Where(pair => !pair.Value.IsEmpty && Counts(pair.Key)).ToImmutableDictionary());

    private bool Counts(AnswerKey key) => questionnaire.Find(key.Name) is { } question
        ? (question.RepeatName is null) == (key.Row == 0) && IsAsked(question, key.Row)
        : questionnaire.FindByOther(key.Name) is { } owner && Counts(new AnswerKey(owner.Name, key.Row)) && HoldsOther(owner, key.Row);

    /// <summary>What a question's value is worked out from; one that is only ever shown keeps the value it begins with.</summary>
    private Expression? Computed(Question question, int row) =>
        question.IsComputed ? question.Calculation
        : question.Default is { } value && IsReadOnly(question, row) && sheet.Find(new AnswerKey(question.Name, row)).IsEmpty ? value
        : null;

    private bool HoldsOther(Question question, int row) => IsAsked(question, row)
        && AnswerText.Chosen(question, sheet.Find(new AnswerKey(question.Name, row)).Text).Any(choice => choice.Name == ChoiceList.Other);

    /// <summary>A condition of a section or page stands in the route of everything below it, and is evaluated once.</summary>
    private bool HoldsOnce(Expression? condition, int row)
    {
        if (condition is null || row > 0)
        {
            return EvaluatorAt(row).Holds(condition);
        }

        if (!conditions.TryGetValue(condition, out var holds))
        {
            holds = condition is Expression.Operation { Operator: BinaryOperator.And } both
                ? HoldsOnce(both.Left, row) && HoldsOnce(both.Right, row)
                : EvaluatorAt(row).Holds(condition);
            conditions[condition] = holds;
        }

        return holds;
    }

    /// <summary>A value that others rest on twice, and theirs twice on them, is worked out once.</summary>
    private string ComputeOnce(Expression calculation, Question question, int row)
    {
        var key = new AnswerKey(question.Name, row);
        if (!computed.TryGetValue(key, out var text))
        {
            computed[key] = text = Evaluate(calculation, question, row).AsText();
        }

        return text;
    }

    private DateTime Now => today.ToDateTime(TimeOfDay);

    private FormEvaluator EvaluatorAt(int row, string current = "", string owner = "") => new(new Scope(this, row, owner), current);

    private string TextOf(string variable, int row)
    {
        if (questionnaire.Find(variable) is { } question)
        {
            var at = question.RepeatName is null ? 0 : row;
            return !IsAsked(question, at) ? ""
                : Computed(question, at) is { } calculation ? ComputeOnce(calculation, question, at)
                : sheet.Find(new AnswerKey(variable, at)).Text;
        }

        if (questionnaire.FindByOther(variable) is { } owner)
        {
            return ReadOther(owner, owner.RepeatName is null ? 0 : row);
        }

        return variable.StartsWith(Expression.Variable.LastSaved, StringComparison.Ordinal) ? TextOfLast(variable[Expression.Variable.LastSaved.Length..], row) : unit.Read(variable);
    }

    /// <summary>What was answered in the round before; empty where that is no answer to the question as it is now.</summary>
    private string TextOfLast(string variable, int row) =>
        questionnaire.Find(variable) is { } question && Last.Find(new AnswerKey(variable, question.RepeatName is null ? 0 : row)).Text is var text && AnswerText.Read(question, text) is not Answer.Unreadable
            ? text
            : "";

    private string ReadLabel(string variable, string choice)
    {
        var label = questionnaire.Find(variable)?.List?.Find(choice)?.Label;
        return label is null or { IsEmpty: true } ? choice : label.In(Language);
    }

    private sealed class Scope(Route route, int row, string owner = "") : IFormScope
    {
        public DateTime Now => route.Now;

        public string Language => route.Language;

        public int Row => row;

        public string Seed => $"{route.unit.Unit}\0{owner}\0{row}";

        public string Read(string variable) => route.TextOf(variable, row);

        public IReadOnlyList<string> ReadRows(string variable)
        {
            if (route.questionnaire.Repeats.FirstOrDefault(repeat => repeat.Name == variable) is { } repeat)
            {
                return [.. route.Rows(repeat).Select(index => index.ToString(CultureInfo.InvariantCulture))];
            }

            if (route.questionnaire.Find(variable)?.RepeatName is { } name)
            {
                var rows = route.Rows(route.questionnaire.Repeats.First(repeat => repeat.Name == name));
                return [.. rows.Select(index => route.TextOf(variable, index)).Where(text => text.Length > 0)];
            }

            return Read(variable) is { Length: > 0 } text ? [text] : [];
        }

        public IReadOnlyList<IFormScope> RowsOf(string source, bool isList)
        {
            if (isList)
            {
                return [.. route.questionnaire.FindList(source)?.Choices.Select(choice => new ScopeOfChoice(this, choice, route.Language)) ?? []];
            }

            return route.questionnaire.Repeats.FirstOrDefault(repeat => repeat.Name == source) is { } repeat
                ? [.. route.Rows(repeat).Select(index => new Scope(route, index, owner))]
                : [];
        }

        public string ReadLabel(string variable, string choice) => route.ReadLabel(variable, choice);
    }

    /// <summary>In a choice filter a bare name is the choice's: <c>name</c>, <c>label</c>, or a further column of its row.</summary>
    private sealed class ScopeOfChoice(IFormScope outer, Choice choice, string language, int position = 0, int size = 0) : IFormScope
    {
        public DateTime Now => outer.Now;

        public string Language => language;

        public int Row => outer.Row;

        public int Position => position;

        public int Size => size;

        public string Seed => outer.Seed;

        public string Read(string variable) => outer.Read(variable);

        public string ReadWord(string word) => word switch
        {
            "name" => choice.Name,
            "label" => choice.Label.In(language),
            _ => choice.Columns.GetValueOrDefault(word, ""),
        };

        public IReadOnlyList<string> ReadRows(string variable) => outer.ReadRows(variable);

        public IReadOnlyList<IFormScope> RowsOf(string source, bool isList) => outer.RowsOf(source, isList);

        public string ReadLabel(string variable, string name) => outer.ReadLabel(variable, name);
    }
}
