using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Survey.Data.Expressions;

/// <summary>Reads the text of an expression into its tree, or says at which character it stops making sense.</summary>
/// <remarks>
/// XPath's precedence, lowest first: or; and; = !=; &lt; &lt;= &gt; &gt;= between; + -; * div mod; unary minus; |; paths.
/// A path to a question is the question: <c>/data/group/q</c>, <c>../q</c> and <c>current()/../q</c> are <c>${q}</c>.
/// Which functions and variables are known is not the parser's question; the checker of its sheet answers it.
/// </remarks>
public sealed partial class ExpressionParser
{
    /// <summary>More text than a cell of Excel holds, or deeper nesting than anyone reads, is refused, so that hostile text cannot exhaust the stack.</summary>
    private const int MaximumLength = 32_767;
    private const int MaximumDepth = 200;
    private const int MaximumOperators = 1_000;

    private static readonly ImmutableArray<ImmutableDictionary<string, BinaryOperator>> Levels =
    [
        Level(BinaryOperator.Or),
        Level(BinaryOperator.And),
        Level(BinaryOperator.Equal, BinaryOperator.NotEqual),
        Level(BinaryOperator.Less, BinaryOperator.LessOrEqual, BinaryOperator.Greater, BinaryOperator.GreaterOrEqual),
        Level(BinaryOperator.Plus, BinaryOperator.Minus),
        Level(BinaryOperator.Times, BinaryOperator.Divide, BinaryOperator.Modulo),
    ];

    private const int RelationalLevel = 3;
    private readonly List<Token> tokens;
    private int position;
    private int depth;
    private int operators;

    private ExpressionParser(List<Token> tokens) => this.tokens = tokens;

    private Token Ahead => tokens[position];

    /// <summary>Parses <paramref name="text"/>; on failure <paramref name="problem"/> says what is wrong and where.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Expression? expression, [NotNullWhen(false)] out string? problem)
    {
        expression = null;
        problem = null;
        if (text.Length > MaximumLength)
        {
            problem = $"The expression has {text.Length} characters; at most {MaximumLength} are read. Shorten it, or split it into derived variables.";
            return false;
        }

        try
        {
            var parser = new ExpressionParser(ExpressionTokens.Read(text));
            expression = parser.ReadLevel(0);
            parser.Expect(TokenKind.End, "an operator or the end");
            return true;
        }
        catch (ExpressionSyntaxException exception)
        {
            expression = null;
            problem = exception.Message;
            return false;
        }
    }

    /// <summary>Parses text that is known to be right, such as the program's own.</summary>
    /// <exception cref="FormatException">The text is no expression.</exception>
    public static Expression Parse(string text) =>
        TryParse(text, out var expression, out var problem) ? expression : throw new FormatException(problem);

    private static ImmutableDictionary<string, BinaryOperator> Level(params BinaryOperator[] operators) =>
        operators.ToImmutableDictionary(Operators.Symbol, StringComparer.Ordinal);

    private Expression ReadLevel(int level)
    {
        if (level == Levels.Length)
        {
            return ReadUnary();
        }

        var left = ReadLevel(level + 1);
        while (true)
        {
            if (Ahead.Kind == TokenKind.Operator && Levels[level].TryGetValue(Ahead.Text, out var @operator))
            {
                CountOperator();
                position++;
                left = new Expression.Operation(@operator, left, ReadLevel(level + 1));
            }
            else if (level == RelationalLevel && Ahead is { Kind: TokenKind.Name, Text: "between" })
            {
                CountOperator();
                left = ReadBetween(left);
            }
            else
            {
                return left;
            }
        }
    }

    private void CountOperator()
    {
        if (++operators > MaximumOperators)
        {
            throw new ExpressionSyntaxException($"The expression has more than {MaximumOperators} operators. Split it into derived variables.");
        }
    }

    private Expression.Between ReadBetween(Expression value)
    {
        position++;
        var low = ReadLevel(RelationalLevel + 1);
        if (Ahead is not { Kind: TokenKind.Operator, Text: "and" })
        {
            throw Unexpected("'and' with the upper limit, as in 'between 0.8 and 0.9'");
        }

        position++;
        return new Expression.Between(value, low, ReadLevel(RelationalLevel + 1));
    }

    private Expression ReadUnary()
    {
        if (++depth > MaximumDepth)
        {
            throw new ExpressionSyntaxException($"The expression is nested more than {MaximumDepth} deep. Split it into derived variables.");
        }

        try
        {
            if (Ahead is { Kind: TokenKind.Operator, Text: "-" })
            {
                position++;
                return new Expression.Negative(ReadUnary());
            }

            return ReadUnion();
        }
        finally
        {
            depth--;
        }
    }

    private Expression ReadUnion()
    {
        var left = ReadPath();
        while (Ahead.Kind == TokenKind.Union)
        {
            CountOperator();
            position++;
            left = new Expression.Union(left, ReadPath());
        }

        return left;
    }

    /// <summary>A number, a text, a function or what stands in parentheses; paths begin elsewhere.</summary>
    private Expression ReadPrimary()
    {
        var token = Ahead;
        position++;
        switch (token.Kind)
        {
            case TokenKind.Number:
                var value = double.Parse(token.Text, CultureInfo.InvariantCulture);
                return double.IsFinite(value)
                    ? new Expression.Number(value)
                    : throw new ExpressionSyntaxException($"At character {token.Start + 1}: the number is larger than any that can be reckoned with.");
            case TokenKind.Text:
                return new Expression.Text(token.Text);
            case TokenKind.Name when Ahead.Kind == TokenKind.Open:
                position++;
                return Call(token.Text, ReadArguments());
            case TokenKind.Open:
                var inner = ReadLevel(0);
                Expect(TokenKind.Close, "')'");
                return inner;
            default:
                position--;
                throw Unexpected("a value");
        }
    }

    /// <summary>XLSForm writes the question of jr:choice-name() in quotes, <c>'${q}'</c>, and means the question.</summary>
    private static Expression.FunctionCall Call(string function, ImmutableArray<Expression> arguments) =>
        function is "jr:choice-name" or "choice-name" && arguments is [var choice, Expression.Text { Value: var quoted }]
        && quoted.Trim() is ['$', '{', .. var name, '}']
            ? new Expression.FunctionCall("jr:choice-name", [choice, new Expression.Variable(name.Trim())])
            : new Expression.FunctionCall(function, arguments);

    private ImmutableArray<Expression> ReadArguments()
    {
        var arguments = ImmutableArray.CreateBuilder<Expression>();
        if (Ahead.Kind == TokenKind.Close)
        {
            position++;
            return [];
        }

        while (true)
        {
            arguments.Add(ReadLevel(0));
            if (Ahead.Kind != TokenKind.Comma)
            {
                Expect(TokenKind.Close, "',' or ')'");
                return arguments.ToImmutable();
            }

            position++;
        }
    }

    private void Expect(TokenKind kind, string what)
    {
        if (Ahead.Kind != kind)
        {
            throw Unexpected(what);
        }

        position++;
    }

    private ExpressionSyntaxException Unexpected(string expected) => new(
        Ahead.Kind == TokenKind.End
            ? $"The expression ends where {expected} is expected."
            : $"At character {Ahead.Start + 1}: '{Ahead.Text}' stands where {expected} is expected.{Advice()}");

    /// <summary>What a Swede most often means by what cannot stand there.</summary>
    private string Advice() => Ahead switch
    {
        { Kind: TokenKind.Comma } when position > 0 && tokens[position - 1].Kind == TokenKind.Number && tokens[position + 1].Kind == TokenKind.Number => $" A decimal has a point: {tokens[position - 1].Text}.{tokens[position + 1].Text}.",
        { Kind: TokenKind.Name, Text: "och" } => " Write and.",
        { Kind: TokenKind.Name, Text: "eller" } => " Write or.",
        _ => "",
    };
}
