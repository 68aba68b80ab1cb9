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
        .. report.Unreached.Select(goal => $"{goal.Place}: not reached: {Of(goal)}"),
        string.Create(CultureInfo.InvariantCulture, $"{report.Covered} of {report.Goals} questions, choices and edits covered by {report.Respondents} respondents; {report.DeadEnds.Length} dead ends"),
    ];

    private static string Of(DeadEnd end) => (end.Kind switch
    {
        DeadEndKind.Page => $"no answers tried let a respondent leave page '{end.Name}'; '{end.Question}' stands in the way",
        DeadEndKind.PageAtTimes => $"some respondents could not leave page '{end.Name}'; '{end.Question}' stands in the way",
        DeadEndKind.NoChoice => $"'{end.Question}' demands an answer and offers no choice",
        _ => throw new UnreachableException(),
    }) + (end.Before.Length > 0 ? $" after {end.Before}." : ".");

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
