using System.Diagnostics;
using System.Globalization;

namespace Survey.Data.Simulation;

/// <summary>A coverage report in the words of the command line: a line for each finding, with its cell.</summary>
public static class CoverageWords
{
    /// <summary>The report, the summary last.</summary>
    public static IEnumerable<string> Lines(CoverageReport report) =>
    [
        .. report.DeadEnds.Select(end => $"{end.Place}: dead end: {Of(end)}"),
        .. report.Unreached.Select(goal => $"{goal.Place}: {(goal.IsImpossible ? $"cannot be reached: {Proved(goal)}" : $"not reached: {Of(goal)}")}"),
        string.Create(CultureInfo.InvariantCulture, $"{report.Covered} of {report.Goals} questions, choices and edits covered by {report.Respondents} respondents{Impossible(report)}; {report.DeadEnds.Length} dead ends"),
    ];

    private static string Impossible(CoverageReport report) =>
        report.Unreached.Count(goal => goal.IsImpossible) is > 0 and var count ? string.Create(CultureInfo.InvariantCulture, $", {count} proved to be out of reach") : "";

    private static string Of(DeadEnd end) => (end.Kind switch
    {
        DeadEndKind.Page => $"no answers tried let a respondent leave page '{end.Name}'; '{end.Question}' stands in the way",
        DeadEndKind.PageAtTimes => $"some respondents could not leave page '{end.Name}'; '{end.Question}' stands in the way",
        DeadEndKind.NoChoice => $"'{end.Question}' demands an answer and offers no choice",
        _ => throw new UnreachableException(),
    }) + (end.Before.Length > 0 ? $" after {end.Before}." : ".");

    /// <summary>What is proved of a goal that none can come by.</summary>
    private static string Proved(CoverageGoal goal) => goal.Kind switch
    {
        CoverageKind.Question => $"no answers lead to '{goal.Question}'.",
        CoverageKind.Choice => $"the choice filter never offers '{goal.Choice}' where '{goal.Question}' is asked.",
        CoverageKind.HardEditMet => $"no answer meets the constraint of '{goal.Question}'.",
        CoverageKind.HardEditBroken => $"every answer meets the constraint of '{goal.Question}'.",
        CoverageKind.SoftEditMet => $"no answer meets the soft constraint of '{goal.Question}'.",
        CoverageKind.SoftEditBroken => $"every answer meets the soft constraint of '{goal.Question}'.",
        _ => throw new UnreachableException(),
    };

    private static string Of(CoverageGoal goal) => goal.Kind switch
    {
        CoverageKind.Question => $"'{goal.Question}' was never asked.",
        CoverageKind.Choice => $"choice '{goal.Choice}' of '{goal.Question}' was never offered or never let through.",
        CoverageKind.HardEditMet => $"no answer tried meets the constraint of '{goal.Question}'.",
        CoverageKind.HardEditBroken => $"every answer tried meets the constraint of '{goal.Question}'.",
        CoverageKind.SoftEditMet => $"no answer tried meets the soft constraint of '{goal.Question}'.",
        CoverageKind.SoftEditBroken => $"every answer tried meets the soft constraint of '{goal.Question}'.",
        _ => throw new UnreachableException(),
    };
}
