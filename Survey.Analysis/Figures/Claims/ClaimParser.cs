using System.Collections.Immutable;
using System.Globalization;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Validation;
using Survey.Data.Studies.Model;
using Survey.Data.Texts;

namespace Survey.Analysis.Figures.Claims;

/// <summary>Reads the test of one claim, and says what of it the figures cannot decide.</summary>
/// <param name="study">The study.</param>
/// <param name="figures">The figures that can be computed, by name.</param>
/// <param name="unreadFigures">The names of figures that have problems of their own: that a claim names one is no further
/// problem.</param>
internal sealed class ClaimParser(
    Study study,
    IReadOnlyDictionary<string, FigureDefinition> figures,
    IReadOnlySet<string> unreadFigures
)
{
    // Names that a message suggests, so that it stays one line.
    private const int MaximumNearestFigures = 3;

    private readonly List<(string Code, ProblemMessage Message)> problems = [];

    /// <summary>What is wrong with the tests that were parsed, each problem once.</summary>
    public IEnumerable<(string Code, ProblemMessage Message)> Problems => problems.Distinct();

    /// <summary>The test; null where it has a problem.</summary>
    public ClaimTest? ParseTest(Expression expression) =>
        expression switch
        {
            Expression.BinaryOperation { Operator: BinaryOperator.And } all => Join(all, (left, right) => new ClaimTest.And(left, right)),
            Expression.BinaryOperation { Operator: BinaryOperator.Or } any => Join(any, (left, right) => new ClaimTest.Or(left, right)),
            Expression.FunctionCall { Function: "not", Arguments: [var inner] } => ParseTest(inner) is { } test
                ? new ClaimTest.Not(test)
                : null,
            Expression.Between between => ParseBetween(between),
            Expression.BinaryOperation
            {
                Operator: BinaryOperator.Equal,
                Left: Expression.FunctionCall call,
                Right: Expression.Text names
            } when FunctionOf(call) is { GivesNames: true } => ParseTop(call, names.Value),
            Expression.BinaryOperation { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } comparison =>
                ParseComparison(comparison),
            _ => Reject<ClaimTest>("K002", $"'{expression}' is no test. Compare a figure with a number, as in share(figure) >= 0.5."),
        };

    private ClaimTest? Join(Expression.BinaryOperation operation, Func<ClaimTest, ClaimTest, ClaimTest> join)
    {
        var (left, right) = (ParseTest(operation.Left), ParseTest(operation.Right));
        return left is not null && right is not null ? join(left, right) : null;
    }

    private ClaimTest.Between? ParseBetween(Expression.Between between)
    {
        var (value, low, high) = (ParseTerm(between.Value), ParseTerm(between.Low), ParseTerm(between.High));
        return value is not null && low is not null && high is not null ? new ClaimTest.Between(value, low, high) : null;
    }

    private ClaimTest.Comparison? ParseComparison(Expression.BinaryOperation comparison)
    {
        var (left, right) = (ParseTerm(comparison.Left), ParseTerm(comparison.Right));
        return left is not null && right is not null ? new ClaimTest.Comparison(comparison.Operator, left, right) : null;
    }

    private ClaimTest.Top? ParseTop(Expression.FunctionCall call, string text)
    {
        if (ParseReference(call) is not { } reference)
        {
            return null;
        }

        var errorsBefore = problems.Count;
        ImmutableArray<string> names = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        if (reference.Argument != names.Length.ToString(CultureInfo.InvariantCulture))
        {
            var nameCount = ProblemMessage.ForCount(names.Length, $"1 name", $"{names.Length} names");
            problems.Add(
                ("K012", $"top({reference.Figure}, {reference.Argument}) is compared with {nameCount}. Name as many as it has.")
            );
        }

        var figure = figures[reference.Figure];
        var categories = CategoriesOf(figure);
        problems.AddRange(names.Where(name => !categories.Contains(name)).Select(name => ("K010", UnknownCategory(figure, name))));
        return problems.Count > errorsBefore ? null : new ClaimTest.Top(reference, names);
    }

    private ClaimTerm? ParseTerm(Expression expression) =>
        expression switch
        {
            Expression.Number number => new ClaimTerm.Constant(number.Value),
            Expression.Negation negative => Multiply(-1, negative.Operand),
            Expression.BinaryOperation { Operator: BinaryOperator.Plus } sum => Add(ParseTerm(sum.Left), ParseTerm(sum.Right)),
            Expression.BinaryOperation { Operator: BinaryOperator.Minus } sum => Add(ParseTerm(sum.Left), Multiply(-1, sum.Right)),
            Expression.BinaryOperation { Operator: BinaryOperator.Times, Left: Expression.Number factor } product => Multiply(
                factor.Value,
                product.Right
            ),
            Expression.BinaryOperation { Operator: BinaryOperator.Times, Right: Expression.Number factor } product => Multiply(
                factor.Value,
                product.Left
            ),
            Expression.BinaryOperation { Operator: BinaryOperator.Divide, Right: Expression.Number { Value: not 0 } divisor } quotient =>
                Multiply(1 / divisor.Value, quotient.Left),
            Expression.FunctionCall call when FunctionOf(call) is { GivesNames: true } => Reject<ClaimTerm>(
                "K002",
                $"top() is a set of categories. Compare it with =, as in top(figure, 2) = 'first second'."
            ),
            Expression.FunctionCall call => ParseReference(call) is { } reference ? new ClaimTerm.Figure(reference) : null,
            _ => Reject<ClaimTerm>(
                "K005",
                $"'{expression}' is no number that figures have. Write a function of a figure: {ClaimFunction.Names}."
            ),
        };

    private ClaimTerm.Multiple? Multiply(double factor, Expression expression) =>
        ParseTerm(expression) is { } term ? new ClaimTerm.Multiple(factor, term) : null;

    private static ClaimTerm.Sum? Add(ClaimTerm? left, ClaimTerm? right) =>
        left is not null && right is not null ? new ClaimTerm.Sum(left, right) : null;

    private static ClaimFunction? FunctionOf(Expression.FunctionCall call) =>
        ClaimFunction.All.FirstOrDefault(function => function.Name == call.Function);

    /// <summary>The reference; null where it does not fit its figure.</summary>
    private FigureReference? ParseReference(Expression.FunctionCall call)
    {
        if (FunctionOf(call) is not { } function)
        {
            return Reject<FigureReference>("K006", $"A claim has no function '{call.Function}'. There are: {ClaimFunction.Names}.");
        }

        if (FigureReference.Parse(call, function) is not { } reference)
        {
            return Reject<FigureReference>(
                "K007",
                $"'{call}' cannot be read. Write the figure's name, then a quoted category where there is one, then perhaps a cell, "
                    + $"as in {function.Example}."
            );
        }

        if (!figures.TryGetValue(reference.Figure, out var figure))
        {
            return unreadFigures.Contains(reference.Figure) ? null : Reject<FigureReference>("K008", DescribeUnknown(reference.Figure));
        }

        var errorsBefore = problems.Count;
        AddIfAny("K009", FindProblemOfKind(reference, figure));
        AddIfAny(function.GivesNames ? "K012" : "K010", FindProblemOfArgument(reference, figure));
        AddIfAny("K011", FindProblemOfCell(reference, figure));
        return problems.Count > errorsBefore ? null : reference;
    }

    private ProblemMessage DescribeUnknown(string name)
    {
        var suggestion = SpellingSuggestion.Suggest(name, figures.Keys.Concat(unreadFigures));
        if (!suggestion.IsEmpty)
        {
            return $"There is no figure '{name}'.{suggestion}";
        }

        var nearest = string.Join(", ", SpellingSuggestion.FindNearest(name, figures.Keys, MaximumNearestFigures));
        return nearest switch
        {
            "" => $"There is no figure '{name}': the sheet figures has none that can be computed. Add it there.",
            _ => $"There is no figure '{name}' in the sheet figures. Nearest are {nearest}.",
        };
    }

    private void AddIfAny(string code, ProblemMessage? message)
    {
        if (message is not null)
        {
            problems.Add((code, message));
        }
    }

    private T? Reject<T>(string code, ProblemMessage message)
        where T : class
    {
        problems.Add((code, message));
        return null;
    }

    private static ProblemMessage? FindProblemOfKind(FigureReference reference, FigureDefinition figure) =>
        figure.Kind.ClaimFunctions.Contains(reference.Function.Name) switch
        {
            true => null,
            false => $"{reference.Function.Name}() does not fit '{figure.Name}', which is of kind {figure.Kind.Word}. "
                + $"Use another function or figure.",
        };

    private ProblemMessage? FindProblemOfArgument(FigureReference reference, FigureDefinition figure) =>
        reference.Function.SecondArgument switch
        {
            ClaimArgument.None => null,
            ClaimArgument.Count when int.TryParse(reference.Argument, CultureInfo.InvariantCulture, out var count) && count >= 1 => null,
            ClaimArgument.Count => $"top({figure.Name}, …) needs a whole number of categories, from 1.",
            _ => FindProblemOfCategory(reference.Argument, figure),
        };

    private ProblemMessage? FindProblemOfCategory(string? category, FigureDefinition figure)
    {
        var categories = CategoriesOf(figure);
        return category switch
        {
            null when !categories.IsEmpty => $"'{figure.Name}' has several categories. Name one: {string.Join(", ", categories)}.",
            null => null,
            _ => categories.Contains(category) ? null : UnknownCategory(figure, category),
        };
    }

    private ProblemMessage UnknownCategory(FigureDefinition figure, string name) =>
        $"'{figure.Name}' has no category '{name}'. There are: {string.Join(", ", CategoriesOf(figure))}.";

    private ProblemMessage? FindProblemOfCell(FigureReference reference, FigureDefinition figure)
    {
        if (!figure.Breakdowns.Any(by => by.ToHashSet(StringComparer.Ordinal).SetEquals(reference.BreakdownValues.Keys)))
        {
            return $"'{figure.Name}' has no such cell. Pick it by {ProblemMessage.Or(figure.Breakdowns.Select(DescribeCell))}.";
        }

        return reference
            .BreakdownValues.Select(value => (value.Key, value.Value, Known: VariableValues.Find(study, value.Key)))
            .Where(value => value.Known?.Contains(value.Value) == false)
            .Select(value => DescribeUnknownValue(value.Key, value.Value, value.Known ?? []))
            .FirstOrDefault();
    }

    private static ProblemMessage DescribeUnknownValue(string variable, string value, IEnumerable<string> known) =>
        $"'{variable}' has no value '{value}'. Write one of: {string.Join(", ", known)}.";

    private static ProblemMessage DescribeCell(ImmutableArray<string> by) =>
        by switch
        {
            [] => $"no cell",
            _ => $"{string.Join(" and ", by.Select(name => $"${{{name}}} = '…'"))}",
        };

    private ImmutableArray<string> CategoriesOf(FigureDefinition figure) => figure.Kind.CategoriesOf(study, figure.Subject);
}
