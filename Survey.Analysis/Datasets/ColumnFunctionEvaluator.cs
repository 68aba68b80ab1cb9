using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Functions;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Datasets;

/// <summary>Evaluates functions over a dataset: those of figures, and those of the form that a relevance may use.</summary>
/// <remarks>Rules 6 to 8 of <c>Survey.Analysis/Datasets/README.md</c>.</remarks>
internal sealed class ColumnFunctionEvaluator(ColumnEvaluator evaluator)
{
    public ValueColumn Apply(Expression.FunctionCall call)
    {
        var arguments = call.Arguments;
        var signature = FunctionTable.ForFigures.GetValueOrDefault(call.Function)
            ?? FunctionTable.ForForms.GetValueOrDefault(call.Function);
        if (signature is null || arguments.Length < signature.MinimumArguments)
        {
            return AllUnknown(evaluator.Length);
        }

        return call.Function switch
        {
            "not" => FourValuedLogic.Not(evaluator.EvaluateCondition(arguments[0])),
            "true" => evaluator.EvaluateCondition(null),
            "today" => Today(),
            "false" => FourValuedLogic.Not(evaluator.EvaluateCondition(null)),
            "if" => If(
                evaluator.EvaluateCondition(arguments[0]),
                evaluator.EvaluateExpression(arguments[1]),
                evaluator.EvaluateExpression(arguments[2])
            ),
            "coalesce" => arguments.Select(evaluator.EvaluateExpression).Aggregate(Coalesce),
            "selected" => Selected(evaluator.EvaluateExpression(arguments[0]), arguments[1]),
            "count-selected" => CountSelected(evaluator.EvaluateExpression(arguments[0])),
            "partner" => Partner(arguments[0]),
            "sum" or "count" => SumOrCount(call.Function, arguments[0]),
            "min" or "max" => MinOrMax(call.Function, arguments),
            _ => ApplyToRows(call),
        };
    }

    private ValueColumn ApplyToRows(Expression.FunctionCall call)
    {
        var first = call.Arguments.IsEmpty ? AllUnknown(evaluator.Length) : evaluator.EvaluateExpression(call.Arguments[0]);
        if (NumberFunctions.Unary.TryGetValue(call.Function, out var unaryFunction))
        {
            return ColumnArithmetic.Map(unaryFunction, first);
        }

        if (NumberFunctions.Binary.TryGetValue(call.Function, out var binaryFunction))
        {
            return ColumnArithmetic.Combine(
                binaryFunction,
                first,
                call.Arguments.Length > 1 ? evaluator.EvaluateExpression(call.Arguments[1]) : Constant(0, evaluator.Length)
            );
        }

        return call.Function switch
        {
            "number" => ColumnConversion.ToNumber(first),
            "date" => first,
            "string-length" => MapTexts(first, text => text.Length),
            "regex" => CompareTexts(call, PatternMatcher.IsWholeMatch),
            "contains" => CompareTexts(call, (text, part) => text.Contains(part, StringComparison.Ordinal)),
            "starts-with" => CompareTexts(call, (text, start) => text.StartsWith(start, StringComparison.Ordinal)),
            "concat" => call.Arguments.Select(evaluator.EvaluateExpression).Aggregate(Concatenate),
            _ => AllUnknown(evaluator.Length),
        };
    }

    private DateColumn Today()
    {
        var days = new PartialDate[evaluator.Length];
        Array.Fill(days, PartialDate.FromDate(DatasetBuilder.AfterFieldwork));
        return new DateColumn(RowSet.All(days.Length), RowSet.None(days.Length), days);
    }

    private static ValueColumn If(ConditionColumn condition, ValueColumn then, ValueColumn otherwise)
    {
        var known = condition.True.And(then.Known).Or(condition.False.And(otherwise.Known));
        var notApplicable = condition
            .NotApplicable.Or(condition.True.And(then.NotApplicable))
            .Or(condition.False.And(otherwise.NotApplicable));
        return SelectValues(condition.True, then, otherwise).Masked(known, notApplicable);
    }

    /// <summary>The first known value; not applicable only where no part is anything else.</summary>
    private static ValueColumn Coalesce(ValueColumn first, ValueColumn second) =>
        SelectValues(first.Known, first, second).Masked(first.Known.Or(second.Known), first.NotApplicable.And(second.NotApplicable));

    /// <summary>The first column's values in some rows and the second's in all others, in the kind that both can be read as.</summary>
    private static ValueColumn SelectValues(RowSet fromFirst, ValueColumn first, ValueColumn second)
    {
        var (all, none) = (RowSet.All(first.Length), RowSet.None(first.Length));
        return (first, second) switch
        {
            (ConditionColumn a, ConditionColumn b) => new ConditionColumn(Either(a.True, b.True), Either(a.False, b.False), none),
            (CategoryColumn a, CategoryColumn b) => SelectCategories(fromFirst, a, b),
            (DateColumn a, DateColumn b) => new DateColumn(Either(a.Known, b.Known), none, Values(a.Values, b.Values)),
            (MultipleResponseColumn a, MultipleResponseColumn b) when a.Categories.SequenceEqual(b.Categories) =>
                new MultipleResponseColumn(
                    Either(a.Known, b.Known),
                    none,
                    [.. a.Categories.Select((_, category) => Either(a.RowsIn(category), b.RowsIn(category)))],
                    a.Categories
                )
                {
                    NotOffered = [.. a.Categories.Select((_, category) => Either(a.RowsNotOffered(category), b.RowsNotOffered(category)))],
                },
            (NumberColumn, _) or (_, NumberColumn) => ChooseNumber(ColumnConversion.ToNumber(first), ColumnConversion.ToNumber(second)),
            _ => new TextColumn(
                Either(first.Known, second.Known),
                none,
                Values<string>(ColumnConversion.ToTexts(first), ColumnConversion.ToTexts(second))
            ),
        };

        RowSet Either(RowSet a, RowSet b) => a.And(fromFirst).Or(b.AndNot(fromFirst));

        T[] Values<T>(ReadOnlyMemory<T> a, ReadOnlyMemory<T> b) =>
            [.. Enumerable.Range(0, all.Length).Select(row => fromFirst[row] ? a.Span[row] : b.Span[row])];

        NumberColumn ChooseNumber(NumberColumn a, NumberColumn b) => new(Either(a.Known, b.Known), none, Values(a.Values, b.Values));
    }

    private static CategoryColumn SelectCategories(RowSet fromFirst, CategoryColumn first, CategoryColumn second)
    {
        var categories = first.Categories.Concat(second.Categories).DistinctBy(category => category.Name).ToImmutableArray();
        var positions = categories.Index().ToDictionary(entry => entry.Item.Name, entry => entry.Index, StringComparer.Ordinal);
        var codes = new int[first.Length];
        foreach (var (column, rows) in new[] { (first, first.Known.And(fromFirst)), (second, second.Known.AndNot(fromFirst)) })
        {
            foreach (var row in rows.Rows())
            {
                codes[row] = positions[column.Categories[column.Codes.Span[row]].Name];
            }
        }

        return new CategoryColumn(
            first.Known.And(fromFirst).Or(second.Known.AndNot(fromFirst)),
            RowSet.None(first.Length),
            codes,
            categories
        );
    }

    private ConditionColumn Selected(ValueColumn column, Expression name) =>
        (column, name) switch
        {
            (MultipleResponseColumn choices, Expression.Text text) => FourValuedLogic.CreateCondition(
                choices.RowsIn(text.Value),
                choices.Offering(text.Value)
            ),
            (CategoryColumn category, Expression.Text text) => FourValuedLogic.CreateCondition(category.RowsIn(text.Value), column),
            _ => SelectedByRow(column, evaluator.EvaluateExpression(name)),
        };

    private static ConditionColumn SelectedByRow(ValueColumn column, ValueColumn name)
    {
        var (texts, names) = (ColumnConversion.ToTexts(column), ColumnConversion.ToTexts(name));
        return FourValuedLogic.CreateCondition(
            RowSet.Where(column.Length, row => texts[row].Split(' ').Contains(names[row])),
            column,
            name
        );
    }

    private static NumberColumn CountSelected(ValueColumn column)
    {
        var counts = new double[column.Length];
        foreach (var category in Enumerable.Range(0, (column as MultipleResponseColumn)?.Categories.Length ?? 0))
        {
            foreach (var row in ((MultipleResponseColumn)column).RowsIn(category).Rows())
            {
                counts[row]++;
            }
        }

        return column is MultipleResponseColumn
            ? new NumberColumn(column.Known, column.NotApplicable, counts)
            : Constant(1, column.Length).Masked(column.Known, column.NotApplicable);
    }

    /// <summary>The expression as the partner has it: unknown if the partner did not answer, not applicable if there is none.</summary>
    private ValueColumn Partner(Expression expression)
    {
        if (!evaluator.IsForUnits)
        {
            return AllUnknown(evaluator.Length);
        }

        var partners = evaluator.Dataset.PartnerOfUnit;
        var partnerValues = evaluator.EvaluateExpression(expression).Gather(partners);
        var answered = evaluator.Dataset.SubmittedUnits.Gather(partners);
        var withoutPartner = RowSet.Where(evaluator.Length, row => partners.Span[row] < 0);
        return partnerValues.Masked(partnerValues.Known.And(answered), partnerValues.NotApplicable.And(answered).Or(withoutPartner));
    }

    /// <summary>The smallest or largest of several numbers, or of one number over the rows of a repeat.</summary>
    private NumberColumn MinOrMax(string function, ImmutableArray<Expression> arguments)
    {
        Func<double, double, double> choose = function == "min" ? Math.Min : Math.Max;
        return arguments.Select(NumberOf).Aggregate((left, right) => ColumnArithmetic.Combine(choose, left, right));

        NumberColumn NumberOf(Expression argument) =>
            FindRepeat(argument) is { } repeat
                ? new RepeatAggregator(evaluator, repeat).Compute(function, argument)
                : ColumnConversion.ToNumber(evaluator.EvaluateExpression(argument));
    }

    /// <summary>The sum of a number, or the count of rows, over the rows of a repeat.</summary>
    private NumberColumn SumOrCount(string function, Expression argument)
    {
        if (FindRepeat(argument) is { } repeat)
        {
            return new RepeatAggregator(evaluator, repeat).Compute(
                function,
                argument is Expression.Variable { Name: var name } && name == repeat.Name ? null : argument
            );
        }

        var column = evaluator.EvaluateExpression(argument);
        return function == "count"
            ? Constant(1, evaluator.Length).Masked(column.Known, column.NotApplicable)
            : ColumnConversion.ToNumber(column);
    }

    /// <summary>The repeat inside the units or rows that an expression names, or whose questions it reads: the innermost.</summary>
    private Repeat? FindRepeat(Expression argument)
    {
        var questionnaire = evaluator.Dataset.Study.Questionnaire;
        var names = argument.VariableNames.ToHashSet(StringComparer.Ordinal);
        return questionnaire.Repeats.LastOrDefault(repeat =>
            (evaluator.IsForUnits || repeat.ParentName == evaluator.Table.RepeatName)
            && (names.Contains(repeat.Name) || repeat.Questions.Any(question => names.Contains(question.Name)))
        );
    }

    private static NumberColumn MapTexts(ValueColumn column, Func<string, double> numberOf) =>
        new(column.Known, column.NotApplicable, ColumnConversion.ToTexts(column).Select(numberOf).ToArray());

    private ConditionColumn CompareTexts(Expression.FunctionCall call, Func<string, string, bool> predicate)
    {
        var (left, right) = (evaluator.EvaluateExpression(call.Arguments[0]), evaluator.EvaluateExpression(call.Arguments[1]));
        var (texts, others) = (ColumnConversion.ToTexts(left), ColumnConversion.ToTexts(right));
        return FourValuedLogic.CreateCondition(
            RowSet.Where(left.Length, row => left.Known[row] && predicate(texts[row], others[row])),
            left,
            right
        );
    }

    private static ValueColumn Concatenate(ValueColumn left, ValueColumn right)
    {
        var (known, notApplicable) = FourValuedLogic.CombineStates(left, right);
        var joined = ColumnConversion.ToTexts(left).Zip(ColumnConversion.ToTexts(right), string.Concat).ToArray();
        return new TextColumn(known, notApplicable, joined);
    }
}
