using Survey.Analysis.Datasets;

namespace Survey.Analysis.Figures;

/// <summary>A smallest place of a set of rows: one value of each variable by which any figure of the set is broken down.</summary>
/// <param name="Values">The values in the set's order of variables; null is none, or not known.</param>
/// <param name="Rows">The rows there.</param>
/// <param name="Possible">The rows that may be there for all that the frame says.</param>
internal sealed record SmallestPlace(IReadOnlyList<string?> Values, Bits Rows, Bits Possible)
{
    /// <summary>The values as one word.</summary>
    public string Key => KeyOf(Values);

    public static string KeyOf(IEnumerable<string?> values) => string.Join('\n', values.Select(value => value is null ? "-" : "+" + value));
}

/// <summary>What of a set is counted.</summary>
internal enum CountOf
{
    /// <summary>All of it.</summary>
    All,

    /// <summary>A part of one of its partitions.</summary>
    Part,

    /// <summary>The unknown ones beside it.</summary>
    Unknown,
}

/// <summary>A number of a set that figures may publish.</summary>
internal readonly record struct SetCount(CountOf Of, Bits Rows);

/// <summary>A set of rows that figures count, whatever their words are, cut into its smallest places: each part's number there is an unknown of the reader's.</summary>
internal sealed class CountedSet(RowSpace space, Bits rows, string subject)
{
    private readonly SortedSet<string> variables = new(StringComparer.Ordinal);
    private IReadOnlyList<SmallestPlace>? places;
    private Bits? possible;

    public RowSpace Space { get; } = space;

    public Bits Rows { get; } = rows;

    /// <summary>The questions whose answers put a row in it.</summary>
    public string Subject { get; } = subject;

    /// <summary>Different countings of the set: figures that publish the same numbers are one.</summary>
    public List<Tally> Tallies { get; } = [];

    /// <summary>The published cells of each counting.</summary>
    public List<PublishedCell> Cells { get; } = [];

    /// <summary>The variables of its places.</summary>
    public IReadOnlyCollection<string> Variables => variables;

    /// <summary>All of it, as a count.</summary>
    public SetCount All => new(CountOf.All, Rows);

    /// <summary>The parts of its partitions, each once.</summary>
    public List<SetCount> Parts => [.. Tallies.SelectMany(tally => tally.Partitions).SelectMany(parts => parts).Distinct().Select(part => new SetCount(CountOf.Part, part))];

    /// <summary>For each count the positions of the reader's unknowns that it is made of, in each smallest place.</summary>
    public Dictionary<SetCount, int[][]> Unknowns { get; } = [];

    /// <summary>The smallest places in which anyone is or may be.</summary>
    public IReadOnlyList<SmallestPlace> Places => places ??= Cross();

    /// <summary>How many smallest places there would be with more variables, at most.</summary>
    public long PlacesWith(IEnumerable<string> more) => variables.Union(more).Aggregate(1L, (product, variable) => Math.Min(int.MaxValue, product * Space.ValuesOf(variable).Count));

    public void Require(IEnumerable<string> more) => variables.UnionWith(more);

    /// <summary>A reader holds no other rows possible than these; null is that nobody knows how many there are.</summary>
    public void Limit(Bits? rows) => possible = rows is null ? possible : possible?.And(rows) ?? rows;

    public void Add(PublishedCell cell)
    {
        if (!Tallies.Exists(cell.Tally.IsSameAs))
        {
            Tallies.Add(cell.Tally);
        }

        Limit(cell.Tally.Possible);
        Require(cell.Cell.By.Select(pair => pair.Key));
        Cells.Add(cell);
    }

    /// <summary>The smallest places inside a larger one.</summary>
    public IEnumerable<int> Inside(IReadOnlyCollection<KeyValuePair<string, string?>> by)
    {
        var conditions = by.Select(pair => (Variable: variables.TakeWhile(name => name != pair.Key).Count(), pair.Value)).ToList();
        return Places.Index().Where(place => conditions.TrueForAll(each => place.Item.Values[each.Variable] == each.Value)).Select(place => place.Index);
    }

    /// <summary>The highest count that a reader who knows the frame holds possible in a place.</summary>
    public double MostOf(SetCount count, SmallestPlace place) =>
        (count.Of == CountOf.Unknown ? Tallies.Find(tally => tally.Unknown.Equals(count.Rows))?.Possible : possible)?.CountAnd(place.Possible) ?? double.PositiveInfinity;

    private List<SmallestPlace> Cross()
    {
        List<SmallestPlace> all = [new([], Bits.All(Rows.Length), Bits.All(Rows.Length))];
        foreach (var variable in variables)
        {
            all =
            [
                .. from place in all
                   from value in Space.ValuesOf(variable)
                   let cut = new SmallestPlace([.. place.Values, value.Name], place.Rows.And(value.Rows), place.Possible.And(value.Possible))
                   where MostOf(All, cut) > 0 || Tallies.Exists(tally => tally.Unknown.CountAnd(cut.Rows) > 0)
                   select cut,
            ];
        }

        return all;
    }
}
