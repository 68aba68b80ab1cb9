using System.Collections.Immutable;

namespace Survey.Analysis.Figures.Claims;

/// <summary>A part of the test of a claim beside its functions, as the manual explains it.</summary>
/// <param name="Name">How it is written.</param>
/// <param name="Description">What it means.</param>
/// <param name="Example">A test that uses it.</param>
public sealed record ClaimGrammarReference(string Name, string Description, string Example)
{
    /// <summary>The arguments of <see cref="ClaimFunction"/>, named as in <see cref="ClaimFunction.Arguments"/>.</summary>
    public static ImmutableArray<ClaimGrammarReference> Arguments { get; } =
    [
        new("figure", "The name of a row of the sheet figures, without quotes.", "share(working) > 0.1"),
        new(
            "'category'",
            "A choice of the question that the figure counts, or a question of a battery, in quotes.",
            "estimate(satisfaction_levels, '3') > 0.1"
        ),
        new("number", "How many categories, from 1.", "top(tool_ranking, 1) = 'phone'"),
        new(
            "cell",
            "The group of a figure that has several: ${variable} = 'value' for each variable that the column by names, with and between "
                + "them. Left out it is everyone together, which the figure has where by is empty or has all.",
            "share(working, ${county} = 'south') < 0.9"
        ),
    ];

    /// <summary>How functions and numbers are put together to a test, as <see cref="ClaimParser"/> reads it.</summary>
    public static ImmutableArray<ClaimGrammarReference> Tests { get; } =
    [
        new("= (also !=, <, <=, >, >=)", "Compares a function with a number or with another function.", "mean(mean_hours) > 30"),
        new("between … and …", "Whether a number lies between two others, both included.", "share(working) between 0.4 and 0.6"),
        new(
            "+, -, *, div",
            "Sums and differences of functions, and a function times or divided by a number. A difference has an interval of its own.",
            "share(working, ${county} = 'north') - share(working, ${county} = 'south') > 0.1"
        ),
        new(
            "and, or, not(…)",
            "Joins tests: and holds where both hold, or where one does, not where the test does not.",
            "share(working) > 0.5 and rank(tool_ranking, 'phone') = 1"
        ),
    ];
}
