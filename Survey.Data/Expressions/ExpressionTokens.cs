using System.Buffers;

namespace Survey.Data.Expressions;

internal enum TokenKind
{
    Number,
    Text,
    Variable,
    Current,
    Parent,
    Name,
    Operator,
    Slash,
    Union,
    Open,
    Close,
    OpenFilter,
    CloseFilter,
    Comma,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Text, int Start);

/// <summary>Text that is no expression; caught where parsing began, never seen outside this room.</summary>
internal sealed class ExpressionSyntaxException(string message) : Exception(message);

/// <summary>Cuts the text of an expression into its words.</summary>
internal static class ExpressionTokens
{
    private static readonly SearchValues<char> NotInNames = SearchValues.Create(" ${\t\r\n");
    private static readonly SearchValues<char> Quotes = SearchValues.Create("'\"‘’“”");

    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            // Cells pasted from elsewhere hold marks that are not seen: no-break blanks, byte order marks, zero-width blanks.
            if (char.IsWhiteSpace(text[at]) || text[at] is '\uFEFF' or '\u200B')
            {
                at++;
                continue;
            }

            tokens.Add(ReadOne(text, at, EndsOperand(tokens), out at));
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length));
        return tokens;
    }

    /// <summary>XPath's rule for words such as <c>div</c> and <c>or</c>: operators after a value, names elsewhere.</summary>
    private static bool EndsOperand(List<Token> tokens) => tokens.Count > 0 && tokens[^1].Kind is
        TokenKind.Number or TokenKind.Text or TokenKind.Variable or TokenKind.Current or TokenKind.Parent or TokenKind.Name or TokenKind.Close or TokenKind.CloseFilter;

    private static Token ReadOne(string text, int start, bool followsOperand, out int end)
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
            end = Past(text, start, c => char.IsAsciiDigit(c) || c == '.');
            var number = text[start..end];
            return number.Count(c => c == '.') < 2
                ? new Token(TokenKind.Number, number, start)
                : throw new ExpressionSyntaxException($"At character {start + 1}: '{number}' is not a number.");
        }

        return char.IsLetter(first) || first == '_' ? ReadName(text, start, followsOperand, out end) : ReadSymbol(text, start, out end);
    }

    private static Token ReadVariable(string text, int start, out int end)
    {
        var close = text.IndexOf('}', start);
        if (start + 1 >= text.Length || text[start + 1] != '{' || close < 0)
        {
            throw new ExpressionSyntaxException($"At character {start + 1}: '$' begins a name written as ${{name}}.");
        }

        end = close + 1;
        var name = text[(start + 2)..close].Trim();
        return name.Length > 0 && !name.AsSpan().ContainsAny(NotInNames)
            ? new Token(TokenKind.Variable, name, start)
            : throw new ExpressionSyntaxException($"At character {start + 1}: '{text[start..end]}' holds no name. Write one name, without blanks, as ${{name}}.");
    }

    private static Token ReadQuoted(string text, int start, out int end)
    {
        // Word processors turn straight quotes into curly ones; any closing quote of the same kind ends the text.
        var isDouble = text[start] is '"' or '“' or '”';
        var close = text.AsSpan(start + 1).IndexOfAny(isDouble ? "\"“”" : "'‘’");
        if (close < 0)
        {
            throw new ExpressionSyntaxException($"At character {start + 1}: the quote is never closed.");
        }

        end = start + close + 2;
        return new Token(TokenKind.Text, text[(start + 1)..(end - 1)], start);
    }

    private static Token ReadName(string text, int start, bool followsOperand, out int end)
    {
        // XPath names may hold '-', '.' and ':': count-selected, jr:choice-name.
        end = Past(text, start, c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':');
        var name = text[start..end];
        var lower = name.ToLowerInvariant();
        if (!followsOperand || lower is not ("and" or "or" or "div" or "mod"))
        {
            return new Token(TokenKind.Name, name, start);
        }

        return lower == name
            ? new Token(TokenKind.Operator, name, start)
            : throw new ExpressionSyntaxException($"At character {start + 1}: '{name}' is written in small letters: {lower}.");
    }

    private static Token ReadSymbol(string text, int start, out int end)
    {
        var two = start + 1 < text.Length ? text.Substring(start, 2) : "";
        if (two is "!=" or "<=" or ">=" or "..")
        {
            end = start + 2;
            return new Token(two == ".." ? TokenKind.Parent : TokenKind.Operator, two, start);
        }

        end = start + 1;
        return text[start] switch
        {
            '(' => new Token(TokenKind.Open, "(", start),
            ')' => new Token(TokenKind.Close, ")", start),
            '[' => new Token(TokenKind.OpenFilter, "[", start),
            ']' => new Token(TokenKind.CloseFilter, "]", start),
            ',' => new Token(TokenKind.Comma, ",", start),
            '.' => new Token(TokenKind.Current, ".", start),
            '/' => new Token(TokenKind.Slash, "/", start),
            '|' when two != "||" => new Token(TokenKind.Union, "|", start),
            '=' when two == "==" => throw new ExpressionSyntaxException($"At character {start + 1}: '==' is written with one sign: =."),
            '=' or '<' when two is "=>" or "=<" or "<>" => throw new ExpressionSyntaxException($"At character {start + 1}: '{two}' is written {(two == "<>" ? "!=" : $"{two[1]}=")}."),
            '=' or '<' or '>' or '+' or '-' or '*' => new Token(TokenKind.Operator, text[start..end], start),

            // What word processors and keyboards of phones make of these signs.
            '≤' => new Token(TokenKind.Operator, "<=", start),
            '≥' => new Token(TokenKind.Operator, ">=", start),
            '≠' => new Token(TokenKind.Operator, "!=", start),
            '−' or '–' => new Token(TokenKind.Operator, "-", start),
            _ => throw new ExpressionSyntaxException($"At character {start + 1}: '{text[start]}' has no meaning here.{Advice(text[start])}"),
        };
    }

    private static string Advice(char symbol) => symbol switch
    {
        '&' => " Write and.",
        '|' => " Write or.",
        '!' => " Write not(…), or != for what differs.",
        '%' => " Write mod for the remainder.",
        ';' => " Put a comma between the values of a function.",
        '{' => " Write ${name} for a question.",
        '`' or '´' => " Write a straight quote: '.",
        '@' => " Attributes are not read; name a question or a column.",
        _ => "",
    };

    private static int Past(string text, int start, Func<char, bool> belongs)
    {
        var end = start;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return end;
    }
}
