using System.Diagnostics;
using System.Runtime.CompilerServices;
using Survey.Data.Expressions.Values;

namespace Survey.Data.Expressions.Evaluation;

/// <summary>Evaluates an expression with XLSForm's two-valued logic, in which an unanswered question is an empty value.</summary>
/// <remarks>
/// Figures evaluate the same expressions with four states; both are compared, rule by rule, in <c>Survey.Analysis/Datasets/README.md</c>.
/// A comparison with nothing is false, except that an empty value differs from any text (<c>${q} != 'yes'</c> holds).
/// Two dates compare to the precision that both have, and are days in arithmetic. No answer makes it throw. The browser's evaluator
/// (<c>expression-evaluator.js</c>) gives the same texts, byte for byte; a test compares the two.
/// Not for use by several threads at once: it counts the random values that it has drawn.
/// </remarks>
public sealed class FormEvaluator(IFormScope scope, string currentAnswer = "")
{
    private readonly FormScalarFunctions scalarFunctions = new(scope);
    private RepeatFunctions? repeatFunctions;

    private RepeatFunctions RepeatFunctions => repeatFunctions ??= new RepeatFunctions(this, scope, currentAnswer);

    /// <summary>Whether a condition holds; no condition always does.</summary>
    public bool IsTrue(Expression? condition) => condition is null || Evaluate(condition).AsBoolean();

    /// <summary>The value of an expression.</summary>
    /// <remarks>Thousands of calculations may each depend on the one before: a deep chain continues on a new thread to avoid a stack
    /// overflow.</remarks>
    public FormValue Evaluate(Expression expression) =>
        RuntimeHelpers.TryEnsureSufficientExecutionStack()
            ? EvaluateNode(expression)
            : Task
                .Factory.StartNew(
                    () => EvaluateNode(expression),
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
                .GetAwaiter()
                .GetResult();

    private FormValue EvaluateNode(Expression expression) =>
        expression switch
        {
            Expression.Number number => FormValue.From(number.Value),
            Expression.Text text => FormValue.From(text.Value),
            Expression.Variable variable => FormValue.From(scope.ReadVariable(variable.Name)),
            Expression.CurrentAnswer => FormValue.From(currentAnswer),
            Expression.BareName word => FormValue.From(scope.ReadBareName(word.Name)),
            Expression.ParentRow => FormValue.From(Math.Max(1, scope.RowNumber)),
            Expression.Negation negative => FormValue.From(-Evaluate(negative.Operand).AsNumber()),
            Expression.Between between => FormValue.From(
                Compare(BinaryOperator.GreaterOrEqual, between.Value, between.Low)
                    && Compare(BinaryOperator.LessOrEqual, between.Value, between.High)
            ),
            Expression.BinaryOperation operation => ApplyOperator(operation),
            Expression.FunctionCall call => ApplyFunction(call),
            Expression.RowLookup or Expression.Union => RepeatFunctions.EvaluateAll(expression).FirstOrDefault(FormValue.Empty),
            _ => throw new UnreachableException(),
        };

    private FormValue ApplyOperator(Expression.BinaryOperation operation) =>
        operation.Operator switch
        {
            BinaryOperator.And => FormValue.From(IsTrue(operation.Left) && IsTrue(operation.Right)),
            BinaryOperator.Or => FormValue.From(IsTrue(operation.Left) || IsTrue(operation.Right)),
            BinaryOperator.Plus => FormValue.From(Evaluate(operation.Left).AsNumber() + Evaluate(operation.Right).AsNumber()),
            BinaryOperator.Minus => FormValue.From(Evaluate(operation.Left).AsNumber() - Evaluate(operation.Right).AsNumber()),
            BinaryOperator.Times => FormValue.From(Evaluate(operation.Left).AsNumber() * Evaluate(operation.Right).AsNumber()),
            BinaryOperator.Divide => FormValue.From(Evaluate(operation.Left).AsNumber() / Evaluate(operation.Right).AsNumber()),
            BinaryOperator.Modulo => FormValue.From(Evaluate(operation.Left).AsNumber() % Evaluate(operation.Right).AsNumber()),
            BinaryOperator.Equal => FormValue.From(FormValueComparer.AreEqual(Evaluate(operation.Left), Evaluate(operation.Right))),
            BinaryOperator.NotEqual => FormValue.From(!FormValueComparer.AreEqual(Evaluate(operation.Left), Evaluate(operation.Right))),
            _ => FormValue.From(Compare(operation.Operator, operation.Left, operation.Right)),
        };

    private bool Compare(BinaryOperator @operator, Expression left, Expression right)
    {
        var order = FormValueComparer.Compare(Evaluate(left), Evaluate(right), (left is Expression.Number, right is Expression.Number));
        return @operator switch
        {
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            BinaryOperator.GreaterOrEqual => order >= 0,
            _ => throw new UnreachableException(),
        };
    }

    private FormValue ApplyFunction(Expression.FunctionCall call) =>
        call.Function switch
        {
            "if" => Evaluate(call.Arguments[IsTrue(call.Arguments[0]) ? 1 : 2]),
            "once" when currentAnswer.Length > 0 => FormValue.From(currentAnswer),
            "once" => Evaluate(call.Arguments[0]),
            "coalesce" => call.Arguments.Select(Evaluate).FirstOrDefault(value => value.AsText().Length > 0, FormValue.Empty),
            "jr:choice-name" => FormValue.From(ReadChoiceLabels(call.Arguments[1], Evaluate(call.Arguments[0]).AsText())),
            "pulldata" => FormValue.From(PullData([.. call.Arguments.Select(argument => Evaluate(argument).AsText())])),
            _ => RepeatFunctions.Apply(call) ?? scalarFunctions.Apply(call.Function, [.. call.Arguments.Select(Evaluate)]),
        };

    private string ReadChoiceLabels(Expression question, string choiceNames) =>
        question is Expression.Variable variable
            ? string.Join(", ", ChoiceNames.Split(choiceNames).Select(name => scope.ReadChoiceLabel(variable.Name, name)))
            : choiceNames;

    /// <summary>XLSForm's pulldata('list', 'column', 'key column', key): the column of the first row that has the key.</summary>
    private string PullData(string[] arguments) =>
        scope
            .GetRowScopes(arguments[0], isList: true)
            .FirstOrDefault(row => row.ReadBareName(arguments[2]) == arguments[3])
            ?.ReadBareName(arguments[1])
        ?? "";
}
