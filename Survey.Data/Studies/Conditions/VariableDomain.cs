using System.Collections.Immutable;
using System.Globalization;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Conditions;

/// <summary>Values that stand for all that a variable can have, as far as given expressions can tell them apart.</summary>
/// <param name="Values">Canonical texts, each once; the empty one where nothing was answered.</param>
/// <param name="IsComplete">Whether these are all the values there are; else one for each stretch between two literals.</param>
internal sealed record VariableDomain(ImmutableArray<string> Values, bool IsComplete)
{
    /// <summary>A text that no author writes.</summary>
    private const string UnmentionedText = "\u0001";

    // Larger domains are not enumerated, so that one variable alone cannot use up the search: 2⁹ = 512 subsets of choices are the most.
    private const int MaximumChoices = 40;
    private const int MaximumSubsetChoices = 9;
    private const int MaximumNumbers = 61;
    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    // Years of four digits, away from the first and the last that a date can have, so that days can be added and subtracted.
    private const int MinimumYear = 1000;
    private const int MaximumYear = 9000;

    /// <summary>The values of a list, of which only some are distinguished.</summary>
    /// <param name="choices">The choices.</param>
    /// <param name="isMultiple">Whether several can be chosen.</param>
    /// <param name="literals">What they are compared with.</param>
    /// <returns>Null where they are too many.</returns>
    public static VariableDomain? ForMentionedChoices(IReadOnlyCollection<Choice> choices, bool isMultiple, IEnumerable<string> literals)
    {
        var mentioned = literals.SelectMany(literal => literal.Split(' ')).ToHashSet(StringComparer.Ordinal);
        var others = choices
            .Where(choice => !mentioned.Contains(choice.Name))
            .DistinctBy(choice => choice.IsExclusive)
            .Select(choice => choice.Name);
        mentioned.UnionWith([.. others]);
        return Create([.. choices.Where(choice => mentioned.Contains(choice.Name))], isMultiple, false);
    }

    /// <summary>All the values of a list; null where they are too many.</summary>
    public static VariableDomain? ForAllChoices(IReadOnlyCollection<Choice> choices, bool isMultiple) =>
        choices.Count > MaximumChoices ? null : Create([.. choices], isMultiple, true);

    /// <summary>Texts: those they are compared with, and any other.</summary>
    public static VariableDomain ForText(IEnumerable<string> literals) =>
        new([.. literals.Append(UnmentionedText).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)], false);

    /// <summary>Numbers: all within the bounds where they are few and whole, else the literals and what lies between and beyond
    /// them.</summary>
    /// <param name="low">The least number.</param>
    /// <param name="high">The greatest.</param>
    /// <param name="areIntegers">Whether they are whole.</param>
    /// <param name="literals">What they are compared with.</param>
    public static VariableDomain ForNumbers(double low, double high, bool areIntegers, IEnumerable<string> literals)
    {
        if (areIntegers && high - low < MaximumNumbers)
        {
            return Create(
                Enumerable.Range(0, (int)Math.Max(0, Math.Floor(high) - Math.Ceiling(low) + 1)).Select(step => Math.Ceiling(low) + step),
                true
            );
        }

        var points = literals
            .Select(XPathNumber.ParseOrNaN)
            .Concat([low, high])
            .Where(double.IsFinite)
            .DefaultIfEmpty(0)
            .Distinct()
            .Order()
            .ToList();
        var between = points.Zip(points.Skip(1), (first, second) => (first + second) / 2);
        var values = areIntegers
            ? points
                .Concat(between)
                .SelectMany(point => new[] { Math.Floor(point) - 1, Math.Floor(point), Math.Ceiling(point), Math.Ceiling(point) + 1 })
            : points.Concat(between).Append(points[0] - 1).Append(points[^1] + 1);
        return Create(values.Where(value => value >= low && value <= high), false);
    }

    /// <summary>Dates: the literals, the days beside them, and all of these known to the month or year only where that is
    /// allowed.</summary>
    /// <returns>Null where a date lies where calendars end.</returns>
    public static VariableDomain? ForDates(bool mayBePartial, IReadOnlyCollection<string> literals)
    {
        if (literals.Any(literal => PartialDate.TryParse(literal, out var date) && date.Year is < MinimumYear or > MaximumYear))
        {
            return null;
        }

        var days = literals.SelectMany(DaysAround).Append(new DateOnly(2000, 1, 1)).Distinct().Order().ToList();
        var texts = days.SelectMany(day => FormatDates(day, mayBePartial));
        return new VariableDomain(
            [.. texts.Concat(mayBePartial ? literals.Where(text => text.Length > 0) : []).Distinct(StringComparer.Ordinal)],
            false
        );
    }

    /// <summary>The numbers of a scale; null where they are many.</summary>
    public static VariableDomain? ForScale(NumberScale scale) => scale.ValueCount > MaximumNumbers ? null : Create(scale.Values, true);

    /// <summary>The same values, and none.</summary>
    public VariableDomain IncludingUnanswered() => this with { Values = [.. Values.Where(value => value.Length > 0), ""] };

    private static VariableDomain Create(IEnumerable<double> numbers, bool isComplete) =>
        new([.. numbers.Select(XPathNumber.Format).Distinct(StringComparer.Ordinal)], isComplete);

    private static VariableDomain? Create(List<Choice> choices, bool isMultiple, bool isComplete) =>
        isMultiple
            ? ForSubsets(choices, isComplete)
            : new VariableDomain([.. choices.Select(choice => choice.Name).Distinct(StringComparer.Ordinal)], isComplete);

    private static VariableDomain? ForSubsets(List<Choice> choices, bool isComplete)
    {
        var combinable = choices
            .Where(choice => !choice.IsExclusive)
            .Select(choice => choice.Name)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var exclusive = choices.Where(choice => choice.IsExclusive).Select(choice => choice.Name);
        return combinable.Count > MaximumSubsetChoices
            ? null
            : new VariableDomain(
                [
                    .. Enumerable
                        .Range(1, (1 << combinable.Count) - 1)
                        .Select(bits => string.Join(' ', combinable.Where((_, index) => ((bits >> index) & 1) == 1))),
                    .. exclusive,
                ],
                isComplete
            );
    }

    private static IEnumerable<DateOnly> DaysAround(string literal)
    {
        if (!PartialDate.TryParse(literal, out var date))
        {
            return [];
        }

        var first = new DateOnly(date.Year, Math.Max(1, date.Month), Math.Max(1, date.Day));
        var last = date switch
        {
            { Month: 0 } => new DateOnly(date.Year, 12, 31),
            { Day: 0 } => new DateOnly(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month)),
            _ => first,
        };
        return [first.AddDays(-1), first, first.AddDays(1), last.AddDays(-1), last, last.AddDays(1)];
    }

    private static IEnumerable<string> FormatDates(DateOnly day, bool mayBePartial) =>
        DateFormats.Take(mayBePartial ? DateFormats.Length : 1).Select(format => day.ToString(format, CultureInfo.InvariantCulture));
}
