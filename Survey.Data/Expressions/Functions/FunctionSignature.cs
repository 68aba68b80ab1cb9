using System.Collections.Immutable;
using Survey.Data.Expressions.Values;
using static Survey.Data.Expressions.Values.ValueKind;

namespace Survey.Data.Expressions.Functions;

/// <summary>What a function takes and yields. The functions of an expression are a closed table of these.</summary>
public sealed record FunctionSignature(
    string Name,
    ValueKind ReturnKind,
    int MinimumArguments,
    int MaximumArguments,
    params ImmutableArray<ValueKind> ArgumentKinds
)
{
    private const int Unlimited = int.MaxValue;

    /// <summary>Functions of the form that a figure cannot have, and what to write instead.</summary>
    public static ImmutableDictionary<string, string> FormOnlyAdvice { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["today"] =
                "There is no clock in a figure: it must come to the same whenever it is computed. Write the date, as in '2012-05-01'.",
            ["now"] =
                "There is no clock in a figure: it must come to the same whenever it is computed. Write the date, as in '2012-05-01'.",
            ["random"] = "There is no chance in a figure: it must come to the same whenever it is computed.",
            ["uuid"] = "There is no chance in a figure: it must come to the same whenever it is computed.",
            ["once"] = "A figure is computed from what was answered, so nothing happens once. Write the value alone.",
            ["position"] = "A figure has no place in a form. Count the rows of a repeat with count().",
            ["last"] = "A figure has no place in a form. Count the rows of a repeat with count().",
            ["indexed-repeat"] =
                "Figures read all rows of a repeat: write sum(), min(), max() or count(), or let the figure be over the repeat.",
            ["pulldata"] = "Figures read answers and the frame. Add the value as a column of the frame, or as a calculate in the form.",
            ["jr:choice-name"] = "Figures go by a choice's name, whatever the language. Compare the question with the name itself.",
            ["join"] = "Figures read all rows of a repeat: write sum(), min(), max() or count(), or let the figure be over the repeat.",
            ["count-non-empty"] = "Write count(), which counts the rows that have a value.",
        }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The functions of relevance, constraints and calculations, as XLSForm names them.</summary>
    public static ImmutableDictionary<string, FunctionSignature> ForForms { get; } =
        CreateTable([
            .. ChoiceSignatures(),
            .. LogicSignatures(),
            .. TextSignatures(),
            .. NumberSignatures(),
            .. TrigonometrySignatures(),
            .. RepeatSignatures(),
            .. DateTimeSignatures(),
        ]);

    /// <summary>The functions of derived variables, figures and bases. There is no clock in a figure, and no chance.</summary>
    public static ImmutableDictionary<string, FunctionSignature> ForFigures { get; } =
        CreateTable([
            .. "selected count-selected not true false if coalesce number min max sum count date"
                .Split(' ')
                .Concat(NumberFunctions.Unary.Keys)
                .Concat(NumberFunctions.Binary.Keys)
                .Select(name => ForForms[name]),
            new("partner", Any, 1, 1, Any),
        ]);

    /// <summary>The kind of argument number <paramref name="index"/>; the last named kind serves all that follow.</summary>
    public ValueKind GetArgumentKind(int index) => ArgumentKinds[Math.Min(index, ArgumentKinds.Length - 1)];

    /// <summary>A closed table of functions by name.</summary>
    public static ImmutableDictionary<string, FunctionSignature> CreateTable(params IEnumerable<FunctionSignature> functions) =>
        functions.ToImmutableDictionary(function => function.Name, StringComparer.Ordinal);

    private static FunctionSignature[] ChoiceSignatures() =>
        [
            new("selected", Condition, 2, 2, Choices, Text),
            new("count-selected", Number, 1, 1, Choices),
            new("selected-at", Text, 2, 2, Choices, Number),
            new("jr:choice-name", Text, 2, 2, Any, Any),
            new("pulldata", Any, 4, 4, Text, Text, Text, Any),
        ];

    private static FunctionSignature[] LogicSignatures() =>
        [
            new("not", Condition, 1, 1, Condition),
            new("true", Condition, 0, 0),
            new("false", Condition, 0, 0),
            new("boolean", Condition, 1, 1, Any),
            new("boolean-from-string", Condition, 1, 1, Any),
            new("if", Any, 3, 3, Condition, Any, Any),
            new("coalesce", Any, 2, Unlimited, Any),
            new("once", Any, 1, 1, Any),
            new("checklist", Condition, 3, Unlimited, Number, Number, Condition),
            new("weighted-checklist", Condition, 4, Unlimited, Any),
        ];

    private static FunctionSignature[] TextSignatures() =>
        [
            new("string", Text, 1, 1, Any),
            new("string-length", Number, 1, 1, Text),
            new("concat", Text, 1, Unlimited, Any),
            new("join", Text, 2, Unlimited, Any),
            new("substr", Text, 2, 3, Any, Number),
            new("substring", Text, 2, 3, Any, Number),
            new("substring-before", Text, 2, 2, Any),
            new("substring-after", Text, 2, 2, Any),
            new("contains", Condition, 2, 2, Text, Text),
            new("starts-with", Condition, 2, 2, Text, Text),
            new("ends-with", Condition, 2, 2, Text, Text),
            new("normalize-space", Text, 1, 1, Any),
            new("translate", Text, 3, 3, Any),
            new("regex", Condition, 2, 2, Text, Text),
            new("uuid", Text, 0, 1, Number),
        ];

    private static FunctionSignature[] NumberSignatures() =>
        [
            new("number", Number, 1, 1, Any),
            new("int", Number, 1, 1, Number),
            new("round", Number, 1, 2, Number, Number),
            new("floor", Number, 1, 1, Number),
            new("ceiling", Number, 1, 1, Number),
            new("abs", Number, 1, 1, Number),
            new("pow", Number, 2, 2, Number),
            new("sqrt", Number, 1, 1, Number),
            new("exp", Number, 1, 1, Number),
            new("exp10", Number, 1, 1, Number),
            new("log", Number, 1, 1, Number),
            new("log10", Number, 1, 1, Number),
            new("random", Number, 0, 0),
        ];

    private static FunctionSignature[] TrigonometrySignatures() =>
        [
            new("pi", Number, 0, 0),
            .. "sin cos tan asin acos atan".Split(' ').Select(name => new FunctionSignature(name, Number, 1, 1, Number)),
            new("atan2", Number, 2, 2, Number),
        ];

    private static FunctionSignature[] RepeatSignatures() =>
        [
            new("sum", Number, 1, 1, Any),
            new("count", Number, 1, 1, Any),
            new("count-non-empty", Number, 1, 1, Any),
            new("min", Number, 1, Unlimited, Any),
            new("max", Number, 1, Unlimited, Any),
            new("position", Number, 0, 1, Any),
            new("last", Number, 0, 0),
            new("indexed-repeat", Any, 3, 7, Any),
        ];

    private static FunctionSignature[] DateTimeSignatures() =>
        [
            new("today", Date, 0, 0),
            new("now", Date, 0, 0),
            new("date", Date, 1, 1, Any),
            new("date-time", Date, 1, 1, Any),
            new("decimal-date-time", Number, 1, 1, Any),
            new("decimal-time", Number, 1, 1, Any),
            new("format-date", Text, 2, 2, Any, Text),
            new("format-date-time", Text, 2, 2, Any, Text),
        ];
}
