using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Survey.Data.Expressions.Functions;
using Survey.Data.Expressions.Values;

namespace Survey.Data.Expressions.Evaluation;

/// <summary>The form's functions of values alone, by the names that XLSForm gives them.</summary>
internal sealed class FormScalarFunctions(IFormScope scope)
{
    private int drawCount;

    public FormValue Apply(string function, FormValue[] arguments)
    {
        return ApplyLogicFunction(function, arguments)
            ?? ApplyTextFunction(function, arguments)
            ?? ApplyNumberFunction(function, arguments)
            ?? ApplyDateTimeFunction(function, arguments)
            ?? ApplyRowOrRandomFunction(function, arguments)
            ?? throw new NotSupportedException($"The form has no function '{function}'.");
    }

    private static FormValue? ApplyNumberFunction(string function, FormValue[] arguments)
    {
        if (NumberFunctions.Unary.TryGetValue(function, out var unary))
        {
            return FormValue.From(unary(arguments[0].AsNumber()));
        }

        var second = arguments.Length > 1 ? arguments[1].AsNumber() : 0;
        return NumberFunctions.Binary.TryGetValue(function, out var binary)
            ? FormValue.From(binary(arguments[0].AsNumber(), second))
            : null;
    }

    private static FormValue? ApplyLogicFunction(string function, FormValue[] arguments) =>
        function switch
        {
            "not" => FormValue.From(!arguments[0].AsBoolean()),
            "true" => FormValue.From(true),
            "false" => FormValue.From(false),
            "boolean" => FormValue.From(arguments[0].AsBoolean()),
            "boolean-from-string" => FormValue.From(arguments[0].AsText() is "true" or "1"),
            "selected" => FormValue.From(ChoiceNames.Split(arguments[0].AsText()).Contains(arguments[1].AsText())),
            "contains" => FormValue.From(arguments[0].AsText().Contains(arguments[1].AsText(), StringComparison.Ordinal)),
            "starts-with" => FormValue.From(arguments[0].AsText().StartsWith(arguments[1].AsText(), StringComparison.Ordinal)),
            "ends-with" => FormValue.From(arguments[0].AsText().EndsWith(arguments[1].AsText(), StringComparison.Ordinal)),
            "regex" => FormValue.From(PatternMatcher.IsWholeMatch(arguments[0].AsText(), arguments[1].AsText())),
            "checklist" => FormValue.From(IsWithinLimits(arguments, arguments.Skip(2).Count(value => value.AsBoolean()))),
            "weighted-checklist" => FormValue.From(IsWithinLimits(arguments, SumWeights(arguments))),
            _ => null,
        };

    private static FormValue? ApplyTextFunction(string function, FormValue[] arguments) =>
        function switch
        {
            "string" => FormValue.From(arguments[0].AsText()),
            "number" => FormValue.From(arguments[0].AsNumber()),
            "string-length" => FormValue.From(arguments[0].AsText().Length),
            "count-selected" => FormValue.From(ChoiceNames.Split(arguments[0].AsText()).Length),
            "selected-at" => FormValue.From(TextFunctions.SelectedAt(arguments[0].AsText(), arguments[1].AsNumber())),
            "concat" => FormValue.From(string.Concat(arguments.Select(argument => argument.AsText()))),
            "substr" => FormValue.From(
                TextFunctions.Substr(arguments[0].AsText(), arguments[1].AsNumber(), FindThirdNumber(arguments) ?? int.MaxValue)
            ),
            "substring" => FormValue.From(
                TextFunctions.Substring(arguments[0].AsText(), arguments[1].AsNumber(), FindThirdNumber(arguments))
            ),
            "substring-before" => FormValue.From(TextFunctions.SubstringBefore(arguments[0].AsText(), arguments[1].AsText())),
            "substring-after" => FormValue.From(TextFunctions.SubstringAfter(arguments[0].AsText(), arguments[1].AsText())),
            "normalize-space" => FormValue.From(TextFunctions.NormalizeSpace(arguments[0].AsText())),
            "translate" => FormValue.From(TextFunctions.Translate(arguments[0].AsText(), arguments[1].AsText(), arguments[2].AsText())),
            "pi" => FormValue.From(Math.PI),
            _ => null,
        };

    private FormValue? ApplyDateTimeFunction(string function, FormValue[] arguments) =>
        function switch
        {
            "today" => FormValue.From(PartialDate.FromDate(DateOnly.FromDateTime(scope.Now)).ToString()),
            "now" => FormValue.From(PartialDateTime.FromDateTime(scope.Now).ToString()),
            "date" => FormValue.From(DateTimeFunctions.ToDate(arguments[0])),
            "date-time" => FormValue.From(DateTimeFunctions.ToDateTime(arguments[0])),
            "decimal-date-time" => FormValue.From(DateTimeFunctions.ToDaysSinceEpoch(arguments[0])),
            "decimal-time" => FormValue.From(DateTimeFunctions.FractionOfDay(arguments[0].AsText())),
            "format-date" or "format-date-time" => FormValue.From(
                DateTimeFunctions.Format(arguments[0], arguments[1].AsText(), scope.Language)
            ),
            _ => null,
        };

    private FormValue? ApplyRowOrRandomFunction(string function, FormValue[] arguments) =>
        function switch
        {
            "position" => FormValue.From(scope.ContextPosition > 0 ? scope.ContextPosition : Math.Max(1, scope.RowNumber)),
            "last" => FormValue.From(scope.ContextSize),
            "random" => FormValue.From((BinaryPrimitives.ReadUInt64LittleEndian(DrawRandomBytes()) >> 11) / Math.Pow(2, 53)),
            "uuid" when arguments is [var length] => FormValue.From(DrawHexDigits(length.AsNumber())),
            "uuid" => FormValue.From(new Guid(DrawRandomBytes().AsSpan(0, 16)).ToString()),
            _ => null,
        };

    private static double? FindThirdNumber(FormValue[] arguments) => arguments is [_, _, var third, ..] ? third.AsNumber() : null;

    /// <summary>Hexadecimal digits, at most the 64 that the 32 drawn bytes have; none where the count is no number.</summary>
    private string DrawHexDigits(double count) =>
        Convert.ToHexStringLower(DrawRandomBytes())[..(int)(double.IsNaN(count) ? 0 : Math.Clamp(count, 0, 64))];

    /// <summary>Deterministic random bytes: the same for the same unit, question and call in the expression.</summary>
    private byte[] DrawRandomBytes() =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{scope.Seed}\0{drawCount++}")));

    /// <summary>Whether a sum lies between the two limits that come first; -1 is no limit.</summary>
    private static bool IsWithinLimits(FormValue[] arguments, double sum)
    {
        var (minimum, maximum) = (arguments[0].AsNumber(), arguments[1].AsNumber());
        return (minimum == -1 || sum >= minimum) && (maximum == -1 || sum <= maximum);
    }

    /// <summary>The weights, each after its condition, of the conditions that hold.</summary>
    private static double SumWeights(FormValue[] arguments)
    {
        var sum = 0.0;
        for (var index = 2; index + 1 < arguments.Length; index += 2)
        {
            sum += arguments[index].AsBoolean() ? arguments[index + 1].AsNumber() : 0;
        }

        return sum;
    }
}
