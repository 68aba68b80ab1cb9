using Survey.Data.Frames;
using Survey.Data.Questionnaires;

namespace Survey.Data.Simulation;

/// <summary>Sends bots through a form until everything in it is covered that can be reached: some at large, then some for each thing that nobody has come by.</summary>
/// <remarks>The same form, frame and seed give the same report. What the report calls unreached, no answer that was tried led to; it is a search, not a proof.</remarks>
public static class FormBots
{
    private const int FreeWalks = 12;
    private const int GoalWalks = 6;
    private const int MostKindsOfUnit = 24;
    private const int UnitsForGoal = 4;
    private const int FreePercent = 40;

    /// <summary>Walks the form.</summary>
    /// <param name="questionnaire">What is asked.</param>
    /// <param name="frame">Who is asked; units that the form treats alike are one to the bots.</param>
    /// <param name="seed">Another seed gives other walks.</param>
    /// <param name="today">The date that they answer on.</param>
    /// <param name="progress">Told how far they have come, in percent.</param>
    /// <param name="cancellation">Stops them.</param>
    public static CoverageReport Run(
        Questionnaire questionnaire, Frame frame, int seed, DateOnly today, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var tally = new CoverageTally(questionnaire);
        var units = KindsOf(frame, tally.Map);
        var walks = 0;
        foreach (var walk in Enumerable.Range(0, FreeWalks * units.Count))
        {
            cancellation.ThrowIfCancellationRequested();
            new FormBot(tally, units[walk % units.Count], HashCode(seed, walks++), today).Walk();
            progress?.Report(FreePercent * (walk + 1) / (FreeWalks * units.Count));
        }

        var open = tally.Open.Where(goal => !tally.IsImpossible(goal)).ToList();
        foreach (var (index, goal) in open.Index())
        {
            walks = Pursue(tally, goal, units, seed, today, walks, cancellation);
            progress?.Report(FreePercent + ((100 - FreePercent) * (index + 1) / open.Count));
        }

        return tally.Report(walks);
    }

    /// <summary>Sends bots after one thing, first for the units from whom the frame keeps it least.</summary>
    private static int Pursue(CoverageTally tally, CoverageGoal goal, List<FrameUnit> units, int seed, DateOnly today, int walks, CancellationToken cancellation)
    {
        var nearest = units.OrderBy(unit => new FormBot(tally, unit, seed, today, goal).Distance()).Take(UnitsForGoal).ToList();
        for (var attempt = 0; attempt < GoalWalks * nearest.Count && !tally.IsCovered(goal); attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            new FormBot(tally, nearest[attempt % nearest.Count], HashCode(seed, walks++), today, goal).Walk();
        }

        return walks;
    }

    /// <summary>One unit of each kind that the form tells apart.</summary>
    private static List<FrameUnit> KindsOf(Frame frame, FormMap map) =>
        [.. frame.Units.DistinctBy(unit => string.Join('\0', map.FrameColumns.Select(unit.Read))).Take(MostKindsOfUnit)];

    private static int HashCode(int seed, int walk) => unchecked((seed * 1_000_003) + walk);
}
