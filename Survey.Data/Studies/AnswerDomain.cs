using System.Collections.Immutable;
using System.Globalization;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Values that stand for all that a variable can have, as far as given expressions can tell them apart.</summary>
/// <param name="Values">Canonical texts, each once; the empty one where nothing was answered.</param>
/// <param name="IsWhole">Whether these are all the values there are; else one for each stretch between two literals.</param>
internal sealed record AnswerDomain(ImmutableArray<string> Values, bool IsWhole)
{
    /// <summary>A text that no author writes.</summary>
    private const string Unmentioned = "\u0001";
    private const int MostChoices = 40;
    private const int MostSubsetChoices = 9;
    private const int MostNumbers = 61;
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];
    private const int FirstYear = 1000;
    private const int LastYear = 9000;

    /// <summary>The values of a list, of which only some are told apart.</summary>
    /// <param name="choices">The choices.</param>
    /// <param name="isMultiple">Whether several can be chosen.</param>
    /// <param name="literals">What they are held against.</param>
    /// <returns>Null where they are too many.</returns>
    public static AnswerDomain? OfSomeChoices(IReadOnlyCollection<Choice> choices, bool isMultiple, IEnumerable<string> literals)
    {
        var mentioned = literals.SelectMany(literal => literal.Split(' ')).ToHashSet(StringComparer.Ordinal);
        var others = choices.Where(choice => !mentioned.Contains(choice.Name)).DistinctBy(choice => choice.IsExclusive).Select(choice => choice.Name);
        mentioned.UnionWith([.. others]);
        return Of([.. choices.Where(choice => mentioned.Contains(choice.Name))], isMultiple, false);
    }

    /// <summary>All the values of a list; null where they are too many.</summary>
    public static AnswerDomain? OfAllChoices(IReadOnlyCollection<Choice> choices, bool isMultiple) => choices.Count > MostChoices ? null : Of([.. choices], isMultiple, true);

    /// <summary>Words: those they are held against, and any other.</summary>
    public static AnswerDomain OfWords(IEnumerable<string> literals) => new([.. literals.Append(Unmentioned).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)], false);

    /// <summary>Numbers: all within the bounds where they are few and whole, else the literals and what lies between and beyond them.</summary>
    /// <param name="low">The least number.</param>
    /// <param name="high">The greatest.</param>
    /// <param name="areWhole">Whether they are whole.</param>
    /// <param name="literals">What they are held against.</param>
    public static AnswerDomain OfNumbers(double low, double high, bool areWhole, IEnumerable<string> literals)
    {
        if (areWhole && high - low < MostNumbers)
        {
            return Of(Enumerable.Range(0, (int)Math.Max(0, Math.Floor(high) - Math.Ceiling(low) + 1)).Select(step => Math.Ceiling(low) + step), true);
        }

        var points = literals.Select(NumberText.Read).Concat([low, high]).Where(double.IsFinite).DefaultIfEmpty(0).Distinct().Order().ToList();
        var between = points.Zip(points.Skip(1), (first, second) => (first + second) / 2);
        var values = areWhole
            ? points.Concat(between).SelectMany(point => new[] { Math.Floor(point) - 1, Math.Floor(point), Math.Ceiling(point), Math.Ceiling(point) + 1 })
            : points.Concat(between).Append(points[0] - 1).Append(points[^1] + 1);
        return Of(values.Where(value => value >= low && value <= high), false);
    }

    /// <summary>Dates: the literals, the days beside them, and all of these known to the month or year only where that is allowed.</summary>
    /// <returns>Null where a date lies where calendars end.</returns>
    public static AnswerDomain? OfDates(bool mayBePartial, IReadOnlyCollection<string> literals)
    {
        if (literals.Any(literal => PartialDate.TryParse(literal, out var date) && date.Year is < FirstYear or > LastYear))
        {
            return null;
        }

        var days = literals.SelectMany(DaysAround).Append(new DateOnly(2000, 1, 1)).Distinct().Order().ToList();
        var texts = days.SelectMany(day => Written(day, mayBePartial));
        return new AnswerDomain([.. texts.Concat(mayBePartial ? literals.Where(text => text.Length > 0) : []).Distinct(StringComparer.Ordinal)], false);
    }

    /// <summary>The numbers of a scale; null where they are many.</summary>
    public static AnswerDomain? OfScale(NumberScale scale) => scale.Length > MostNumbers ? null : Of(scale.Numbers, true);

    /// <summary>The same values, and none.</summary>
    public AnswerDomain OrNothing() => this with { Values = [.. Values.Where(value => value.Length > 0), ""] };

    private static AnswerDomain Of(IEnumerable<double> numbers, bool isWhole) => new([.. numbers.Select(NumberText.Write).Distinct(StringComparer.Ordinal)], isWhole);

    private static AnswerDomain? Of(List<Choice> choices, bool isMultiple, bool isWhole) =>
        isMultiple ? OfSubsets(choices, isWhole) : new AnswerDomain([.. choices.Select(choice => choice.Name).Distinct(StringComparer.Ordinal)], isWhole);

    private static AnswerDomain? OfSubsets(List<Choice> choices, bool isWhole)
    {
        var together = choices.Where(choice => !choice.IsExclusive).Select(choice => choice.Name).Distinct(StringComparer.Ordinal).ToList();
        var alone = choices.Where(choice => choice.IsExclusive).Select(choice => choice.Name);
        return together.Count > MostSubsetChoices ? null
            : new AnswerDomain([.. Enumerable.Range(1, (1 << together.Count) - 1).Select(bits => string.Join(' ', together.Where((_, index) => ((bits >> index) & 1) == 1))), .. alone], isWhole);
    }

    private static IEnumerable<DateOnly> DaysAround(string literal)
    {
        if (!PartialDate.TryParse(literal, out var date))
        {
            return [];
        }

        var first = new DateOnly(date.Year, Math.Max(1, date.Month), Math.Max(1, date.Day));
        var last = date.Month == 0 ? new DateOnly(date.Year, 12, 31) : date.Day == 0 ? new DateOnly(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month)) : first;
        return [first.AddDays(-1), first, first.AddDays(1), last.AddDays(-1), last, last.AddDays(1)];
    }

    private static IEnumerable<string> Written(DateOnly day, bool mayBePartial) =>
        Formats.Take(mayBePartial ? Formats.Length : 1).Select(format => day.ToString(format, CultureInfo.InvariantCulture));
}
