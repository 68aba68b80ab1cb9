using System.Collections.Immutable;

namespace Survey.Data.Expressions;

/// <summary>What is asked of lists, and of the rows of repeats.</summary>
public sealed partial class ExpressionChecker
{
    /// <summary>The columns that every list of choices has.</summary>
    private static readonly ImmutableHashSet<string> ColumnsOfLists = ["name", "label"];

    private IEnumerable<ExpressionProblem> CheckList(Expression.Lookup lookup, ExpressionContext context)
    {
        if (lists?.GetValueOrDefault(lookup.Source) is not { } columns)
        {
            return [UnknownList(lookup.Source)];
        }

        var words = columns.Union(ColumnsOfLists);
        var inside = context with { Words = words, IsFiltering = true, VariablesMayBeBare = false };
        return
        [
            .. lookup.Filters.SelectMany(filter => CheckPart(filter, inside, false)),
            .. lookup.Column is null || words.Contains(lookup.Column) ? [] : ImmutableArray.Create(UnknownColumn(lookup.Source, lookup.Column, words)),
        ];
    }

    private ExpressionProblem UnknownList(string list) => new(
        "X023",
        $"There is no list '{list}' in the sheet choices, and no file '{list}.csv' came with the workbook.{Nearest.Suggest(list, lists?.Keys ?? [])} Lay it beside the workbook, upload it too, or add its rows as a sheet '{list}.csv'; the study cannot be used without.");

    private static ExpressionProblem UnknownColumn(string list, string column, IEnumerable<string> columns) =>
        new("X024", $"The list '{list}' has no column '{column}'.{Nearest.Suggest(column, columns)}");

    private IEnumerable<ExpressionProblem> CheckRows(Expression.Lookup lookup, ExpressionContext context, bool isAggregated)
    {
        if (variables.GetValueOrDefault(lookup.Source) is not { Kind: ValueKind.Rows })
        {
            return CheckName(lookup.Source, context, true, "").Append(new("X025", $"Conditions in [ ] and paths go on from a repeat, and '{lookup.Source}' is none.")).Take(1);
        }

        var inside = context with
        {
            Words = [.. namesByRepeat.Value[lookup.Source]],
            IsFiltering = true,
            VariablesMayBeBare = false,
        };
        return
        [
            .. lookup.Filters.SelectMany(filter => CheckPart(filter, inside, false)),
            .. lookup.Column is { } column && !inside.Words.Contains(column) ? [new("X025", $"The repeat '{lookup.Source}' has no question '{column}'.{Nearest.Suggest(column, inside.Words)}")]
                : lookup.Column is null && !isAggregated ? CheckName(lookup.Source, context, false, "")
                : ImmutableArray<ExpressionProblem>.Empty,
        ];
    }

    private IEnumerable<ExpressionProblem> CheckPosition(Expression.FunctionCall call, ExpressionContext context) => call switch
    {
        { Arguments: [Expression.Enclosing] } => [],
        { Arguments: [Expression.Lookup lookup] } => CheckPart(lookup, context, true),
        { Arguments: [var other] } => [new("X026", $"position() of '{other}' is not known. Write position(..) for the row in which the question stands.")],
        { Function: "last" } when !context.IsFiltering => [new("X026", "last() is the number of rows within [ ], and means nothing here. Write count(${repeat}).")],
        _ => [],
    };

    private List<ExpressionProblem> CheckIndexedRepeat(Expression.FunctionCall call, ExpressionContext context)
    {
        if (call.Arguments.Length % 2 == 0)
        {
            return [new("X007", $"indexed-repeat() takes a question, and then a repeat and a row's number together, not {call.Arguments.Length} values.")];
        }

        var problems = call.Arguments.SelectMany((argument, index) => CheckPart(argument, context, isAggregated: index == 0 || index % 2 == 1)).ToList();
        if (problems.Count > 0)
        {
            return problems;
        }

        return
        [
            .. from pair in call.Arguments.Skip(1).Index().Where(pair => pair.Index % 2 == 0)
               where kinds.Find(pair.Item, context) is not { Kind: ValueKind.Rows }
               select new ExpressionProblem("X025", $"indexed-repeat() reads a row of a repeat, and '{pair.Item}' is none."),
        ];
    }

    private IEnumerable<ExpressionProblem> CheckChoiceName(Expression.FunctionCall call, ExpressionContext context) =>
        call.Arguments[1] is Expression.Variable { Name: var name } && variables.TryGetValue(name, out var variable) && variable.ListName is null
            ? [new("X027", $"jr:choice-name() says what a choice is called, and '{name}' has no choices. Name the question itself.")]
        : call.Arguments[1] is Expression.Variable or Expression.Text { Value: "" }
            ? [.. call.Arguments.SelectMany(argument => CheckPart(argument, context, ReferenceEquals(argument, call.Arguments[1])))]
        : [new("X027", "jr:choice-name() takes a choice's name and then the question in quotes, as in jr:choice-name(${q}, '${q}').")];

    private IEnumerable<ExpressionProblem> CheckPullData(Expression.FunctionCall call)
    {
        if (call.Arguments[0] is not Expression.Text { Value: var list })
        {
            return [new("X028", "The list of pulldata() must be written there in quotes, not be computed.")];
        }

        if (lists?.GetValueOrDefault(list) is not { } columns)
        {
            return [UnknownList(list)];
        }

        var words = columns.Union(ColumnsOfLists);
        return call.Arguments.Skip(1).Take(2).OfType<Expression.Text>().Where(column => !words.Contains(column.Value)).Select(column => UnknownColumn(list, column.Value, words));
    }
}
