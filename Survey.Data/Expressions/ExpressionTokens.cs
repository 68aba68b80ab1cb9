using System.Buffers;

namespace Survey.Data.Expressions;

internal enum TokenKind
{
    Number,
    Text,
    Variable,
    Current,
    Name,
    Operator,
    Open,
    Close,
    Comma,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Text, int Start);

/// <summary>Text that is no expression; caught where parsing began, never seen outside this room.</summary>
internal sealed class ExpressionSyntaxException(string message) : Exception(message);

/// <summary>Cuts the text of an expression into its words.</summary>
internal static class ExpressionTokens
{
    private static readonly SearchValues<char> Quotes = SearchValues.Create("'\"‘’“”");

    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var token = ReadOne(text, at, out at);
            tokens.Add(token);
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length));
        return tokens;
    }

    private static Token ReadOne(string text, int start, out int end)
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

        if (char.IsLetter(first) || first == '_')
        {
            return ReadName(text, start, out end);
        }

        return ReadSymbol(text, start, out end);
    }

    private static Token ReadVariable(string text, int start, out int end)
    {
        var close = text.IndexOf('}', start);
        if (start + 1 >= text.Length || text[start + 1] != '{' || close < 0)
        {
            throw new ExpressionSyntaxException($"At character {start + 1}: '$' begins a name written as ${{name}}.");
        }

        end = close + 1;
        return new Token(TokenKind.Variable, text[(start + 2)..close].Trim(), start);
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

    private static Token ReadName(string text, int start, out int end)
    {
        // XPath names may hold '-', '.' and ':': count-selected, jr:choice-name.
        end = Past(text, start, c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':');
        var name = text[start..end];
        return name is "and" or "or" or "div" or "mod"
            ? new Token(TokenKind.Operator, name, start)
            : new Token(TokenKind.Name, name, start);
    }

    private static Token ReadSymbol(string text, int start, out int end)
    {
        var two = start + 1 < text.Length ? text.Substring(start, 2) : "";
        if (two is "!=" or "<=" or ">=" or "..")
        {
            end = start + 2;
            return two == ".."
                ? throw new ExpressionSyntaxException($"At character {start + 1}: paths such as '..' are not supported; name the question as ${{name}}.")
                : new Token(TokenKind.Operator, two, start);
        }

        end = start + 1;
        return text[start] switch
        {
            '(' => new Token(TokenKind.Open, "(", start),
            ')' => new Token(TokenKind.Close, ")", start),
            ',' => new Token(TokenKind.Comma, ",", start),
            '.' => new Token(TokenKind.Current, ".", start),
            '=' or '<' or '>' or '+' or '-' or '*' => new Token(TokenKind.Operator, text[start..end], start),
            _ => throw new ExpressionSyntaxException($"At character {start + 1}: '{text[start]}' has no meaning here."),
        };
    }

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
