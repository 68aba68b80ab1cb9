using Survey.Data.Frames;
using Survey.Data.Questionnaires;

namespace Survey.Data.Simulation.Coverage;

/// <summary>Searches for answers that cover every question, choice and edit of a form: undirected walks first, then walks directed at
/// each uncovered goal.</summary>
/// <remarks>The same form, frame and seed give the same report. No answer that was tried led to what the report calls unreached; it is a
/// search, not a proof.</remarks>
public static class CoverageSearch
{
    // Limits of the time that a search takes: seconds for most forms, minutes for the largest.
    private const int UndirectedWalksPerUnit = 12;
    private const int DirectedWalksPerUnit = 6;
    private const int MaximumUnits = 24;
    private const int UnitsPerGoal = 4;

    // A rough share of the time; nothing but the progress bar depends on it.
    private const int UndirectedPercent = 40;

    /// <summary>Walks the form.</summary>
    /// <param name="questionnaire">What is asked.</param>
    /// <param name="frame">Who is asked; one unit is tried of several that the form does not distinguish.</param>
    /// <param name="seed">Another seed gives other walks.</param>
    /// <param name="today">The date that they answer on.</param>
    /// <param name="progress">Receives the progress, in percent.</param>
    /// <param name="cancellation">Stops them.</param>
    public static CoverageReport Run(
        Questionnaire questionnaire,
        Frame frame,
        int seed,
        DateOnly today,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var tracker = new CoverageTracker(questionnaire);
        var units = DistinctUnits(frame, tracker.Model);
        var walks = 0;
        foreach (var walk in Enumerable.Range(0, UndirectedWalksPerUnit * units.Count))
        {
            cancellation.ThrowIfCancellationRequested();
            new CoverageBot(tracker, units[walk % units.Count], SeedOf(seed, walks++), today).Walk();
            progress?.Report(UndirectedPercent * (walk + 1) / (UndirectedWalksPerUnit * units.Count));
        }

        var uncoveredGoals = tracker.UncoveredGoals.Where(goal => !tracker.IsImpossible(goal)).ToList();
        foreach (var (index, goal) in uncoveredGoals.Index())
        {
            walks = SearchForGoal(tracker, goal, units, seed, today, walks, cancellation);
            progress?.Report(UndirectedPercent + ((100 - UndirectedPercent) * (index + 1) / uncoveredGoals.Count));
        }

        return tracker.CreateReport(walks);
    }

    /// <summary>Runs bots towards one goal, from the units whose frame data are nearest to it.</summary>
    private static int SearchForGoal(
        CoverageTracker tracker,
        CoverageGoal goal,
        List<FrameUnit> units,
        int seed,
        DateOnly today,
        int walks,
        CancellationToken cancellation
    )
    {
        var nearest = units
            .OrderBy(unit => new CoverageBot(tracker, unit, seed, today, goal).InitialDistance())
            .Take(UnitsPerGoal)
            .ToList();
        for (var attempt = 0; attempt < DirectedWalksPerUnit * nearest.Count && !tracker.IsCovered(goal); attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            new CoverageBot(tracker, nearest[attempt % nearest.Count], SeedOf(seed, walks++), today, goal).Walk();
        }

        return walks;
    }

    /// <summary>One unit of each kind that the form distinguishes.</summary>
    private static List<FrameUnit> DistinctUnits(Frame frame, CoverageModel model) =>
        [.. frame.Units.DistinctBy(unit => string.Join('\0', model.FrameColumns.Select(unit.GetValue))).Take(MaximumUnits)];

    private static int SeedOf(int seed, int walk) => unchecked((seed * 1_000_003) + walk);
}
