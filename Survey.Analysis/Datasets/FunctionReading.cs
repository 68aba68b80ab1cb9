using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Datasets;

/// <summary>The functions of the figures' reading, and those of the form that a relevance may use.</summary>
internal sealed class FunctionReading(Reading reading)
{
    private static readonly TimeSpan PatternLimit = TimeSpan.FromMilliseconds(100);

    public ValueColumn Apply(Expression.FunctionCall call)
    {
        var arguments = call.Arguments;
        var signature = FunctionSignature.Figures.GetValueOrDefault(call.Function) ?? FunctionSignature.Form.GetValueOrDefault(call.Function);
        if (signature is null || arguments.Length < signature.Least)
        {
            return Nothing(reading.Length);
        }

        return call.Function switch
        {
            "not" => ThreeValuedLogic.Not(reading.Condition(arguments[0])),
            "true" => reading.Condition(null),
            "today" => Today(),
            "false" => ThreeValuedLogic.Not(reading.Condition(null)),
            "if" => If(reading.Condition(arguments[0]), reading.Read(arguments[1]), reading.Read(arguments[2])),
            "coalesce" => arguments.Select(reading.Read).Aggregate(Coalesce),
            "selected" => Selected(reading.Read(arguments[0]), arguments[1]),
            "count-selected" => CountSelected(reading.Read(arguments[0])),
            "partner" => Partner(arguments[0]),
            "sum" or "count" => OverRows(call.Function, arguments[0]),
            "min" or "max" => Extreme(call.Function, arguments),
            _ => ApplyToEach(call),
        };
    }

    private ValueColumn ApplyToEach(Expression.FunctionCall call)
    {
        var first = call.Arguments.IsEmpty ? Nothing(reading.Length) : reading.Read(call.Arguments[0]);
        if (NumberFunctions.OfOne.TryGetValue(call.Function, out var ofOne))
        {
            return Arithmetic.Map(ofOne, first);
        }

        if (NumberFunctions.OfTwo.TryGetValue(call.Function, out var ofTwo))
        {
            return Arithmetic.Combine(ofTwo, first, call.Arguments.Length > 1 ? reading.Read(call.Arguments[1]) : Constant(0, reading.Length));
        }

        return call.Function switch
        {
            "number" => Conversion.ToNumber(first),
            "date" => first,
            "string-length" => OfTexts(first, text => text.Length),
            "regex" => Where(call, Matches),
            "contains" => Where(call, (text, part) => text.Contains(part, StringComparison.Ordinal)),
            "starts-with" => Where(call, (text, start) => text.StartsWith(start, StringComparison.Ordinal)),
            "concat" => call.Arguments.Select(reading.Read).Aggregate(Concatenate),
            _ => Nothing(reading.Length),
        };
    }

    private DateOf Today()
    {
        var days = new PartialDate[reading.Length];
        Array.Fill(days, PartialDate.Of(DatasetBuilder.AfterFieldwork));
        return new DateOf(Bits.All(days.Length), Bits.None(days.Length), days);
    }

    private static ValueColumn If(ConditionOf condition, ValueColumn then, ValueColumn otherwise)
    {
        var known = condition.True.And(then.Known).Or(condition.False.And(otherwise.Known));
        var notApplicable = condition.NotApplicable.Or(condition.True.And(then.NotApplicable)).Or(condition.False.And(otherwise.NotApplicable));
        return Choose(condition.True, then, otherwise).Masked(known, notApplicable);
    }

    /// <summary>The first known value; not applicable only where no part is anything else.</summary>
    private static ValueColumn Coalesce(ValueColumn first, ValueColumn second) =>
        Choose(first.Known, first, second).Masked(first.Known.Or(second.Known), first.NotApplicable.And(second.NotApplicable));

    /// <summary>The first column's values in some rows and the second's in all others, in the kind that both can be read as.</summary>
    private static ValueColumn Choose(Bits ofFirst, ValueColumn first, ValueColumn second)
    {
        var (all, none) = (Bits.All(first.Length), Bits.None(first.Length));
        return (first, second) switch
        {
            (ConditionOf a, ConditionOf b) => new ConditionOf(Either(a.True, b.True), Either(a.False, b.False), none),
            (CategoryOf a, CategoryOf b) => ChooseCategory(ofFirst, a, b),
            (DateOf a, DateOf b) => new DateOf(Either(a.Known, b.Known), none, Values(a.Values, b.Values)),
            (ChoicesOf a, ChoicesOf b) when a.Categories.SequenceEqual(b.Categories) => new ChoicesOf(
                Either(a.Known, b.Known), none, [.. a.Categories.Select((_, category) => Either(a.In(category), b.In(category)))], a.Categories),
            (NumberOf, _) or (_, NumberOf) => ChooseNumber(Conversion.ToNumber(first), Conversion.ToNumber(second)),
            _ => new TextOf(Either(first.Known, second.Known), none, Values<string>(Conversion.ToTexts(first), Conversion.ToTexts(second))),
        };

        Bits Either(Bits a, Bits b) => a.And(ofFirst).Or(b.AndNot(ofFirst));

        T[] Values<T>(ReadOnlyMemory<T> a, ReadOnlyMemory<T> b) =>
            [.. Enumerable.Range(0, all.Length).Select(row => ofFirst[row] ? a.Span[row] : b.Span[row])];

        NumberOf ChooseNumber(NumberOf a, NumberOf b) => new(Either(a.Known, b.Known), none, Values(a.Values, b.Values));
    }

    private static CategoryOf ChooseCategory(Bits ofFirst, CategoryOf first, CategoryOf second)
    {
        var categories = first.Categories.Concat(second.Categories).DistinctBy(category => category.Name).ToImmutableArray();
        var positions = categories.Index().ToDictionary(entry => entry.Item.Name, entry => entry.Index, StringComparer.Ordinal);
        var codes = new int[first.Length];
        foreach (var (column, rows) in new[] { (first, first.Known.And(ofFirst)), (second, second.Known.AndNot(ofFirst)) })
        {
            foreach (var row in rows.Rows())
            {
                codes[row] = positions[column.Categories[column.Codes.Span[row]].Name];
            }
        }

        return new CategoryOf(first.Known.And(ofFirst).Or(second.Known.AndNot(ofFirst)), Bits.None(first.Length), codes, categories);
    }

    private ConditionOf Selected(ValueColumn column, Expression name) => (column, name) switch
    {
        (ChoicesOf choices, Expression.Text text) => ThreeValuedLogic.Passing(choices.In(text.Value), column),
        (CategoryOf category, Expression.Text text) => ThreeValuedLogic.Passing(category.In(text.Value), column),
        _ => SelectedByRow(column, reading.Read(name)),
    };

    private static ConditionOf SelectedByRow(ValueColumn column, ValueColumn name)
    {
        var (texts, names) = (Conversion.ToTexts(column), Conversion.ToTexts(name));
        return ThreeValuedLogic.Passing(Bits.Where(column.Length, row => texts[row].Split(' ').Contains(names[row])), column, name);
    }

    private static NumberOf CountSelected(ValueColumn column)
    {
        var counts = new double[column.Length];
        foreach (var category in Enumerable.Range(0, (column as ChoicesOf)?.Categories.Length ?? 0))
        {
            foreach (var row in ((ChoicesOf)column).In(category).Rows())
            {
                counts[row]++;
            }
        }

        return column is ChoicesOf
            ? new NumberOf(column.Known, column.NotApplicable, counts)
            : Constant(1, column.Length).Masked(column.Known, column.NotApplicable);
    }

    /// <summary>The expression as the partner has it: unknown if the partner did not answer, not applicable if there is none.</summary>
    private ValueColumn Partner(Expression expression)
    {
        if (!reading.IsOfUnits)
        {
            return Nothing(reading.Length);
        }

        var partners = reading.Dataset.Partners;
        var there = reading.Read(expression).Gather(partners);
        var answered = reading.Dataset.Submitted.Gather(partners);
        var nobody = Bits.Where(reading.Length, row => partners.Span[row] < 0);
        return there.Masked(there.Known.And(answered), there.NotApplicable.And(answered).Or(nobody));
    }

    /// <summary>The smallest or largest of several numbers, or of one number over the rows of a repeat.</summary>
    private NumberOf Extreme(string function, ImmutableArray<Expression> arguments) => arguments
        .Select(argument => FindRepeat(argument) is { } repeat
            ? new RepeatTotals(reading, repeat).Of(function, argument)
            : Conversion.ToNumber(reading.Read(argument)))
        .Aggregate((left, right) => Arithmetic.Combine(function == "min" ? Math.Min : Math.Max, left, right));

    /// <summary>The sum of a number, or the count of rows, over the rows of the unit's repeat.</summary>
    private NumberOf OverRows(string function, Expression argument)
    {
        if (FindRepeat(argument) is { } repeat)
        {
            return new RepeatTotals(reading, repeat).Of(function, argument is Expression.Variable { Name: var name } && name == repeat.Name ? null : argument);
        }

        var column = reading.Read(argument);
        return function == "count" ? Constant(1, reading.Length).Masked(column.Known, column.NotApplicable) : Conversion.ToNumber(column);
    }

    /// <summary>The repeat that an expression of the units names, or whose questions it reads.</summary>
    private Repeat? FindRepeat(Expression argument)
    {
        var questionnaire = reading.Dataset.Study.Questionnaire;
        var names = argument.Variables.ToHashSet(StringComparer.Ordinal);
        return reading.IsOfUnits
            ? questionnaire.Repeats.FirstOrDefault(repeat => names.Contains(repeat.Name) || repeat.Questions.Any(question => names.Contains(question.Name)))
            : null;
    }

    private static NumberOf OfTexts(ValueColumn column, Func<string, double> numberOf) =>
        new(column.Known, column.NotApplicable, Conversion.ToTexts(column).Select(numberOf).ToArray());

    private ConditionOf Where(Expression.FunctionCall call, Func<string, string, bool> holds)
    {
        var (left, right) = (reading.Read(call.Arguments[0]), reading.Read(call.Arguments[1]));
        var (texts, others) = (Conversion.ToTexts(left), Conversion.ToTexts(right));
        return ThreeValuedLogic.Passing(Bits.Where(left.Length, row => left.Known[row] && holds(texts[row], others[row])), left, right);
    }

    private static ValueColumn Concatenate(ValueColumn left, ValueColumn right)
    {
        var (known, notApplicable) = ThreeValuedLogic.StatesOf(left, right);
        var joined = Conversion.ToTexts(left).Zip(Conversion.ToTexts(right), string.Concat).ToArray();
        return new TextOf(known, notApplicable, joined);
    }

    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, PatternLimit);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
