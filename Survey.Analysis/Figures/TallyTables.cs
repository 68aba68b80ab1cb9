using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Disclosure;

namespace Survey.Analysis.Figures;

/// <summary>All that figures publish of their breakdowns as one set of linked tables.</summary>
/// <remarks>
/// The reader's unknowns are how many of each part of each set are in each smallest place, and what their values add up to; each published number is a sum of
/// them. The numbers of a cell are one unit, withheld together, and so are those of another figure's cell that publishes the same.
/// </remarks>
internal sealed class TallyTables(IReadOnlySet<PublishedCell> isFixed, IReadOnlySet<Bits> opened)
{
    private readonly List<LinkedCell> cells = [];
    private readonly List<TableRelation> relations = [];
    private readonly List<(List<PublishedCell> Cells, int First)> units = [];

    /// <summary>Numbers in the largest system that is to be solved.</summary>
    public long Size => TableComponent.Of(Tables, cell => cells[cell].Visibility == CellVisibility.Public, cell => cells[cell].Unit ?? -1)
        .Where(component => component.Cells.Any(cell => cells[cell].Protection is not null))
        .Max(component => (long?)component.Cells.Length * component.Equations.Count) ?? 0;

    /// <summary>All numbers and sums.</summary>
    public LinkedTables Tables => new(cells, relations);

    public void Add(IReadOnlyCollection<CountedSet> sets, IReadOnlyCollection<SetLink> links)
    {
        var linked = links.SelectMany(link => link.ChildCounts.Select(count => (link.Child, count))).ToHashSet();
        foreach (var set in sets)
        {
            AddUnknowns(set, linked);
        }

        foreach (var link in links)
        {
            AddLink(link);
        }

        foreach (var set in sets)
        {
            AddPublished(set);
        }
    }

    /// <summary>The published cells that a pattern withholds.</summary>
    public IEnumerable<PublishedCell> WithheldBy(SuppressionPattern pattern) => units.Where(unit => pattern.IsWithheld[unit.First]).SelectMany(unit => unit.Cells);

    /// <summary>Whether cells of a set may be withheld for the sake of others.</summary>
    public bool IsOpen(CountedSet set) => opened.Contains(set.Rows) || set.Cells.Exists(cell => cell.Showing != Showing.Shown);

    private void AddUnknowns(CountedSet set, HashSet<(CountedSet, SetCount)> linked)
    {
        AddCounts(set, set.All);
        foreach (var unknown in set.Tallies.Select(tally => new SetCount(CountOf.Unknown, tally.Unknown)).Distinct().Where(unknown => linked.Contains((set, unknown))))
        {
            AddCounts(set, unknown);
        }

        foreach (var parts in set.Tallies.SelectMany(tally => tally.Partitions).OrderByDescending(parts => parts.Length))
        {
            AddPartition(set, [.. parts.Distinct().Select(part => new SetCount(CountOf.Part, part))]);
        }
    }

    /// <summary>Parts that are made of finer ones, as far as anyone answered, are their sums.</summary>
    private void AddPartition(CountedSet set, List<SetCount> parts)
    {
        var added = parts.Where(part => !set.Unknowns.ContainsKey(part)).ToList();
        if (added.Count == 0)
        {
            return;
        }

        if (FinerThan(parts, set) is { } finer)
        {
            added.ForEach(part => set.Unknowns.Add(part, [.. set.Places.Select((_, place) => finer[part].SelectMany(small => set.Unknowns[small][place]).ToArray())]));
            return;
        }

        added.ForEach(part => AddCounts(set, part));
        foreach (var (place, all) in set.Unknowns[set.All].Index())
        {
            relations.Add(new TableRelation(all[0], [.. parts.SelectMany(part => set.Unknowns[part][place])]));
        }
    }

    /// <summary>A partition of which each part lies in one of these, so far as anyone is in it; one that nobody is in may lie where nobody is either.</summary>
    private static ILookup<SetCount, SetCount>? FinerThan(List<SetCount> parts, CountedSet set)
    {
        var empty = parts.FindIndex(part => !part.Rows.Any);
        return set.Tallies
            .SelectMany(tally => tally.Partitions)
            .Select(finer => finer.Distinct().Select(small => new SetCount(CountOf.Part, small)).ToList())
            .Where(finer => finer.TrueForAll(set.Unknowns.ContainsKey))
            .Select(finer => finer.ToLookup(
                small => small.Rows.Any ? parts.Find(part => small.Rows.CountAnd(part.Rows) == small.Rows.Count) : parts[empty < 0 ? ^1 : empty]))
            .FirstOrDefault(finer => parts.TrueForAll(finer.Contains) && finer.Count == parts.Count);
    }

    private void AddCounts(CountedSet set, SetCount count)
    {
        var shown = ShownIn(set, count);
        set.Unknowns.Add(count,
        [
            .. set.Places.Select(place => new[]
            {
                Add(new LinkedCell(count.Rows.CountAnd(place.Rows))
                {
                    Upper = set.MostOf(count, place),
                    Visibility = shown.Contains(place.Key) ? CellVisibility.Public : CellVisibility.NeverShown,
                }),
            }),
        ]);
    }

    /// <summary>The smallest places whose count everybody knows: of a set with no sensitive cell those that are published as they are.</summary>
    private HashSet<string> ShownIn(CountedSet set, SetCount count) => IsOpen(set) ? [] :
    [
        .. set.Cells
            .Where(cell => cell.Cell.By.Length == set.Variables.Count && cell.Publishes(count))
            .Select(cell => SmallestPlace.KeyOf(cell.Cell.By.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value))),
    ];

    /// <summary>Both count the same in each place that both know.</summary>
    private void AddLink(SetLink link)
    {
        var shared = link.Child.Variables.Intersect(link.Parent.Variables).ToList();
        var ofParent = ByPlace(link.Parent, link.Parent.Inside(link.Place), shared);
        var ofChild = ByPlace(link.Child, Enumerable.Range(0, link.Child.Places.Count), shared);
        foreach (var place in ofChild.Select(group => group.Key).Union(link.HasOthers ? [] : ofParent.Select(group => group.Key)))
        {
            var sum = Sum([.. ofParent[place].SelectMany(each => link.Parent.Unknowns[link.ParentCount][each])], value => new LinkedCell(value) { Visibility = CellVisibility.NeverShown });
            List<int> parts = [.. ofChild[place].SelectMany(each => link.ChildCounts.SelectMany(count => link.Child.Unknowns[count][each]))];
            if (link.HasOthers)
            {
                parts.Add(Add(new LinkedCell(cells[sum].Value - parts.Sum(part => cells[part].Value)) { Visibility = CellVisibility.NeverShown }));
            }

            relations.Add(new TableRelation(sum, [.. parts]));
        }
    }

    private static ILookup<string, int> ByPlace(CountedSet set, IEnumerable<int> places, List<string> variables)
    {
        var names = set.Variables.ToList();
        var indices = variables.Select(name => names.IndexOf(name)).ToList();
        return places.ToLookup(place => SmallestPlace.KeyOf(indices.Select(index => set.Places[place].Values[index])));
    }

    private void AddPublished(CountedSet set)
    {
        foreach (var tally in set.Tallies)
        {
            var sums = tally.Values is null ? null : set.Places.Select(place => Add(new LinkedCell(SumOf(tally, set.Rows.And(place.Rows))) { Visibility = CellVisibility.NeverShown })).ToList();
            foreach (var same in set.Cells.Where(cell => cell.Tally.IsSameAs(tally)).GroupBy(cell => cell.PlaceInAnyOrder))
            {
                AddUnit(set, tally, sums, [.. same]);
            }
        }
    }

    private void AddUnit(CountedSet set, Tally tally, List<int>? sums, List<PublishedCell> same)
    {
        var cell = same[0];
        var places = set.Inside([.. cell.Cell.By.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value))]).ToList();
        var first = cells.Count;
        var template = new LinkedCell(0)
        {
            Cost = 0,
            Unit = units.Count,
            IsKnownToOne = cell.Known.Count == 1,
            Visibility = IsOpen(set) ? VisibilityOf(cell) : CellVisibility.Public,
        };

        Publish(set.All, ProtectionOf(cell, cell.Known.Count, cell.ProtectsCount), cost: cell.Known.Count + 1);
        foreach (var part in tally.Partitions.SelectMany(parts => cell.ProtectsParts ? parts : parts[..^1]).Distinct())
        {
            Publish(new SetCount(CountOf.Part, part), ProtectionOf(cell, part.CountAnd(cell.Cell.Inside), cell.ProtectsParts));
        }

        var unknown = new SetCount(CountOf.Unknown, tally.Unknown);
        if (set.Unknowns.ContainsKey(unknown))
        {
            Publish(unknown, null);
        }

        if (sums is not null)
        {
            PublishSum([.. places.Select(place => sums[place])], cell.SumDistance > 0 ? new Protection(cell.SumDistance, cell.SumDistance) : null);
        }

        units.Add((same, first));

        void Publish(SetCount count, Protection? protection, double cost = 0) => PublishSum([.. places.SelectMany(place => set.Unknowns[count][place])], protection, cost);

        void PublishSum(int[] parts, Protection? protection, double cost = 0) =>
            Sum(parts, value => template with { Value = value, Cost = cost, Protection = protection });
    }

    /// <summary>One more or one less must be possible; where it is no secret how many there are, no more than these.</summary>
    private static Protection? ProtectionOf(PublishedCell cell, int count, bool isProtected) =>
        isProtected ? new Protection(1, cell.ProtectsCount ? 1 : Math.Min(1, cell.Known.Count - count)) : null;

    private CellVisibility VisibilityOf(PublishedCell cell) =>
        cell.IsPublic || (isFixed.Contains(cell) && cell.Showing == Showing.Shown) ? CellVisibility.Public
        : isFixed.Contains(cell) ? CellVisibility.NeverShown
        : CellVisibility.MayBeWithheld;

    private static double SumOf(Tally tally, Bits rows) => rows.Rows().Sum(row => tally.Values?.Span[row] ?? 0);

    private int Sum(int[] parts, Func<double, LinkedCell> describe)
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
