using System.Text.RegularExpressions;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Columns;

/// <summary>Reads the cells that hold expressions, and remembers each with its place for the checks that follow.</summary>
internal sealed partial class ExpressionCellParser(ProblemCollector problems)
{
    /// <summary>As much as five thousand rows of four hundred characters; each becomes a tree that takes many times its text.</summary>
    private const int MaximumCharacters = 2_000_000;

    private readonly List<LocatedExpression> parsed = [];
    private Func<SheetRow, FormNode?> findNode = _ => null;
    private int characterCount;

    public IReadOnlyList<LocatedExpression> ParsedExpressions => parsed;

    /// <summary>Sets where the rows of the form stand, from which their paths are walked.</summary>
    public void SetForm(Func<SheetRow, FormNode?> find) => findNode = find;

    /// <summary>The expression in a row's column; null where it is empty or cannot be read.</summary>
    public Expression? Parse(
        StudyTable table,
        SheetRow row,
        string column,
        ExpressionPurpose purpose,
        string ownerName,
        string? repeatName = null
    )
    {
        var text = table.Text(row, column);
        if (text.Length == 0)
        {
            return null;
        }

        var location = table.LocationOf(row, column);
        if (characterCount <= MaximumCharacters && (characterCount += text.Length) > MaximumCharacters)
        {
            problems.AddError(
                "X034",
                location,
                $"The expressions of the workbook have more than {MaximumCharacters / 1_000_000} million characters up to here, and "
                    + $"no further one is read. Shorten them, or compute their common parts in a calculate."
            );
        }

        if (characterCount > MaximumCharacters)
        {
            return null;
        }

        if (!ExpressionParser.TryParse(text, findNode(row), out var expression, out var problem))
        {
            if (problem.IsWrongPath)
            {
                problems.AddError("X050", location, problem.Text);
            }
            else if (!problem.IsMended && IsXPath(text))
            {
                problems.AddUnsupported(
                    "X030",
                    location,
                    $"This path (/, .., [ ]) or lookup (instance(), pulldata()) is not supported. Name the question as ${{name}}, or "
                        + $"correct the expression. {problem.Text}"
                );
            }
            else
            {
                problems.AddError("X001", location, problem.Text);
            }

            return null;
        }

        return Add(expression, purpose, ownerName, location, repeatName);
    }

    /// <summary>Whether the text, which cannot be read as it stands, is a complete expression that contains an XPath path.</summary>
    public static bool IsXPath(string text)
    {
        var unquoted = QuotedTextPattern().Replace(text, "''");
        return HasMatchingBrackets(unquoted) && XPathPattern().IsMatch(ReferencePattern().Replace(unquoted, "q"));
    }

    private static bool HasMatchingBrackets(string text)
    {
        var depth = 0;
        foreach (var c in text)
        {
            depth += c switch
            {
                '(' or '[' => 1,
                ')' or ']' => -1,
                _ => 0,
            };
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }

    public Expression Add(Expression expression, ExpressionPurpose purpose, string ownerName, SourceLocation location, string? repeatName)
    {
        parsed.Add(new LocatedExpression(expression, purpose, ownerName, location) { RepeatName = repeatName });
        return expression;
    }

    [GeneratedRegex("\"[^\"]*\"|'[^']*'", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedTextPattern();

    [GeneratedRegex(@"\$\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex ReferencePattern();

    [GeneratedRegex(@"/|\.\.|[\w\)\]]\s*\[|\binstance\(|\bpulldata\(|\bcurrent\(|::|@\w", RegexOptions.CultureInvariant)]
    private static partial Regex XPathPattern();
}
