using Survey.Analysis.Datasets;

namespace Survey.Analysis.Figures;

/// <summary>Two ways of counting the same rows: what one set counts, and what another counts in some place.</summary>
/// <param name="Child">A set.</param>
/// <param name="ChildCounts">What of it, taken together.</param>
/// <param name="Parent">The set in which the same rows are found.</param>
/// <param name="ParentCount">What of that.</param>
/// <param name="Place">Where; nothing is everywhere.</param>
internal sealed record SetLink(CountedSet Child, SetCount[] ChildCounts, CountedSet Parent, SetCount ParentCount, KeyValuePair<string, string?>[] Place)
{
    /// <summary>Whether the parent counts others too.</summary>
    public bool HasOthers { get; init; }
}

/// <summary>Finds how sets of rows hang together though figures put them differently: a base that is another figure's answer, a group that is another's base.</summary>
internal sealed class SetLinks
{
    /// <summary>More smallest places than this are not solved for: the link is then left out.</summary>
    private const int MostPlaces = 2000;

    private readonly List<CountedSet> sets;
    private readonly Dictionary<(string Space, Bits Rows), List<Sought>> sought = [];
    private readonly HashSet<(string Space, int Count)> soughtCounts = [];

    private readonly CountedSet submitted;

    private SetLinks(IEnumerable<CountedSet> ofFigures, CountedSet submitted)
    {
        sets = [.. ofFigures];
        this.submitted = submitted;
    }

    /// <summary>The links, and all sets: those that figures share are added to the figures' own.</summary>
    /// <param name="ofFigures">The sets.</param>
    /// <param name="submitted">The one of everyone who submitted: of these are all who are known.</param>
    public static (List<SetLink> Links, List<CountedSet> Sets) Find(IEnumerable<CountedSet> ofFigures, CountedSet submitted)
    {
        var search = new SetLinks(ofFigures, submitted);
        search.SeekAll();
        var order = search.sets.OrderBy(set => set.Rows.Count).ThenBy(set => set == submitted ? 1 : set.Subject.Length == 0 ? 2 : 0).Index().ToDictionary(set => set.Item, set => set.Index);
        var links = search.sets.SelectMany(search.LinksTo)
            .Where(link => order[link.Child] < order[link.Parent])
            .SelectMany(WithParts)
            .Concat(search.sets.Where(set => set.Space == submitted.Space).Select(set => LinkTo(submitted, set)).OfType<SetLink>())
            .ToList();
        links.ForEach(link => link.Parent.Require(link.Place.Select(pair => pair.Key)));
        return (links, search.sets);
    }

    /// <summary>Lets linked sets be compared place by place: a variable of two sets is one of every set between them that may have it.</summary>
    public static void RequireBetween(IReadOnlyCollection<SetLink> links, Func<CountedSet, bool> mayHaveMore)
    {
        var neighbours = links.SelectMany(link => new[] { (One: link.Child, Other: link.Parent), (One: link.Parent, Other: link.Child) })
            .Distinct().ToLookup(each => each.One, each => each.Other);
        var sets = neighbours.Select(each => each.Key).ToList();
        foreach (var variable in sets.SelectMany(set => set.Variables).Distinct().Order(StringComparer.Ordinal).ToList())
        {
            var between = sets.Where(set => mayHaveMore(set) || set.Variables.Contains(variable)).ToHashSet();
            while (between.RemoveWhere(set => !set.Variables.Contains(variable) && neighbours[set].Count(between.Contains) < 2) > 0)
            {
            }

            foreach (var set in between.Where(set => set.PlacesWith([variable]) <= MostPlaces).ToList())
            {
                set.Require([variable]);
            }
        }
    }

    private void SeekAll()
    {
        var bases = sets
            .SelectMany(set => set.Tallies.Select(tally => (Set: set, tally.Unknown, Base: set.Rows.Or(tally.Unknown), tally.BaseSubject, tally.Possible)))
            .DistinctBy(each => (each.Set, each.Unknown, each.BaseSubject))
            .Where(each => each.Set != submitted)
            .ToList();

        // Known and unknown together are everyone in the base: those who gave some answer, whether or not a figure counts them.
        var answers = sets.SelectMany(set => set.Parts.Select(part => (set.Space.Name, part.Rows, set.Subject))).ToHashSet();
        foreach (var together in bases.Where(each => each.BaseSubject.Length > 0).GroupBy(each => (each.Set.Space.Name, each.Base, each.BaseSubject)))
        {
            if ((together.Count() > 1 || sets.Exists(set => set.Subject == together.Key.BaseSubject)) && !answers.Contains(together.Key))
            {
                var shared = new CountedSet(together.First().Set.Space, together.Key.Base, together.Key.BaseSubject);
                together.ToList().ForEach(each => shared.Limit(each.Possible));
                sets.Add(shared);
            }
        }

        bases.ForEach(each => Seek(each.Base, new Sought(each.Set, [each.Set.All, new SetCount(CountOf.Unknown, each.Unknown)], each.BaseSubject)));
        sets.ForEach(set => Seek(set.Rows, new Sought(set, [set.All], set.Subject)));
        sets.ForEach(set => set.Parts.ForEach(part => Seek(part.Rows, new Sought(set, [part], set.Subject))));
    }

    private void Seek(Bits rows, Sought what)
    {
        var key = (what.Set.Space.Name, rows);
        if (rows.Any && !sought.TryAdd(key, [what]))
        {
            sought[key].Add(what);
        }

        soughtCounts.Add((what.Set.Space.Name, rows.Count));
    }

    private IEnumerable<SetLink> LinksTo(CountedSet parent)
    {
        var places = PlacesOf(parent).Prepend((By: [], Rows: Bits.All(parent.Rows.Length))).ToList();
        return
            from count in parent.Parts.Prepend(parent.All)
            from place in places
            where soughtCounts.Contains((parent.Space.Name, count.Rows.CountAnd(place.Rows)))
            from found in sought.GetValueOrDefault((parent.Space.Name, count.Rows.And(place.Rows)), [])
            where found.IsSameKindAs(parent, count, place.By.Length == 0)
            select new SetLink(found.Set, found.Counts, parent, count, place.By);
    }

    /// <summary>The places of a set's breakdowns, those of some of their variables, and those of each variable of any figure: a base may be such a place.</summary>
    private IEnumerable<(KeyValuePair<string, string?>[] By, Bits Rows)> PlacesOf(CountedSet set)
    {
        var breakdowns = set.Cells.Select(cell => string.Join('\n', cell.Cell.By.Select(pair => pair.Key).Order(StringComparer.Ordinal))).Distinct().Where(names => names.Length > 0);
        var single = sets.Where(other => other.Space == set.Space)
            .SelectMany(other => other.Variables.Concat(other.Tallies.SelectMany(tally => tally.BaseColumns)))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => new[] { name });
        var subsets = breakdowns.SelectMany(names => SubsetsOf(names.Split('\n'))).Concat(single).DistinctBy(names => string.Join('\n', names));
        return subsets.SelectMany(names => names.Aggregate(
            (IEnumerable<(KeyValuePair<string, string?>[] By, Bits Rows)>)[([], Bits.All(set.Rows.Length))],
            (places, name) => from place in places
                              from value in set.Space.ValuesOf(name)
                              let rows = place.Rows.And(value.Rows)
                              where rows.Any
                              select (By: (KeyValuePair<string, string?>[])[.. place.By, new(name, value.Name)], Rows: rows)));
    }

    private static IEnumerable<string[]> SubsetsOf(string[] names) =>
        Enumerable.Range(1, (1 << names.Length) - 1).Select(chosen => names.Where((_, index) => (chosen >> index & 1) != 0).ToArray());

    private static SetLink? LinkTo(CountedSet submitted, CountedSet set) =>
        set == submitted || set.Subject.Length == 0 || set.Rows.CountAnd(submitted.Rows) < set.Rows.Count ? null
        : set.Tallies.Select(tally => tally.Unknown).FirstOrDefault(unknown => unknown.CountAnd(submitted.Rows) == unknown.Count) is { } unknown
            ? new SetLink(set, [set.All, new SetCount(CountOf.Unknown, unknown)], submitted, submitted.All, []) { HasOthers = true }
            : new SetLink(set, [set.All], submitted, submitted.All, []) { HasOthers = true };

    /// <summary>Where a set is another's in a place, so may its parts be.</summary>
    private static IEnumerable<SetLink> WithParts(SetLink link)
    {
        yield return link;
        if (link.Place.Length == 0 || link.ChildCounts is not [{ Of: CountOf.All } all] || link.ParentCount.Of != CountOf.All)
        {
            yield break;
        }

        var parts = link.Parent.Parts;
        foreach (var part in link.Child.Parts.Where(part => part.Rows.Any))
        {
            if (parts.FindIndex(each => each.Rows.And(all.Rows).Equals(part.Rows)) is >= 0 and var same)
            {
                yield return link with { ChildCounts = [part], ParentCount = parts[same] };
            }
        }
    }

    /// <param name="Set">The set.</param>
    /// <param name="Counts">What of it.</param>
    /// <param name="Subject">The questions whose answers put a row among these.</param>
    private sealed record Sought(CountedSet Set, SetCount[] Counts, string Subject)
    {
        /// <summary>Whether the same rows are the same by what they are asked, and not just by chance.</summary>
        public bool IsSameKindAs(CountedSet parent, SetCount count, bool isEverywhere) => Counts[0].Of switch
        {
            CountOf.Part when parent.Cells.Count == 0 => Subject == parent.Subject,
            CountOf.Part => isEverywhere && count.Of == CountOf.Part && Subject.Split(' ').Intersect(parent.Subject.Split(' ')).Any(),
            _ when Counts.Length > 1 => Subject == parent.Subject && (count.Of == CountOf.Part || parent.Subject.Length == 0 || parent.Cells.Count == 0),
            _ => Subject == parent.Subject && (count.Of == CountOf.All || Subject.Length == 0),
        };
    }
}
