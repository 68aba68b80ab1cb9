using System.Text.RegularExpressions;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads the cells that hold expressions, and remembers each with its place for the checks that follow.</summary>
internal sealed partial class ExpressionCells(ProblemList problems)
{
    /// <summary>As much as five thousand rows of four hundred characters; each becomes a tree that takes many times its text.</summary>
    private const int MaximumCharacters = 2_000_000;

    private readonly List<PlacedExpression> read = [];
    private int characters;

    public IReadOnlyList<PlacedExpression> Read => read;

    /// <summary>The expression in a row's column; null where it is empty or cannot be read.</summary>
    public Expression? Find(StudyTable table, SheetRow row, string column, ExpressionUse use, string owner, string? repeat = null)
    {
        var text = table.Text(row, column);
        if (text.Length == 0)
        {
            return null;
        }

        var place = table.PlaceOf(row, column);
        if (characters <= MaximumCharacters && (characters += text.Length) > MaximumCharacters)
        {
            problems.Error("X034", place, $"The expressions of the workbook have more than {MaximumCharacters / 1_000_000} million characters up to here, and no further one is read. Shorten them, or name what they share as a calculate.");
        }

        if (characters > MaximumCharacters)
        {
            return null;
        }

        if (!ExpressionParser.TryParse(text, out var expression, out var problem))
        {
            if (IsPath(text))
            {
                problems.Unsupported("X030", place, $"Not every path of XPath (/, .., [ ]) or look-up (instance(), pulldata()) is read here. Name the question as ${{name}}, or mend what is wrong. {problem}");
            }
            else
            {
                problems.Error("X001", place, problem);
            }

            return null;
        }

        return Remember(expression, use, owner, place, repeat);
    }

    /// <summary>Whether the text, which cannot be read as it stands, is a whole expression that walks XPath's tree.</summary>
    private static bool IsPath(string text)
    {
        var bare = Quoted().Replace(text, "''");
        var depth = 0;
        var isWhole = bare.All(c => (depth += c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0) >= 0) && depth == 0;
        return isWhole && Path().IsMatch(Reference().Replace(bare, "q"));
    }

    public Expression Remember(Expression expression, ExpressionUse use, string owner, Place place, string? repeat)
    {
        read.Add(new PlacedExpression(expression, use, owner, place) { Repeat = repeat });
        return expression;
    }

    [GeneratedRegex("\"[^\"]*\"|'[^']*'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\$\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"/|\.\.|[\w\)\]]\s*\[|\binstance\(|\bpulldata\(|\bcurrent\(|::|@\w", RegexOptions.CultureInvariant)]
    private static partial Regex Path();
}
