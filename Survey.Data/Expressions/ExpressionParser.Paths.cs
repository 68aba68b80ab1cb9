using System.Collections.Immutable;

namespace Survey.Data.Expressions;

/// <summary>The paths of an expression: what an XLSForm author writes to reach a question, a row of a repeat or a choice.</summary>
public sealed partial class ExpressionParser
{
    private enum PathStart
    {
        Here,
        Root,
        Current,
        Variable,
        List,
    }

    private readonly record struct Step(string Name, ImmutableArray<Expression> Filters);

    private Expression ReadPath()
    {
        var start = Ahead;
        switch (start.Kind)
        {
            case TokenKind.Slash:
                return Resolve(PathStart.Root, "", ReadSteps(), start);
            case TokenKind.Current or TokenKind.Parent:
            case TokenKind.Name when tokens[position + 1].Kind != TokenKind.Open:
                return Resolve(PathStart.Here, "", [ReadStep(), .. ReadSteps()], start);
            case TokenKind.Variable:
                position++;
                return Resolve(PathStart.Variable, start.Text, [new Step(start.Text, ReadFilters()), .. ReadSteps()], start);
        }

        var value = ReadPrimary();
        return value switch
        {
            Expression.FunctionCall { Function: "current", Arguments: [] } => Resolve(PathStart.Current, "", ReadSteps(), start),
            Expression.FunctionCall { Function: "instance", Arguments: [Expression.Text list] } => Resolve(PathStart.List, list.Value, ReadSteps(), start),
            _ when Ahead.Kind is TokenKind.Slash or TokenKind.OpenFilter =>
                throw new ExpressionSyntaxException($"At character {Ahead.Start + 1}: '{Ahead.Text}' goes on from a question, current() or instance(), not from '{value}'."),
            _ => value,
        };
    }

    private List<Step> ReadSteps()
    {
        var steps = new List<Step>();
        while (Ahead.Kind == TokenKind.Slash)
        {
            position++;
            steps.Add(ReadStep());
        }

        return steps;
    }

    private Step ReadStep()
    {
        var token = Ahead;
        if (token.Kind is not (TokenKind.Name or TokenKind.Current or TokenKind.Parent or TokenKind.Variable))
        {
            throw token.Kind == TokenKind.Slash || token is { Kind: TokenKind.Operator, Text: "*" }
                ? new ExpressionSyntaxException($"At character {token.Start + 1}: a path that does not say by name where it leads ('//' or '*') is not supported. Name the question as ${{name}}.")
                : Unexpected("a name");
        }

        position++;
        return token.Text.Contains("::", StringComparison.Ordinal)
            ? throw new ExpressionSyntaxException($"At character {token.Start + 1}: XPath's axes ('{token.Text}') are not supported. Name the question as ${{name}}.")
            : new Step(token.Text, ReadFilters());
    }

    private ImmutableArray<Expression> ReadFilters()
    {
        var filters = ImmutableArray.CreateBuilder<Expression>();
        while (Ahead.Kind == TokenKind.OpenFilter)
        {
            CountOperator();
            position++;
            filters.Add(ReadLevel(0));
            Expect(TokenKind.CloseFilter, "']'");
        }

        return filters.ToImmutable();
    }

    /// <summary>What a path leads to. Names are unique in a form, so the way there says nothing that the name does not.</summary>
    private static Expression Resolve(PathStart start, string origin, List<Step> steps, Token at)
    {
        if (start == PathStart.List)
        {
            return ResolveList(origin, steps, at);
        }

        var named = steps.Where(step => step.Name is not ("." or "..")).ToList();
        var rows = steps.Where(step => !step.Filters.IsEmpty).ToList();
        if (rows.Count > 1 || rows.Any(row => row.Name is "." or ".."))
        {
            throw new ExpressionSyntaxException($"At character {at.Start + 1}: conditions in [ ] stand once in a path, after the name of a repeat.");
        }

        return (named, rows) switch
        {
            ([], _) => steps.Any(step => step.Name == "..") ? new Expression.Enclosing() : new Expression.Current(),
            (_, [var row]) => new Expression.Lookup(row.Name, false, row.Filters, named[^1].Name == row.Name ? null : named[^1].Name),
            ([var only], _) when start == PathStart.Here && steps.All(step => step.Name != "..") => new Expression.Word(only.Name),
            ([_, ..], _) when start == PathStart.Variable && named.Count > 1 => new Expression.Lookup(origin, false, [], named[^1].Name),
            _ => new Expression.Variable(named[^1].Name),
        };
    }

    /// <summary><c>instance('list')/root/item[…]/column</c>: the second step is the row, the third its column.</summary>
    private static Expression.Lookup ResolveList(string list, List<Step> steps, Token at) =>
        steps is [{ Filters.IsEmpty: true }, var item, .. var column] && column is [] or [{ Filters.IsEmpty: true }]
            ? new Expression.Lookup(list, true, item.Filters, column is [var only] ? only.Name : null)
            : throw new ExpressionSyntaxException($"At character {at.Start + 1}: a list is read as instance('{list}')/root/item[name = ${{question}}]/label.");
}
