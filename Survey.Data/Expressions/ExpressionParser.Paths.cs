using System.Collections.Immutable;

namespace Survey.Data.Expressions;

/// <summary>The paths of an expression: what an XLSForm author writes to reach a question, a row of a repeat or a choice.</summary>
public sealed partial class ExpressionParser
{
    private enum PathStart
    {
        Relative,
        Root,
        Current,
        Variable,
        List,
    }

    private readonly record struct Step(string Name, ImmutableArray<Expression> Filters);

    private Expression ParsePath()
    {
        var start = CurrentToken;
        switch (start.Kind)
        {
            case ExpressionTokenKind.Slash:
                return ResolvePath(PathStart.Root, "", ParseSteps(), start);
            case ExpressionTokenKind.Dot or ExpressionTokenKind.DoubleDot:
            case ExpressionTokenKind.Name when tokens[position + 1].Kind != ExpressionTokenKind.OpenParenthesis:
                return ResolvePath(PathStart.Relative, "", [ParseStep(), .. ParseSteps()], start);
            case ExpressionTokenKind.Variable:
                position++;
                return ResolvePath(PathStart.Variable, start.Text, [new Step(start.Text, ParseFilters()), .. ParseSteps()], start);
        }

        var value = ParsePrimary();
        return value switch
        {
            Expression.FunctionCall { Function: "current", Arguments: [] } => ResolvePath(PathStart.Current, "", ParseSteps(), start),
            Expression.FunctionCall { Function: "instance", Arguments: [Expression.Text list] } => ResolvePath(
                PathStart.List,
                list.Value,
                ParseSteps(),
                start
            ),
            _ when CurrentToken.Kind is ExpressionTokenKind.Slash or ExpressionTokenKind.OpenBracket => throw new ExpressionSyntaxException(
                $"At character {CurrentToken.Start + 1}: '{CurrentToken.Text}' may follow a question, current() or "
                    + $"instance(), but not '{value}'."
            ),
            _ => value,
        };
    }

    private List<Step> ParseSteps()
    {
        var steps = new List<Step>();
        while (CurrentToken.Kind == ExpressionTokenKind.Slash)
        {
            position++;
            steps.Add(ParseStep());
        }

        return steps;
    }

    private Step ParseStep()
    {
        var token = CurrentToken;
        if (
            token.Kind
            is not (ExpressionTokenKind.Name or ExpressionTokenKind.Dot or ExpressionTokenKind.DoubleDot or ExpressionTokenKind.Variable)
        )
        {
            throw token.Kind == ExpressionTokenKind.Slash || token is { Kind: ExpressionTokenKind.Operator, Text: "*" }
                ? new ExpressionSyntaxException(
                    $"At character {token.Start + 1}: a path with '//' or '*' is not supported. Name the question as "
                        + $"${{name}}."
                )
                : CreateUnexpectedTokenException("a name");
        }

        position++;
        return token.Text.Contains("::", StringComparison.Ordinal)
            ? throw new ExpressionSyntaxException(
                $"At character {token.Start + 1}: XPath's axes ('{token.Text}') are not supported. Name the question as ${{name}}."
            )
            : new Step(token.Text, ParseFilters());
    }

    private ImmutableArray<Expression> ParseFilters()
    {
        var filters = ImmutableArray.CreateBuilder<Expression>();
        while (CurrentToken.Kind == ExpressionTokenKind.OpenBracket)
        {
            CountOperator();
            position++;
            filters.Add(ParseBinary(0));
            Expect(ExpressionTokenKind.CloseBracket, "']'");
        }

        return filters.ToImmutable();
    }

    /// <summary>What a path leads to. Names are unique in a form, so the path adds nothing to the name.</summary>
    private static Expression ResolvePath(PathStart start, string sourceName, List<Step> steps, ExpressionToken startToken)
    {
        if (start == PathStart.List)
        {
            return ResolveListPath(sourceName, steps, startToken);
        }

        var namedSteps = steps.Where(step => step.Name is not ("." or "..")).ToList();
        var filteredSteps = steps.Where(step => !step.Filters.IsEmpty).ToList();
        if (filteredSteps.Count > 1 || filteredSteps.Any(row => row.Name is "." or ".."))
        {
            throw new ExpressionSyntaxException(
                $"At character {startToken.Start + 1}: a path holds conditions in [ ] once only, after the name of a repeat."
            );
        }

        return (namedSteps, filteredSteps) switch
        {
            ([], _) => steps.Any(step => step.Name == "..") ? new Expression.ParentRow() : new Expression.CurrentAnswer(),
            (_, [var row]) => new Expression.RowLookup(
                row.Name,
                false,
                row.Filters,
                namedSteps[^1].Name == row.Name ? null : namedSteps[^1].Name
            ),
            ([var only], _) when start == PathStart.Relative && steps.All(step => step.Name != "..") => new Expression.BareName(only.Name),
            ([_, ..], _) when start == PathStart.Variable && namedSteps.Count > 1 => new Expression.RowLookup(
                sourceName,
                false,
                [],
                namedSteps[^1].Name
            ),
            _ => new Expression.Variable(namedSteps[^1].Name),
        };
    }

    /// <summary><c>instance('list')/root/item[…]/column</c>: the second step is the row, the third its column.</summary>
    private static Expression.RowLookup ResolveListPath(string listName, List<Step> steps, ExpressionToken startToken) =>
        steps is [{ Filters.IsEmpty: true }, var item, .. var column] && column is [] or [{ Filters.IsEmpty: true }]
            ? new Expression.RowLookup(listName, true, item.Filters, column.Select(step => step.Name).FirstOrDefault())
            : throw new ExpressionSyntaxException(
                $"At character {startToken.Start + 1}: a list is read as instance('{listName}')/root/item[name = "
                    + $"${{question}}]/label."
            );
}
