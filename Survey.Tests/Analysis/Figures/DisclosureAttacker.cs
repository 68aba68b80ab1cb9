using System.Text.Json;
using Survey.Analysis.Estimation.Numerics;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;

namespace Survey.Tests.Analysis.Figures;

/// <summary>A reader who has a random study's <c>figures.json</c>, its questionnaire and its frame, and works out what it
/// withholds.</summary>
/// <remarks>
/// Owes nothing to how the figures decide: the unknowns are how many units of each place answered in each way to all questions at once, and
/// every published number is a sum of these. The frame says how many units each place has.
/// </remarks>
internal sealed class DisclosureAttacker
{
    private const double Rounding = 1e-6;

    private readonly List<RandomUnit> kinds;
    private readonly double[] counts;
    private readonly List<int[]> known = [];
    private readonly List<int[]> alwaysKnown = [];
    private readonly List<(string Name, int[] Sum, double Most)> suppressedNumbers = [];

    public DisclosureAttacker(
        IReadOnlyList<RandomUnit> units,
        JsonElement json,
        IReadOnlyList<FigureDefinition> definitions,
        int suppressBelow,
        int suppressAlikeBelow
    )
    {
        var places = units.Select(unit => (unit.Group, unit.Region, unit.Size)).Distinct().ToList();
        kinds =
        [
            .. places.SelectMany(place =>
                EnumerateUnits().Select(way => way with { Group = place.Group, Region = place.Region, Size = place.Size })
            ),
        ];
        counts = [.. kinds.Select(kind => (double)units.Count(unit => unit == kind))];
        foreach (var place in places)
        {
            AddEquation(kind => (kind.Group, kind.Region, kind.Size) == place, isAlways: true);
        }

        AddEquation(kind => kind.IsSubmitted, isAlways: true);
        foreach (var (figure, definition) in json.GetProperty("figures").EnumerateArray().Zip(definitions))
        {
            figure
                .GetProperty("cells")
                .EnumerateArray()
                .ToList()
                .ForEach(cell => Read(cell, definition, suppressBelow, suppressAlikeBelow));
        }
    }

    /// <summary>The numbers that say too much by themselves and were withheld.</summary>
    public int SuppressedCount => suppressedNumbers.Count;

    /// <summary>The withheld numbers that can be worked out more closely than to one unit on either side, though showing the wholes alone
    /// would not allow it.</summary>
    public IEnumerable<string> FindDisclosed()
    {
        var (published, wholes) = (SystemOf(known), SystemOf(alwaysKnown));
        foreach (var (number, (name, sum, most)) in suppressedNumbers.Index())
        {
            foreach (var direction in new[] { -1, 1 })
            {
                var asked = direction < 0 ? 1 : Math.Min(1, most - sum.Sum(kind => counts[kind]));
                var (reached, possible) = (Extreme(published, number, direction), Math.Min(asked, Extreme(wholes, number, direction)));
                if (reached < possible - Rounding)
                {
                    var side = direction < 0 ? "low" : "high";
                    yield return FormattableString.Invariant(
                        $"{name} = {sum.Sum(kind => counts[kind])} has {reached} to the {side} side of {possible}"
                    );
                }
            }
        }
    }

    private static IEnumerable<RandomUnit> EnumerateUnits()
    {
        yield return new RandomUnit("", "", "", false, "", "", "");
        foreach (var (first, third) in new[] { ("yes", "yes"), ("yes", "no"), ("yes", ""), ("no", ""), ("", "") })
        {
            foreach (var second in new[] { "a", "b", "c", "" })
            {
                yield return new RandomUnit("", "", "", true, first, second, third);
            }
        }
    }

    private void Read(JsonElement cell, FigureDefinition definition, int suppressBelow, int suppressAlikeBelow)
    {
        var by = cell.GetProperty("by").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString());
        var category = cell.TryGetProperty("category", out var named) ? named.GetString() : null;
        var question = new Question(definition, category);
        var inside = kinds
            .Where(kind =>
                by.All(pair =>
                    (
                        pair.Key switch
                        {
                            "region" => kind.Region,
                            "size" => kind.Size,
                            _ => kind.Group,
                        }
                    ) == pair.Value
                )
            )
            .ToList();
        int[] Rows(Func<RandomUnit, bool> holds) => [.. inside.Where(holds).Select(kind => kinds.IndexOf(kind))];
        var (n, yes, no, unknown) = (
            Rows(question.IsKnown),
            Rows(question.Holds),
            Rows(kind => question.IsKnown(kind) && !question.Holds(kind)),
            Rows(question.IsUnknown)
        );
        if (!cell.TryGetProperty("suppressed", out _))
        {
            foreach (var sum in new[] { n, yes, unknown })
            {
                known.Add(sum);
                if (by.Count == 0 || (!question.HasAnswersInBase && n.Concat(unknown).Sum(kind => counts[kind]) == 0))
                {
                    alwaysKnown.Add(sum);
                }
            }

            return;
        }

        var count = n.Sum(kind => counts[kind]);
        var isSmall = count < suppressBelow && count + unknown.Sum(kind => counts[kind]) > 0;
        var hasTwoParts = definition.Kind != FigureKind.Distribution;
        var isAlike =
            count < suppressAlikeBelow
            && definition.Kind != FigureKind.ResponseRate
            && (hasTwoParts ? new[] { yes, no } : [yes]).Any(part => part.Sum(kind => counts[kind]) == count);
        var name = $"{definition.Name} {category} {string.Join(' ', by.Values)}";
        if (isSmall && definition.Kind != FigureKind.ResponseRate)
        {
            suppressedNumbers.Add((name + " n", n, double.PositiveInfinity));
        }

        if (isSmall || isAlike)
        {
            var most = isSmall && definition.Kind != FigureKind.ResponseRate ? double.PositiveInfinity : count;
            suppressedNumbers.Add((name + " yes", yes, most));
            suppressedNumbers.AddRange(hasTwoParts ? [(name + " no", no, most)] : []);
        }
    }

    private void AddEquation(Func<RandomUnit, bool> holds, bool isAlways)
    {
        int[] sum = [.. Enumerable.Range(0, kinds.Count).Where(kind => holds(kinds[kind]))];
        known.Add(sum);
        if (isAlways)
        {
            alwaysKnown.Add(sum);
        }
    }

    private BoundedSystem SystemOf(List<int[]> sums)
    {
        var distinct = sums.DistinctBy(sum => string.Join(' ', sum)).Where(sum => sum.Length > 0);
        var system = new BoundedSystem(
            kinds.Count + suppressedNumbers.Count,
            [
                .. distinct.Select(sum => (IReadOnlyList<(int, double)>)[.. sum.Select(kind => (kind, 1.0))]),
                .. suppressedNumbers
                    .Index()
                    .Select(secret =>
                        (IReadOnlyList<(int, double)>)[.. secret.Item.Sum.Select(kind => (kind, 1.0)), (kinds.Count + secret.Index, -1.0)]
                    ),
            ]
        );
        foreach (var (kind, count) in counts.Index())
        {
            system.Free(kind, count, double.PositiveInfinity);
        }

        for (var secret = 0; secret < suppressedNumbers.Count; secret++)
        {
            system.Free(kinds.Count + secret, double.PositiveInfinity, double.PositiveInfinity);
        }

        return system;
    }

    private double Extreme(BoundedSystem system, int secret, int direction)
    {
        system.Reset();
        return Math.Min(1, system.Maximize(kinds.Count + secret, direction, 1));
    }

    /// <summary>What a figure's cell counts, read from its words.</summary>
    private sealed class Question(FigureDefinition definition, string? category)
    {
        private readonly string value = definition.Value?.ToString() ?? "";
        private readonly string condition = definition.Base?.ToString() ?? "";

        private bool IsRate => definition.Kind == FigureKind.ResponseRate;

        private bool IsFrame => definition.Over == FigureDefinition.OverFrame;

        public bool HasAnswersInBase => condition.Contains("q1", StringComparison.Ordinal);

        public bool IsKnown(RandomUnit kind) => IsRate || (InBase(kind) == true && kind.IsSubmitted && AnswerOf(kind).Length > 0);

        public bool Holds(RandomUnit kind) => IsRate ? kind.IsSubmitted : IsKnown(kind) && Wanted().Contains(AnswerOf(kind));

        public bool IsUnknown(RandomUnit kind) =>
            !IsRate && InBase(kind) == true && (kind.IsSubmitted || IsFrame) && AnswerOf(kind).Length == 0;

        /// <summary>Published as non-response: may be in the base, and is neither known nor unknown.</summary>
        public bool MayBelong(RandomUnit kind) => !IsRate && InBase(kind) != false && !IsKnown(kind) && !IsUnknown(kind);

        private bool? InBase(RandomUnit kind) =>
            condition switch
            {
                _ when condition.Contains("respondent_group", StringComparison.Ordinal) => condition.Contains(
                    kind.Group,
                    StringComparison.Ordinal
                ),
                _ when condition.Contains("q1", StringComparison.Ordinal) => kind.First.Length == 0 ? null : kind.First == "yes",
                _ => true,
            };

        private string AnswerOf(RandomUnit kind) =>
            (definition.Subject ?? value) switch
            {
                var text when text.Contains("q1", StringComparison.Ordinal) => kind.First,
                var text when text.Contains("q2", StringComparison.Ordinal) => kind.Second,
                _ => kind.Third,
            };

        private string[] Wanted() =>
            category is not null
                ? [category]
                : [.. new[] { "yes", "no", "a", "b", "c" }.Where(word => value.Contains($"'{word}'", StringComparison.Ordinal))];
    }
}
