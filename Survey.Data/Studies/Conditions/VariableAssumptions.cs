using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Evaluation;
using Survey.Data.Expressions.Functions;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;

namespace Survey.Data.Studies.Conditions;

/// <summary>What is known of a study's variables before there is any answer.</summary>
internal sealed class VariableAssumptions
{
    private readonly Questionnaire questionnaire;
    private readonly ImmutableDictionary<string, FrameColumn> columns;

    public VariableAssumptions(Questionnaire questionnaire, IEnumerable<FrameColumn> frameColumns, bool isForFigures)
    {
        this.questionnaire = questionnaire;
        IsForFigures = isForFigures;
        columns = frameColumns.DistinctBy(column => column.Name).ToImmutableDictionary(column => column.Name, StringComparer.Ordinal);
        var repeats = questionnaire.Repeats.Select(repeat => repeat.Name).ToHashSet(StringComparer.Ordinal);
        Dependencies = new ExpressionDependencyAnalyzer(
            name => repeats.Contains(name) || questionnaire.FindQuestion(name)?.RepeatName is not null,
            isForFigures ? FunctionTable.ForFigures : FunctionTable.ForForms
        );
    }

    /// <summary>Whether conditions are read as figures are: what was not answered is not known.</summary>
    public bool IsForFigures { get; }

    public ExpressionDependencyAnalyzer Dependencies { get; }

    public Question? FindQuestion(string name) => questionnaire.FindQuestion(name);

    /// <summary>Whether a question has one value where a condition is read.</summary>
    public bool HasSingleValue(Question question, ConditionContext context) =>
        questionnaire.IsInside(context.RepeatName, question.RepeatName);

    /// <summary>What a question's value is always computed from; null where a person or the site gives it.</summary>
    public Expression? FindCalculation(Question question) =>
        question.IsComputed && question.Calculation is { } calculation && !Dependencies.Analyze(calculation).ReadsCurrent
            ? calculation
            : null;

    /// <summary>What a condition, and everything that it depends on, compares a variable with; null where it has no values of its
    /// own.</summary>
    public ComparedValues? FindComparedValues(string name, ConditionContext context)
    {
        if (FindQuestion(name) is { } question)
        {
            return IsGivenByPerson(question) && HasSingleValue(question, context)
                ? new ComparedValues(name, question.Format, name == context.OwnerName, context.ChoiceColumns)
                : null;
        }

        return columns.TryGetValue(name, out var column) ? new ComparedValues(name, column.Format, false, context.ChoiceColumns) : null;
    }

    /// <summary>The values that a variable can have, as far as some expressions tell them apart; null where they are too many.</summary>
    public VariableDomain? FindDomain(string name, ConditionContext context, IReadOnlyCollection<Expression> expressions)
    {
        if (FindComparedValues(name, context) is not { } comparedValues)
        {
            return null;
        }

        var dependents = expressions
            .Where(expression =>
                Dependencies.Analyze(expression) is var needs
                && (needs.Variables.Contains(name) || (needs.ReadsCurrent && name == context.OwnerName))
            )
            .ToList();
        var literals = dependents.SelectMany(comparedValues.Literals).ToList();
        var isOnlyCompared =
            IsForFigures
            || dependents.TrueForAll(expression =>
                comparedValues.IsOnlyCompared(expression, isCondition: expression is not Expression.Variable)
            );
        var domain = FindQuestion(name) is { } question
            ? FindDomain(question, context, literals, isOnlyCompared)
            : FindColumnDomain(name, literals, isOnlyCompared);
        if (!IsForFigures)
        {
            return domain?.IncludingUnanswered();
        }

        return domain is { Values.IsEmpty: true } ? null : domain;
    }

    private VariableDomain? FindColumnDomain(string name, List<string> literals, bool isOnlyCompared) =>
        columns[name] switch
        {
            { List: { } list } => FindChoiceDomain([.. list.Choices], isMultiple: false, literals, isOnlyCompared),
            { Format: AnswerFormat.Text } => VariableDomain.ForText(literals),
            _ => null,
        };

    /// <summary>The numbers that a question's hard edit and scale leave; null where it takes no numbers.</summary>
    public static NumberRange? FindBounds(Question question, ConditionContext context)
    {
        if (question.Format != AnswerFormat.Number)
        {
            return null;
        }

        var range = question.Scale is { } scale
            ? new NumberRange(Math.Min(scale.Start, scale.End), Math.Max(scale.Start, scale.End), false)
            : new NumberRange(question.TypeDefinition.Minimum, question.TypeDefinition.Maximum, false);
        return IsConstrained(question, context) && question.Constraint is { } constraint ? Narrow(range, constraint, question) : range;
    }

    /// <summary>Whether answers that are let through fulfil the question's hard edit.</summary>
    private static bool IsConstrained(Question question, ConditionContext context) =>
        question.Constraint is not null && IsGivenByPerson(question) && !(context.IsHardEdit && question.Name == context.OwnerName);

    /// <summary>Whether a person gives the answer, and nothing else.</summary>
    private static bool IsGivenByPerson(Question question) => question is { Calculation: null, ReadOnly: null, IsAnswerable: true };

    private static VariableDomain? FindChoiceDomain(
        IReadOnlyCollection<Choice> choices,
        bool isMultiple,
        IReadOnlyCollection<string> literals,
        bool isOnlyCompared
    ) =>
        (isOnlyCompared ? null : VariableDomain.ForAllChoices(choices, isMultiple))
        ?? VariableDomain.ForMentionedChoices(choices, isMultiple, literals);

    private VariableDomain? FindDomain(Question question, ConditionContext context, List<string> literals, bool isOnlyCompared)
    {
        var edit =
            IsConstrained(question, context)
            && question.Constraint is { } constraint
            && Dependencies.Analyze(constraint) is { DependsOnAnswersOnly: true, BareNames.IsEmpty: true } needs
            && needs.Variables.All(name => name == question.Name)
                ? constraint
                : null;
        var ownComparedValues = new ComparedValues(question.Name, question.Format, isCurrent: true, null);
        literals.AddRange(edit is null ? [] : ownComparedValues.Literals(edit));
        var choices = question.List?.Choices.Where(choice => !IsForFigures || choice.MissingReason is null).ToList() ?? [];
        var domain = question.Format switch
        {
            AnswerFormat.SingleChoice or AnswerFormat.MultipleChoice when question.List is null => null,
            AnswerFormat.SingleChoice => FindChoiceDomain(
                choices,
                isMultiple: false,
                literals,
                isOnlyCompared && (edit is null || ownComparedValues.IsOnlyCompared(edit, isCondition: true))
            ),
            AnswerFormat.MultipleChoice => FindChoiceDomain(
                choices,
                isMultiple: true,
                literals,
                isOnlyCompared && (edit is null || ownComparedValues.IsOnlyCompared(edit, isCondition: true))
            ),
            AnswerFormat.Number => FindNumberDomain(question, context, literals),
            AnswerFormat.Date => VariableDomain.ForDates(question.AllowsPartialDate, literals),
            AnswerFormat.Text => VariableDomain.ForText(literals),
            _ => null,
        };
        return domain is null || edit is null || !(domain.IsComplete || ownComparedValues.IsOnlyCompared(edit, isCondition: true))
            ? domain
            : domain with
            {
                Values = [.. domain.Values.Where(value => new FormEvaluator(new SingleAnswerScope(value), value).IsTrue(edit))],
            };
    }

    private static VariableDomain? FindNumberDomain(Question question, ConditionContext context, List<string> literals)
    {
        if (question.Scale is { } scale && VariableDomain.ForScale(scale) is { } domain)
        {
            return domain;
        }

        return FindBounds(question, context) is { } bounds
            ? VariableDomain.ForNumbers(bounds.Low, bounds.High, question.TypeDefinition.IsWholeNumber, literals)
            : null;
    }

    /// <summary>The part of a range that the sides of an edit joined by and leave.</summary>
    private static NumberRange Narrow(NumberRange range, Expression edit, Question question) =>
        edit switch
        {
            Expression.BinaryOperation { Operator: BinaryOperator.And } both => Narrow(
                Narrow(range, both.Left, question),
                both.Right,
                question
            ),
            Expression.Between between
                when IsQuestion(between.Value, question) && FindNumber(between.Low) is { } low && FindNumber(between.High) is { } high =>
                range with
                {
                    Low = Math.Max(range.Low, low),
                    High = Math.Min(range.High, high),
                },
            Expression.BinaryOperation { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } operation
                when IsQuestion(operation.Left, question) && FindNumber(operation.Right) is { } limit => Narrow(
                range,
                operation.Operator,
                limit
            ),
            _ => range,
        };

    private static NumberRange Narrow(NumberRange range, BinaryOperator @operator, double limit) =>
        @operator switch
        {
            BinaryOperator.Less or BinaryOperator.LessOrEqual => range with { High = Math.Min(range.High, limit) },
            BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => range with { Low = Math.Max(range.Low, limit) },
            BinaryOperator.Equal => range with { Low = Math.Max(range.Low, limit), High = Math.Min(range.High, limit) },
            _ => range,
        };

    private static bool IsQuestion(Expression expression, Question question) =>
        expression is Expression.CurrentAnswer || (expression is Expression.Variable variable && variable.Name == question.Name);

    private static double? FindNumber(Expression expression) =>
        ComparedValues.FindLiteral(expression, null) is { } literal
        && XPathNumber.ParseOrNaN(literal) is var number
        && double.IsFinite(number)
            ? number
            : null;

    /// <summary>A form in which one question is answered, and that by every name.</summary>
    private sealed class SingleAnswerScope(string value) : IFormScope
    {
        public DateTime Now => DateTime.MinValue;

        public string ReadVariable(string variable) => value;

        public IReadOnlyList<string> ReadAllValues(string variable) => value.Length == 0 ? [] : [value];
    }
}
