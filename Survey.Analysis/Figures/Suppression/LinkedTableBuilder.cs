using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.TableSuppression;

namespace Survey.Analysis.Figures.Suppression;

/// <summary>All that figures publish of their breakdowns as one set of linked tables.</summary>
/// <remarks>
/// The unknowns are the count of each part of each population in each base cell, and the sums of its values; each published number is
/// a sum of unknowns. The numbers of a cell are suppressed together, and so are those of another figure's cell that publishes the same.
/// </remarks>
internal sealed class LinkedTableBuilder(IReadOnlySet<DisclosureCell> fixedCells, IReadOnlySet<RowSet> openedRows)
{
    private readonly List<LinkedCell> cells = [];
    private readonly List<TableRelation> relations = [];
    private readonly List<(List<DisclosureCell> Cells, int First)> suppressionUnits = [];

    /// <summary>Numbers in the largest system that is to be solved.</summary>
    public long LargestSystemSize =>
        TableComponent
            .Of(Tables, cell => cells[cell].Visibility == CellVisibility.Public, cell => cells[cell].Unit ?? -1)
            .Where(component => component.Cells.Any(cell => cells[cell].Protection is not null))
            .Max(component => (long?)component.Cells.Length * component.Equations.Count)
        ?? 0;

    /// <summary>All numbers and sums.</summary>
    public LinkedTables Tables => new(cells, relations);

    public void Add(IReadOnlyCollection<CountedPopulation> populations, IReadOnlyCollection<PopulationLink> links)
    {
        var linked = links.SelectMany(link => link.ChildCounts.Select(count => (link.Child, count))).ToHashSet();
        foreach (var population in populations)
        {
            AddUnknowns(population, linked);
        }

        foreach (var link in links)
        {
            AddLink(link);
        }

        foreach (var population in populations)
        {
            AddPublished(population);
        }
    }

    /// <summary>The published cells that a pattern suppresses.</summary>
    public IEnumerable<DisclosureCell> CellsSuppressedBy(SuppressionPattern pattern) =>
        suppressionUnits.Where(unit => pattern.IsSuppressed[unit.First]).SelectMany(unit => unit.Cells);

    /// <summary>Whether cells of a population may be suppressed to protect others.</summary>
    public bool AllowsSuppression(CountedPopulation population) =>
        openedRows.Contains(population.Rows) || population.Cells.Exists(cell => cell.Status != SuppressionStatus.Published);

    private void AddUnknowns(CountedPopulation population, HashSet<(CountedPopulation, PopulationCount)> linked)
    {
        AddCounts(population, population.All);
        foreach (
            var unknown in population
                .Specifications.Select(specification => new PopulationCount(CountKind.Unknown, specification.Unknown))
                .Distinct()
                .Where(unknown => linked.Contains((population, unknown)))
        )
        {
            AddCounts(population, unknown);
        }

        foreach (
            var parts in population
                .Specifications.SelectMany(specification => specification.Partitions)
                .OrderByDescending(parts => parts.Length)
        )
        {
            AddPartition(population, [.. parts.Distinct().Select(part => new PopulationCount(CountKind.Part, part))]);
        }
    }

    /// <summary>Parts that are made of finer ones, as far as anyone answered, are their sums.</summary>
    private void AddPartition(CountedPopulation population, List<PopulationCount> parts)
    {
        var added = parts.Where(part => !population.UnknownsByCount.ContainsKey(part)).ToList();
        if (added.Count == 0)
        {
            return;
        }

        if (FindFinerPartition(parts, population) is { } finer)
        {
            added.ForEach(part =>
                population.UnknownsByCount.Add(
                    part,
                    [
                        .. population.BaseCells.Select(
                            (_, baseCell) => finer[part].SelectMany(small => population.UnknownsByCount[small][baseCell]).ToArray()
                        ),
                    ]
                )
            );
            return;
        }

        added.ForEach(part => AddCounts(population, part));
        foreach (var (baseCell, all) in population.UnknownsByCount[population.All].Index())
        {
            relations.Add(new TableRelation(all[0], [.. parts.SelectMany(part => population.UnknownsByCount[part][baseCell])]));
        }
    }

    /// <summary>A partition of which each part lies in one of these, so far as anyone is in it; one that nobody is in may lie where
    /// nobody is either.</summary>
    private static ILookup<PopulationCount, PopulationCount>? FindFinerPartition(List<PopulationCount> parts, CountedPopulation population)
    {
        var empty = parts.FindIndex(part => !part.Rows.Any);
        var partOfNobody = parts[empty < 0 ? ^1 : empty];
        return population
            .Specifications.SelectMany(specification => specification.Partitions)
            .Select(finer => finer.Distinct().Select(small => new PopulationCount(CountKind.Part, small)).ToList())
            .Where(finer => finer.TrueForAll(population.UnknownsByCount.ContainsKey))
            .Select(finer =>
                finer.ToLookup(small =>
                    small.Rows.Any
                        ? parts.Find(part => small.Rows.CountIntersection(part.Rows) == small.Rows.Count)
                        : partOfNobody
                )
            )
            .FirstOrDefault(finer => parts.TrueForAll(finer.Contains) && finer.Count == parts.Count);
    }

    private void AddCounts(CountedPopulation population, PopulationCount count)
    {
        var publiclyKnown = PubliclyKnownCellsIn(population, count);
        population.UnknownsByCount.Add(
            count,
            [
                .. population.BaseCells.Select(baseCell =>
                    new[]
                    {
                        Add(
                            new LinkedCell(count.Rows.CountIntersection(baseCell.Rows))
                            {
                                Upper = population.UpperBoundOf(count, baseCell),
                                Visibility = publiclyKnown.Contains(baseCell.Key) ? CellVisibility.Public : CellVisibility.NeverPublished,
                            }
                        ),
                    }
                ),
            ]
        );
    }

    /// <summary>The smallest places whose count everybody knows: of a set with no sensitive cell those that are published as they
    /// are.</summary>
    private HashSet<string> PubliclyKnownCellsIn(CountedPopulation population, PopulationCount count) =>
        AllowsSuppression(population)
            ? []
            :
            [
                .. population
                    .Cells.Where(cell => cell.Cell.BreakdownValues.Length == population.Variables.Count && cell.PublishesCount(count))
                    .Select(cell =>
                        BaseCell.KeyOf(
                            cell.Cell.BreakdownValues.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)
                        )
                    ),
            ];

    /// <summary>The counts of both are equal in each base cell that both have.</summary>
    private void AddLink(PopulationLink link)
    {
        var shared = link.Child.Variables.Intersect(link.Parent.Variables).ToList();
        var parentCells = GroupByBaseCell(link.Parent, link.Parent.BaseCellsInside(link.BreakdownValues), shared);
        var childCells = GroupByBaseCell(link.Child, Enumerable.Range(0, link.Child.BaseCells.Count), shared);
        foreach (
            var baseCell in childCells
                .Select(group => group.Key)
                .Union(link.ParentHasOtherRows ? [] : parentCells.Select(group => group.Key))
        )
        {
            var sum = AddSum(
                [.. parentCells[baseCell].SelectMany(each => link.Parent.UnknownsByCount[link.ParentCount][each])],
                value => new LinkedCell(value) { Visibility = CellVisibility.NeverPublished }
            );
            List<int> parts =
            [
                .. childCells[baseCell].SelectMany(each => link.ChildCounts.SelectMany(count => link.Child.UnknownsByCount[count][each])),
            ];
            if (link.ParentHasOtherRows)
            {
                parts.Add(
                    Add(
                        new LinkedCell(cells[sum].Value - parts.Sum(part => cells[part].Value))
                        {
                            Visibility = CellVisibility.NeverPublished,
                        }
                    )
                );
            }

            relations.Add(new TableRelation(sum, [.. parts]));
        }
    }

    private static ILookup<string, int> GroupByBaseCell(CountedPopulation population, IEnumerable<int> baseCells, List<string> variables)
    {
        var names = population.Variables.ToList();
        var indices = variables.Select(name => names.IndexOf(name)).ToList();
        return baseCells.ToLookup(baseCell => BaseCell.KeyOf(indices.Select(index => population.BaseCells[baseCell].Values[index])));
    }

    private void AddPublished(CountedPopulation population)
    {
        foreach (var specification in population.Specifications)
        {
            var sums = specification.Values is null
                ? null
                : population
                    .BaseCells.Select(baseCell =>
                        Add(
                            new LinkedCell(SumOf(specification, population.Rows.And(baseCell.Rows)))
                            {
                                Visibility = CellVisibility.NeverPublished,
                            }
                        )
                    )
                    .ToList();
            foreach (
                var sameCells in population.Cells.Where(cell => cell.Specification.HasSameCountsAs(specification)).GroupBy(cell => cell.Key)
            )
            {
                AddSuppressionUnit(population, specification, sums, [.. sameCells]);
            }
        }
    }

    private void AddSuppressionUnit(
        CountedPopulation population,
        CountSpecification specification,
        List<int>? sums,
        List<DisclosureCell> sameCells
    )
    {
        var cell = sameCells[0];
        var baseCells = population
            .BaseCellsInside([.. cell.Cell.BreakdownValues.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value))])
            .ToList();
        var first = cells.Count;
        var template = new LinkedCell(0)
        {
            Cost = 0,
            Unit = suppressionUnits.Count,
            IsKnownToSingleContributor = cell.Known.Count == 1,
            Visibility = AllowsSuppression(population) ? VisibilityOf(cell) : CellVisibility.Public,
        };

        Publish(population.All, ProtectionOf(cell, cell.Known.Count, cell.ProtectsCount), cost: cell.Known.Count + 1);
        foreach (var part in specification.Partitions.SelectMany(parts => cell.ProtectsParts ? parts : parts[..^1]).Distinct())
        {
            Publish(
                new PopulationCount(CountKind.Part, part),
                ProtectionOf(cell, part.CountIntersection(cell.Cell.MemberRows), cell.ProtectsParts)
            );
        }

        var unknown = new PopulationCount(CountKind.Unknown, specification.Unknown);
        if (population.UnknownsByCount.ContainsKey(unknown))
        {
            Publish(unknown, null);
        }

        if (sums is not null)
        {
            PublishSum(
                [.. baseCells.Select(baseCell => sums[baseCell])],
                cell.SumProtection > 0 ? new Protection(cell.SumProtection, cell.SumProtection) : null
            );
        }

        suppressionUnits.Add((sameCells, first));

        void Publish(PopulationCount count, Protection? protection, double cost = 0) =>
            PublishSum([.. baseCells.SelectMany(baseCell => population.UnknownsByCount[count][baseCell])], protection, cost);

        void PublishSum(int[] parts, Protection? protection, double cost = 0) =>
            AddSum(parts, value => template with { Value = value, Cost = cost, Protection = protection });
    }

    /// <summary>One more or one less must be possible; where it is no secret how many there are, no more than these.</summary>
    private static Protection? ProtectionOf(DisclosureCell cell, int count, bool isProtected)
    {
        var upper = cell.ProtectsCount ? 1 : Math.Min(1, cell.Known.Count - count);
        return isProtected ? new Protection(1, upper) : null;
    }

    private CellVisibility VisibilityOf(DisclosureCell cell) =>
        (cell.IsPubliclyKnown, fixedCells.Contains(cell), cell.Status) switch
        {
            (true, _, _) or (_, true, SuppressionStatus.Published) => CellVisibility.Public,
            (_, true, _) => CellVisibility.NeverPublished,
            _ => CellVisibility.MayBeSuppressed,
        };

    private static double SumOf(CountSpecification specification, RowSet rows) =>
        rows.Rows().Sum(row => specification.Values?.Span[row] ?? 0);

    private int AddSum(int[] parts, Func<double, LinkedCell> describe)
    {
        var total = Add(describe(parts.Sum(part => cells[part].Value)) with { Upper = parts.Sum(part => cells[part].Upper) });
        relations.Add(new TableRelation(total, [.. parts]));
        return total;
    }

    private int Add(LinkedCell cell)
    {
        cells.Add(cell);
        return cells.Count - 1;
    }
}
