using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Studies;

namespace Survey.Analysis.Figures;

/// <summary>Says what of a claim's test no figure can decide.</summary>
internal sealed class ClaimChecker(Study study, IReadOnlyDictionary<string, FigureDefinition> figures)
{
    public IEnumerable<string> CheckCondition(Expression expression) => expression switch
    {
        Expression.Operation { Operator: BinaryOperator.And or BinaryOperator.Or } both => CheckCondition(both.Left).Concat(CheckCondition(both.Right)),
        Expression.FunctionCall { Function: "not", Arguments: [var inner] } => CheckCondition(inner),
        Expression.Between between => [.. CheckQuantity(between.Value), .. CheckQuantity(between.Low), .. CheckQuantity(between.High)],
        Expression.Operation { Operator: BinaryOperator.Equal, Left: Expression.FunctionCall { Function: "top" } top, Right: Expression.Text set } => CheckTop(top, set.Value),
        Expression.Operation { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } comparison =>
            CheckQuantity(comparison.Left).Concat(CheckQuantity(comparison.Right)),
        _ => [$"'{expression}' is no test. Compare a figure with a number, as in share(figure) >= 0.5."],
    };

    private IEnumerable<string> CheckQuantity(Expression expression) => expression switch
    {
        Expression.Number => [],
        Expression.Negative negative => CheckQuantity(negative.Operand),
        Expression.Operation { Operator: BinaryOperator.Plus or BinaryOperator.Minus } sum => CheckQuantity(sum.Left).Concat(CheckQuantity(sum.Right)),
        Expression.Operation { Operator: BinaryOperator.Times, Left: Expression.Number } product => CheckQuantity(product.Right),
        Expression.Operation { Operator: BinaryOperator.Times or BinaryOperator.Divide, Right: Expression.Number } product => CheckQuantity(product.Left),
        Expression.FunctionCall { Function: "top" } => ["top() is a set of categories. Compare it with =, as in top(figure, 2) = 'first second'."],
        Expression.FunctionCall call => CheckCall(call),
        _ => [$"'{expression}' is no number that figures have. Write a function of a figure: {string.Join(", ", ClaimCall.Functions.Keys)}."],
    };

    private IEnumerable<string> CheckTop(Expression.FunctionCall top, string set)
    {
        foreach (var problem in CheckCall(top))
        {
            yield return problem;
        }

        if (!ClaimCall.TryRead(top, out var call, out _) || !figures.TryGetValue(call.Figure, out var figure))
        {
            yield break;
        }

        var names = set.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (call.Detail != names.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            yield return FormattableString.Invariant($"top({call.Figure}, {call.Detail}) is compared with {names.Length} names. Name as many as it has.");
        }

        foreach (var name in names.Where(name => !CategoriesOf(figure).Contains(name)))
        {
            yield return UnknownCategory(figure, name);
        }
    }

    private IEnumerable<string> CheckCall(Expression.FunctionCall expression)
    {
        if (!ClaimCall.TryRead(expression, out var call, out var problem))
        {
            return [problem];
        }

        return figures.TryGetValue(call.Figure, out var figure)
            ? new[] { ProblemOfKind(call, figure), ProblemOfCategory(call, figure), ProblemOfCell(call, figure) }.OfType<string>()
            : [$"There is no figure '{call.Figure}', or it has faults of its own. Check the sheet figures."];
    }

    private static string? ProblemOfKind(ClaimCall call, FigureDefinition figure)
    {
        var fits = (call.Function, figure.Kind) switch
        {
            ("share", FigureKind.Share or FigureKind.ResponseRate) => true,
            ("estimate", not FigureKind.Agreement) => true,
            ("mean", FigureKind.Mean or FigureKind.Battery) => true,
            ("rank" or "top" or "lead", FigureKind.Distribution or FigureKind.Ranking or FigureKind.Battery) => true,
            _ => false,
        };
        return fits ? null : $"{call.Function}() says nothing of '{figure.Name}', which is of kind {FigureWords.Of(figure.Kind)}. Use another function or figure.";
    }

    private string? ProblemOfCategory(ClaimCall call, FigureDefinition figure)
    {
        var categories = CategoriesOf(figure);
        return call.Function switch
        {
            "top" => int.TryParse(call.Detail, out var count) && count >= 1 ? null : $"top({figure.Name}, …) needs a whole number of categories, from 1.",
            "share" or "lead" => null,
            _ when call.Detail is null && !categories.IsEmpty => $"'{figure.Name}' has several categories. Name one: {string.Join(", ", categories)}.",
            _ when call.Detail is not null && !categories.Contains(call.Detail) => UnknownCategory(figure, call.Detail),
            _ => null,
        };
    }

    private string UnknownCategory(FigureDefinition figure, string name) =>
        $"'{figure.Name}' has no category '{name}'. There are: {string.Join(", ", CategoriesOf(figure))}.";

    private string? ProblemOfCell(ClaimCall call, FigureDefinition figure)
    {
        var breakdown = figure.By.FirstOrDefault(by => by.ToHashSet(StringComparer.Ordinal).SetEquals(call.Cell.Keys));
        if (breakdown.IsDefault)
        {
            var there = string.Join(" or ", figure.By.Select(by => by.IsEmpty ? "no cell" : string.Join(" and ", by.Select(name => $"${{{name}}} = '…'"))));
            return $"'{figure.Name}' has no such cell. Pick it by {there}.";
        }

        return call.Cell
            .Where(pick => ValuesOf(pick.Key) is { } values && !values.Contains(pick.Value))
            .Select(pick => $"'{pick.Key}' has no value '{pick.Value}'. Write one of: {string.Join(", ", ValuesOf(pick.Key) ?? [])}.")
            .FirstOrDefault();
    }

    /// <summary>The values of a listed variable; null where only the data say.</summary>
    private List<string>? ValuesOf(string variable)
    {
        var list = study.Questionnaire.Find(variable)?.List ?? study.FindFrameColumn(variable)?.List;
        return list?.Valid.Select(choice => choice.Name).ToList();
    }

    private ImmutableArray<string> CategoriesOf(FigureDefinition figure) => figure switch
    {
        { Kind: FigureKind.Battery, Subject: { } battery } => [.. FigureSubjects.ItemsOf(study.Questionnaire, battery).Select(item => item.Name)],
        { Kind: FigureKind.Distribution or FigureKind.Ranking, Subject: { } subject } => [.. ValuesOf(subject) ?? TruthsOf(subject)],
        _ => [],
    };

    private IEnumerable<string> TruthsOf(string variable) => study.FindVariable(variable) is null ? [] : ["true", "false"];
}
