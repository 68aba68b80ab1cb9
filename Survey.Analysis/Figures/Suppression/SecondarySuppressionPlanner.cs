using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.TableSuppression;

namespace Survey.Analysis.Figures.Suppression;

/// <summary>Finds the secondary suppressions that protect the sensitive cells.</summary>
/// <remarks>
/// First only figures that have a sensitive cell are suppressed further. Where that does not protect all, linked figures are too, as
/// far as the tables can be solved. README.md has a worked example.
/// </remarks>
internal sealed class SecondarySuppressionPlanner(IReadOnlyList<DisclosureCell> published, IReadOnlySet<DisclosureCell> fixedCells)
{
    private readonly IReadOnlySet<DisclosureCell> fixedCells = fixedCells;

    /// <summary>Cells times equations of one system: above it a linear program takes more than seconds.</summary>
    private const long MaximumSystemSize = 1_000_000;

    /// <summary>Unknowns in all, before the tables are even built: the same bound for time, checked where it costs nothing.</summary>
    private const long MaximumUnknowns = 4_000;

    /// <summary>How many of the links between figures are used, the most first.</summary>
    private enum LinkDepth
    {
        /// <summary>Every link, in every cell that any two figures share.</summary>
        AllBaseCells,

        /// <summary>Every link, in the cells of figures that have a sensitive cell.</summary>
        SensitiveBaseCells,

        /// <summary>Links of the same rows, but not that those who are known are some of those who submitted.</summary>
        SameRows,

        /// <summary>Only figures that count the same rows.</summary>
        None,
    }

    /// <summary>Decides on every cell that is still shown; the fixed ones stay as they are.</summary>
    public void Apply()
    {
        var attempt = Attempt.Create(this, ImmutableHashSet<RowSet>.Empty);
        var pattern = SecondarySuppression.Find(attempt.Builder.Tables);
        if (!pattern.UnprotectableCells.IsEmpty && FindWiderAttempt(attempt) is { } wider)
        {
            (attempt, pattern) = (wider, SecondarySuppression.Find(wider.Builder.Tables));
        }

        foreach (var cell in attempt.Builder.CellsSuppressedBy(pattern).Where(cell => cell.Status == SuppressionStatus.Published))
        {
            cell.Status = SuppressionStatus.SecondarySuppressed;
        }
    }

    /// <summary>The same with every population open, or, where these are too many, the neighbours of those that are; null where even
    /// these are too many.</summary>
    private Attempt? FindWiderAttempt(Attempt attempt)
    {
        var opened = attempt.Populations.Where(attempt.Builder.AllowsSuppression).ToHashSet();
        var neighbours = attempt
            .Links.Where(link => opened.Contains(link.Child) || opened.Contains(link.Parent))
            .SelectMany(link => new[] { link.Child.Rows, link.Parent.Rows });
        return new[] { attempt.Populations.Select(population => population.Rows).ToHashSet(), [.. neighbours] }
            .Select(rows => Attempt.Create(this, rows))
            .FirstOrDefault(wider => wider.Depth <= attempt.Depth && wider.Builder.LargestSystemSize <= MaximumSystemSize);
    }

    /// <summary>The populations in the order of their cells: first is everyone who submitted.</summary>
    private List<CountedPopulation> BuildPopulations()
    {
        var populations = new Dictionary<(string Space, RowSet Rows, string Subject), CountedPopulation>();
        foreach (var cell in published)
        {
            var key = (cell.Specification.Universe.Name, cell.Specification.Known, cell.Specification.Subject);
            if (!populations.TryGetValue(key, out var population))
            {
                populations.Add(
                    key,
                    population = new CountedPopulation(cell.Specification.Universe, cell.Specification.Known, cell.Specification.Subject)
                );
            }

            population.Add(cell);
        }

        return [.. populations.Values];
    }

    /// <summary>The tables with some populations open to suppression, and with as many links as can be solved.</summary>
    private sealed record Attempt(
        LinkedTableBuilder Builder,
        List<PopulationLink> Links,
        List<CountedPopulation> Populations,
        LinkDepth Depth
    )
    {
        public static Attempt Create(SecondarySuppressionPlanner planner, IReadOnlySet<RowSet> openedRows) =>
            Enum.GetValues<LinkDepth>()
                .Select(depth => CreateAt(planner, openedRows, depth))
                .OfType<Attempt>()
                .First(attempt => attempt.Depth == LinkDepth.None || attempt.Builder.LargestSystemSize <= MaximumSystemSize);

        private static Attempt? CreateAt(SecondarySuppressionPlanner planner, IReadOnlySet<RowSet> openedRows, LinkDepth depth)
        {
            var builder = new LinkedTableBuilder(planner.fixedCells, openedRows);
            var figurePopulations = planner.BuildPopulations();
            var (links, populations) = PopulationLinkFinder.Find(figurePopulations, figurePopulations[0]);
            links.RemoveAll(link => depth == LinkDepth.None || (link.ParentHasOtherRows && depth == LinkDepth.SameRows));
            PopulationLinkFinder.AlignVariables(links, population =>
                depth == LinkDepth.AllBaseCells
                || population.Cells.TrueForAll(cell => cell.IsOverall)
                || builder.AllowsSuppression(population)
            );
            if (
                depth == LinkDepth.AllBaseCells
                && populations.Sum(population => population.CountBaseCellsWith([]) * (1 + population.Parts.Count)) > MaximumUnknowns
            )
            {
                return null;
            }

            builder.Add(populations, links);
            return new Attempt(builder, links, populations, depth);
        }
    }
}
