using System.Diagnostics;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Datasets;

/// <summary>Evaluates expressions over a dataset, column by column; each variable is evaluated once.</summary>
/// <remarks>
/// The rules, and how they differ from those of the form, are given with examples in <c>Survey.Analysis/Datasets/README.md</c>. Only
/// submitted units' answers are known; of the others what the frame says, and that a question does not apply where the frame
/// alone makes its relevance false. Not for use by several threads at once.
/// </remarks>
internal sealed class ColumnEvaluator
{
    private readonly Dictionary<string, ValueColumn?> variables = new(StringComparer.Ordinal);
    private readonly Dictionary<Expression, ValueColumn> expressions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, ColumnEvaluator> repeatEvaluators = new(StringComparer.Ordinal);
    private readonly ColumnEvaluator? parent;
    private readonly ColumnFunctionEvaluator functions;

    public ColumnEvaluator(Dataset dataset)
        : this(dataset, dataset.Units, null) { }

    private ColumnEvaluator(Dataset dataset, DatasetTable table, ColumnEvaluator? parent)
    {
        Dataset = dataset;
        Table = table;
        this.parent = parent;
        SubmittedRows = dataset.SubmittedUnits.Gather(table.UnitOfRow);
        functions = new ColumnFunctionEvaluator(this);
    }

    public Dataset Dataset { get; }

    public DatasetTable Table { get; }

    public int Length => Table.Length;

    /// <summary>The rows of submitted units.</summary>
    public RowSet SubmittedRows { get; }

    public bool IsForUnits => parent is null;

    /// <summary>The evaluator of the units: this one, or that of the units whose repeat this one evaluates.</summary>
    public ColumnEvaluator UnitEvaluator => parent?.UnitEvaluator ?? this;

    /// <summary>The evaluator of what the rows are inside: those of the repeat around theirs, or the units; this one for units.</summary>
    public ColumnEvaluator ParentEvaluator => parent ?? this;

    /// <summary>The evaluator of a repeat's rows, in which the variables of what they are inside may be used too.</summary>
    public ColumnEvaluator ForRepeat(string name)
    {
        if (parent is not null)
        {
            return UnitEvaluator.ForRepeat(name);
        }

        if (!repeatEvaluators.TryGetValue(name, out var evaluator))
        {
            repeatEvaluators.Add(name, evaluator = new ColumnEvaluator(Dataset, Dataset.Repeats[name], ForParentOf(name)));
        }

        return evaluator;
    }

    private ColumnEvaluator ForParentOf(string repeatName) =>
        Dataset.Study.Questionnaire.FindRepeat(repeatName)?.ParentName is { } outer ? ForRepeat(outer) : this;

    public ConditionColumn EvaluateCondition(Expression? expression) =>
        expression is null
            ? new ConditionColumn(RowSet.All(Length), RowSet.None(Length), RowSet.None(Length))
            : ColumnConversion.ToCondition(EvaluateExpression(expression));

    public ValueColumn EvaluateExpression(Expression expression)
    {
        if (!expressions.TryGetValue(expression, out var column))
        {
            expressions.Add(expression, column = ComputeExpression(expression));
        }

        return column;
    }

    /// <summary>A question, derived variable or frame column; one of which nothing is known where there is none of that name.</summary>
    public ValueColumn EvaluateVariable(string name)
    {
        if (!variables.TryGetValue(name, out var column))
        {
            // A cyclic definition, which the validator rejects, evaluates to unknown.
            variables.Add(name, null);
            variables[name] = column = ComputeVariable(name);
        }

        return column ?? AllUnknown(Length);
    }

    private ValueColumn ComputeExpression(Expression expression) =>
        expression switch
        {
            Expression.Number number => Constant(number.Value, Length),
            Expression.Text text => Constant(text.Value, Length),
            Expression.Variable variable => EvaluateVariable(variable.Name),
            Expression.BareName word => EvaluateVariable(word.Name),
            Expression.Negation negative => ColumnArithmetic.Map(number => -number, EvaluateExpression(negative.Operand)),
            Expression.Between between => FourValuedLogic.And(
                ColumnComparison.Compare(BinaryOperator.GreaterOrEqual, EvaluateExpression(between.Value), EvaluateExpression(between.Low)),
                ColumnComparison.Compare(BinaryOperator.LessOrEqual, EvaluateExpression(between.Value), EvaluateExpression(between.High))
            ),
            Expression.BinaryOperation operation => ComputeOperation(operation),
            Expression.FunctionCall call => functions.Apply(call),
            Expression.CurrentAnswer => AllUnknown(Length),
            _ => throw new UnreachableException(),
        };

    private ValueColumn ComputeOperation(Expression.BinaryOperation operation) =>
        operation.Operator switch
        {
            BinaryOperator.And => FourValuedLogic.And(EvaluateCondition(operation.Left), EvaluateCondition(operation.Right)),
            BinaryOperator.Or => FourValuedLogic.Or(EvaluateCondition(operation.Left), EvaluateCondition(operation.Right)),
            BinaryOperator.Plus or BinaryOperator.Minus or BinaryOperator.Times or BinaryOperator.Divide or BinaryOperator.Modulo =>
                ColumnArithmetic.Compute(operation.Operator, EvaluateExpression(operation.Left), EvaluateExpression(operation.Right)),
            _ => ColumnComparison.Compare(operation.Operator, EvaluateExpression(operation.Left), EvaluateExpression(operation.Right)),
        };

    private ValueColumn ComputeVariable(string name)
    {
        var question = Dataset.Study.Questionnaire.FindQuestion(name);
        if (question is not null && question.RepeatName == Table.RepeatName)
        {
            return ApplyRelevance(
                question,
                question is { IsComputed: true, Calculation: { } calculation }
                    ? EvaluateExpression(calculation)
                    : ToValueColumn(Table.Find(name))
            );
        }

        if (Dataset.Study.FindDerivedVariable(name) is { } derived && (IsForUnits || UsesRepeat(derived)))
        {
            return EvaluateExpression(derived.Value);
        }

        return parent is null ? ComputeFrameVariable(name) : parent.EvaluateVariable(name).Gather(Table.ParentOfRow);
    }

    private ValueColumn ComputeFrameVariable(string name)
    {
        if (Dataset.Study.Questionnaire.FindByOtherName(name) is { RepeatName: null } question)
        {
            return ApplyRelevance(question, ToValueColumn(Table.Find(name)));
        }

        return Dataset.FrameColumnNames.Contains(name) ? ToValueColumn(Table.Find(name)) : AllUnknown(Length);
    }

    /// <summary>Whether a derived variable reads answers of this repeat's rows, so that it has a value for each of them.</summary>
    private bool UsesRepeat(DerivedVariable derived) =>
        derived.Value.VariableNames.Any(name =>
            Dataset.Study.Questionnaire.FindQuestion(name)?.RepeatName == Table.RepeatName
            || (name != derived.Name && Dataset.Study.FindDerivedVariable(name) is { } inner && UsesRepeat(inner))
        );

    /// <summary>A question is not applicable where its relevance is false or does not apply, and unknown where that is unknown.</summary>
    private ValueColumn ApplyRelevance(Question question, ValueColumn answers)
    {
        var relevance = EvaluateCondition(question.EffectiveRelevance);
        var asked = relevance.True.And(SubmittedRows);
        return answers.Masked(answers.Known.And(asked), answers.NotApplicable.And(asked).Or(relevance.False).Or(relevance.NotApplicable));
    }

    private ValueColumn ToValueColumn(Column? column) =>
        column switch
        {
            Column.Categorical codes => new CategoryColumn(codes.Known, codes.NotApplicable, codes.Values, codes.Categories),
            Column.MultipleResponse choices => new MultipleResponseColumn(
                choices.Known,
                choices.NotApplicable,
                [.. choices.Categories.Select((_, category) => choices.Chosen(category))],
                choices.Categories
            )
            {
                NotOffered = [.. choices.Categories.Select((_, category) => choices.NotOffered(category))],
            },
            Column.Numeric numbers => new NumberColumn(numbers.Known, numbers.NotApplicable, numbers.Values),
            Column.Date dates => new DateColumn(dates.Known, dates.NotApplicable, dates.Values),
            Column.Text texts => new TextColumn(texts.Known, texts.NotApplicable, texts.Values),
            _ => AllUnknown(Length),
        };
}
