using System.Collections.Immutable;

namespace Survey.Analysis.Figures.Results;

/// <summary>A number or word of the results, as the manual explains it to those who read a report.</summary>
/// <param name="Group">What it belongs to, such as the readings of missing answers.</param>
/// <param name="Name">The number or word.</param>
/// <param name="Description">What it means.</param>
/// <param name="Example">Properties of <c>figures.json</c>, numbers to four decimals, for the small study that the manual describes above
/// the table. A test computes that study.</param>
public sealed record ResultReference(string Group, string Name, string Description, string Example)
{
    private const string Numbers = "Numbers of a cell";
    private const string Modes = "Readings of missing answers";
    private const string Marks = "Marks";
    private const string Ranks = "Ranks";
    private const string Verdicts = "Verdicts of claims";

    /// <summary>All words, those of a group side by side.</summary>
    public static ImmutableArray<ResultReference> All { get; } =
    [
        new(Numbers, "n", "Answers for which it is known whether the condition holds. Shares and means are computed of them.", "\"n\": 80"),
        new(Numbers, "count", "Those of n for which the condition holds. n and count are never weighted.", "\"count\": 60"),
        new(
            Numbers,
            "unknown",
            "Submitted answers that are don't know, refused or left blank. They are not part of n; missing counts them by reason.",
            "\"unknown\": 10"
        ),
        new(Numbers, "nonresponse", "Units that may belong to the base and have not submitted.", "\"nonresponse\": 30"),
        new(
            Numbers,
            "estimate",
            "The share, mean, total or other number, weighted where the study has weights. A share is count divided by n.",
            "\"estimate\": 0.75"
        ),
        new(
            Numbers,
            "se",
            "The standard error of the estimate under the design. It is 0 where everyone submitted; who did not say then widens "
                + "the interval. A total has none where somebody did not say. In the workbook: Standard error.",
            "\"se\": 0.0243"
        ),
        new(
            Modes,
            "mode A",
            "The possible range: the lowest and the highest share, whatever the unknown and those who did not answer would have said. "
                + "It assumes nothing, and is wide where many are missing. In files: low_bound and high_bound.",
            "\"low_bound\": 0.5, \"high_bound\": 0.8333"
        ),
        new(
            Modes,
            "mode B",
            "The confidence interval for everyone who was asked. It assumes that those who did not answer are like those of their "
                + "weighting class who did, and is narrower the more have answered. In files: lower and upper.",
            "\"lower\": 0.6917, \"upper\": 0.8"
        ),
        new(
            Modes,
            "mode C",
            "The confidence interval where those who were asked are themselves a sample of something larger, such as other years. Use it "
                + "for what holds in general. Shown where the column mode has C; tests of differences between groups always use it. In "
                + "files: lower_super and upper_super.",
            "\"lower_super\": 0.6406, \"upper_super\": 0.8401"
        ),
        new(Modes, "as_no", "The share if all unknown answers were no.", "\"as_no\": 0.6667"),
        new(Modes, "as_yes", "The share if all unknown answers were yes.", "\"as_yes\": 0.7778"),
        new(
            Marks,
            "read with care",
            "The number is uncertain: quote it with its interval only. For a share, the interval is wider than 5 points and wider than "
                + "1.3 times the share (or what is left to 100 per cent); for a mean or total, the standard error is more than 16.5 per "
                + "cent of it; for both, fewer than 8 degrees of freedom. In Swedish reports: osäker.",
            "\"reliability\": \"read_with_care\""
        ),
        new(
            Marks,
            "unreliable",
            "The number is too uncertain to be quoted. For a share, the interval is 30 points wide or more; for a mean or total, the "
                + "standard error is more than 33.3 per cent of it. In Swedish reports: mycket osäker.",
            "\"reliability\": \"unreliable\""
        ),
        new(
            Marks,
            "withheld",
            "Not shown, to protect those who answered, by the settings suppress_below and the like. Other cells may be withheld too, so "
                + "that the first cannot be computed from them.",
            "\"suppressed\": true"
        ),
        new(Ranks, "rank", "The place among the choices by estimate; equal estimates share a place.", "\"rank\": 1"),
        new(
            Ranks,
            "rank_lower, rank_upper",
            "The best and the worst place that the uncertainty allows. Where they differ, do not quote the rank alone.",
            "\"rank_lower\": 1, \"rank_upper\": 1"
        ),
        new(Ranks, "letters", "Choices with a letter in common do not differ significantly.", "\"letters\": \"a\""),
        new(Verdicts, "holds", "The whole confidence interval fulfils the test of the claim.", "\"verdict\": \"holds\""),
        new(Verdicts, "does_not_hold", "No part of the confidence interval fulfils the test.", "\"verdict\": \"does_not_hold\""),
        new(
            Verdicts,
            "cannot_tell",
            "A part of the confidence interval fulfils the test and a part does not, or the number is withheld.",
            "\"verdict\": \"cannot_tell\""
        ),
        new(
            Verdicts,
            "verdict_bounds",
            "The same test of the possible range (mode A), which assumes nothing of those who did not answer. A claim that holds here "
                + "holds whatever they would have said. In the workbook: Whatever the non-response.",
            "\"verdict\": \"holds\", \"verdict_bounds\": \"cannot_tell\""
        ),
    ];
}
