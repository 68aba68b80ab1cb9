using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Survey.Data.Expressions;

/// <summary>The form's functions of values alone, by the names that XLSForm gives them.</summary>
internal sealed class FormFunctions(IFormScope scope)
{
    private int draws;

    public FormValue Apply(string function, FormValue[] arguments)
    {
        return OfTruth(function, arguments) ?? OfText(function, arguments) ?? OfNumbers(function, arguments) ?? OfTime(function, arguments) ?? OfPlace(function, arguments)
            ?? throw new NotSupportedException($"The form has no function '{function}'.");
    }

    private static FormValue? OfNumbers(string function, FormValue[] arguments) =>
        NumberFunctions.OfOne.TryGetValue(function, out var ofOne) ? FormValue.Of(ofOne(arguments[0].AsNumber()))
        : NumberFunctions.OfTwo.TryGetValue(function, out var ofTwo) ? FormValue.Of(ofTwo(arguments[0].AsNumber(), arguments.Length > 1 ? arguments[1].AsNumber() : 0))
        : null;

    private static FormValue? OfTruth(string function, FormValue[] arguments) => function switch
    {
        "not" => FormValue.Of(!arguments[0].AsTruth()),
        "true" => FormValue.Of(true),
        "false" => FormValue.Of(false),
        "boolean" => FormValue.Of(arguments[0].AsTruth()),
        "boolean-from-string" => FormValue.Of(arguments[0].AsText() is "true" or "1"),
        "selected" => FormValue.Of(TextFunctions.Names(arguments[0].AsText()).Contains(arguments[1].AsText())),
        "contains" => FormValue.Of(arguments[0].AsText().Contains(arguments[1].AsText(), StringComparison.Ordinal)),
        "starts-with" => FormValue.Of(arguments[0].AsText().StartsWith(arguments[1].AsText(), StringComparison.Ordinal)),
        "ends-with" => FormValue.Of(arguments[0].AsText().EndsWith(arguments[1].AsText(), StringComparison.Ordinal)),
        "regex" => FormValue.Of(TextFunctions.Matches(arguments[0].AsText(), arguments[1].AsText())),
        "checklist" => FormValue.Of(IsWithin(arguments, arguments.Skip(2).Count(value => value.AsTruth()))),
        "weighted-checklist" => FormValue.Of(IsWithin(arguments, WeightOf(arguments))),
        _ => null,
    };

    private static FormValue? OfText(string function, FormValue[] arguments) => function switch
    {
        "string" => FormValue.Of(arguments[0].AsText()),
        "number" => FormValue.Of(arguments[0].AsNumber()),
        "string-length" => FormValue.Of(arguments[0].AsText().Length),
        "count-selected" => FormValue.Of(TextFunctions.Names(arguments[0].AsText()).Length),
        "selected-at" => FormValue.Of(TextFunctions.At(arguments[0].AsText(), arguments[1].AsNumber())),
        "concat" => FormValue.Of(string.Concat(arguments.Select(argument => argument.AsText()))),
        "substr" => FormValue.Of(TextFunctions.Between(arguments[0].AsText(), arguments[1].AsNumber(), arguments.Length > 2 ? arguments[2].AsNumber() : int.MaxValue)),
        "substring" => FormValue.Of(TextFunctions.Part(arguments[0].AsText(), arguments[1].AsNumber(), arguments.Length > 2 ? arguments[2].AsNumber() : null)),
        "substring-before" => FormValue.Of(TextFunctions.Before(arguments[0].AsText(), arguments[1].AsText())),
        "substring-after" => FormValue.Of(TextFunctions.After(arguments[0].AsText(), arguments[1].AsText())),
        "normalize-space" => FormValue.Of(TextFunctions.Normalize(arguments[0].AsText())),
        "translate" => FormValue.Of(TextFunctions.Translate(arguments[0].AsText(), arguments[1].AsText(), arguments[2].AsText())),
        "pi" => FormValue.Of(Math.PI),
        _ => null,
    };

    private FormValue? OfTime(string function, FormValue[] arguments) => function switch
    {
        "today" => FormValue.Of(PartialDate.Of(DateOnly.FromDateTime(scope.Now)).ToString()),
        "now" => FormValue.Of(Moment.Of(scope.Now).ToString()),
        "date" => FormValue.Of(TimeFunctions.Date(arguments[0])),
        "date-time" => FormValue.Of(TimeFunctions.DateTime(arguments[0])),
        "decimal-date-time" => FormValue.Of(TimeFunctions.Days(arguments[0])),
        "decimal-time" => FormValue.Of(TimeFunctions.FractionOfDay(arguments[0].AsText())),
        "format-date" or "format-date-time" => FormValue.Of(TimeFunctions.Format(arguments[0], arguments[1].AsText(), scope.Language)),
        _ => null,
    };

    private FormValue? OfPlace(string function, FormValue[] arguments) => function switch
    {
        "position" => FormValue.Of(scope.Position > 0 ? scope.Position : Math.Max(1, scope.Row)),
        "last" => FormValue.Of(scope.Size),
        "random" => FormValue.Of((BinaryPrimitives.ReadUInt64LittleEndian(Draw()) >> 11) / Math.Pow(2, 53)),
        "uuid" => FormValue.Of(arguments is [var length]
            ? Convert.ToHexStringLower(Draw())[..(int)Math.Clamp(double.IsNaN(length.AsNumber()) ? 0 : length.AsNumber(), 0, 64)]
            : new Guid(Draw().AsSpan(0, 16)).ToString()),
        _ => null,
    };

    /// <summary>Chance that stays as it fell: the same for the same unit, question and place in the expression.</summary>
    private byte[] Draw() => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{scope.Seed}\0{draws++}")));

    /// <summary>Whether a sum lies between the two limits that come first; -1 is no limit.</summary>
    private static bool IsWithin(FormValue[] arguments, double sum)
    {
        var (least, most) = (arguments[0].AsNumber(), arguments[1].AsNumber());
        return (least == -1 || sum >= least) && (most == -1 || sum <= most);
    }

    /// <summary>The weights, each after its condition, of the conditions that hold.</summary>
    private static double WeightOf(FormValue[] arguments)
    {
        var sum = 0.0;
        for (var at = 2; at + 1 < arguments.Length; at += 2)
        {
            sum += arguments[at].AsTruth() ? arguments[at + 1].AsNumber() : 0;
        }

        return sum;
    }
}
