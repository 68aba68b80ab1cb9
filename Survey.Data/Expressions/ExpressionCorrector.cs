using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Survey.Data.Expressions;

/// <summary>Writes an expression that cannot be read as its author probably meant it: signs and words of Excel, of programming
/// languages and of Swedish, decimal commas, percentages, <c>/</c> for <c>div</c>.</summary>
/// <remarks>Texts in quotes and names in <c>${ }</c> are kept as they are. Whether the result can be read is for the caller to
/// try.</remarks>
internal sealed partial class ExpressionCorrector
{
    private static readonly ImmutableDictionary<string, string> OperatorsBySign = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["&&"] = "and",
        ["&"] = "and",
        ["||"] = "or",
        ["=="] = "=",
        ["==="] = "=",
        ["=>"] = ">=",
        ["=<"] = "<=",
        ["<>"] = "!=",
        ["=!"] = "!=",
        ["!=="] = "!=",
        ["÷"] = "div",
        ["×"] = "*",
    }.ToImmutableDictionary();

    /// <summary>The words of operators in other letters and in Swedish.</summary>
    public static ImmutableDictionary<string, string> OperatorsByWord { get; } = new Dictionary<string, string>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["and"] = "and",
        ["och"] = "and",
        ["or"] = "or",
        ["eller"] = "or",
        ["div"] = "div",
        ["mod"] = "mod",
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableDictionary<string, string> ConstantsByWord = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["TRUE"] = "true()",
        ["SANT"] = "true()",
        ["FALSE"] = "false()",
        ["FALSKT"] = "false()",
    }.ToImmutableDictionary();

    private readonly List<Piece> pieces;
    private readonly StringBuilder mended = new();

    /// <summary>For each open parenthesis whether it holds the values of a function.</summary>
    private readonly Stack<bool> parentheses = new();

    private ExpressionCorrector(List<Piece> pieces) => this.pieces = pieces;

    /// <summary>The functions of Excel that have another name here, in English and Swedish.</summary>
    public static ImmutableDictionary<string, string> FunctionsByExcelName { get; } = new Dictionary<string, string>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["if"] = "if",
        ["om"] = "if",
        ["not"] = "not",
        ["icke"] = "not",
        ["inte"] = "not",
        ["sant"] = "true",
        ["falskt"] = "false",
        ["summa"] = "sum",
        ["antal"] = "count",
        ["avrunda"] = "round",
        ["round"] = "round",
        ["idag"] = "today",
        ["len"] = "string-length",
        ["längd"] = "string-length",
        ["concatenate"] = "concat",
        ["sammanfoga"] = "concat",
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    private enum PieceKind
    {
        /// <summary>A text in quotes.</summary>
        Text,

        /// <summary><c>${name}</c>.</summary>
        Reference,

        Number,
        Percentage,
        Word,
        Blank,
        Sign,
    }

    private readonly record struct Piece(PieceKind Kind, string Text);

    /// <summary>The expression as it was probably meant; null where nothing in it is a known mistake.</summary>
    public static string? Correct(string text)
    {
        var corrected = new ExpressionCorrector(Split(text)).Correct();
        return corrected == text ? null : corrected;
    }

    /// <summary>How a function of Excel is written here, such as <c>(${a} and ${b})</c> for <c>AND(${a}, ${b})</c>; null for other
    /// functions.</summary>
    public static Expression? FindMeantCall(Expression.FunctionCall call)
    {
        if (OperatorsByWord.GetValueOrDefault(call.Function) is { } word && !call.Arguments.IsEmpty)
        {
            BinaryOperator? joining = word switch
            {
                "and" => BinaryOperator.And,
                "or" => BinaryOperator.Or,
                "mod" => BinaryOperator.Modulo,
                _ => null,
            };
            return joining is { } @operator
                ? call.Arguments.Aggregate((left, right) => new Expression.BinaryOperation(@operator, left, right))
                : null;
        }

        return FunctionsByExcelName.TryGetValue(call.Function, out var function) && function != call.Function
            ? call with { Function = function }
            : null;
    }

    private static List<Piece> Split(string text) => [.. PiecePattern().Matches(text).Select(ToPiece)];

    private static Piece ToPiece(Match match)
    {
        if (match.Groups["oddquoted"].Success)
        {
            return new Piece(PieceKind.Text, $"'{match.Groups["quotedtext"].Value}'");
        }

        if (match.Groups["name"].Success)
        {
            return new Piece(PieceKind.Reference, $"${{{match.Groups["name"].Value}}}");
        }

        var kind = match.Groups.Values.Skip(1).First(group => group.Success).Name switch
        {
            "text" => PieceKind.Text,
            "reference" => PieceKind.Reference,
            "percentage" => PieceKind.Percentage,
            "number" => PieceKind.Number,
            "word" => PieceKind.Word,
            "blank" => PieceKind.Blank,
            _ => PieceKind.Sign,
        };
        return new Piece(kind, match.Value);
    }

    private string Correct()
    {
        for (var index = 0; index < pieces.Count; index++)
        {
            index = Append(index);
        }

        return mended.ToString();
    }

    /// <summary>Appends a piece as it is meant, and yields the last one that was used.</summary>
    private int Append(int index)
    {
        var piece = pieces[index];
        switch (piece.Kind)
        {
            case PieceKind.Number:
                mended.Append(CorrectNumber(index, out var end));
                return end;
            case PieceKind.Percentage:
                mended.Append(ToShare(piece.Text));
                return index;
            case PieceKind.Word:
                AppendWord(index);
                return index;
            case PieceKind.Sign:
                return AppendSign(index);
            default:
                mended.Append(piece.Text);
                return index;
        }
    }

    /// <summary>A decimal comma becomes a point where it does not separate the values of a function, and groups of digits one
    /// number.</summary>
    private string CorrectNumber(int index, out int end)
    {
        var (number, isFunction) = (pieces[index].Text, parentheses.TryPeek(out var isOpenFunction) && isOpenFunction);
        end = index;
        while (
            PieceAt(end + 1) is { Kind: PieceKind.Blank }
            && PieceAt(end + 2) is { Kind: PieceKind.Number, Text: { Length: 3 } group }
            && pieces[index].Text.Length <= 3
        )
        {
            number += group;
            end += 2;
        }

        if (!isFunction && PieceAt(end + 1) is { Text: "," } && PieceAt(end + 2) is { Kind: PieceKind.Number } decimals)
        {
            number += "." + decimals.Text;
            end += 2;
        }

        return number;
    }

    private static string ToShare(string percentage)
    {
        var number = percentage.TrimEnd('%', ' ', '\u00A0').Replace(',', '.');
        return (decimal.Parse(number, CultureInfo.InvariantCulture) / 100).ToString("0.############", CultureInfo.InvariantCulture);
    }

    private void AppendWord(int index)
    {
        var word = pieces[index].Text;
        var isCall = NextOf(index) is { Text: "(" };
        if (EndsOperand(PreviousOf(index)) && OperatorsByWord.TryGetValue(word, out var @operator))
        {
            mended.Append(@operator);
        }
        else if (isCall && FunctionsByExcelName.TryGetValue(word, out var function))
        {
            mended.Append(function);
        }
        else
        {
            mended.Append(isCall ? word : ConstantsByWord.GetValueOrDefault(word, word));
        }
    }

    private int AppendSign(int index)
    {
        var sign = pieces[index].Text;
        switch (sign)
        {
            case "(":
                parentheses.Push(PreviousOf(index) is { Kind: PieceKind.Word } word && !OperatorsByWord.ContainsKey(word.Text));
                break;
            case ")":
                parentheses.TryPop(out _);
                break;
            case ";" when parentheses.Count > 0:
                sign = ",";
                break;
            case "!":
                return AppendNegation(index);
            case "%" when EndsOperand(PreviousOf(index)):
                AppendOperator(index, "mod");
                return index;
            case "/" when IsDivision(index):
                AppendOperator(index, "div");
                return index;
            case var _ when OperatorsBySign.TryGetValue(sign, out var @operator):
                AppendOperator(index, @operator);
                return index;
        }

        mended.Append(sign);
        return index;
    }

    /// <summary>A word for a sign has a blank on each side.</summary>
    private void AppendOperator(int index, string @operator)
    {
        var isWord = char.IsLetter(@operator[0]);
        if (isWord && PieceAt(index - 1) is not { Kind: PieceKind.Blank })
        {
            mended.Append(' ');
        }

        mended.Append(@operator);
        if (isWord && PieceAt(index + 1) is not { Kind: PieceKind.Blank })
        {
            mended.Append(' ');
        }
    }

    /// <summary><c>!(…)</c>, <c>!${name}</c> and <c>!function(…)</c>.</summary>
    private int AppendNegation(int index)
    {
        var operand = index + 1;
        while (PieceAt(operand) is { Kind: PieceKind.Blank })
        {
            operand++;
        }

        mended.Append("not");
        if (PieceAt(operand) is { Text: "(" } or null)
        {
            return operand - 1;
        }

        mended.Append('(');
        var end = Append(operand);
        if (PieceAt(end) is { Kind: PieceKind.Word } && PieceAt(end + 1) is { Text: "(" })
        {
            var outer = parentheses.Count;
            do
            {
                end = Append(end + 1);
            } while (parentheses.Count > outer && end + 1 < pieces.Count);
        }

        mended.Append(')');
        return end;
    }

    /// <summary>A slash between values. One between names is a path, unless blanks stand around it.</summary>
    private bool IsDivision(int index) =>
        EndsOperand(PreviousOf(index))
        && (
            NextOf(index) is { Kind: PieceKind.Reference or PieceKind.Number or PieceKind.Percentage } or { Text: "(" }
            || (
                NextOf(index) is { Kind: PieceKind.Word }
                && PieceAt(index - 1) is { Kind: PieceKind.Blank }
                && PieceAt(index + 1) is { Kind: PieceKind.Blank }
            )
        );

    private static bool EndsOperand(Piece? piece) =>
        piece
            is { Kind: PieceKind.Text or PieceKind.Reference or PieceKind.Number or PieceKind.Percentage or PieceKind.Word }
                or { Text: ")" or "]" or "." };

    private Piece? PieceAt(int index) => index >= 0 && index < pieces.Count ? pieces[index] : null;

    private Piece? PreviousOf(int index) => pieces[..index].FindLast(piece => piece.Kind != PieceKind.Blank) is { Text: not null } found
        ? found
        : null;

    private Piece? NextOf(int index) => pieces[(index + 1)..].Find(piece => piece.Kind != PieceKind.Blank) is { Text: not null } found
        ? found
        : null;

    [GeneratedRegex(
        """
        (?<text>'[^']*'|"[^"]*"|[‘’][^‘’]*[‘’]|[“”][^“”]*[“”])
        |(?<oddquoted>[„‚»«`´](?<quotedtext>[^„‚»«`´“”‘’']*)[“”‘’»«`´'])
        |(?<reference>\$\{[^{}]*\})
        |(?<simple>(?:\$\(?|\{)\s*(?<name>[\p{L}_][\w\-]*)(?:\s*[)}])?)
        |(?<percentage>[0-9]+(?:[.,][0-9]+)?[ \u00A0]?%(?!\s*[\p{L}0-9$(.]))
        |(?<number>[0-9]*\.?[0-9]+\.?)
        |(?<word>[\p{L}_][\w.:\-]*)
        |(?<blank>\s+)
        |(?<sign>===|!==|&&|\|\||==|!=|=>|=<|<>|=!|<=|>=|.)
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline
    )]
    private static partial Regex PiecePattern();
}
