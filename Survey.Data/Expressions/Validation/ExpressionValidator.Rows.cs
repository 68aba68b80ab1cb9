using System.Collections.Immutable;
using Survey.Data.Expressions.Values;
using Survey.Data.Texts;

namespace Survey.Data.Expressions.Validation;

/// <summary>What is asked of lists, and of the rows of repeats.</summary>
public sealed partial class ExpressionValidator
{
    /// <summary>The columns that every list of choices has.</summary>
    private static readonly ImmutableHashSet<string> BuiltInListColumns = ["name", "label"];

    private IEnumerable<ExpressionProblem> ValidateListLookup(Expression.RowLookup lookup, ExpressionContext context)
    {
        if (lists?.GetValueOrDefault(lookup.Source) is not { } columns)
        {
            return [CreateUnknownListProblem(lookup.Source)];
        }

        var columnNames = columns.Union(BuiltInListColumns);
        var filterContext = context with { BareNames = columnNames, IsInsideFilter = true, AllowsBareVariables = false };
        return
        [
            .. lookup.Filters.SelectMany(filter => ValidateNode(filter, filterContext, false)),
            .. lookup.Column is null || columnNames.Contains(lookup.Column)
                ? []
                : ImmutableArray.Create(CreateUnknownColumnProblem(lookup.Source, lookup.Column, columnNames)),
        ];
    }

    private ExpressionProblem CreateUnknownListProblem(string list) =>
        new(
            "X023",
            $"There is no list '{list}' in the sheet choices, and no file '{list}.csv' came with the "
                + $"workbook.{SpellingSuggestion.Suggest(list, lists?.Keys ?? [])} "
                + $"Put it in the workbook's folder, upload it too, or add its "
                + $"rows as a sheet '{list}.csv'; the study cannot be used without it."
        );

    private static ExpressionProblem CreateUnknownColumnProblem(string list, string column, IEnumerable<string> columns) =>
        new("X024", $"The list '{list}' has no column '{column}'.{SpellingSuggestion.Suggest(column, columns)}");

    private IEnumerable<ExpressionProblem> ValidateRepeatLookup(Expression.RowLookup lookup, ExpressionContext context, bool isAggregated)
    {
        if (variables.GetValueOrDefault(lookup.Source) is not { Kind: ValueKind.Rows })
        {
            return ValidateVariable(lookup.Source, context, true, ProblemMessage.Empty)
                .Append(new("X025", $"Conditions in [ ] and paths may follow a repeat only, and '{lookup.Source}' is none."))
                .Take(1);
        }

        var filterContext = context with
        {
            BareNames = [.. questionNamesByRepeat.Value[lookup.Source]],
            IsInsideFilter = true,
            AllowsBareVariables = false,
        };
        return
        [
            .. lookup.Filters.SelectMany(filter => ValidateNode(filter, filterContext, false)),
            .. ValidateLookupColumn(lookup, filterContext.BareNames),
            .. lookup.Column is null && !isAggregated ? ValidateVariable(lookup.Source, context, false, ProblemMessage.Empty) : [],
        ];
    }

    private static IEnumerable<ExpressionProblem> ValidateLookupColumn(Expression.RowLookup lookup, IReadOnlyCollection<string> questions)
    {
        if (lookup.Column is { } column && !questions.Contains(column))
        {
            yield return new(
                "X036",
                $"The repeat '{lookup.Source}' has no question '{column}'.{SpellingSuggestion.Suggest(column, questions)}"
            );
        }
    }

    private IEnumerable<ExpressionProblem> ValidatePosition(Expression.FunctionCall call, ExpressionContext context) =>
        call switch
        {
            { Arguments: [Expression.ParentRow] } => [],
            { Arguments: [Expression.RowLookup lookup] } => ValidateNode(lookup, context, true),
            { Arguments: [var other] } =>
            [
                new("X026", $"position() of '{other}' is not known. Write position(..) for the row in which the question stands."),
            ],
            { Function: "last" } when !context.IsInsideFilter =>
            [
                new("X026", $"last() is the number of rows within [ ], and has no meaning here. Write count(${{repeat}})."),
            ],
            _ => [],
        };

    private List<ExpressionProblem> ValidateIndexedRepeat(Expression.FunctionCall call, ExpressionContext context)
    {
        if (call.Arguments.Length % 2 == 0)
        {
            return
            [
                new(
                    "X007",
                    $"indexed-repeat() takes a question, and then a repeat and a row's number together, not {call.Arguments.Length} values."
                ),
            ];
        }

        var problems = call
            .Arguments.SelectMany((argument, index) => ValidateNode(argument, context, isAggregated: index == 0 || index % 2 == 1))
            .ToList();
        if (problems.Count > 0)
        {
            return problems;
        }

        return
        [
            .. from pair in call.Arguments.Skip(1).Index().Where(pair => pair.Index % 2 == 0)
            where kindInference.FindVariable(pair.Item, context) is not { Kind: ValueKind.Rows }
            select new ExpressionProblem("X025", $"indexed-repeat() reads a row of a repeat, and '{pair.Item}' is none."),
        ];
    }

    private IEnumerable<ExpressionProblem> ValidateChoiceName(Expression.FunctionCall call, ExpressionContext context) =>
        call.Arguments[1] switch
        {
            Expression.Variable { Name: var name } when variables.TryGetValue(name, out var variable) && variable.ListName is null =>
            [
                new("X027", $"jr:choice-name() gives the label of a choice, and '{name}' has no choices. Name the question itself."),
            ],
            Expression.Variable or Expression.Text { Value: "" } => call.Arguments.SelectMany(argument =>
                ValidateNode(argument, context, ReferenceEquals(argument, call.Arguments[1]))
            ),
            _ =>
            [
                new("X027", $"jr:choice-name() takes a choice's name and then the question in quotes, as in jr:choice-name(${{q}}, "
                    + $"'${{q}}')."),
            ],
        };

    private IEnumerable<ExpressionProblem> ValidatePullData(Expression.FunctionCall call)
    {
        if (call.Arguments[0] is not Expression.Text { Value: var list })
        {
            return [new("X028", $"The list of pulldata() must be written there in quotes, not be computed.")];
        }

        if (lists?.GetValueOrDefault(list) is not { } columns)
        {
            return [CreateUnknownListProblem(list)];
        }

        var columnNames = columns.Union(BuiltInListColumns);
        return call
            .Arguments.Skip(1)
            .Take(2)
            .OfType<Expression.Text>()
            .Where(column => !columnNames.Contains(column.Value))
            .Select(column => CreateUnknownColumnProblem(list, column.Value, columnNames));
    }
}
