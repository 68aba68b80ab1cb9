using System.Collections.Immutable;
using Survey.Analysis.Datasets;

namespace Survey.Analysis.Figures.Suppression;

/// <summary>Two ways of counting the same rows: what one population counts, and what another counts in some cell.</summary>
/// <param name="Child">A population.</param>
/// <param name="ChildCounts">What of it, taken together.</param>
/// <param name="Parent">The population in which the same rows are found.</param>
/// <param name="ParentCount">What of that.</param>
/// <param name="BreakdownValues">The cell of the parent; empty is all of it.</param>
internal sealed record PopulationLink(
    CountedPopulation Child,
    PopulationCount[] ChildCounts,
    CountedPopulation Parent,
    PopulationCount ParentCount,
    KeyValuePair<string, string?>[] BreakdownValues
)
{
    /// <summary>Whether the parent counts others too.</summary>
    public bool ParentHasOtherRows { get; init; }
}

/// <summary>Finds populations that overlap although figures define them differently: a base that is another figure's answer, a group
/// that is another's base.</summary>
internal sealed class PopulationLinkFinder
{
    /// <summary>More base cells than this are not solved for, to keep a run within seconds: the link is then left out.</summary>
    private const int MaximumBaseCells = 2000;

    private readonly List<CountedPopulation> populations;
    private readonly Dictionary<(string Space, RowSet Rows), List<LinkTarget>> targets = [];
    private readonly HashSet<(string Space, int Count)> targetSizes = [];

    private readonly CountedPopulation submitted;

    private PopulationLinkFinder(IEnumerable<CountedPopulation> figurePopulations, CountedPopulation submitted)
    {
        populations = [.. figurePopulations];
        this.submitted = submitted;
    }

    /// <summary>The links, and all populations: intersections of the figures' own are added.</summary>
    /// <param name="figurePopulations">The figures' populations.</param>
    /// <param name="submitted">The one of everyone who submitted: of these are all who are known.</param>
    public static (List<PopulationLink> Links, List<CountedPopulation> Sets) Find(
        IEnumerable<CountedPopulation> figurePopulations,
        CountedPopulation submitted
    )
    {
        var finder = new PopulationLinkFinder(figurePopulations, submitted);
        finder.CollectTargets();
        var order = finder
            .populations.OrderBy(population => population.Rows.Count)
            .ThenBy(population =>
                population switch
                {
                    _ when population == submitted => 1,
                    { Subject.Length: 0 } => 2,
                    _ => 0,
                }
            )
            .Index()
            .ToDictionary(population => population.Item, population => population.Index);
        var links = finder
            .populations.SelectMany(finder.FindLinksTo)
            .Where(link => order[link.Child] < order[link.Parent])
            .SelectMany(WithPartLinks)
            .Concat(
                finder
                    .populations.Where(population => population.Universe == submitted.Universe)
                    .Select(population => FindLinkToSubmitted(submitted, population))
                    .OfType<PopulationLink>()
            )
            .ToList();
        links.ForEach(link => link.Parent.AddVariables(link.BreakdownValues.Select(pair => pair.Key)));
        return (links, finder.populations);
    }

    /// <summary>Makes linked populations comparable cell by cell: a variable of two populations is one of every
    /// population between them that may have it.</summary>
    public static void AlignVariables(IReadOnlyCollection<PopulationLink> links, Func<CountedPopulation, bool> mayAddVariables)
    {
        var neighbours = links
            .SelectMany(link => new[] { (One: link.Child, Other: link.Parent), (One: link.Parent, Other: link.Child) })
            .Distinct()
            .ToLookup(each => each.One, each => each.Other);
        var populations = neighbours.Select(each => each.Key).ToList();
        foreach (
            var variable in populations.SelectMany(population => population.Variables).Distinct().Order(StringComparer.Ordinal).ToList()
        )
        {
            var connected = populations
                .Where(population => mayAddVariables(population) || population.Variables.Contains(variable))
                .ToHashSet();
            while (
                connected.RemoveWhere(population =>
                    !population.Variables.Contains(variable) && neighbours[population].Count(connected.Contains) < 2
                ) > 0
            ) { }

            foreach (
                var population in connected.Where(population => population.CountBaseCellsWith([variable]) <= MaximumBaseCells).ToList()
            )
            {
                population.AddVariables([variable]);
            }
        }
    }

    private void CollectTargets()
    {
        var bases = populations
            .SelectMany(population =>
                population.Specifications.Select(specification =>
                    (
                        Set: population,
                        specification.Unknown,
                        Base: population.Rows.Or(specification.Unknown),
                        specification.BaseSubject,
                        specification.Possible
                    )
                )
            )
            .DistinctBy(each => (each.Set, each.Unknown, each.BaseSubject))
            .Where(each => each.Set != submitted)
            .ToList();

        // Known and unknown together are everyone in the base: those who gave some answer, whether or not a figure counts them.
        var answers = populations
            .SelectMany(population => population.Parts.Select(part => (population.Universe.Name, part.Rows, population.Subject)))
            .ToHashSet();
        foreach (
            var sharedBase in bases
                .Where(each => each.BaseSubject.Length > 0)
                .GroupBy(each => (each.Set.Universe.Name, each.Base, each.BaseSubject))
        )
        {
            if (
                (sharedBase.Count() > 1 || populations.Exists(population => population.Subject == sharedBase.Key.BaseSubject))
                && !answers.Contains(sharedBase.Key)
            )
            {
                var shared = new CountedPopulation(sharedBase.First().Set.Universe, sharedBase.Key.Base, sharedBase.Key.BaseSubject);
                sharedBase.ToList().ForEach(each => shared.LimitPossibleRows(each.Possible));
                populations.Add(shared);
            }
        }

        bases.ForEach(each =>
            AddTarget(
                each.Base,
                new LinkTarget(each.Set, [each.Set.All, new PopulationCount(CountKind.Unknown, each.Unknown)], each.BaseSubject)
            )
        );
        populations.ForEach(population => AddTarget(population.Rows, new LinkTarget(population, [population.All], population.Subject)));
        populations.ForEach(population =>
            population.Parts.ForEach(part => AddTarget(part.Rows, new LinkTarget(population, [part], population.Subject)))
        );
    }

    private void AddTarget(RowSet rows, LinkTarget target)
    {
        var key = (target.Population.Universe.Name, rows);
        if (rows.Any && !targets.TryAdd(key, [target]))
        {
            targets[key].Add(target);
        }

        targetSizes.Add((target.Population.Universe.Name, rows.Count));
    }

    private IEnumerable<PopulationLink> FindLinksTo(CountedPopulation parent)
    {
        var breakdownCells = BreakdownCellsOf(parent).Prepend((By: [], Rows: RowSet.All(parent.Rows.Length))).ToList();
        return from count in parent.Parts.Prepend(parent.All)
               from breakdownCell in breakdownCells
               where targetSizes.Contains((parent.Universe.Name, count.Rows.CountIntersection(breakdownCell.Rows)))
               from target in targets.GetValueOrDefault((parent.Universe.Name, count.Rows.And(breakdownCell.Rows)), [])
               where target.IsComparableWith(parent, count, breakdownCell.By.Length == 0)
               select new PopulationLink(target.Population, target.Counts, parent, count, breakdownCell.By);
    }

    /// <summary>The cells of a population's breakdowns, of some of their variables, and of each variable of any figure: a base may be such
    /// a cell.</summary>
    private IEnumerable<(KeyValuePair<string, string?>[] By, RowSet Rows)> BreakdownCellsOf(CountedPopulation population)
    {
        var breakdowns = population
            .Cells.Select(cell => string.Join('\n', cell.Cell.BreakdownValues.Select(pair => pair.Key).Order(StringComparer.Ordinal)))
            .Distinct()
            .Where(names => names.Length > 0);
        var single = populations
            .Where(other => other.Universe == population.Universe)
            .SelectMany(other => other.Variables.Concat(other.Specifications.SelectMany(specification => specification.BaseColumns)))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => new[] { name });
        var subsets = breakdowns
            .SelectMany(names => SubsetsOf(names.Split('\n')))
            .Concat(single)
            .DistinctBy(names => string.Join('\n', names));
        return subsets.SelectMany(names =>
            names.Aggregate(
                (IEnumerable<(KeyValuePair<string, string?>[] By, RowSet Rows)>)[([], RowSet.All(population.Rows.Length))],
                (breakdownCells, name) =>
                    from breakdownCell in breakdownCells
                    from value in population.Universe.ValuesOf(name)
                    let rows = breakdownCell.Rows.And(value.Rows)
                    where rows.Any
                    select (By: (KeyValuePair<string, string?>[])[.. breakdownCell.By, new(name, value.Name)], Rows: rows)
            )
        );
    }

    private static IEnumerable<string[]> SubsetsOf(string[] names) =>
        Enumerable.Range(1, (1 << names.Length) - 1).Select(chosen => names.Where((_, index) => (chosen >> index & 1) != 0).ToArray());

    private static PopulationLink? FindLinkToSubmitted(CountedPopulation submitted, CountedPopulation population)
    {
        if (
            population == submitted
            || population.Subject.Length == 0
            || population.Rows.CountIntersection(submitted.Rows) < population.Rows.Count
        )
        {
            return null;
        }

        ImmutableArray<PopulationCount> unknown =
        [
            .. population
                .Specifications.Select(specification => specification.Unknown)
                .Where(rows => rows.CountIntersection(submitted.Rows) == rows.Count)
                .Take(1)
                .Select(rows => new PopulationCount(CountKind.Unknown, rows)),
        ];
        return new PopulationLink(population, [population.All, .. unknown], submitted, submitted.All, []) { ParentHasOtherRows = true };
    }

    /// <summary>Where a population is another's in a cell, its parts may be too.</summary>
    private static IEnumerable<PopulationLink> WithPartLinks(PopulationLink link)
    {
        yield return link;
        if (
            link.BreakdownValues.Length == 0
            || link.ChildCounts is not [{ Kind: CountKind.All } all]
            || link.ParentCount.Kind != CountKind.All
        )
        {
            yield break;
        }

        var parts = link.Parent.Parts;
        foreach (var part in link.Child.Parts.Where(part => part.Rows.Any))
        {
            if (parts.FindIndex(each => each.Rows.And(all.Rows).Equals(part.Rows)) is >= 0 and var parentIndex)
            {
                yield return link with
                {
                    ChildCounts = [part],
                    ParentCount = parts[parentIndex],
                };
            }
        }
    }

    /// <param name="Population">The set.</param>
    /// <param name="Counts">What of it.</param>
    /// <param name="Subject">The questions whose answers put a row among these.</param>
    private sealed record LinkTarget(CountedPopulation Population, PopulationCount[] Counts, string Subject)
    {
        /// <summary>Whether the same rows are the same by what they are asked, and not just by chance.</summary>
        public bool IsComparableWith(CountedPopulation parent, PopulationCount count, bool isOverall) =>
            Counts[0].Kind switch
            {
                CountKind.Part when parent.Cells.Count == 0 => Subject == parent.Subject,
                CountKind.Part => isOverall
                    && count.Kind == CountKind.Part
                    && Subject.Split(' ').Intersect(parent.Subject.Split(' ')).Any(),
                _ when Counts.Length > 1 => Subject == parent.Subject
                    && (count.Kind == CountKind.Part || parent.Subject.Length == 0 || parent.Cells.Count == 0),
                _ => Subject == parent.Subject && (count.Kind == CountKind.All || Subject.Length == 0),
            };
    }
}
