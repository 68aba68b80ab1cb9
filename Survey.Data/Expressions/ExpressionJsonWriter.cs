using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Survey.Data.Expressions;

/// <summary>Writes an expression's tree as compact JSON, for the script that routes the form in the browser.</summary>
/// <remarks>
/// Closed: <c>{"num":1}</c>, <c>{"text":"a"}</c>, <c>{"var":"q"}</c>, <c>{"self":true}</c>, <c>{"op":"and","args":[…]}</c>,
/// <c>{"neg":…}</c>,
/// <c>{"between":[value,low,high]}</c>, <c>{"call":"selected","args":[…]}</c>. A bare name is written as a variable, which it is to the
/// form.
/// </remarks>
public static class ExpressionJsonWriter
{
    /// <summary>The tree as JSON, safe inside HTML.</summary>
    /// <exception cref="NotSupportedException">The tree has a part that only the server reads, such as a lookup of rows.</exception>
    public static string Write(Expression expression)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default, MaxDepth = 5_000 }))
        {
            Write(writer, expression);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Writes the tree as one JSON value.</summary>
    /// <exception cref="NotSupportedException">The tree has a part that only the server reads, such as a lookup of rows.</exception>
    public static void Write(Utf8JsonWriter writer, Expression expression)
    {
        writer.WriteStartObject();
        switch (expression)
        {
            case Expression.Number number:
                writer.WriteNumber("num", number.Value);
                break;
            case Expression.Text text:
                writer.WriteString("text", text.Value);
                break;
            case Expression.Variable variable:
                writer.WriteString("var", variable.Name);
                break;
            case Expression.BareName word:
                writer.WriteString("var", word.Name);
                break;
            case Expression.CurrentAnswer:
                writer.WriteBoolean("self", true);
                break;
            case Expression.BinaryOperation operation:
                writer.WriteString("op", BinaryOperators.GetSymbol(operation.Operator));
                WriteArray(writer, "args", [operation.Left, operation.Right]);
                break;
            case Expression.Negation negative:
                writer.WritePropertyName("neg");
                Write(writer, negative.Operand);
                break;
            case Expression.Between between:
                WriteArray(writer, "between", [between.Value, between.Low, between.High]);
                break;
            case Expression.FunctionCall call:
                writer.WriteString("call", call.Function);
                WriteArray(writer, "args", call.Arguments);
                break;
            default:
                throw new NotSupportedException($"'{expression}' is read on the server alone.");
        }

        writer.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter writer, string name, IEnumerable<Expression> items)
    {
        writer.WriteStartArray(name);
        foreach (var part in items)
        {
            Write(writer, part);
        }

        writer.WriteEndArray();
    }
}
