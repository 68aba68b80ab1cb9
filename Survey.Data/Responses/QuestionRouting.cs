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
    public bool IsAsked(Question question, int row = 0)
    {
        var key = new AnswerKey(question.Name, row);
        if (!askedByKey.TryGetValue(key, out var isAsked))
        {
            // Ends circular conditions, which StudyVerifier refuses in published studies.
            askedByKey[key] = false;
            askedByKey[key] = isAsked = HoldsCached(question.EffectiveRelevance, row);
        }

        return isAsked;
    }

    /// <summary>Whether a condition of a section, a page or another element of the form holds; one that is not given does.</summary>
    public bool Holds(Expression? condition, int row = 0) => CreateEvaluator(row).IsTrue(condition);

    /// <summary>Whether a page shows anything.</summary>
    public bool IsShown(Page page)
    {
        return page.Roster is { } roster
            ? Holds(page.Relevance) && Holds(roster.Relevance) && roster.Questions.Any(question => Holds(question.EffectiveRelevance, 1))
            : page.Questions.Any(question => IsAsked(question));
    }

    /// <summary>Whether a condition or constraint on one answer holds, with <c>.</c> standing for that answer.</summary>
    public bool HoldsFor(Expression condition, Question question, int row = 0)
    {
        return CreateEvaluator(row, answers.GetStoredAnswer(new AnswerKey(question.Name, row)).Text, question.Name).IsTrue(condition);
    }

    /// <summary>The value of an expression that refers to one answer, <c>.</c> standing for it.</summary>
    public FormValue Evaluate(Expression expression, Question question, int row = 0) =>
        CreateEvaluator(row, answers.GetStoredAnswer(new AnswerKey(question.Name, row)).Text, question.Name).Evaluate(expression);

    /// <summary>A fingerprint of the values that a question's soft edit reads: its own answer and the others that it is compared with. A
    /// reason belongs to these; empty where the question has no soft edit.</summary>
    public string SoftEditValues(Question question, int row = 0)
    {
        if (question.SoftConstraint is not { } edit)
        {
            return "";
        }

        var own = answers.GetStoredAnswer(new AnswerKey(question.Name, row)).Text;
        var values = new List<string> { own };
        new FormEvaluator(new RecordingScope(new RowScope(this, row, question.Name), values), own).IsTrue(edit);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', values)));
        return Convert.ToHexStringLower(hash.AsSpan(0, FingerprintLength));
    }

    /// <summary>Whether the respondent has confirmed an answer that failed its soft edit, for the values that are there now.</summary>
    public bool IsConfirmed(Question question, int row = 0) =>
        answers.GetStoredAnswer(new AnswerKey(question.Name, row)) is { Source: AnswerSource.Confirmed } stored
        && (stored.ConfirmedValues is not { } values || values == SoftEditValues(question, row));

    /// <summary>The value of an expression that does not refer to a particular answer.</summary>
    internal FormValue Evaluate(Expression expression) => CreateEvaluator(0).Evaluate(expression);

    /// <summary>The choices offered to the respondent, after the choice filter.</summary>
    public IEnumerable<Choice> OfferedChoices(Question question, int row = 0)
    {
        var choices = question.List?.Choices ?? [];
        return question.ChoiceFilter is not { } filter
            ? choices
            : choices.Where(
                (choice, index) =>
                    new FormEvaluator(new ChoiceScope(new RowScope(this, row), choice, Language, index + 1, choices.Length)).IsTrue(filter)
            );
    }

    /// <summary>The answer to a question on the route; not applicable off it.</summary>
    public Answer GetAnswer(Question question, int row = 0)
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
    public bool IsReadOnly(Question question, int row = 0) => question.ReadOnly is { } condition && Holds(condition, row);

    /// <summary>The value that the form computes for a question, or its initial value; empty where it has none.</summary>
    public string TextOf(Expression? expression, Question question, int row = 0) =>
        expression is null ? "" : Evaluate(expression, question, row).AsText();

    /// <summary>The canonical text that a question has on the route: stored, computed, or empty.</summary>
    public string TextOf(Question question, int row = 0) => TextOf(question.Name, row);

    /// <summary>A person's free text for <c>other</c>; empty where that is not asked or not chosen.</summary>
    public string OtherTextOf(Question question, int row = 0) =>
        IsOtherChosen(question, row) ? answers.GetStoredAnswer(new AnswerKey(question.OtherName, row)).Text : "";

    /// <summary>A person's free text for <c>other</c> where the question is asked, chosen or not: nothing that was written is left
    /// out of a file. Conditions read it where it is chosen.</summary>
    public string WrittenOtherTextOf(Question question, int row = 0) =>
        IsAsked(question, row) ? answers.GetStoredAnswer(new AnswerKey(question.OtherName, row)).Text : "";

    /// <summary>
    /// The rows of a repeat that the route leads to: as many as the workbook counts, else those that hold anything, and of them those in
    /// which anything is asked. Others are kept with the answers and are ignored.
    /// </summary>
    public ImmutableArray<int> RowsOf(Repeat repeat) =>
        [
            .. (FindRowCount(repeat) is { } count ? Enumerable.Range(1, count) : answers.AnsweredRows(repeat)).Where(row =>
                repeat.Questions.Any(question => IsAsked(question, row))
            ),
        ];

    /// <summary>How many rows a repeat has where the workbook counts them; null where the respondent adds and removes rows.</summary>
    public int? FindRowCount(Repeat repeat)
    {
        if (repeat.RowCount is not { } count)
        {
            return null;
        }

        var rows = Evaluate(count).AsNumber();
        return double.IsNaN(rows) ? 0 : (int)Math.Clamp(rows, 0, repeat.MaximumRows);
    }

    /// <summary>The answers on the route alone, as exports take them: without answers to questions not asked.</summary>
    public AnswerSet AnswersOnRoute() =>
        new(answers.Entries.Where(pair => !pair.Value.IsEmpty && IsOnRoute(pair.Key)).ToImmutableDictionary());

    private bool IsOnRoute(AnswerKey key) =>
        questionnaire.FindQuestion(key.Name) is { } question
            ? (question.RepeatName is null) == (key.Row == 0) && IsAsked(question, key.Row)
            : questionnaire.FindByOtherName(key.Name) is { } owner && IsOnRoute(new AnswerKey(owner.Name, key.Row));

    /// <summary>What a question's value is computed from; one that is only ever shown keeps the value it begins with.</summary>
    private Expression? FindCalculation(Question question, int row)
    {
        if (question.IsComputed)
        {
            return question.Calculation;
        }

        var isUnanswered = answers.GetStoredAnswer(new AnswerKey(question.Name, row)).IsEmpty;
        return question.Default is { } value && isUnanswered && IsReadOnly(question, row) ? value : null;
    }

    private bool IsOtherChosen(Question question, int row) =>
        IsAsked(question, row)
        && AnswerText
            .ChosenChoices(question, answers.GetStoredAnswer(new AnswerKey(question.Name, row)).Text)
            .Any(choice => choice.Name == ChoiceList.OtherChoiceName);

    /// <summary>A condition of a section or page applies to everything below it, and is evaluated once.</summary>
    private bool HoldsCached(Expression? condition, int row)
    {
        if (condition is null || row > 0)
        {
            return CreateEvaluator(row).IsTrue(condition);
        }

        if (!conditionResults.TryGetValue(condition, out var holds))
        {
            holds = condition is Expression.BinaryOperation { Operator: BinaryOperator.And } conjunction
                ? HoldsCached(conjunction.Left, row) && HoldsCached(conjunction.Right, row)
                : CreateEvaluator(row).IsTrue(condition);
            conditionResults[condition] = holds;
        }

        return holds;
    }

    /// <summary>Computes each value once: in a chain whose values each use the one before twice, work would double at every step.</summary>
    private string CalculateCached(Expression calculation, Question question, int row)
    {
        var key = new AnswerKey(question.Name, row);
        if (!calculatedTexts.TryGetValue(key, out var text))
        {
            calculatedTexts[key] = text = Evaluate(calculation, question, row).AsText();
        }

        return text;
    }

    private DateTime Now => today.ToDateTime(TimeOfDay);

    private FormEvaluator CreateEvaluator(int row, string current = "", string owner = "") => new(new RowScope(this, row, owner), current);

    private string TextOf(string variable, int row)
    {
        if (questionnaire.FindQuestion(variable) is { } question)
        {
            var questionRow = question.RepeatName is null ? 0 : row;
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
            return OtherTextOf(owner, owner.RepeatName is null ? 0 : row);
        }

        return variable.StartsWith(Expression.Variable.LastSavedPrefix, StringComparison.Ordinal)
            ? PreviousTextOf(variable[Expression.Variable.LastSavedPrefix.Length..], row)
            : unit.GetValue(variable);
    }

    /// <summary>What was answered in the round before; empty where that is no answer to the question as it is now.</summary>
    private string PreviousTextOf(string variable, int row)
    {
        if (questionnaire.FindQuestion(variable) is not { } question)
        {
            return "";
        }

        var text = PreviousAnswers.GetStoredAnswer(new AnswerKey(variable, question.RepeatName is null ? 0 : row)).Text;
        return AnswerText.Parse(question, text) is Answer.Unreadable ? "" : text;
    }

    private string ChoiceLabelOf(string variable, string choice)
    {
        var label = questionnaire.FindQuestion(variable)?.List?.Find(choice)?.Label;
        return label is null or { IsEmpty: true } ? choice : label.ForLanguage(Language);
    }

    private sealed class RowScope(QuestionRouting routing, int row, string owner = "") : IFormScope
    {
        public DateTime Now => routing.Now;

        public string Language => routing.Language;

        public int RowNumber => row;

        public string Seed => $"{routing.unit.Id}\0{owner}\0{row}";

        public string ReadVariable(string variable) => routing.TextOf(variable, row);

        public IReadOnlyList<string> ReadAllValues(string variable)
        {
            if (routing.questionnaire.Repeats.FirstOrDefault(repeat => repeat.Name == variable) is { } repeat)
            {
                return [.. routing.RowsOf(repeat).Select(index => index.ToString(CultureInfo.InvariantCulture))];
            }

            if (routing.questionnaire.FindQuestion(variable)?.RepeatName is { } name)
            {
                var rows = routing.RowsOf(routing.questionnaire.Repeats.First(repeat => repeat.Name == name));
                return [.. rows.Select(index => routing.TextOf(variable, index)).Where(text => text.Length > 0)];
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

            return routing.questionnaire.Repeats.FirstOrDefault(repeat => repeat.Name == source) is { } repeat
                ? [.. routing.RowsOf(repeat).Select(index => new RowScope(routing, index, owner))]
                : [];
        }

        public string ReadChoiceLabel(string variable, string choice) => routing.ChoiceLabelOf(variable, choice);
    }

    /// <summary>In a choice filter a bare name is the choice's: <c>name</c>, <c>label</c>, or a further column of its row.</summary>
    private sealed class ChoiceScope(IFormScope outer, Choice choice, string language, int position = 0, int size = 0) : IFormScope
    {
        public DateTime Now => outer.Now;

        public string Language => language;

        public int RowNumber => outer.RowNumber;

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
}
