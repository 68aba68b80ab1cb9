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

    /// <summary>The repeat whose rows a condition in [ ] is about, while it is read; null elsewhere.</summary>
    private FormNode? row;

    private Expression ParsePath()
    {
        var start = CurrentToken;
        switch (start.Kind)
        {
            case ExpressionTokenKind.Slash:
                return ParsePath(PathStart.Root, "", start);
            case ExpressionTokenKind.Dot or ExpressionTokenKind.DoubleDot:
            case ExpressionTokenKind.Name when tokens[position + 1].Kind != ExpressionTokenKind.OpenParenthesis:
                return ParsePath(PathStart.Relative, "", start);
            case ExpressionTokenKind.Variable:
                return ParsePath(PathStart.Variable, start.Text, start);
        }

        var value = ParsePrimary();
        return value switch
        {
            Expression.FunctionCall { Function: "current", Arguments: [] } => ParsePath(PathStart.Current, "", start),
            Expression.FunctionCall { Function: "instance", Arguments: [Expression.Text list] } => ParsePath(
                PathStart.List,
                list.Value,
                start
            ),
            _ when CurrentToken.Kind == ExpressionTokenKind.Slash && (value is not Expression.FunctionCall || IsDivision()) =>
                throw CreateDivisionException(),
            _ when CurrentToken.Kind is ExpressionTokenKind.Slash or ExpressionTokenKind.OpenBracket => throw new ExpressionSyntaxException(
                $"At character {CurrentToken.Start + 1}: '{CurrentToken.Text}' may follow a question, current() or "
                    + $"instance(), but not '{value}'."
            ),
            _ => value,
        };
    }

    private Expression ParsePath(PathStart start, string sourceName, ExpressionToken startToken)
    {
        var steps = new List<Step>();
        var hasStep = start is PathStart.Relative or PathStart.Variable;
        while (hasStep || CurrentToken.Kind == ExpressionTokenKind.Slash)
        {
            if (!hasStep && start is PathStart.Variable or PathStart.Relative && IsDivision())
            {
                throw CreateDivisionException();
            }

            position += hasStep ? 0 : 1;
            hasStep = false;
            var name = ParseStepName();
            steps.Add(new Step(name, []));
            steps[^1] = new Step(name, ParseFilters(FindRow(start, sourceName, steps)));
        }

        return ResolvePath(start, sourceName, steps, startToken);
    }

    /// <summary>Whether a slash after a value can only divide: no path goes on with a number or a parenthesis, or leads from a name
    /// to a question. Where no form is at hand, one with blanks around it divides too.</summary>
    private bool IsDivision() =>
        tokens[position + 1].Kind
            is ExpressionTokenKind.Number
                or ExpressionTokenKind.OpenParenthesis
        || (
            tokens[position + 1].Kind == ExpressionTokenKind.Variable
            && tokens[position - 1].Kind is not (ExpressionTokenKind.Dot or ExpressionTokenKind.DoubleDot)
        )
        || (origin is null && tokens[position + 1].Kind == ExpressionTokenKind.Name && HasBlanksAround(position));

    private bool HasBlanksAround(int slash) =>
        tokens[slash].Start > tokens[slash - 1].Start + tokens[slash - 1].Text.Length
        && tokens[slash + 1].Start > tokens[slash].Start + 1;

    private ExpressionSyntaxException CreateDivisionException() =>
        new($"At character {CurrentToken.Start + 1}: '/' leads along a path and does not divide. Write div.");

    private string ParseStepName()
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
                : CreateUnexpectedTokenException($"a name");
        }

        position++;
        return token.Text.Contains("::", StringComparison.Ordinal)
            ? throw new ExpressionSyntaxException(
                $"At character {token.Start + 1}: XPath's axes ('{token.Text}') are not supported. Name the question as ${{name}}."
            )
            : token.Text;
    }

    private ImmutableArray<Expression> ParseFilters(FormNode? rowOfFilters)
    {
        var filters = ImmutableArray.CreateBuilder<Expression>();
        var outerRow = row;
        while (CurrentToken.Kind == ExpressionTokenKind.OpenBracket)
        {
            CountOperator();
            position++;
            row = rowOfFilters;
            filters.Add(ParseBinary(0));
            row = outerRow;
            Expect(ExpressionTokenKind.CloseBracket, $"']'");
        }

        return filters.ToImmutable();
    }

    private Expression ResolvePath(PathStart start, string sourceName, List<Step> steps, ExpressionToken startToken)
    {
        if (start == PathStart.List)
        {
            return ResolveListPath(sourceName, steps, startToken);
        }

        var filteredSteps = steps.Where(step => !step.Filters.IsEmpty).ToList();
        if (filteredSteps.Count > 1 || filteredSteps.Any(filtered => filtered.Name is "." or ".."))
        {
            throw new ExpressionSyntaxException(
                $"At character {startToken.Start + 1}: a path holds conditions in [ ] once only, after the name of a repeat."
            );
        }

        return (steps.All(step => step.Name is "." or ".."), steps) switch
        {
            (true, _) => steps.Exists(step => step.Name == "..") ? ResolveParentRow(steps) : new Expression.CurrentAnswer(),
            (_, [var only]) when start == PathStart.Relative && filteredSteps.Count == 0 => new Expression.BareName(
                row?.Find(only.Name)?.UniqueName ?? only.Name
            ),
            (_, [_]) when start == PathStart.Variable && filteredSteps.Count == 0 => new Expression.Variable(sourceName),
            _ when origin is null => ResolveByLastName(start, sourceName, steps),
            _ => ResolveInForm(start, sourceName, steps, startToken),
        };
    }

    /// <summary>What a path leads to where no form is at hand: names are unique in a study, so the last one says enough.</summary>
    private static Expression ResolveByLastName(PathStart start, string sourceName, List<Step> steps)
    {
        var names = steps.Select(step => step.Name).Where(name => name is not ("." or "..")).ToList();
        var filtered = steps.Find(step => !step.Filters.IsEmpty);
        return (names, filtered) switch
        {
            (_, { Filters.IsDefaultOrEmpty: false }) => new Expression.RowLookup(
                filtered.Name,
                false,
                filtered.Filters,
                names[^1] == filtered.Name ? null : names[^1]
            ),
            ([var only], _) when start == PathStart.Relative && steps.All(step => step.Name != "..") => new Expression.BareName(only),
            ([_, _, ..], _) when start == PathStart.Variable => new Expression.RowLookup(sourceName, false, [], names[^1]),
            _ => new Expression.Variable(names[^1]) { IsFromPath = true },
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
