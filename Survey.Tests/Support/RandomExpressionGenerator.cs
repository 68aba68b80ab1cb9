using Survey.Data.Expressions;
using Survey.Data.Expressions.Functions;
using Survey.Web.Features.Respond.Questions;

namespace Survey.Tests.Support;

/// <summary>Random expressions and answers from a seed: what an author might write, and much that nobody would.</summary>
/// <param name="seed">The same seed gives the same expressions.</param>
/// <param name="exactOnly">Whether to leave out functions whose last digit differs between machines, such as sin().</param>
internal sealed class RandomExpressionGenerator(int seed, bool exactOnly = false)
{
    private const int MaxDepth = 5;
    private static readonly string[] InexactFunctions =
    [
        "sin",
        "cos",
        "tan",
        "asin",
        "acos",
        "atan",
        "atan2",
        "exp",
        "exp10",
        "log",
        "log10",
        "pow",
    ];
    private static readonly string[] Names = ["a", "b", "c", "d", "e"];
    private static readonly double[] Numbers = [0, 1, 2, 0.5, 10, 100, 2010, 1972, 1e-7, 1.005, 1e21, 123456789.125, 14_746];
    private static readonly string[] Patterns = ["^[a-c]+$", "^\\d{1,3}$", "b", "^$", "(", "å|x"];
    private static readonly string[] DatePatterns = ["%Y-%m-%d", "%e %b %y", "%H:%M:%S.%3", "%a %n %h %%", "%"];

    private static readonly string[] Texts =
    [
        "",
        "0",
        "5",
        "-1.5",
        "abc",
        "a b c",
        "a",
        "2010",
        "2010-05",
        "2012-02-29",
        "2011-02-29",
        "2012-05-01T08:30",
        "2012-05-01T08:30:15.25+02:00",
        "0001-01-01",
        "9999-12-31",
        "08:30",
        "23:59:59.999",
        "24:00",
        "true",
        "false",
        " 7 ",
        "\u00A07",
        "1e3",
        "1E400",
        ".5",
        "5.",
        "+3",
        "--1",
        "0x10",
        "Infinity",
        "NaN",
        "ÅÄÖ",
        "  x  y ",
        "it's",
    ];

    private static readonly FunctionSignature[] Functions =
    [
        .. FunctionTable
            .ForForms.Values.Where(function => !ClientConditionReducer.ServerOnlyFunctions.Contains(function.Name))
            .OrderBy(function => function.Name, StringComparer.Ordinal),
    ];

    private readonly Random random = new(seed);

    /// <summary>An answer to every name that an expression may hold.</summary>
    public Dictionary<string, string> Answers() => Names.ToDictionary(name => name, _ => Pick(Texts), StringComparer.Ordinal);

    /// <summary>An expression.</summary>
    public Expression Next(int depth = 0)
    {
        var kind = random.Next(depth >= MaxDepth ? 3 : 12);
        return kind switch
        {
            0 => new Expression.Number(Pick(Numbers)),
            1 => new Expression.Text(Pick(Texts)),
            2 or 3 => new Expression.Variable(Pick(Names)),
            4 => new Expression.Negation(Next(depth + 1)),
            5 => new Expression.Between(Next(depth + 1), Next(depth + 1), Next(depth + 1)),
            6 or 7 or 8 => new Expression.BinaryOperation(Pick(Enum.GetValues<BinaryOperator>()), Next(depth + 1), Next(depth + 1)),
            _ => Call(depth),
        };
    }

    private Expression.FunctionCall Call(int depth)
    {
        var function = Pick(Functions);
        while (exactOnly && InexactFunctions.Contains(function.Name))
        {
            function = Pick(Functions);
        }

        var count = random.Next(function.MinimumArguments, Math.Min(function.MaximumArguments, function.MinimumArguments + 2) + 1);
        var arguments = Enumerable.Range(0, count).Select(_ => Next(depth + 1)).ToArray();
        if (function.Name is "regex" or "format-date" or "format-date-time")
        {
            arguments[1] = new Expression.Text(Pick(function.Name == "regex" ? Patterns : DatePatterns));
        }

        return new Expression.FunctionCall(function.Name, [.. arguments]);
    }

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
