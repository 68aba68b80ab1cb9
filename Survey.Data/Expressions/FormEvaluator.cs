using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Survey.Data.Expressions;

/// <summary>Reads an expression as the form does: XLSForm's two-valued logic, where an unanswered question is an empty value.</summary>
/// <remarks>
/// A comparison with nothing is false, except that an empty value differs from any text (<c>${q} != 'yes'</c> holds).
/// Two dates compare as far as both are known, and reckon as days. Nothing here throws on any answer. The browser's reading
/// (<c>evaluator.js</c>) gives the same, letter by letter; a test compares the two.
/// </remarks>
public sealed class FormEvaluator(IFormScope scope, string current = "")
{
    private readonly FormFunctions functions = new(scope);

    /// <summary>Whether a condition holds; no condition always does.</summary>
    public bool Holds(Expression? condition) => condition is null || Evaluate(condition).AsTruth();

    /// <summary>The value of an expression.</summary>
    /// <remarks>Thousands of calculations may each rest on the one before, which is more than one stack holds; the rest is read on another.</remarks>
    public FormValue Evaluate(Expression expression) => RuntimeHelpers.TryEnsureSufficientExecutionStack()
        ? ValueOf(expression)
        : Task.Factory.StartNew(() => ValueOf(expression), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).GetAwaiter().GetResult();

    private FormValue ValueOf(Expression expression) => expression switch
    {
        Expression.Number number => FormValue.Of(number.Value),
        Expression.Text text => FormValue.Of(text.Value),
        Expression.Variable variable => FormValue.Of(scope.Read(variable.Name)),
        Expression.Current => FormValue.Of(current),
        Expression.Word word => FormValue.Of(scope.ReadWord(word.Value)),
        Expression.Enclosing => FormValue.Of(Math.Max(1, scope.Row)),
        Expression.Negative negative => FormValue.Of(-Evaluate(negative.Operand).AsNumber()),
        Expression.Between between => FormValue.Of(
            Compare(BinaryOperator.GreaterOrEqual, between.Value, between.Low) && Compare(BinaryOperator.LessOrEqual, between.Value, between.High)),
        Expression.Operation operation => Operate(operation),
        Expression.FunctionCall call => Apply(call),
        Expression.Lookup or Expression.Union => Rows(expression).FirstOrDefault(FormValue.Empty),
        _ => throw new UnreachableException(),
    };

    private FormValue Operate(Expression.Operation operation) => operation.Operator switch
    {
        BinaryOperator.And => FormValue.Of(Holds(operation.Left) && Holds(operation.Right)),
        BinaryOperator.Or => FormValue.Of(Holds(operation.Left) || Holds(operation.Right)),
        BinaryOperator.Plus => FormValue.Of(Evaluate(operation.Left).AsNumber() + Evaluate(operation.Right).AsNumber()),
        BinaryOperator.Minus => FormValue.Of(Evaluate(operation.Left).AsNumber() - Evaluate(operation.Right).AsNumber()),
        BinaryOperator.Times => FormValue.Of(Evaluate(operation.Left).AsNumber() * Evaluate(operation.Right).AsNumber()),
        BinaryOperator.Divide => FormValue.Of(Evaluate(operation.Left).AsNumber() / Evaluate(operation.Right).AsNumber()),
        BinaryOperator.Modulo => FormValue.Of(Evaluate(operation.Left).AsNumber() % Evaluate(operation.Right).AsNumber()),
        BinaryOperator.Equal => FormValue.Of(FormOrder.AreEqual(Evaluate(operation.Left), Evaluate(operation.Right))),
        BinaryOperator.NotEqual => FormValue.Of(!FormOrder.AreEqual(Evaluate(operation.Left), Evaluate(operation.Right))),
        _ => FormValue.Of(Compare(operation.Operator, operation.Left, operation.Right)),
    };

    private bool Compare(BinaryOperator @operator, Expression left, Expression right)
    {
        var order = FormOrder.Of(Evaluate(left), Evaluate(right), (left is Expression.Number, right is Expression.Number));
        return @operator switch
        {
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            BinaryOperator.GreaterOrEqual => order >= 0,
            _ => throw new UnreachableException(),
        };
    }

    private FormValue Apply(Expression.FunctionCall call) => call.Function switch
    {
        "if" => Evaluate(call.Arguments[Holds(call.Arguments[0]) ? 1 : 2]),
        "once" => current.Length > 0 ? FormValue.Of(current) : Evaluate(call.Arguments[0]),
        "coalesce" => call.Arguments.Select(Evaluate).FirstOrDefault(value => value.AsText().Length > 0, FormValue.Empty),
        "min" => FormValue.Of(Numbers(call).Aggregate(double.NaN, (least, number) => double.IsNaN(least) ? number : Math.Min(least, number))),
        "max" => FormValue.Of(Numbers(call).Aggregate(double.NaN, (most, number) => double.IsNaN(most) ? number : Math.Max(most, number))),
        "sum" => FormValue.Of(Numbers(call).Aggregate(0.0, (sum, number) => sum + number)),
        "count" => FormValue.Of(Rows(call.Arguments[0]).Count()),
        "count-non-empty" => FormValue.Of(Rows(call.Arguments[0]).Count(value => value.AsText().Length > 0)),
        "join" => FormValue.Of(string.Join(Evaluate(call.Arguments[0]).AsText(), call.Arguments.Skip(1).SelectMany(Rows).Select(value => value.AsText()).Where(text => text.Length > 0))),
        "jr:choice-name" => FormValue.Of(ChoiceName(call.Arguments[1], Evaluate(call.Arguments[0]).AsText())),
        "indexed-repeat" => FormValue.Of(ReadRow(call.Arguments[0], call.Arguments[^2], Evaluate(call.Arguments[^1]).AsNumber())),
        "position" when call.Arguments is [var row] => FormValue.Of(PositionOf(row)),
        "pulldata" => FormValue.Of(PullData([.. call.Arguments.Select(argument => Evaluate(argument).AsText())])),
        _ => functions.Apply(call.Function, [.. call.Arguments.Select(Evaluate)]),
    };

    private string ChoiceName(Expression question, string choice) =>
        question is Expression.Variable variable ? string.Join(", ", TextFunctions.Names(choice).Select(name => scope.ReadLabel(variable.Name, name))) : choice;

    private string ReadRow(Expression question, Expression repeat, double row) =>
        question is Expression.Variable variable && repeat is Expression.Variable source && scope.RowsOf(source.Name, isList: false) is var rows
        && Math.Truncate(row) is >= 1 and var place && place <= rows.Count
            ? rows[(int)place - 1].ReadWord(variable.Name)
            : "";

    /// <summary>Of <c>..</c> the row in which the question stands; of rows looked up the first one's place.</summary>
    private double PositionOf(Expression row) => row is Expression.Lookup lookup
        ? Fulfilling(lookup).Select(found => (double)found.Place).FirstOrDefault(double.NaN)
        : Math.Max(1, scope.Row);

    /// <summary>XLSForm's pulldata('list', 'column', 'key column', key): the column of the first row that has the key.</summary>
    private string PullData(string[] arguments) =>
        scope.RowsOf(arguments[0], isList: true).FirstOrDefault(row => row.ReadWord(arguments[2]) == arguments[3])?.ReadWord(arguments[1]) ?? "";

    private IEnumerable<double> Numbers(Expression.FunctionCall call) =>
        call.Arguments.SelectMany(Rows).Select(value => value.AsNumber()).Where(number => !double.IsNaN(number));

    /// <summary>All the values that a part stands for, where a function takes any number of them.</summary>
    private IEnumerable<FormValue> Rows(Expression argument) => argument switch
    {
        Expression.Variable variable => scope.ReadRows(variable.Name).Select(FormValue.Of),
        Expression.Union union => Rows(union.Left).Concat(Rows(union.Right)),
        Expression.Lookup { Column: { } column } lookup => Fulfilling(lookup).Select(row => FormValue.Of(row.Scope.ReadWord(column))),
        Expression.Lookup lookup => Fulfilling(lookup).Select(row => FormValue.Of(row.Place)),
        _ => [Evaluate(argument)],
    };

    private List<(IFormScope Scope, int Place)> Fulfilling(Expression.Lookup lookup)
    {
        var rows = scope.RowsOf(lookup.Source, lookup.IsList).Select((row, index) => (Scope: row, Place: index + 1)).ToList();
        foreach (var filter in lookup.Filters)
        {
            rows = [.. rows.Where((row, index) => Fulfils(filter, row.Scope, index + 1, rows.Count))];
        }

        return rows;
    }

    private bool Fulfils(Expression filter, IFormScope row, int position, int size)
    {
        var value = new FormEvaluator(new FilteredRow(row, scope, position, size), current).Evaluate(filter);
        return value.IsNumber ? value.AsNumber() == position : value.AsTruth();
    }

    /// <summary>A row within a predicate: bare names are the row's, everything else is as where the expression stands.</summary>
    private sealed class FilteredRow(IFormScope row, IFormScope outer, int position, int size) : IFormScope
    {
        public DateTime Now => outer.Now;

        public string Language => outer.Language;

        public int Row => outer.Row;

        public int Position => position;

        public int Size => size;

        public string Seed => outer.Seed;

        public string Read(string variable) => outer.Read(variable);

        public string ReadWord(string word) => row.ReadWord(word);

        public IReadOnlyList<string> ReadRows(string variable) => outer.ReadRows(variable);

        public IReadOnlyList<IFormScope> RowsOf(string source, bool isList) => outer.RowsOf(source, isList);

        public string ReadLabel(string variable, string choice) => outer.ReadLabel(variable, choice);
    }
}
