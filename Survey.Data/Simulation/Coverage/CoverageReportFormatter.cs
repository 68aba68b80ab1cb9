using System.Diagnostics;
using System.Globalization;
using Survey.Data.Texts;

namespace Survey.Data.Simulation.Coverage;

/// <summary>A coverage report in the words of the command line: a line for each finding, with its cell.</summary>
public static class CoverageReportFormatter
{
    /// <summary>The report, the summary last.</summary>
    public static IEnumerable<string> FormatLines(CoverageReport report) =>
        [
            .. report.DeadEnds.Select(end => $"{end.Place}: dead end: {Describe(end)}"),
            .. report.Unreached.Select(goal =>
                $"{goal.Place}: {(goal.IsImpossible ? $"cannot be reached: {DescribeProof(goal)}" : $"not reached: {Describe(goal)}")}"
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Covered} of {report.Goals} questions, choices and edits covered by "
                    + $"{CountPhrase.Of(report.Respondents, "respondent")}{FormatImpossibleCount(report)}; "
                    + $"{CountPhrase.Of(report.DeadEnds.Length, "dead end")}"
            ),
        ];

    private static string FormatImpossibleCount(CoverageReport report) =>
        report.Unreached.Count(goal => goal.IsImpossible) is > 0 and var count
            ? string.Create(CultureInfo.InvariantCulture, $", {count} proved to be unreachable")
            : "";

    private static string Describe(DeadEnd end) =>
        (
            end.Kind switch
            {
                DeadEndKind.Page => $"no answers tried are accepted on page '{end.Name}', because of '{end.Question}'",
                DeadEndKind.PageAtTimes => $"some respondents could not leave page '{end.Name}', because of '{end.Question}'",
                DeadEndKind.NoChoice => $"'{end.Question}' is required and offers no choice",
                _ => throw new UnreachableException(),
            }
        ) + (end.Before.Length > 0 ? $" after {end.Before}." : ".");

    /// <summary>The proof that a goal cannot be covered.</summary>
    private static string DescribeProof(CoverageGoal goal) =>
        goal.Kind switch
        {
            CoverageGoalKind.Question => $"no answers lead to '{goal.Question}'.",
            CoverageGoalKind.Choice => $"the choice filter never offers '{goal.Choice}' where '{goal.Question}' is asked.",
            CoverageGoalKind.HardEditMet => $"no answer meets the constraint of '{goal.Question}'.",
            CoverageGoalKind.HardEditBroken => $"every answer meets the constraint of '{goal.Question}'.",
            CoverageGoalKind.SoftEditMet => $"no answer meets the soft constraint of '{goal.Question}'.",
            CoverageGoalKind.SoftEditBroken => $"every answer meets the soft constraint of '{goal.Question}'.",
            _ => throw new UnreachableException(),
        };

    private static string Describe(CoverageGoal goal) =>
        goal.Kind switch
        {
            CoverageGoalKind.Question => $"'{goal.Question}' was never asked.",
            CoverageGoalKind.Choice => $"choice '{goal.Choice}' of '{goal.Question}' was never offered or never accepted.",
            CoverageGoalKind.HardEditMet => $"no answer tried meets the constraint of '{goal.Question}'.",
            CoverageGoalKind.HardEditBroken => $"every answer tried meets the constraint of '{goal.Question}'.",
            CoverageGoalKind.SoftEditMet => $"no answer tried meets the soft constraint of '{goal.Question}'.",
            CoverageGoalKind.SoftEditBroken => $"every answer tried meets the soft constraint of '{goal.Question}'.",
            _ => throw new UnreachableException(),
        };
}
