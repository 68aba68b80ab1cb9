using System.Diagnostics;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Datasets;

/// <summary>The figures' reading of expressions over a dataset: column by column, each variable read once.</summary>
/// <remarks>
/// Only submitted units' answers are known; of the others what the frame says, and that a question does not apply where the frame
/// alone makes its relevance false. Not for use by several threads at once.
/// </remarks>
internal sealed class Reading
{
    private readonly Dictionary<string, ValueColumn?> variables = new(StringComparer.Ordinal);
    private readonly Dictionary<Expression, ValueColumn> expressions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Reading> repeats = new(StringComparer.Ordinal);
    private readonly Reading? units;
    private readonly FunctionReading functions;

    public Reading(Dataset dataset)
        : this(dataset, dataset.Units, null)
    {
    }

    private Reading(Dataset dataset, RowTable table, Reading? units)
    {
        Dataset = dataset;
        Table = table;
        this.units = units;
        Counting = dataset.Submitted.Gather(table.UnitOfRow);
        functions = new FunctionReading(this);
    }

    public Dataset Dataset { get; }

    public RowTable Table { get; }

    public int Length => Table.Length;

    /// <summary>The rows of submitted units.</summary>
    public Bits Counting { get; }

    public bool IsOfUnits => units is null;

    /// <summary>The reading of the units, which this is or whose repeat this is.</summary>
    public Reading Units => units ?? this;

    /// <summary>The reading of a repeat's rows, in which the units' variables may be used too.</summary>
    public Reading OfRepeat(string name)
    {
        if (!repeats.TryGetValue(name, out var reading))
        {
            repeats.Add(name, reading = new Reading(Dataset, Dataset.Repeats[name], this));
        }

        return reading;
    }

    public ConditionOf Condition(Expression? expression) => expression is null
        ? new ConditionOf(Bits.All(Length), Bits.None(Length), Bits.None(Length))
        : Conversion.ToCondition(Read(expression));

    public ValueColumn Read(Expression expression)
    {
        if (!expressions.TryGetValue(expression, out var column))
        {
            expressions.Add(expression, column = Evaluate(expression));
        }

        return column;
    }

    /// <summary>A question, derived variable or frame column; one of which nothing is known where there is none of that name.</summary>
    public ValueColumn Variable(string name)
    {
        if (!variables.TryGetValue(name, out var column))
        {
            // A variable that leads back to itself, which the checker refuses, must not run for ever.
            variables.Add(name, null);
            variables[name] = column = ReadVariable(name);
        }

        return column ?? Nothing(Length);
    }

    private ValueColumn Evaluate(Expression expression) => expression switch
    {
        Expression.Number number => Constant(number.Value, Length),
        Expression.Text text => Constant(text.Value, Length),
        Expression.Variable variable => Variable(variable.Name),
        Expression.Word word => Variable(word.Value),
        Expression.Negative negative => Arithmetic.Map(number => -number, Read(negative.Operand)),
        Expression.Between between => ThreeValuedLogic.And(
            Comparison.Of(BinaryOperator.GreaterOrEqual, Read(between.Value), Read(between.Low)),
            Comparison.Of(BinaryOperator.LessOrEqual, Read(between.Value), Read(between.High))),
        Expression.Operation operation => Operate(operation),
        Expression.FunctionCall call => functions.Apply(call),
        Expression.Current => Nothing(Length),
        _ => throw new UnreachableException(),
    };

    private ValueColumn Operate(Expression.Operation operation) => operation.Operator switch
    {
        BinaryOperator.And => ThreeValuedLogic.And(Condition(operation.Left), Condition(operation.Right)),
        BinaryOperator.Or => ThreeValuedLogic.Or(Condition(operation.Left), Condition(operation.Right)),
        BinaryOperator.Plus or BinaryOperator.Minus or BinaryOperator.Times or BinaryOperator.Divide or BinaryOperator.Modulo =>
            Arithmetic.Of(operation.Operator, Read(operation.Left), Read(operation.Right)),
        _ => Comparison.Of(operation.Operator, Read(operation.Left), Read(operation.Right)),
    };

    private ValueColumn ReadVariable(string name)
    {
        var question = Dataset.Study.Questionnaire.Find(name);
        if (question is not null && question.RepeatName == Table.Repeat)
        {
            return Gate(question, question is { IsComputed: true, Calculation: { } calculation } ? Read(calculation) : Stored(Table.Find(name)));
        }

        if (Dataset.Study.FindVariable(name) is { } derived && (IsOfUnits || UsesRepeat(derived)))
        {
            return Read(derived.Value);
        }

        return IsOfUnits ? ReadOfFrame(name) : units!.Variable(name).Gather(Table.UnitOfRow);
    }

    private ValueColumn ReadOfFrame(string name)
    {
        if (Dataset.Study.Questionnaire.FindByOther(name) is { RepeatName: null } owner)
        {
            return Gate(owner, Stored(Table.Find(name)));
        }

        return Dataset.FrameColumns.Contains(name) ? Stored(Table.Find(name)) : Nothing(Length);
    }

    /// <summary>Whether a derived variable reads answers of this repeat's rows, so that it has a value for each of them.</summary>
    private bool UsesRepeat(DerivedVariable derived) => derived.Value.Variables.Any(name =>
        Dataset.Study.Questionnaire.Find(name)?.RepeatName == Table.Repeat
        || (name != derived.Name && Dataset.Study.FindVariable(name) is { } inner && UsesRepeat(inner)));

    /// <summary>A question is not applicable where its relevance is false or does not apply, and unknown where that is unknown.</summary>
    private ValueColumn Gate(Question question, ValueColumn answers)
    {
        var route = Condition(question.Route);
        var asked = route.True.And(Counting);
        return answers.Masked(answers.Known.And(asked), answers.NotApplicable.And(asked).Or(route.False).Or(route.NotApplicable));
    }

    private ValueColumn Stored(Column? column) => column switch
    {
        Column.Codes codes => new CategoryOf(codes.Known, codes.NotApplicable, codes.Values, codes.Categories),
        Column.Choices choices => new ChoicesOf(
            choices.Known, choices.NotApplicable, [.. choices.Categories.Select((_, category) => choices.Chosen(category))], choices.Categories),
        Column.Numbers numbers => new NumberOf(numbers.Known, numbers.NotApplicable, numbers.Values),
        Column.Dates dates => new DateOf(dates.Known, dates.NotApplicable, dates.Values),
        Column.Texts texts => new TextOf(texts.Known, texts.NotApplicable, texts.Values),
        _ => Nothing(Length),
    };
}
