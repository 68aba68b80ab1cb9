using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation;

/// <summary>Respondents drawn at random from a seed, with a design and answers of every kind: what must hold for all samples is tried on
/// many.</summary>
internal sealed record RandomSample
{
    public required SampleDesign Design { get; init; }

    /// <summary>A number of each row.</summary>
    public required double[] Numbers { get; init; }

    /// <summary>A rating from 1 to 4 of each row.</summary>
    public required double[] Ratings { get; init; }

    /// <summary>A second rater's, often the same.</summary>
    public required double[] OtherRatings { get; init; }

    /// <summary>One of three groups of each row.</summary>
    public required int[] Groups { get; init; }

    public int RowCount => Numbers.Length;

    public bool[] Hits => [.. Ratings.Select(rating => rating > 2)];

    public bool[] OtherHits => [.. OtherRatings.Select(rating => rating > 1)];

    public Classification Rated => new(Ratings.Select(rating => (int)rating - 1).ToArray(), ["1", "2", "3", "4"]);

    public Classification Grouped => new(Groups, ["north", "middle", "south"]);

    /// <summary>A stratified sample of 24 to 60 rows: 2 to 4 strata of which a part, or all, answered.</summary>
    public static RandomSample Stratified(int seed, bool isCensus = false)
    {
        var random = new Random(seed);
        int[] sizes = [.. Enumerable.Range(0, 2 + random.Next(3)).Select(_ => 12 + random.Next(4))];
        var strata = sizes.Select(
            (size, index) => new Stratum(FormattableString.Invariant($"stratum {index}"), size + (isCensus ? 0 : 1 + random.Next(20)))
        );
        int[] stratumOfRow = [.. sizes.SelectMany((size, index) => Enumerable.Repeat(index, size))];
        return Answer(random, SampleDesign.FromPopulations([.. strata], stratumOfRow));
    }

    /// <summary>Rows of one stratum in clusters, with unequal weights, of an endless population.</summary>
    public static RandomSample Clustered(int seed)
    {
        var random = new Random(seed);
        var rows = 40 + random.Next(20);
        return Answer(
            random,
            new SampleDesign
            {
                Weights = Enumerable.Range(0, rows).Select(_ => 1 + (5 * random.NextDouble())).ToArray(),
                ClusterOfRow = Enumerable.Range(0, rows).Select(row => row / 3).ToArray(),
            }
        );
    }

    /// <summary>The same sample with its rows in another order and every weight, those of replicates too, times a factor.</summary>
    public RandomSample Shuffled(int seed, double factor)
    {
        int[] order = [.. Enumerable.Range(0, RowCount)];
        new Random(seed).Shuffle(order);
        return new RandomSample
        {
            Design = Design with
            {
                Weights = Scale(Design.Weights),
                StratumOfRow = Pick(Design.StratumOfRow),
                ClusterOfRow = Pick(Design.ClusterOfRow),
                Replicates = Design.Replicates is not { } replicates
                    ? null
                    : replicates with
                    {
                        Weights = [.. replicates.Weights.Select(Scale)],
                    },
            },
            Numbers = [.. order.Select(row => Numbers[row])],
            Ratings = [.. order.Select(row => Ratings[row])],
            OtherRatings = [.. order.Select(row => OtherRatings[row])],
            Groups = [.. order.Select(row => Groups[row])],
        };

        ReadOnlyMemory<double> Scale(ReadOnlyMemory<double> weights) => order.Select(row => factor * weights.Span[row]).ToArray();
        ReadOnlyMemory<int> Pick(ReadOnlyMemory<int> codes) => codes.IsEmpty ? codes : order.Select(row => codes.Span[row]).ToArray();
    }

    private static RandomSample Answer(Random random, SampleDesign design)
    {
        var rows = Enumerable.Range(0, design.RowCount);
        double[] ratings = [.. rows.Select(row => row < 4 ? row + 1.0 : 1 + random.Next(4))];
        return new RandomSample
        {
            Design = design,
            Numbers = [.. rows.Select(_ => Math.Exp(2 * random.NextDouble()))],
            Ratings = ratings,
            OtherRatings = [.. ratings.Select((rating, row) => random.Next(3) > 0 || row < 4 ? rating : 1 + random.Next(4))],
            Groups = [.. rows.Select(GroupOf)],
        };

        int GroupOf(int row) => row % 7 < 3 ? row % 3 : random.Next(3);
    }
}
