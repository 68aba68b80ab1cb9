using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>What is known of a study's variables before there is any answer.</summary>
internal sealed class ConditionFacts
{
    private readonly Questionnaire questionnaire;
    private readonly ImmutableDictionary<string, FrameColumn> columns;

    public ConditionFacts(Questionnaire questionnaire, IEnumerable<FrameColumn> frameColumns, bool areOfFigures)
    {
        this.questionnaire = questionnaire;
        AreOfFigures = areOfFigures;
        columns = frameColumns.DistinctBy(column => column.Name).ToImmutableDictionary(column => column.Name, StringComparer.Ordinal);
        var repeats = questionnaire.Repeats.Select(repeat => repeat.Name).ToHashSet(StringComparer.Ordinal);
        Parts = new ReadableParts(name => repeats.Contains(name) || questionnaire.Find(name)?.RepeatName is not null, areOfFigures ? FunctionSignature.Figures : FunctionSignature.Form);
    }

    /// <summary>Whether conditions are read as figures are: what was not answered is not known.</summary>
    public bool AreOfFigures { get; }

    public ReadableParts Parts { get; }

    public Question? FindQuestion(string name) => questionnaire.Find(name);

    /// <summary>Whether a question has one value where a condition is read.</summary>
    public static bool IsReadIn(Question question, ConditionPlace place) => question.RepeatName is null || question.RepeatName == place.Repeat;

    /// <summary>What a question's value is always worked out from; null where a person or the site gives it.</summary>
    public Expression? CalculationOf(Question question) =>
        question.IsComputed && question.Calculation is { } calculation && !Parts.Of(calculation).ReadsCurrent ? calculation : null;

    /// <summary>What a condition, and everything that it hangs on, holds a variable against; null where it has no values of its own.</summary>
    public HeldAgainst? HeldAgainst(string name, ConditionPlace place) =>
        FindQuestion(name) is { } question ? (IsGiven(question) && IsReadIn(question, place) ? new HeldAgainst(name, question.Type, name == place.Owner, place.Words) : null)
        : columns.TryGetValue(name, out var column) ? new HeldAgainst(name, column.Type, false, place.Words)
        : null;

    /// <summary>The values that a variable can have, as far as some expressions tell them apart; null where they are too many.</summary>
    public AnswerDomain? DomainOf(string name, ConditionPlace place, IReadOnlyCollection<Expression> expressions)
    {
        if (HeldAgainst(name, place) is not { } held)
        {
            return null;
        }

        var reading = expressions.Where(expression => Parts.Of(expression) is var needs && (needs.Variables.Contains(name) || (needs.ReadsCurrent && name == place.Owner))).ToList();
        var literals = reading.SelectMany(held.Literals).ToList();
        var isPlain = AreOfFigures || reading.TrueForAll(expression => held.Plainly(expression, isCondition: expression is not Expression.Variable));
        var domain = FindQuestion(name) is { } question ? DomainOf(question, place, literals, isPlain)
            : columns[name].List is { } list ? OfChoices([.. list.Choices], isMultiple: false, literals, isPlain)
            : columns[name].Type == QuestionType.Text ? AnswerDomain.OfWords(literals)
            : null;
        return !AreOfFigures ? domain?.OrNothing() : domain is { Values.IsEmpty: true } ? null : domain;
    }

    /// <summary>The numbers that a question's hard edit and scale leave; null where it takes no numbers.</summary>
    public static NumberRange? BoundsOf(Question question, ConditionPlace place)
    {
        if (question.Type is not (QuestionType.WholeNumber or QuestionType.Number))
        {
            return null;
        }

        var range = new NumberRange(
            question.Scale is { } scale ? Math.Min(scale.Start, scale.End) : double.NegativeInfinity,
            question.Scale is { } same ? Math.Max(same.Start, same.End) : double.PositiveInfinity,
            false);
        return IsHeldTo(question, place) && question.Constraint is { } constraint ? Within(range, constraint, question) : range;
    }

    /// <summary>Whether answers that are let through fulfil the question's hard edit.</summary>
    private static bool IsHeldTo(Question question, ConditionPlace place) => question.Constraint is not null && IsGiven(question) && !(place.IsHardEdit && question.Name == place.Owner);

    /// <summary>Whether a person gives the answer, and nothing else.</summary>
    private static bool IsGiven(Question question) => question is { Calculation: null, ReadOnly: null, IsAnswered: true };

    private static AnswerDomain? OfChoices(IReadOnlyCollection<Choice> choices, bool isMultiple, IReadOnlyCollection<string> literals, bool isPlain) =>
        (isPlain ? null : AnswerDomain.OfAllChoices(choices, isMultiple)) ?? AnswerDomain.OfSomeChoices(choices, isMultiple, literals);

    private AnswerDomain? DomainOf(Question question, ConditionPlace place, List<string> literals, bool isPlain)
    {
        var edit = IsHeldTo(question, place) && question.Constraint is { } constraint && Parts.Of(constraint) is { IsReadable: true, Words.IsEmpty: true } needs && needs.Variables.All(name => name == question.Name) ? constraint : null;
        var own = new HeldAgainst(question.Name, question.Type, isCurrent: true, null);
        literals.AddRange(edit is null ? [] : own.Literals(edit));
        var choices = question.List?.Choices.Where(choice => !AreOfFigures || choice.Missing is null).ToList() ?? [];
        var domain = question.Type switch
        {
            QuestionType.SingleChoice or QuestionType.MultipleChoice when question.List is null => null,
            QuestionType.SingleChoice => OfChoices(choices, isMultiple: false, literals, isPlain && (edit is null || own.Plainly(edit, isCondition: true))),
            QuestionType.MultipleChoice => OfChoices(choices, isMultiple: true, literals, isPlain && (edit is null || own.Plainly(edit, isCondition: true))),
            QuestionType.WholeNumber or QuestionType.Number => OfNumbers(question, place, literals),
            QuestionType.Date => AnswerDomain.OfDates(question.AllowsPartialDate, literals),
            QuestionType.Text => AnswerDomain.OfWords(literals),
            _ => null,
        };
        return domain is null || edit is null || !(domain.IsWhole || own.Plainly(edit, isCondition: true)) ? domain
            : domain with { Values = [.. domain.Values.Where(value => new FormEvaluator(new OneAnswer(value), value).Holds(edit))] };
    }

    private static AnswerDomain? OfNumbers(Question question, ConditionPlace place, List<string> literals) =>
        (question.Scale is { } scale ? AnswerDomain.OfScale(scale) : null)
        ?? (BoundsOf(question, place) is { } bounds ? AnswerDomain.OfNumbers(bounds.Low, bounds.High, question.Type == QuestionType.WholeNumber, literals) : null);

    /// <summary>The part of a range that the sides of an edit joined by and leave.</summary>
    private static NumberRange Within(NumberRange range, Expression edit, Question question) => edit switch
    {
        Expression.Operation { Operator: BinaryOperator.And } both => Within(Within(range, both.Left, question), both.Right, question),
        Expression.Between between when Is(between.Value, question) && Number(between.Low) is { } low && Number(between.High) is { } high =>
            range with { Low = Math.Max(range.Low, low), High = Math.Min(range.High, high) },
        Expression.Operation { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } operation when Is(operation.Left, question) && Number(operation.Right) is { } limit =>
            Within(range, operation.Operator, limit),
        _ => range,
    };

    private static NumberRange Within(NumberRange range, BinaryOperator @operator, double limit) => @operator switch
    {
        BinaryOperator.Less or BinaryOperator.LessOrEqual => range with { High = Math.Min(range.High, limit) },
        BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => range with { Low = Math.Max(range.Low, limit) },
        BinaryOperator.Equal => range with { Low = Math.Max(range.Low, limit), High = Math.Min(range.High, limit) },
        _ => range,
    };

    private static bool Is(Expression expression, Question question) =>
        expression is Expression.Current || (expression is Expression.Variable variable && variable.Name == question.Name);

    private static double? Number(Expression expression) =>
        Studies.HeldAgainst.Literal(expression, null) is { } literal && NumberText.Read(literal) is var number && double.IsFinite(number) ? number : null;

    /// <summary>A form in which one question is answered, and that by every name.</summary>
    private sealed class OneAnswer(string value) : IFormScope
    {
        public DateTime Now => DateTime.MinValue;

        public string Read(string variable) => value;

        public IReadOnlyList<string> ReadRows(string variable) => value.Length == 0 ? [] : [value];
    }
}
