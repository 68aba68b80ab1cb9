using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Survey.Data.Texts;

namespace Survey.Data.Expressions;

/// <summary>Reads the text of an expression into its tree, or reports the character of the first syntax error.</summary>
/// <remarks>
/// XPath's precedence, lowest first: or; and; = !=; &lt; &lt;= &gt; &gt;= between; + -; * div mod; unary minus; |; paths.
/// A path to a question is the question: <c>/data/group/q</c>, <c>../q</c> and <c>current()/../q</c> are <c>${q}</c>. Within a form they
/// are walked from the part where the expression stands; elsewhere, as in figures, the last name alone counts.
/// Which functions and variables are known is checked later, by <c>ExpressionValidator</c>.
/// </remarks>
public sealed partial class ExpressionParser
{
    /// <summary>As much text as a cell of Excel holds.</summary>
    private const int MaximumLength = 32_767;

    private const int MaximumCorrectedLength = 2_000;

    /// <summary>Parsing and evaluation are recursive: deeper nesting, and longer chains of operators, could exhaust the stack.</summary>
    private const int MaximumDepth = 200;
    private const int MaximumOperators = 1_000;

    private static readonly ImmutableArray<ImmutableDictionary<string, BinaryOperator>> OperatorsByPrecedence =
    [
        CreateLevel(BinaryOperator.Or),
        CreateLevel(BinaryOperator.And),
        CreateLevel(BinaryOperator.Equal, BinaryOperator.NotEqual),
        CreateLevel(BinaryOperator.Less, BinaryOperator.LessOrEqual, BinaryOperator.Greater, BinaryOperator.GreaterOrEqual),
        CreateLevel(BinaryOperator.Plus, BinaryOperator.Minus),
        CreateLevel(BinaryOperator.Times, BinaryOperator.Divide, BinaryOperator.Modulo),
    ];

    /// <summary>The row of the table above to which <c>between</c> belongs, with the comparisons.</summary>
    private const int RelationalPrecedence = 3;
    private readonly List<ExpressionToken> tokens;
    private readonly FormNode? origin;
    private int position;
    private int depth;
    private int operatorCount;

    private ExpressionParser(List<ExpressionToken> tokens, FormNode? origin) => (this.tokens, this.origin) = (tokens, origin);

    private ExpressionToken CurrentToken => tokens[position];

    /// <summary>Parses <paramref name="text"/>; on failure <paramref name="problem"/> says what is wrong and where.</summary>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out Expression? expression,
        [NotNullWhen(false)] out ProblemMessage? problem
    )
    {
        var isParsed = TryParse(text, null, out expression, out var exception);
        problem = exception?.Text;
        return isParsed;
    }

    /// <summary>Parses <paramref name="text"/> as it stands in a part of a form, from which its paths are walked.</summary>
    internal static bool TryParse(
        string text,
        FormNode? origin,
        [NotNullWhen(true)] out Expression? expression,
        [NotNullWhen(false)] out ExpressionSyntaxException? problem
    )
    {
        problem = null;
        if (TryParseAsWritten(text, origin, out expression, out var exception))
        {
            return true;
        }

        // A text of thousands of characters is no slip of the pen.
        var corrected = text.Length <= MaximumCorrectedLength ? ExpressionCorrector.Correct(text) : null;
        problem =
            corrected is not null && TryParseAsWritten(corrected, origin, out _, out _)
                ? new ExpressionSyntaxException($"{exception.Text} The whole would be: {corrected}") { IsMended = true }
                : exception;
        return false;
    }

    private static bool TryParseAsWritten(
        string text,
        FormNode? origin,
        [NotNullWhen(true)] out Expression? expression,
        [NotNullWhen(false)] out ExpressionSyntaxException? problem
    )
    {
        (expression, problem) = (null, null);
        try
        {
            if (text.Length > MaximumLength)
            {
                throw new ExpressionSyntaxException(
                    $"The expression has {text.Length} characters; at most {MaximumLength} are read. Shorten it, or split it into "
                        + $"derived variables."
                );
            }

            var parser = new ExpressionParser(ExpressionTokenizer.Tokenize(text), origin);
            var parsed = parser.ParseBinary(0);
            parser.Expect(ExpressionTokenKind.End, $"an operator or the end");
            expression = parsed;
            return true;
        }
        catch (ExpressionSyntaxException exception)
        {
            problem = exception;
            return false;
        }
    }

    /// <summary>Parses text that is known to be right, such as the program's own.</summary>
    /// <exception cref="FormatException">The text is no expression.</exception>
    public static Expression Parse(string text) =>
        TryParse(text, out var expression, out var problem) ? expression : throw new FormatException(problem.ToString());

    private static ImmutableDictionary<string, BinaryOperator> CreateLevel(params BinaryOperator[] operators) =>
        operators.ToImmutableDictionary(BinaryOperators.GetSymbol, StringComparer.Ordinal);

    private Expression ParseBinary(int precedence)
    {
        if (precedence == OperatorsByPrecedence.Length)
        {
            return ParseUnary();
        }

        var left = ParseBinary(precedence + 1);
        while (true)
        {
            if (
                CurrentToken.Kind == ExpressionTokenKind.Operator
                && OperatorsByPrecedence[precedence].TryGetValue(CurrentToken.Text, out var @operator)
            )
            {
                CountOperator();
                position++;
                left = new Expression.BinaryOperation(@operator, left, ParseBinary(precedence + 1));
            }
            else if (precedence == RelationalPrecedence && CurrentToken is { Kind: ExpressionTokenKind.Name, Text: "between" })
            {
                CountOperator();
                left = ParseBetween(left);
            }
            else
            {
                return left;
            }
        }
    }

    private void CountOperator()
    {
        if (++operatorCount > MaximumOperators)
        {
            throw new ExpressionSyntaxException(
                $"The expression has more than {MaximumOperators} operators. Split it into derived variables."
            );
        }
    }

    private Expression.Between ParseBetween(Expression value)
    {
        position++;
        var low = ParseBinary(RelationalPrecedence + 1);
        if (CurrentToken is not { Kind: ExpressionTokenKind.Operator, Text: "and" })
        {
            throw CreateUnexpectedTokenException($"'and' with the upper limit, as in 'between 0.8 and 0.9'");
        }

        position++;
        return new Expression.Between(value, low, ParseBinary(RelationalPrecedence + 1));
    }

    private Expression ParseUnary()
    {
        if (++depth > MaximumDepth)
        {
            throw new ExpressionSyntaxException(
                $"The expression is nested more than {MaximumDepth} deep. Split it into derived variables."
            );
        }

        try
        {
            if (CurrentToken is { Kind: ExpressionTokenKind.Operator, Text: "-" })
            {
                position++;
                return new Expression.Negation(ParseUnary());
            }

            return ParseUnion();
        }
        finally
        {
            depth--;
        }
    }

    private Expression ParseUnion()
    {
        var left = ParsePath();
        while (CurrentToken.Kind == ExpressionTokenKind.Pipe)
        {
            CountOperator();
            position++;
            left = new Expression.Union(left, ParsePath());
        }

        return left;
    }

    /// <summary>A number, a text, a function or what stands in parentheses; paths begin elsewhere.</summary>
    private Expression ParsePrimary()
    {
        var token = CurrentToken;
        position++;
        switch (token.Kind)
        {
            case ExpressionTokenKind.Number:
                var value = double.Parse(token.Text, CultureInfo.InvariantCulture);
                return double.IsFinite(value)
                    ? new Expression.Number(value)
                    : throw new ExpressionSyntaxException(
                        $"At character {token.Start + 1}: the number is too large to compute with."
                    );
            case ExpressionTokenKind.Text:
                return new Expression.Text(token.Text);
            case ExpressionTokenKind.Name when CurrentToken.Kind == ExpressionTokenKind.OpenParenthesis:
                position++;
                return CreateCall(token.Text, ParseArguments());
            case ExpressionTokenKind.OpenParenthesis:
                var inner = ParseBinary(0);
                Expect(ExpressionTokenKind.CloseParenthesis, $"')'");
                return inner;
            default:
                position--;
                throw CreateUnexpectedTokenException($"a value");
        }
    }

    /// <summary>XLSForm writes the question of jr:choice-name() in quotes, <c>'${q}'</c>, and means the question.</summary>
    private static Expression.FunctionCall CreateCall(string function, ImmutableArray<Expression> arguments) =>
        function is "jr:choice-name" or "choice-name"
        && arguments is [var choice, Expression.Text { Value: var quoted }]
        && quoted.Trim() is ['$', '{', .. var name, '}']
            ? new Expression.FunctionCall("jr:choice-name", [choice, new Expression.Variable(name.Trim())])
            : new Expression.FunctionCall(function, arguments);

    private ImmutableArray<Expression> ParseArguments()
    {
        var arguments = ImmutableArray.CreateBuilder<Expression>();
        if (CurrentToken.Kind == ExpressionTokenKind.CloseParenthesis)
        {
            position++;
            return [];
        }

        while (true)
        {
            arguments.Add(ParseBinary(0));
            if (CurrentToken.Kind != ExpressionTokenKind.Comma)
            {
                Expect(ExpressionTokenKind.CloseParenthesis, $"',' or ')'");
                return arguments.ToImmutable();
            }

            position++;
        }
    }

    private void Expect(ExpressionTokenKind kind, ProblemMessage expected)
    {
        if (CurrentToken.Kind != kind)
        {
            throw CreateUnexpectedTokenException(expected);
        }

        position++;
    }

    private ExpressionSyntaxException CreateUnexpectedTokenException(ProblemMessage expected) =>
        CurrentToken.Kind == ExpressionTokenKind.End
            ? new($"The expression ends where {expected} is expected.")
            : new($"At character {CurrentToken.Start + 1}: expected {expected}, not '{CurrentToken.Text}'.{SuggestCorrection()}");

    /// <summary>What to write instead of a token that stands where none can.</summary>
    private ProblemMessage SuggestCorrection() =>
        CurrentToken switch
        {
            { Kind: ExpressionTokenKind.Comma }
                when position > 0
                    && tokens[position - 1].Kind == ExpressionTokenKind.Number
                    && tokens[position + 1].Kind == ExpressionTokenKind.Number =>
                $" A decimal has a point: {tokens[position - 1].Text}.{tokens[position + 1].Text}.",
            { Kind: ExpressionTokenKind.Name, Text: var word } when ExpressionCorrector.OperatorsByWord.TryGetValue(word, out var meant) =>
                $" Write {meant}.",
            _ => ProblemMessage.Empty,
        };
}
