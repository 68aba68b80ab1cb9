using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Evaluation;
using Survey.Data.Expressions.Values;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;

namespace Survey.Data.Responses;

/// <summary>Which questions a unit is asked, given its answers so far. Answers to questions that are not asked do not count. Results are
/// cached: use one instance in one thread.</summary>
public sealed class QuestionRouting
{
    /// <summary>Bytes: two sets of values of one form with the same fingerprint are practically impossible.</summary>
    private const int FingerprintLength = 12;

    private readonly Questionnaire questionnaire;
    private readonly FrameUnit unit;
    private readonly AnswerSet answers;
    private readonly DateOnly today;
    private readonly Dictionary<AnswerKey, bool> askedByKey = [];
    private readonly Dictionary<AnswerKey, string> calculatedTexts = [];
    private readonly Dictionary<Expression, bool> conditionResults = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Repeat, RowPath Parent), ImmutableArray<RowPath>> rowsByParent = [];
    private readonly Dictionary<string, ImmutableArray<RowPath>> answeredRows = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<Expression, Repeat>> repeatsByCondition;

    /// <summary>Finds the route through a questionnaire.</summary>
    /// <param name="questionnaire">What is asked.</param>
    /// <param name="unit">Who is asked; its frame columns are variables.</param>
    /// <param name="answers">What has been answered.</param>
    /// <param name="today">The date that <c>today()</c> yields.</param>
    public QuestionRouting(Questionnaire questionnaire, FrameUnit unit, AnswerSet answers, DateOnly today)
    {
        this.questionnaire = questionnaire;
        this.unit = unit;
        this.answers = answers;
        this.today = today;
        Language = questionnaire.Languages.FirstOrDefault()?.Code ?? "";
        repeatsByCondition = new(() => IndexConditions(questionnaire));
    }

    /// <summary>The time of day that <c>now()</c> yields; midnight if it is not set.</summary>
    public TimeOnly TimeOfDay { get; init; }

    /// <summary>The language that <c>jr:choice-name()</c> and looked-up labels are read in.</summary>
    public string Language { get; init; }

    /// <summary>What was submitted in the previous round, which edits and texts may refer to.</summary>
    public AnswerSet PreviousAnswers { get; init; } = AnswerSet.Empty;

    /// <summary>What is asked.</summary>
    public Questionnaire Questionnaire => questionnaire;

    /// <summary>The answers that determine the route.</summary>
    public AnswerSet Answers => answers;

    /// <summary>The route with other answers, at the same time and in the same language.</summary>
    public QuestionRouting With(AnswerSet otherAnswers) =>
        new(questionnaire, unit, otherAnswers, today)
        {
            TimeOfDay = TimeOfDay,
            Language = Language,
            PreviousAnswers = PreviousAnswers,
        };

    /// <summary>The route once answers are saved, with the calculations that they trigger.</summary>
    public QuestionRouting WithChanges(IEnumerable<KeyValuePair<AnswerKey, StoredAnswer>> changes)
    {
        var saved = changes.ToImmutableDictionary();
        return With(answers.With(saved).With(TriggeredCalculations.Compute(this, saved)));
    }

    /// <summary>Whether a question is asked (in a row of its repeat).</summary>
    public bool IsAsked(Question question, RowPath row = default)
    {
        var key = new AnswerKey(question.Name, row);
        if (!askedByKey.TryGetValue(key, out var isAsked))
        {
            // Ends circular conditions, which StudyVerifier refuses in published studies.
            askedByKey[key] = false;
            askedByKey[key] = isAsked = HoldsCached(question.EffectiveRelevance, row, question.RepeatName);
        }

        return isAsked;
    }

    /// <summary>Whether a condition of a section, a page or another element of the form holds, in a row of the repeat that the element
    /// stands in; one that is not given does.</summary>
    public bool Holds(Expression? condition, RowPath row = default, string? repeatName = null) =>
        CreateEvaluator(row, repeatName).IsTrue(condition);

    /// <summary>Whether a page shows anything; one of a repeat inside a repeat, in any row of the outer one.</summary>
    public bool IsShown(Page page) =>
        page.Roster is { } roster
            ? ListNewParents(roster, (_, _) => 1).Any(parent => IsShown(roster, parent))
            : page.Questions.Any(question => IsAsked(question));

    /// <summary>Whether anything is asked in the rows of a repeat, as a first row would be.</summary>
    /// <param name="repeat">The repeat.</param>
    /// <param name="parent">The row of the repeat that it is inside; none outside.</param>
    public bool IsShown(Repeat repeat, RowPath parent) => IsAnythingAsked(repeat, parent.Child(1));

    /// <summary>Whether a condition or constraint on one answer holds, with <c>.</c> standing for that answer.</summary>
    public bool HoldsFor(Expression condition, Question question, RowPath row = default)
    {
        return CreateEvaluator(question, row).IsTrue(condition);
    }

    /// <summary>The value of an expression that refers to one answer, <c>.</c> standing for it.</summary>
    public FormValue Evaluate(Expression expression, Question question, RowPath row = default) =>
        repeatsByCondition.Value.TryGetValue(expression, out _)
            ? FormValue.From(HoldsCached(expression, row, question.RepeatName))
            : CreateEvaluator(question, row).Evaluate(expression);

    /// <summary>A fingerprint of the values that a question's soft edit reads: its own answer and the others that it is compared with. A
    /// reason belongs to these; empty where the question has no soft edit.</summary>
    public string SoftEditValues(Question question, RowPath row = default)
    {
        if (question.SoftConstraint is not { } edit)
        {
            return "";
        }

        var own = answers.GetStoredAnswer(new AnswerKey(question.Name, row)).Text;
        var values = new List<string> { own };
        new FormEvaluator(new RecordingScope(new RowScope(this, row, question.RepeatName, question.Name), values), own).IsTrue(edit);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', values)));
        return Convert.ToHexStringLower(hash.AsSpan(0, FingerprintLength));
    }

    /// <summary>Whether the respondent has confirmed an answer that failed its soft edit, for the values that are there now.</summary>
    public bool IsConfirmed(Question question, RowPath row = default) =>
        answers.GetStoredAnswer(new AnswerKey(question.Name, row)) is { Source: AnswerSource.Confirmed } stored
        && (stored.ConfirmedValues is not { } values || values == SoftEditValues(question, row));

    /// <summary>The value of an expression that does not refer to a particular answer.</summary>
    internal FormValue Evaluate(Expression expression) => CreateEvaluator(RowPath.None, null).Evaluate(expression);

    /// <summary>The choices offered to the respondent, after the choice filter.</summary>
    public IEnumerable<Choice> OfferedChoices(Question question, RowPath row = default)
    {
        if (
            question.ChoicesFrom is { } name
            && questionnaire.FindQuestion(name) is { } source
            && questionnaire.FindRepeat(source.RepeatName) is { } repeat
        )
        {
            return OfferedRows(question, row, source, repeat);
        }

        var choices = question.List?.Choices ?? [];
        return question.ChoiceFilter is not { } filter
            ? choices
            : choices.Where(
                (choice, index) =>
                    new FormEvaluator(
                        new ChoiceScope(new RowScope(this, row, question.RepeatName), choice, Language, index + 1, choices.Length)
                    ).IsTrue(filter)
            );
    }

    /// <summary>The answers to a question in the rows of its repeat, as choices: each once, in the order of the rows. An answer that
    /// cannot be read is none.</summary>
    private IEnumerable<Choice> OfferedRows(Question question, RowPath row, Question source, Repeat repeat)
    {
        var rows = RowsSeenFrom(repeat, question.RepeatName, row);
        var own = new RowScope(this, row, question.RepeatName);
        return rows.Where(
                (each, index) =>
                    question.ChoiceFilter is not { } filter
                    || new FormEvaluator(
                        new RowChoiceScope(this, own, new RowScope(this, each, repeat.Name), repeat, index + 1, rows.Length)
                    ).IsTrue(filter)
            )
            .Select(each => TextOf(source, each))
            .Where(text => text.Length > 0 && AnswerText.Parse(source, text) is not Answer.Unreadable)
            .Distinct(StringComparer.Ordinal)
            .Select(text => CreateChoice(question, text));
    }

    /// <summary>An answer as a choice: the same words in every language.</summary>
    private Choice CreateChoice(Question question, string text) =>
        new()
        {
            Name = text,
            Label = LocalizedText.Create(questionnaire.Languages.Select(language => (language.Code, text))),
            Location = question.Location,
        };

    /// <summary>The choice that an answer names and that no row of the repeat gives any more; null where there is none.</summary>
    public Choice? FindGoneRow(Question question, RowPath row = default)
    {
        var text = answers.GetStoredAnswer(new AnswerKey(question.Name, row)).Text;
        return question.ChoicesFrom is not null && text.Length > 0 && OfferedChoices(question, row).All(choice => choice.Name != text)
            ? CreateChoice(question, text)
            : null;
    }

    /// <summary>The answer to a question on the route; not applicable off it.</summary>
    public Answer GetAnswer(Question question, RowPath row = default)
    {
        if (!IsAsked(question, row))
        {
            return new Answer.Missing(MissingReason.NotApplicable);
        }

        return FindCalculation(question, row) is { } calculation
            ? AnswerText.Parse(question, CalculateCached(calculation, question, row))
            : answers.GetAnswer(question, row);
    }

    /// <summary>Whether the question's answer is shown and cannot be changed.</summary>
    public bool IsReadOnly(Question question, RowPath row = default) =>
        question.ReadOnly is { } condition && Holds(condition, row, question.RepeatName);

    /// <summary>The value that the form computes for a question, or its initial value; empty where it has none.</summary>
    public string TextOf(Expression? expression, Question question, RowPath row = default) =>
        expression is null ? "" : Evaluate(expression, question, row).AsText();

    /// <summary>The canonical text that a question has on the route: stored, computed, or empty.</summary>
    public string TextOf(Question question, RowPath row = default) => TextOf(question.Name, row);

    /// <summary>A person's free text for <c>other</c>; empty where that is not asked or not chosen.</summary>
    public string OtherTextOf(Question question, RowPath row = default) =>
        IsOtherChosen(question, row) ? answers.GetStoredAnswer(new AnswerKey(question.OtherName, row)).Text : "";

    /// <summary>A person's free text for <c>other</c> where the question is asked, chosen or not: nothing that was written is left
    /// out of a file. Conditions read it where it is chosen.</summary>
    public string WrittenOtherTextOf(Question question, RowPath row = default) =>
        IsAsked(question, row) ? answers.GetStoredAnswer(new AnswerKey(question.OtherName, row)).Text : "";

    /// <summary>
    /// The rows of a repeat that the route leads to: as many as the workbook counts, else those that hold anything, and of them those in
    /// which anything is asked. Others are kept with the answers and are ignored. Of a repeat inside a repeat, the rows inside each row.
    /// </summary>
    public ImmutableArray<RowPath> RowsOf(Repeat repeat) => [.. ParentRowsOf(repeat).SelectMany(parent => RowsOf(repeat, parent))];

    /// <summary>The rows of a repeat that the route leads to inside one row of the repeat that it is inside.</summary>
    public ImmutableArray<RowPath> RowsOf(Repeat repeat, RowPath parent)
    {
        if (!rowsByParent.TryGetValue((repeat.Name, parent), out var rows))
        {
            var all = FindRowCount(repeat, parent) is { } count
                ? Enumerable.Range(1, count).Select(parent.Child)
                : AnsweredRowsOf(repeat, parent);
            rowsByParent[(repeat.Name, parent)] = rows = [.. all.Where(row => IsAnythingAsked(repeat, row))];
        }

        return rows;
    }

    /// <summary>The rows in which a respondent who has not answered a page answers it: none, which is one, where it is no roster; as many
    /// as the workbook counts, else as many as the respondent adds.</summary>
    /// <param name="page">The page.</param>
    /// <param name="countRows">How many rows are added to a roster, inside a row of the one that it is inside.</param>
    internal ImmutableArray<RowPath> ListNewRows(Page page, Func<Repeat, RowPath, int> countRows) =>
        page.Roster is { } roster ? [.. ListNewRows(roster, countRows)] : [RowPath.None];

    private IEnumerable<RowPath> ListNewRows(Repeat roster, Func<Repeat, RowPath, int> countRows) =>
        ListNewParents(roster, countRows)
            .Where(parent => IsShown(roster, parent))
            .SelectMany(parent => Enumerable.Range(1, FindRowCount(roster, parent) ?? countRows(roster, parent)).Select(parent.Child));

    /// <summary>The rows that a repeat's rows may be inside. A row that asks nothing itself is there once something inside it is
    /// answered.</summary>
    private IEnumerable<RowPath> ListNewParents(Repeat roster, Func<Repeat, RowPath, int> countRows) =>
        questionnaire.FindRepeat(roster.ParentName) is { } outer && !outer.Questions.Any(question => question.IsAnswerable)
            ? ListNewRows(outer, countRows).Union(RowsOf(outer))
            : ParentRowsOf(roster);

    /// <summary>The rows in which a question may be asked: those of its repeat; none, which is one, outside of repeats.</summary>
    public ImmutableArray<RowPath> RowsOf(Question question) =>
        questionnaire.FindRepeat(question.RepeatName) is { } repeat ? RowsOf(repeat) : [RowPath.None];

    /// <summary>The rows of a repeat as they are seen from a row: those inside the same outer row, where both are inside it; else
    /// all.</summary>
    /// <param name="repeat">The repeat.</param>
    /// <param name="repeatName">The repeat of the row that they are seen from; null outside.</param>
    /// <param name="row">The row that they are seen from.</param>
    internal ImmutableArray<RowPath> RowsSeenFrom(Repeat repeat, string? repeatName, RowPath row) =>
        repeat.ParentName is { } parent && questionnaire.IsInside(repeatName, parent) ? RowsOf(repeat, row.At(1)) : RowsOf(repeat);

    /// <summary>How many rows a repeat has where the workbook counts them; null where the respondent adds and removes rows.</summary>
    /// <param name="repeat">The repeat.</param>
    /// <param name="parent">The row of the repeat that it is inside; none outside.</param>
    public int? FindRowCount(Repeat repeat, RowPath parent = default)
    {
        if (repeat.RowCount is not { } count)
        {
            return null;
        }

        var rows = CreateEvaluator(parent, repeat.ParentName).Evaluate(count).AsNumber();
        return double.IsNaN(rows) ? 0 : (int)Math.Clamp(rows, 0, repeat.MaximumRows);
    }

    /// <summary>The row in which a question has its value, seen from a row: the row itself, the one that it is inside, or none.</summary>
    public RowPath RowOf(Question question, RowPath row) => row.At(questionnaire.DepthOf(question.RepeatName));

    /// <summary>The answers on the route alone, as exports take them: without answers to questions not asked.</summary>
    public AnswerSet AnswersOnRoute() =>
        new(answers.Entries.Where(pair => !pair.Value.IsEmpty && IsOnRoute(pair.Key)).ToImmutableDictionary());

    private bool IsOnRoute(AnswerKey key) =>
        questionnaire.FindQuestion(key.Name) is { } question
            ? questionnaire.DepthOf(question.RepeatName) == key.Row.Depth && IsAsked(question, key.Row)
            : questionnaire.FindByOtherName(key.Name) is { } owner && IsOnRoute(new AnswerKey(owner.Name, key.Row));

    /// <summary>What a question's value is computed from; one that is only ever shown keeps the value it begins with.</summary>
    private Expression? FindCalculation(Question question, RowPath row)
    {
        if (question.IsComputed)
        {
            return question.Calculation;
        }

        var isUnanswered = answers.GetStoredAnswer(new AnswerKey(question.Name, row)).IsEmpty;
        return question.Default is { } value && isUnanswered && IsReadOnly(question, row) ? value : null;
    }

    private bool IsOtherChosen(Question question, RowPath row) =>
        IsAsked(question, row)
        && AnswerText
            .ChosenChoices(question, answers.GetStoredAnswer(new AnswerKey(question.Name, row)).Text)
            .Any(choice => choice.Name == ChoiceList.OtherChoiceName);

    /// <summary>The rows that a repeat's rows are inside; none, which is one, for a repeat that is not inside another.</summary>
    private ImmutableArray<RowPath> ParentRowsOf(Repeat repeat) =>
        questionnaire.FindRepeat(repeat.ParentName) is { } outer ? RowsOf(outer) : [RowPath.None];

    private IEnumerable<RowPath> AnsweredRowsOf(Repeat repeat, RowPath parent)
    {
        if (!answeredRows.TryGetValue(repeat.Name, out var rows))
        {
            answeredRows[repeat.Name] = rows = answers.AnsweredRows(repeat);
        }

        return rows.Where(row => row.Parent == parent);
    }

    /// <summary>The place of a row among those that hold anything: numbers of removed rows are not used again, and are not counted. A new
    /// row comes after them.</summary>
    private int PositionOf(string repeatName, RowPath row) =>
        questionnaire.FindRepeat(repeatName) is { RowCount: null } repeat && !row.IsNone
            ? 1 + AnsweredRowsOf(repeat, row.Parent).Count(other => other.Number < row.Number)
            : row.Number;

    private bool IsAnythingAsked(Repeat repeat, RowPath row) =>
        repeat.Questions.Any(question => IsAsked(question, row)) || repeat.InnerRepeats.Any(inner => IsShown(inner, row));

    /// <summary>The conditions of repeats, as they stand within those of their questions; a shared one is the outermost's.</summary>
    private static Dictionary<Expression, Repeat> IndexConditions(Questionnaire questionnaire)
    {
        var repeats = new Dictionary<Expression, Repeat>(ReferenceEqualityComparer.Instance);
        foreach (var repeat in questionnaire.Repeats)
        {
            if (repeat.EffectiveRelevance is { } condition)
            {
                repeats.TryAdd(condition, repeat);
            }
        }

        return repeats;
    }

    /// <summary>A condition of a section or page applies to everything below it, and is evaluated once. That of a repeat is evaluated
    /// where the repeat stands and not in its rows, where <c>position(..)</c> and sums mean something else.</summary>
    private bool HoldsCached(Expression? condition, RowPath row, string? repeatName)
    {
        if (condition is null)
        {
            return true;
        }

        if (!row.IsNone && repeatsByCondition.Value.TryGetValue(condition, out var repeat))
        {
            (row, repeatName) = (row.At(questionnaire.DepthOf(repeat.ParentName)), repeat.ParentName);
        }

        if (!row.IsNone)
        {
            return Evaluate();
        }

        if (!conditionResults.TryGetValue(condition, out var holds))
        {
            conditionResults[condition] = holds = Evaluate();
        }

        return holds;

        bool Evaluate() =>
            condition is Expression.BinaryOperation { Operator: BinaryOperator.And } conjunction
                ? HoldsCached(conjunction.Left, row, repeatName) && HoldsCached(conjunction.Right, row, repeatName)
                : CreateEvaluator(row, repeatName).IsTrue(condition);
    }

    /// <summary>Computes each value once: in a chain whose values each use the one before twice, work would double at every step.</summary>
    private string CalculateCached(Expression calculation, Question question, RowPath row)
    {
        var key = new AnswerKey(question.Name, row);
        if (!calculatedTexts.TryGetValue(key, out var text))
        {
            calculatedTexts[key] = text = Evaluate(calculation, question, row).AsText();
        }

        return text;
    }

    private DateTime Now => today.ToDateTime(TimeOfDay);

    private FormEvaluator CreateEvaluator(RowPath row, string? repeatName) => new(new RowScope(this, row, repeatName), "");

    private FormEvaluator CreateEvaluator(Question question, RowPath row) =>
        new(
            new RowScope(this, row, question.RepeatName, question.Name),
            answers.GetStoredAnswer(new AnswerKey(question.Name, row)).Text
        );

    private string TextOf(string variable, RowPath row)
    {
        if (questionnaire.FindQuestion(variable) is { } question)
        {
            var questionRow = RowOf(question, row);
            if (!IsAsked(question, questionRow))
            {
                return "";
            }

            return FindCalculation(question, questionRow) is { } calculation
                ? CalculateCached(calculation, question, questionRow)
                : answers.GetStoredAnswer(new AnswerKey(variable, questionRow)).Text;
        }

        if (questionnaire.FindByOtherName(variable) is { } owner)
        {
            return OtherTextOf(owner, RowOf(owner, row));
        }

        return variable.StartsWith(Expression.Variable.LastSavedPrefix, StringComparison.Ordinal)
            ? PreviousTextOf(variable[Expression.Variable.LastSavedPrefix.Length..], row)
            : unit.GetValue(variable);
    }

    /// <summary>What was answered in the round before; empty where that is no answer to the question as it is now.</summary>
    private string PreviousTextOf(string variable, RowPath row)
    {
        if (questionnaire.FindQuestion(variable) is not { } question)
        {
            return "";
        }

        var text = PreviousAnswers.GetStoredAnswer(new AnswerKey(variable, RowOf(question, row))).Text;
        return AnswerText.Parse(question, text) is Answer.Unreadable ? "" : text;
    }

    private string ChoiceLabelOf(string variable, string choice)
    {
        var label = questionnaire.FindQuestion(variable)?.List?.Find(choice)?.Label;
        return label is null or { IsEmpty: true } ? choice : label.ForLanguage(Language);
    }

    /// <summary>What an expression sees that stands in a row of a repeat, or outside.</summary>
    private sealed class RowScope(QuestionRouting routing, RowPath row, string? repeatName, string owner = "") : IFormScope
    {
        public DateTime Now => routing.Now;

        public string Language => routing.Language;

        public int RowNumber => repeatName is null ? row.Number : RowNumberOf(repeatName);

        public int RowNumberOf(string repeat) => routing.PositionOf(repeat, row.At(routing.questionnaire.DepthOf(repeat)));

        public string Seed => $"{routing.unit.Id}\0{owner}\0{row}";

        public string ReadVariable(string variable) => routing.TextOf(variable, row);

        public IReadOnlyList<string> ReadAllValues(string variable)
        {
            if (routing.questionnaire.FindRepeat(variable) is { } repeat)
            {
                return [.. RowsOf(repeat).Select(each => each.Number.ToString(CultureInfo.InvariantCulture))];
            }

            if (routing.questionnaire.FindRepeat(routing.questionnaire.FindQuestion(variable)?.RepeatName) is { } repeatOfQuestion)
            {
                return [.. RowsOf(repeatOfQuestion).Select(each => routing.TextOf(variable, each)).Where(text => text.Length > 0)];
            }

            return ReadVariable(variable) is { Length: > 0 } text ? [text] : [];
        }

        public IReadOnlyList<IFormScope> GetRowScopes(string source, bool isList)
        {
            if (isList)
            {
                return
                [
                    .. routing
                        .questionnaire.FindChoiceList(source)
                        ?.Choices.Select(choice => new ChoiceScope(this, choice, routing.Language))
                        ?? [],
                ];
            }

            return routing.questionnaire.FindRepeat(source) is { } repeat
                ? [.. RowsOf(repeat).Select(each => new RowScope(routing, each, repeat.Name, owner))]
                : [];
        }

        private ImmutableArray<RowPath> RowsOf(Repeat repeat) => routing.RowsSeenFrom(repeat, repeatName, row);

        public string ReadChoiceLabel(string variable, string choice) => routing.ChoiceLabelOf(variable, choice);
    }

    /// <summary>In a choice filter a bare name is the choice's: <c>name</c>, <c>label</c>, or a further column of its row.</summary>
    private sealed class ChoiceScope(IFormScope outer, Choice choice, string language, int position = 0, int size = 0) : IFormScope
    {
        public DateTime Now => outer.Now;

        public string Language => language;

        public int RowNumber => outer.RowNumber;

        public int RowNumberOf(string repeat) => outer.RowNumberOf(repeat);

        public int ContextPosition => position;

        public int ContextSize => size;

        public string Seed => outer.Seed;

        public string ReadVariable(string variable) => outer.ReadVariable(variable);

        public string ReadBareName(string word) =>
            word switch
            {
                "name" => choice.Name,
                "label" => choice.Label.ForLanguage(language),
                _ => choice.Columns.GetValueOrDefault(word, ""),
            };

        public IReadOnlyList<string> ReadAllValues(string variable) => outer.ReadAllValues(variable);

        public IReadOnlyList<IFormScope> GetRowScopes(string source, bool isList) => outer.GetRowScopes(source, isList);

        public string ReadChoiceLabel(string variable, string name) => outer.ReadChoiceLabel(variable, name);
    }

    /// <summary>In a filter of the rows of a repeat, their questions are read in the row that is tried; so is a bare name.</summary>
    private sealed class RowChoiceScope(QuestionRouting routing, RowScope own, RowScope tried, Repeat repeat, int position, int size)
        : IFormScope
    {
        public DateTime Now => own.Now;

        public string Language => own.Language;

        public int RowNumber => own.RowNumber;

        public int RowNumberOf(string repeatName) => ScopeOf(repeatName).RowNumberOf(repeatName);

        public int ContextPosition => position;

        public int ContextSize => size;

        public string Seed => own.Seed;

        public string ReadVariable(string variable) =>
            ScopeOf((questionnaire.FindQuestion(variable) ?? questionnaire.FindByOtherName(variable))?.RepeatName).ReadVariable(variable);

        public string ReadBareName(string word) => tried.ReadVariable(word);

        public IReadOnlyList<string> ReadAllValues(string variable) => own.ReadAllValues(variable);

        public IReadOnlyList<IFormScope> GetRowScopes(string source, bool isList) => own.GetRowScopes(source, isList);

        public string ReadChoiceLabel(string variable, string choice) => own.ReadChoiceLabel(variable, choice);

        private readonly Questionnaire questionnaire = routing.questionnaire;

        private RowScope ScopeOf(string? repeatName) =>
            repeatName is not null && questionnaire.IsInside(repeat.Name, repeatName) ? tried : own;
    }
}
