using System.Collections.Immutable;
using Survey.Data.Texts;
using static Survey.Data.Expressions.Values.ValueKind;

namespace Survey.Data.Expressions.Functions;

/// <summary>All functions of expressions: those of the form, and those of figures.</summary>
public static class FunctionTable
{
    private const int Unlimited = int.MaxValue;

    /// <summary>Functions of the form that a figure cannot have, and what to write instead.</summary>
    public static ImmutableDictionary<string, ProblemMessage> FormOnlyAdvice { get; } =
        new Dictionary<string, ProblemMessage>(StringComparer.Ordinal)
        {
            ["today"] =
                $"A figure cannot read the clock, so that its result is the same at any time. Write the date, as in '2012-05-01'.",
            ["now"] =
                $"A figure cannot read the clock, so that its result is the same at any time. Write the date, as in '2012-05-01'.",
            ["random"] = $"A figure cannot use random values, so that its result is the same each time.",
            ["uuid"] = $"A figure cannot use random values, so that its result is the same each time.",
            ["once"] = $"A figure is computed from the stored answers, so once() has no use. Write its argument alone.",
            ["position"] = $"A figure is not computed in a row of the form. Count the rows of a repeat with count().",
            ["last"] = $"A figure is not computed in a row of the form. Count the rows of a repeat with count().",
            ["indexed-repeat"] =
                $"Figures read all rows of a repeat: write sum(), min(), max() or count(), or name the repeat in the column over.",
            ["pulldata"] = $"Figures read answers and the frame. Add the value as a column of the frame, or as a calculate in the form.",
            ["jr:choice-name"] = $"Figures use a choice's name, the same in all languages. Compare the question with the name itself.",
            ["join"] = $"Figures read all rows of a repeat: write sum(), min(), max() or count(), or name the repeat in the column over.",
            ["count-non-empty"] = $"Write count(), which counts the rows that have a value.",
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

    /// <summary>The functions of derived variables, figures and bases. A figure cannot use the current time or random numbers.</summary>
    public static ImmutableDictionary<string, FunctionSignature> ForFigures { get; } =
        CreateTable([
            .. "selected count-selected not true false if coalesce number min max sum count date"
                .Split(' ')
                .Concat(NumberFunctions.Unary.Keys)
                .Concat(NumberFunctions.Binary.Keys)
                .Select(name => ForForms[name]),
            new(
                "partner",
                "The expression computed for the unit's pair: unknown if that unit did not answer, not applicable if there is none.",
                "partner(${works} = 'yes')",
                Any,
                1,
                1,
                Any
            ),
        ]);

    /// <summary>A closed table of functions by name.</summary>
    public static ImmutableDictionary<string, FunctionSignature> CreateTable(params IEnumerable<FunctionSignature> functions) =>
        functions.ToImmutableDictionary(function => function.Name, StringComparer.Ordinal);

    private static FunctionSignature[] ChoiceSignatures() =>
        [
            new("selected", "Whether a choice is among those chosen.", "selected(${tools}, 'phone')", Condition, 2, 2, Choices, Text),
            new("count-selected", "How many choices are chosen.", "count-selected(${tools})", Number, 1, 1, Choices),
            new("selected-at", "The name of the choice at a position, from 0.", "selected-at(${tools}, 0)", Text, 2, 2, Choices, Number),
            new("jr:choice-name", "The label of a choice.", "jr:choice-name(${works}, '${works}')", Text, 2, 2, Any, Any),
            new(
                "pulldata",
                "A cell of a file beside the workbook: file, column to read, column to search, value to find.",
                "pulldata('places', 'region', 'name', ${county})",
                Any,
                4,
                4,
                Text,
                Text,
                Text,
                Any
            ),
        ];

    private static FunctionSignature[] LogicSignatures() =>
        [
            new("not", "True where the condition is false.", "not(${works} = 'yes')", Condition, 1, 1, Condition),
            new("true", "Always true.", "true()", Condition, 0, 0),
            new("false", "Always false.", "false()", Condition, 0, 0),
            new("boolean", "A value as a condition: false where it is empty, 0 or false.", "boolean(${hours})", Condition, 1, 1, Any),
            new(
                "boolean-from-string",
                "True where the text is 'true' or '1'.",
                "boolean-from-string(${city})",
                Condition,
                1,
                1,
                Any
            ),
            new("if", "One value where a condition holds, else another.", "if(${age} >= 65, 1, 0)", Any, 3, 3, Condition, Any, Any),
            new("coalesce", "The first of its values that is not missing.", "coalesce(${hours}, 0)", Any, 2, Unlimited, Any),
            new("once", "The value when it was computed first; it does not change after that.", "once(random())", Any, 1, 1, Any),
            new(
                "checklist",
                "Whether at least a minimum and at most a maximum of the conditions hold; -1 as maximum is no limit.",
                "checklist(1, -1, ${works} = 'yes', ${age} > 17)",
                Condition,
                3,
                Unlimited,
                Number,
                Number,
                Condition
            ),
            new(
                "weighted-checklist",
                "Like checklist(), but each condition is followed by its weight, and the weights of those that hold are added.",
                "weighted-checklist(2, -1, ${works} = 'yes', 2, ${age} > 17, 1)",
                Condition,
                4,
                Unlimited,
                Any
            ),
        ];

    private static FunctionSignature[] TextSignatures() =>
        [
            new("string", "A value as text.", "string(${age})", Text, 1, 1, Any),
            new("string-length", "How many characters a text has.", "string-length(${city})", Number, 1, 1, Text),
            new("concat", "Texts one after the other.", "concat(${city}, ', ', ${county})", Text, 1, Unlimited, Any),
            new("join", "Texts, or the answers of all rows, with a separator.", "join(', ', ${member_name})", Text, 2, Unlimited, Any),
            new("substr", "The characters from one position up to another, from 0.", "substr(${city}, 0, 3)", Text, 2, 3, Any, Number),
            new(
                "substring",
                "So many characters from a position on; the first character is 1.",
                "substring(${city}, 1, 3)",
                Text,
                2,
                3,
                Any,
                Number
            ),
            new("substring-before", "The text before the first occurrence of another.", "substring-before(${city}, ' ')", Text, 2, 2, Any),
            new("substring-after", "The text after the first occurrence of another.", "substring-after(${city}, ' ')", Text, 2, 2, Any),
            new("contains", "Whether a text contains another.", "contains(${city}, 'burg')", Condition, 2, 2, Text, Text),
            new("starts-with", "Whether a text begins with another.", "starts-with(${city}, 'New')", Condition, 2, 2, Text, Text),
            new("ends-with", "Whether a text ends with another.", "ends-with(${city}, 'ton')", Condition, 2, 2, Text, Text),
            new(
                "normalize-space",
                "The text without outer blanks, and with single blanks inside.",
                "normalize-space(${city})",
                Text,
                1,
                1,
                Any
            ),
            new(
                "translate",
                "The text with each character of one list replaced by the one at the same position of another.",
                "translate(${city}, 'abc', 'ABC')",
                Text,
                3,
                3,
                Any
            ),
            new(
                "regex",
                @"Whether the whole text matches a regular expression; begin and end it with .* to find it anywhere. \d and \w are ASCII.",
                "regex(${city}, '[A-Z].*')",
                Condition,
                2,
                2,
                Text,
                Text
            ),
            new("uuid", "A random identifier, or so many random hexadecimal digits.", "once(uuid())", Text, 0, 1, Number),
        ];

    private static FunctionSignature[] NumberSignatures() =>
        [
            new("number", "A value as a number.", "number(${age})", Number, 1, 1, Any),
            new("int", "The whole part of a number.", "int(${hours})", Number, 1, 1, Number),
            new(
                "round",
                "A number rounded to so many decimals, halves up: 2.5 to 3, -2.5 to -2.",
                "round(${hours}, 1)",
                Number,
                1,
                2,
                Number,
                Number
            ),
            new("floor", "The largest whole number that is not above.", "floor(${hours})", Number, 1, 1, Number),
            new("ceiling", "The smallest whole number that is not below.", "ceiling(${hours})", Number, 1, 1, Number),
            new("abs", "A number without its sign.", "abs(${age} - 40)", Number, 1, 1, Number),
            new("pow", "A number to a power.", "pow(${age}, 2)", Number, 2, 2, Number),
            new("sqrt", "The square root.", "sqrt(${age})", Number, 1, 1, Number),
            new("exp", "e to a power.", "exp(${hours})", Number, 1, 1, Number),
            new("exp10", "10 to a power.", "exp10(${hours})", Number, 1, 1, Number),
            new("log", "The natural logarithm.", "log(${age})", Number, 1, 1, Number),
            new("log10", "The logarithm to the base 10.", "log10(${age})", Number, 1, 1, Number),
            new("random", "A random number from 0 up to, not including, 1.", "once(random())", Number, 0, 0),
        ];

    private static FunctionSignature[] TrigonometrySignatures() =>
        [
            new("pi", "The number pi.", "pi()", Number, 0, 0),
            new("sin", "The sine of an angle in radians.", "sin(${hours})", Number, 1, 1, Number),
            new("cos", "The cosine of an angle in radians.", "cos(${hours})", Number, 1, 1, Number),
            new("tan", "The tangent of an angle in radians.", "tan(${hours})", Number, 1, 1, Number),
            new("asin", "The angle in radians whose sine is given.", "asin(${hours} div 100)", Number, 1, 1, Number),
            new("acos", "The angle in radians whose cosine is given.", "acos(${hours} div 100)", Number, 1, 1, Number),
            new("atan", "The angle in radians whose tangent is given.", "atan(${hours})", Number, 1, 1, Number),
            new("atan2", "The angle in radians of a point, given as y and x.", "atan2(${hours}, ${age})", Number, 2, 2, Number),
        ];

    private static FunctionSignature[] RepeatSignatures() =>
        [
            new("sum", "The sum of a question over the rows of its repeat.", "sum(${member_age})", Number, 1, 1, Any),
            new("count", "How many rows of a repeat have a value.", "count(${member_age})", Number, 1, 1, Any),
            new("count-non-empty", "How many rows of a repeat have a value.", "count-non-empty(${member_age})", Number, 1, 1, Any),
            new("min", "The smallest of several numbers, or of a question in all rows.", "min(${member_age})", Number, 1, Unlimited, Any),
            new("max", "The largest of several numbers, or of a question in all rows.", "max(${member_age})", Number, 1, Unlimited, Any),
            new(
                "position",
                "The place of a repeat's row, from 1; position(../..) that of the row around it.",
                "position(..)",
                Number,
                0,
                1,
                Any
            ),
            new("last", "How many rows there are, within the [ ] of a path.", "${members}[last()]/member_age", Number, 0, 0),
            new(
                "indexed-repeat",
                "A question's answer in one row of a repeat: question, repeat, number of the row; of a repeat inside it, both again.",
                "indexed-repeat(${member_age}, ${members}, 1)",
                Any,
                3,
                7,
                Any
            ),
        ];

    private static FunctionSignature[] DateTimeSignatures() =>
        [
            new("today", "The date when the answer is given.", "today()", Date, 0, 0),
            new("now", "The date and time when the answer is given.", "now()", Date, 0, 0),
            new("date", "A text or a number of days since 1970 as a date.", "date('2012-05-01')", Date, 1, 1, Any),
            new("date-time", "A text as a date with a time.", "date-time('2012-05-01T12:00')", Date, 1, 1, Any),
            new("decimal-date-time", "A date as a number of days since 1970.", "decimal-date-time(${started})", Number, 1, 1, Any),
            new("decimal-time", "A time as a part of the day, from 0 to 1.", "decimal-time('12:00')", Number, 1, 1, Any),
            new("format-date", "A date as text in a pattern such as '%Y-%m'.", "format-date(${started}, '%Y-%m')", Text, 2, 2, Any, Text),
            new(
                "format-date-time",
                "A date and time as text in a pattern such as '%Y-%m-%d %H:%M'.",
                "format-date-time(now(), '%Y-%m-%d %H:%M')",
                Text,
                2,
                2,
                Any,
                Text
            ),
        ];
}
