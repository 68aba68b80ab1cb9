using System.Buffers;
using Survey.Data.Texts;

namespace Survey.Data.Expressions;

internal enum ExpressionTokenKind
{
    Number,
    Text,
    Variable,
    Dot,
    DoubleDot,
    Name,
    Operator,
    Slash,
    Pipe,
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
    Comma,
    End,
}

internal readonly record struct ExpressionToken(ExpressionTokenKind Kind, string Text, int Start);

/// <summary>Text that is no expression; caught where parsing began, in ExpressionParser.TryParse.</summary>
internal sealed class ExpressionSyntaxException(ProblemMessage text) : Exception(text.ToString())
{
    /// <summary>What is wrong, where, and what to do.</summary>
    public ProblemMessage Text => text;

    /// <summary>Whether a path can be read and leads to nothing.</summary>
    public bool IsWrongPath { get; init; }

    /// <summary>Whether the message says how the whole is written.</summary>
    public bool IsMended { get; init; }
}

/// <summary>Splits an expression into tokens.</summary>
internal static class ExpressionTokenizer
{
    private static readonly SearchValues<char> InvalidNameCharacters = SearchValues.Create(" ${\t\r\n");
    private static readonly SearchValues<char> Quotes = SearchValues.Create("'\"‘’“”");

    public static List<ExpressionToken> Tokenize(string text)
    {
        var tokens = new List<ExpressionToken>();
        var position = 0;
        while (position < text.Length)
        {
            // Cells pasted from elsewhere may hold invisible characters: no-break blanks, byte order marks, zero-width blanks.
            if (char.IsWhiteSpace(text[position]) || text[position] is '\uFEFF' or '\u200B')
            {
                position++;
                continue;
            }

            tokens.Add(ReadToken(text, position, EndsOperand(tokens), out position));
        }

        tokens.Add(new ExpressionToken(ExpressionTokenKind.End, "", text.Length));
        return tokens;
    }

    /// <summary>XPath's rule for words such as <c>div</c> and <c>or</c>: operators after a value, names elsewhere.</summary>
    private static bool EndsOperand(List<ExpressionToken> tokens) =>
        tokens.Count > 0
        && tokens[^1].Kind
            is ExpressionTokenKind.Number
                or ExpressionTokenKind.Text
                or ExpressionTokenKind.Variable
                or ExpressionTokenKind.Dot
                or ExpressionTokenKind.DoubleDot
                or ExpressionTokenKind.Name
                or ExpressionTokenKind.CloseParenthesis
                or ExpressionTokenKind.CloseBracket;

    private static ExpressionToken ReadToken(string text, int start, bool followsOperand, out int end)
    {
        var first = text[start];
        if (first == '$')
        {
            return ReadVariable(text, start, out end);
        }

        if (Quotes.Contains(first))
        {
            return ReadQuoted(text, start, out end);
        }

        if (char.IsAsciiDigit(first) || (first == '.' && start + 1 < text.Length && char.IsAsciiDigit(text[start + 1])))
        {
            end = SkipWhile(text, start, c => char.IsAsciiDigit(c) || c == '.');
            var number = text[start..end];
            return number.Count(c => c == '.') < 2
                ? new ExpressionToken(ExpressionTokenKind.Number, number, start)
                : throw new ExpressionSyntaxException($"At character {start + 1}: '{number}' is not a number.");
        }

        return char.IsLetter(first) || first == '_' ? ReadName(text, start, followsOperand, out end) : ReadSymbol(text, start, out end);
    }

    private static ExpressionToken ReadVariable(string text, int start, out int end)
    {
        var close = text.IndexOf('}', start);
        if (start + 1 >= text.Length || text[start + 1] != '{' || close < 0)
        {
            throw new ExpressionSyntaxException($"At character {start + 1}: '$' begins a name written as ${{name}}.");
        }

        end = close + 1;
        var name = text[(start + 2)..close].Trim();
        return name.Length > 0 && !name.AsSpan().ContainsAny(InvalidNameCharacters)
            ? new ExpressionToken(ExpressionTokenKind.Variable, name, start)
            : throw new ExpressionSyntaxException(
                $"At character {start + 1}: '{text[start..end]}' holds no name. Write one name, without blanks, as ${{name}}."
            );
    }

    private static ExpressionToken ReadQuoted(string text, int start, out int end)
    {
        // Word processors turn straight quotes into curly ones; any closing quote of the same kind ends the text.
        var isDouble = text[start] is '"' or '“' or '”';
        var close = text.AsSpan(start + 1).IndexOfAny(isDouble ? "\"“”" : "'‘’");
        if (close < 0)
        {
            throw new ExpressionSyntaxException($"At character {start + 1}: the closing quote is missing.");
        }

        end = start + close + 2;
        return new ExpressionToken(ExpressionTokenKind.Text, text[(start + 1)..(end - 1)], start);
    }

    private static ExpressionToken ReadName(string text, int start, bool followsOperand, out int end)
    {
        // XPath names may hold '-', '.' and ':': count-selected, jr:choice-name.
        end = SkipWhile(text, start, c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':');
        var name = text[start..end];
        var lower = name.ToLowerInvariant();
        if (!followsOperand || lower is not ("and" or "or" or "div" or "mod"))
        {
            return new ExpressionToken(ExpressionTokenKind.Name, name, start);
        }

        return lower == name
            ? new ExpressionToken(ExpressionTokenKind.Operator, name, start)
            : throw new ExpressionSyntaxException($"At character {start + 1}: '{name}' is written in small letters: {lower}.");
    }

    private static ExpressionToken ReadSymbol(string text, int start, out int end)
    {
        var pair = start + 1 < text.Length ? text.Substring(start, 2) : "";
        if (pair is "!=" or "<=" or ">=" or "..")
        {
            end = start + 2;
            return new ExpressionToken(pair == ".." ? ExpressionTokenKind.DoubleDot : ExpressionTokenKind.Operator, pair, start);
        }

        end = start + 1;
        return text[start] switch
        {
            '(' => new ExpressionToken(ExpressionTokenKind.OpenParenthesis, "(", start),
            ')' => new ExpressionToken(ExpressionTokenKind.CloseParenthesis, ")", start),
            '[' => new ExpressionToken(ExpressionTokenKind.OpenBracket, "[", start),
            ']' => new ExpressionToken(ExpressionTokenKind.CloseBracket, "]", start),
            ',' => new ExpressionToken(ExpressionTokenKind.Comma, ",", start),
            '.' => new ExpressionToken(ExpressionTokenKind.Dot, ".", start),
            '/' => new ExpressionToken(ExpressionTokenKind.Slash, "/", start),
            '|' when pair != "||" => new ExpressionToken(ExpressionTokenKind.Pipe, "|", start),
            '=' when pair == "==" => throw new ExpressionSyntaxException($"At character {start + 1}: '==' is written with one sign: =."),
            '=' or '<' when pair is "=>" or "=<" or "<>" => throw new ExpressionSyntaxException(
                $"At character {start + 1}: '{pair}' is written {(pair == "<>" ? "!=" : pair[1] + "=")}."
            ),
            '=' or '<' or '>' or '+' or '-' or '*' => new ExpressionToken(ExpressionTokenKind.Operator, text[start..end], start),

            // The characters that word processors and phone keyboards write in place of these signs.
            '≤' => new ExpressionToken(ExpressionTokenKind.Operator, "<=", start),
            '≥' => new ExpressionToken(ExpressionTokenKind.Operator, ">=", start),
            '≠' => new ExpressionToken(ExpressionTokenKind.Operator, "!=", start),
            '−' or '–' => new ExpressionToken(ExpressionTokenKind.Operator, "-", start),
            _ => throw new ExpressionSyntaxException(
                $"At character {start + 1}: '{text[start]}' has no meaning here.{SuggestCorrection(text[start])}"
            ),
        };
    }

    private static ProblemMessage SuggestCorrection(char symbol) =>
        symbol switch
        {
            '&' => $" Write and.",
            '|' => $" Write or.",
            '!' => $" Write not(…), or != for what differs.",
            '%' => $" Write a share, such as 0.5 for 50 %, or mod for the remainder.",
            ';' => $" Put a comma between the values of a function.",
            '{' => $" Write ${{name}} for a question.",
            '`' or '´' or '„' or '‚' or '»' or '«' => $" Write a straight quote: '.",
            '@' => $" Attributes are not read; name a question or a column.",
            _ => ProblemMessage.Empty,
        };

    private static int SkipWhile(string text, int start, Func<char, bool> predicate)
    {
        var end = start;
        while (end < text.Length && predicate(text[end]))
        {
            end++;
        }

        return end;
    }
}
