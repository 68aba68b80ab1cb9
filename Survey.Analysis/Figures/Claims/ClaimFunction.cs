using System.Collections.Immutable;
using Survey.Analysis.Figures.Kinds;

namespace Survey.Analysis.Figures.Claims;

/// <summary>A function by which a claim names a number of a figure. The table is the grammar: the parser, its messages and the manual
/// read it.</summary>
/// <remarks>Which kinds of figure it fits is defined by each kind, in <see cref="FigureKind.ClaimFunctions"/>.</remarks>
public sealed record ClaimFunction
{
    private ClaimFunction() { }

    /// <summary>All functions, in the order of the manual.</summary>
    public static ImmutableArray<ClaimFunction> All { get; } =
    [
        new()
        {
            Name = "share",
            Description = "The share of a figure.",
            Example = "share(working, ${county} = 'north') >= 0.5",
            Find = (quantities, reference) => quantities.FindEstimate(reference),
        },
        new()
        {
            Name = "estimate",
            SecondArgument = ClaimArgument.CategoryIfAny,
            Description = "The estimate of a figure, or of one of its categories.",
            Example = "estimate(tool_ranking, 'phone') - estimate(tool_ranking, 'computer') > 0.1",
            Find = (quantities, reference) => quantities.FindEstimate(reference),
        },
        new()
        {
            Name = "mean",
            SecondArgument = ClaimArgument.CategoryIfAny,
            Description = "A mean, or the mean score of one question of a battery.",
            Example = "mean(mean_hours) between 30 and 40",
            Find = (quantities, reference) => quantities.FindMean(reference),
        },
        new()
        {
            Name = "rank",
            SecondArgument = ClaimArgument.Category,
            Description = "The rank of a category among the others; 1 is the largest.",
            Example = "rank(tool_ranking, 'phone') = 1",
            Find = (quantities, reference) => quantities.FindRanks(reference).GetValueOrDefault(reference.Argument ?? ""),
        },
        new()
        {
            Name = "top",
            SecondArgument = ClaimArgument.Count,
            Description = "The names of the largest categories, in any order. Only = compares it, with as many names.",
            Example = "top(tool_ranking, 2) = 'phone computer'",
        },
        new()
        {
            Name = "lead",
            Description = "The largest category's share minus the second largest's.",
            Example = "lead(satisfaction_levels) >= 0.05",
            Find = (quantities, reference) => quantities.FindLead(reference),
        },
    ];

    /// <summary>The word before the parenthesis.</summary>
    public required string Name { get; init; }

    /// <summary>What stands after the figure's name.</summary>
    public ClaimArgument SecondArgument { get; private init; }

    /// <summary>What it is, in one line of the manual.</summary>
    public required string Description { get; init; }

    /// <summary>A claim that uses it.</summary>
    public required string Example { get; init; }

    /// <summary>The arguments: <c>figure, 'category', cell</c>, the optional ones in brackets.</summary>
    public string Arguments =>
        SecondArgument switch
        {
            ClaimArgument.CategoryIfAny => "figure[, 'category'][, cell]",
            ClaimArgument.Category => "figure, 'category'[, cell]",
            ClaimArgument.Count => "figure, number[, cell]",
            _ => "figure[, cell]",
        };

    /// <summary>The kinds of figure that it fits.</summary>
    public ImmutableArray<FigureKind> Kinds => [.. FigureKind.All.Where(kind => kind.ClaimFunctions.Contains(Name))];

    /// <summary>Whether it gives names of categories, and not a number.</summary>
    internal bool GivesNames => SecondArgument == ClaimArgument.Count;

    /// <summary>The number in the computed figures; null where there are no answers, or too few to be shown.</summary>
    internal Func<ClaimQuantityLookup, FigureReference, ClaimQuantity?> Find { get; private init; } = (_, _) => null;

    /// <summary>The least number of arguments before the cell.</summary>
    internal int MinimumArguments => SecondArgument is ClaimArgument.Category or ClaimArgument.Count ? 2 : 1;

    /// <summary>The greatest number of arguments before the cell.</summary>
    internal int MaximumArguments => SecondArgument == ClaimArgument.None ? 1 : 2;

    /// <summary>The names of all functions, for messages.</summary>
    internal static string Names => string.Join(", ", All.Select(function => function.Name));
}

/// <summary>What a function of claims takes after the figure's name.</summary>
public enum ClaimArgument
{
    /// <summary>Nothing but the cell.</summary>
    None,

    /// <summary>A category where the figure has several, nothing where it has none.</summary>
    CategoryIfAny,

    /// <summary>A category.</summary>
    Category,

    /// <summary>How many categories.</summary>
    Count,
}
