using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Survey.Data.Expressions;

/// <summary>Reads an expression as the form does: XLSForm's two-valued logic, where an unanswered question is an empty value.</summary>
/// <remarks>
/// A comparison with nothing is false, except that an empty value differs from any text (<c>${q} != 'yes'</c> holds).
/// Two dates compare as far as both are known. Nothing here throws on any answer.
/// </remarks>
public sealed class FormEvaluator(IFormScope scope, string current = "")
{
    private static readonly TimeSpan PatternLimit = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether a condition holds; no condition always does.</summary>
    public bool Holds(Expression? condition) => condition is null || Evaluate(condition).AsTruth();

    /// <summary>The value of an expression.</summary>
    public FormValue Evaluate(Expression expression) => expression switch
    {
        Expression.Number number => FormValue.Of(number.Value),
        Expression.Text text => FormValue.Of(text.Value),
        Expression.Variable variable => FormValue.Of(scope.Read(variable.Name)),
        Expression.Current => FormValue.Of(current),
        Expression.Word word => FormValue.Of(scope.ReadWord(word.Value)),
        Expression.Negative negative => FormValue.Of(-Evaluate(negative.Operand).AsNumber()),
        Expression.Between between => FormValue.Of(
            Compare(BinaryOperator.GreaterOrEqual, Evaluate(between.Value), Evaluate(between.Low))
            && Compare(BinaryOperator.LessOrEqual, Evaluate(between.Value), Evaluate(between.High))),
        Expression.Operation operation => Operate(operation),
        Expression.FunctionCall call => Apply(call),
        _ => throw new UnreachableException(),
    };

    private FormValue Operate(Expression.Operation operation)
    {
        switch (operation.Operator)
        {
            case BinaryOperator.And:
                return FormValue.Of(Holds(operation.Left) && Holds(operation.Right));
            case BinaryOperator.Or:
                return FormValue.Of(Holds(operation.Left) || Holds(operation.Right));
        }

        var left = Evaluate(operation.Left);
        var right = Evaluate(operation.Right);
        return operation.Operator switch
        {
            BinaryOperator.Plus => FormValue.Of(left.AsNumber() + right.AsNumber()),
            BinaryOperator.Minus => FormValue.Of(left.AsNumber() - right.AsNumber()),
            BinaryOperator.Times => FormValue.Of(left.AsNumber() * right.AsNumber()),
            BinaryOperator.Divide => FormValue.Of(left.AsNumber() / right.AsNumber()),
            BinaryOperator.Modulo => FormValue.Of(left.AsNumber() % right.AsNumber()),
            _ => FormValue.Of(Compare(operation.Operator, left, right)),
        };
    }

    private static bool Compare(BinaryOperator @operator, FormValue left, FormValue right)
    {
        if (@operator is BinaryOperator.Equal or BinaryOperator.NotEqual)
        {
            return AreEqual(left, right) == (@operator == BinaryOperator.Equal);
        }

        int order;
        if (PartialDate.TryParse(left.AsText(), out var first) && PartialDate.TryParse(right.AsText(), out var second)
            && (!IsPlainNumber(left) || !IsPlainNumber(right)))
        {
            order = first.CompareKnown(second);
        }
        else
        {
            var (a, b) = (left.AsNumber(), right.AsNumber());
            if (double.IsNaN(a) || double.IsNaN(b))
            {
                return false;
            }

            order = a.CompareTo(b);
        }

        return @operator switch
        {
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            BinaryOperator.GreaterOrEqual => order >= 0,
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>A year alone reads as a number too, and compares alike as either.</summary>
    private static bool IsPlainNumber(FormValue value) => !double.IsNaN(value.AsNumber());

    private static bool AreEqual(FormValue left, FormValue right)
    {
        if (left.IsTruth || right.IsTruth)
        {
            return left.AsComparedTruth() == right.AsComparedTruth();
        }

        return left.IsNumber || right.IsNumber
            ? left.AsNumber() == right.AsNumber()
            : string.Equals(left.AsText(), right.AsText(), StringComparison.Ordinal);
    }

    private FormValue Apply(Expression.FunctionCall call)
    {
        FormValue Argument(int index) => Evaluate(call.Arguments[index]);

        return call.Function switch
        {
            "selected" => FormValue.Of(Names(Argument(0)).Contains(Argument(1).AsText())),
            "count-selected" => FormValue.Of(Names(Argument(0)).Length),
            "not" => FormValue.Of(!Argument(0).AsTruth()),
            "true" => FormValue.Of(true),
            "false" => FormValue.Of(false),
            "if" => Argument(Argument(0).AsTruth() ? 1 : 2),
            "coalesce" => call.Arguments.Select(Evaluate).FirstOrDefault(value => value.AsText().Length > 0, FormValue.Empty),
            "string-length" => FormValue.Of(Argument(0).AsText().Length),
            "regex" => FormValue.Of(Matches(Argument(0).AsText(), Argument(1).AsText())),
            "contains" => FormValue.Of(Argument(0).AsText().Contains(Argument(1).AsText(), StringComparison.Ordinal)),
            "starts-with" => FormValue.Of(Argument(0).AsText().StartsWith(Argument(1).AsText(), StringComparison.Ordinal)),
            "concat" => FormValue.Of(string.Concat(call.Arguments.Select(argument => Evaluate(argument).AsText()))),
            "number" => FormValue.Of(Argument(0).AsNumber()),
            "int" => FormValue.Of(Math.Truncate(Argument(0).AsNumber())),
            "round" => FormValue.Of(Round(Argument(0).AsNumber(), call.Arguments.Length > 1 ? Argument(1).AsNumber() : 0)),
            "abs" => FormValue.Of(Math.Abs(Argument(0).AsNumber())),
            "min" => FormValue.Of(Numbers(call).DefaultIfEmpty(double.NaN).Min()),
            "max" => FormValue.Of(Numbers(call).DefaultIfEmpty(double.NaN).Max()),
            "sum" => FormValue.Of(Numbers(call).Sum()),
            "count" => FormValue.Of(Rows(call.Arguments[0]).Count()),
            "today" => FormValue.Of(PartialDate.Of(scope.Today).ToString()),
            "date" => Argument(0),
            _ => throw new NotSupportedException($"The form has no function '{call.Function}'."),
        };
    }

    private static string[] Names(FormValue value) => value.AsText().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static double Round(double value, double digits) =>
        double.IsNaN(digits) ? double.NaN : Math.Round(value, (int)Math.Clamp(digits, 0, 15), MidpointRounding.AwayFromZero);

    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, PatternLimit);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or RegexMatchTimeoutException)
        {
            // The verifier refuses such patterns in a study; an answer can never make one.
            return false;
        }
    }

    private IEnumerable<double> Numbers(Expression.FunctionCall call) =>
        call.Arguments.SelectMany(Rows).Select(value => value.AsNumber()).Where(number => !double.IsNaN(number));

    private IEnumerable<FormValue> Rows(Expression argument) => argument is Expression.Variable variable
        ? scope.ReadRows(variable.Name).Select(FormValue.Of)
        : [Evaluate(argument)];
}
