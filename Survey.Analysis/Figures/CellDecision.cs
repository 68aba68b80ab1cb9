using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Disclosure;

namespace Survey.Analysis.Figures;

/// <summary>Decides which published cells are withheld so that those cannot be worked out that say too much by themselves.</summary>
/// <remarks>
/// First only figures that have a sensitive cell give up others. Where that does not protect all, those do too that hang together with them, as far as the
/// tables can be solved.
/// </remarks>
internal sealed class CellDecision(IReadOnlyList<PublishedCell> published, IReadOnlySet<PublishedCell> isFixed)
{
    private readonly IReadOnlySet<PublishedCell> isFixed = isFixed;
    private const long MostNumbers = 1_000_000;
    private const long MostUnknowns = 4_000;

    /// <summary>How much of what a reader knows of different figures is reckoned with, the most first.</summary>
    private enum LinkDepth
    {
        /// <summary>Every link, in every place that any two figures share.</summary>
        InEveryPlace,

        /// <summary>Every link, in the places of figures that have a sensitive cell.</summary>
        InSensitivePlaces,

        /// <summary>Links of the same rows, but not that those who are known are some of those who submitted.</summary>
        SameRows,

        /// <summary>Only figures that count the same rows.</summary>
        None,
    }

    /// <summary>Decides on every cell that is still shown; the fixed ones stay as they are.</summary>
    public void Decide()
    {
        var attempt = Attempt.Of(this, ImmutableHashSet<Bits>.Empty);
        var pattern = SecondarySuppression.Find(attempt.Tables.Tables);
        if (!pattern.Unprotectable.IsEmpty && Wider(attempt) is { } wider)
        {
            (attempt, pattern) = (wider, SecondarySuppression.Find(wider.Tables.Tables));
        }

        foreach (var cell in attempt.Tables.WithheldBy(pattern).Where(cell => cell.Showing == Showing.Shown))
        {
            cell.Showing = Showing.WithheldForOthers;
        }
    }

    /// <summary>The same with every set open, or the neighbours of those that are where all of them are too many; null where even these are.</summary>
    private Attempt? Wider(Attempt attempt)
    {
        var open = attempt.Sets.Where(attempt.Tables.IsOpen).ToHashSet();
        var neighbours = attempt.Links.Where(link => open.Contains(link.Child) || open.Contains(link.Parent)).SelectMany(link => new[] { link.Child.Rows, link.Parent.Rows });
        return new[] { attempt.Sets.Select(set => set.Rows).ToHashSet(), [.. neighbours] }
            .Select(rows => Attempt.Of(this, rows))
            .FirstOrDefault(wider => wider.Depth <= attempt.Depth && wider.Tables.Size <= MostNumbers);
    }

    /// <summary>The sets in order of their cells: first is everyone who submitted.</summary>
    private List<CountedSet> SetsOf()
    {
        var sets = new Dictionary<(string Space, Bits Rows, string Subject), CountedSet>();
        foreach (var cell in published)
        {
            var key = (cell.Tally.Space.Name, cell.Tally.Known, cell.Tally.Subject);
            if (!sets.TryGetValue(key, out var set))
            {
                sets.Add(key, set = new CountedSet(cell.Tally.Space, cell.Tally.Known, cell.Tally.Subject));
            }

            set.Add(cell);
        }

        return [.. sets.Values];
    }

    /// <summary>The tables with some sets open, and with as much of what a reader knows as can be solved.</summary>
    private sealed record Attempt(TallyTables Tables, List<SetLink> Links, List<CountedSet> Sets, LinkDepth Depth)
    {
        public static Attempt Of(CellDecision decision, IReadOnlySet<Bits> opened) => Enum.GetValues<LinkDepth>()
            .Select(depth => At(decision, opened, depth))
            .OfType<Attempt>()
            .First(attempt => attempt.Depth == LinkDepth.None || attempt.Tables.Size <= MostNumbers);

        private static Attempt? At(CellDecision decision, IReadOnlySet<Bits> opened, LinkDepth depth)
        {
            var tables = new TallyTables(decision.isFixed, opened);
            var ofFigures = decision.SetsOf();
            var (links, sets) = SetLinks.Find(ofFigures, ofFigures[0]);
            links.RemoveAll(link => depth == LinkDepth.None || (link.HasOthers && depth == LinkDepth.SameRows));
            SetLinks.RequireBetween(links, set => depth == LinkDepth.InEveryPlace || set.Cells.TrueForAll(cell => cell.IsWhole) || tables.IsOpen(set));
            if (depth == LinkDepth.InEveryPlace && sets.Sum(set => set.PlacesWith([]) * (1 + set.Parts.Count)) > MostUnknowns)
            {
                return null;
            }

            tables.Add(sets, links);
            return new Attempt(tables, links, sets, depth);
        }
    }
}
