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
/// </remarks>
public sealed class FormEvaluator(IFormScope scope, string currentAnswer = "")
{
    private readonly FormScalarFunctions functions = new(scope);

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
            Expression.RowLookup or Expression.Union => EvaluateAll(expression).FirstOrDefault(FormValue.Empty),
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
            "min" => FormValue.From(EvaluateNumbers(call).DefaultIfEmpty(double.NaN).Aggregate(Math.Min)),
            "max" => FormValue.From(EvaluateNumbers(call).DefaultIfEmpty(double.NaN).Aggregate(Math.Max)),
            "sum" => FormValue.From(EvaluateNumbers(call).Aggregate(0.0, (sum, number) => sum + number)),
            "count" => FormValue.From(EvaluateAll(call.Arguments[0]).Count()),
            "count-non-empty" => FormValue.From(EvaluateAll(call.Arguments[0]).Count(value => value.AsText().Length > 0)),
            "join" => FormValue.From(
                string.Join(
                    Evaluate(call.Arguments[0]).AsText(),
                    call.Arguments.Skip(1).SelectMany(EvaluateAll).Select(value => value.AsText()).Where(text => text.Length > 0)
                )
            ),
            "jr:choice-name" => FormValue.From(ReadChoiceLabels(call.Arguments[1], Evaluate(call.Arguments[0]).AsText())),
            "indexed-repeat" => FormValue.From(
                ReadIndexedRow(call.Arguments[0], call.Arguments[^2], Evaluate(call.Arguments[^1]).AsNumber())
            ),
            "position" when call.Arguments is [var row] => FormValue.From(FindPosition(row)),
            "pulldata" => FormValue.From(PullData([.. call.Arguments.Select(argument => Evaluate(argument).AsText())])),
            _ => functions.Apply(call.Function, [.. call.Arguments.Select(Evaluate)]),
        };

    private string ReadChoiceLabels(Expression question, string choiceNames) =>
        question is Expression.Variable variable
            ? string.Join(", ", ChoiceNames.Split(choiceNames).Select(name => scope.ReadChoiceLabel(variable.Name, name)))
            : choiceNames;

    private string ReadIndexedRow(Expression question, Expression repeat, double rowNumber) =>
        question is Expression.Variable variable
        && repeat is Expression.Variable source
        && scope.GetRowScopes(source.Name, isList: false) is var rows
        && Math.Truncate(rowNumber) is >= 1 and var truncatedRowNumber
        && truncatedRowNumber <= rows.Count
            ? rows[(int)truncatedRowNumber - 1].ReadBareName(variable.Name)
            : "";

    /// <summary>Of <c>..</c> the row in which the question stands; of rows looked up the first one's place.</summary>
    private double FindPosition(Expression row) =>
        row is Expression.RowLookup lookup
            ? FindRows(lookup).Select(found => (double)found.Place).FirstOrDefault(double.NaN)
            : Math.Max(1, scope.RowNumber);

    /// <summary>XLSForm's pulldata('list', 'column', 'key column', key): the column of the first row that has the key.</summary>
    private string PullData(string[] arguments) =>
        scope
            .GetRowScopes(arguments[0], isList: true)
            .FirstOrDefault(row => row.ReadBareName(arguments[2]) == arguments[3])
            ?.ReadBareName(arguments[1])
        ?? "";

    private IEnumerable<double> EvaluateNumbers(Expression.FunctionCall call) =>
        call.Arguments.SelectMany(EvaluateAll).Select(value => value.AsNumber()).Where(number => !double.IsNaN(number));

    /// <summary>All the values that a part stands for, where a function takes any number of them.</summary>
    private IEnumerable<FormValue> EvaluateAll(Expression argument) =>
        argument switch
        {
            Expression.Variable variable => scope.ReadAllValues(variable.Name).Select(FormValue.From),
            Expression.Union union => EvaluateAll(union.Left).Concat(EvaluateAll(union.Right)),
            Expression.RowLookup { Column: { } column } lookup => FindRows(lookup)
                .Select(row => FormValue.From(row.Scope.ReadBareName(column))),
            Expression.RowLookup lookup => FindRows(lookup).Select(row => FormValue.From(row.Place)),
            _ => [Evaluate(argument)],
        };

    private List<(IFormScope Scope, int Place)> FindRows(Expression.RowLookup lookup)
    {
        var rows = scope.GetRowScopes(lookup.Source, lookup.IsList).Select((row, index) => (Scope: row, Place: index + 1)).ToList();
        foreach (var filter in lookup.Filters)
        {
            rows = [.. rows.Where((row, index) => MatchesFilter(filter, row.Scope, index + 1, rows.Count))];
        }

        return rows;
    }

    private bool MatchesFilter(Expression filter, IFormScope rowScope, int position, int size)
    {
        var value = new FormEvaluator(new FilterRowScope(rowScope, scope, position, size), currentAnswer).Evaluate(filter);
        return value.IsNumber ? value.AsNumber() == position : value.AsBoolean();
    }

    /// <summary>A row within a predicate: bare names are the row's, everything else is as where the expression stands.</summary>
    private sealed class FilterRowScope(IFormScope rowScope, IFormScope outerScope, int position, int size) : IFormScope
    {
        public DateTime Now => outerScope.Now;

        public string Language => outerScope.Language;

        public int RowNumber => outerScope.RowNumber;

        public int ContextPosition => position;

        public int ContextSize => size;

        public string Seed => outerScope.Seed;

        public string ReadVariable(string variable) => outerScope.ReadVariable(variable);

        public string ReadBareName(string word) => rowScope.ReadBareName(word);

        public IReadOnlyList<string> ReadAllValues(string variable) => outerScope.ReadAllValues(variable);

        public IReadOnlyList<IFormScope> GetRowScopes(string source, bool isList) => outerScope.GetRowScopes(source, isList);

        public string ReadChoiceLabel(string variable, string choice) => outerScope.ReadChoiceLabel(variable, choice);
    }
}
