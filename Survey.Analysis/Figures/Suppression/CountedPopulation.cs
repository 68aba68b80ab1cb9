using Survey.Analysis.Datasets;

namespace Survey.Analysis.Figures.Suppression;

/// <summary>A base cell of a population: one value of each variable by which any figure of it is broken down.</summary>
/// <param name="Values">The values in the population's order of variables; null is none, or not known.</param>
/// <param name="Rows">The rows there.</param>
/// <param name="PossibleRows">The rows that may be there for all that the frame says.</param>
internal sealed record BaseCell(IReadOnlyList<string?> Values, RowSet Rows, RowSet PossibleRows)
{
    /// <summary>The values as one key.</summary>
    public string Key => KeyOf(Values);

    public static string KeyOf(IEnumerable<string?> values) => string.Join('\n', values.Select(value => value is null ? "-" : "+" + value));
}

/// <summary>What of a population is counted.</summary>
internal enum CountKind
{
    /// <summary>All of it.</summary>
    All,

    /// <summary>A part of one of its partitions.</summary>
    Part,

    /// <summary>The unknown ones beside it.</summary>
    Unknown,
}

/// <summary>A count of a population that figures may publish.</summary>
internal readonly record struct PopulationCount(CountKind Kind, RowSet Rows);

/// <summary>A population that one or more figures count; the counts in its base cells are the unknowns of the disclosure problem.</summary>
internal sealed class CountedPopulation(RowUniverse universe, RowSet rows, string subject)
{
    private readonly SortedSet<string> variables = new(StringComparer.Ordinal);
    private IReadOnlyList<BaseCell>? baseCells;
    private RowSet? possibleRows;

    public RowUniverse Universe { get; } = universe;

    public RowSet Rows { get; } = rows;

    /// <summary>The questions whose answers put a row in it.</summary>
    public string Subject { get; } = subject;

    /// <summary>Different countings of the set: figures that publish the same numbers are one.</summary>
    public List<CountSpecification> Specifications { get; } = [];

    /// <summary>The published cells of each counting.</summary>
    public List<DisclosureCell> Cells { get; } = [];

    /// <summary>The variables of its base cells.</summary>
    public IReadOnlyCollection<string> Variables => variables;

    /// <summary>All of it, as a count.</summary>
    public PopulationCount All => new(CountKind.All, Rows);

    /// <summary>The parts of its partitions, each once.</summary>
    public List<PopulationCount> Parts =>
        [
            .. Specifications
                .SelectMany(specification => specification.Partitions)
                .SelectMany(parts => parts)
                .Distinct()
                .Select(part => new PopulationCount(CountKind.Part, part)),
        ];

    /// <summary>For each count and base cell the positions of the unknowns whose sum it is.</summary>
    public Dictionary<PopulationCount, int[][]> UnknownsByCount { get; } = [];

    /// <summary>The base cells in which anyone is or may be.</summary>
    public IReadOnlyList<BaseCell> BaseCells => baseCells ??= BuildBaseCells();

    /// <summary>How many base cells there would be with more variables, at most.</summary>
    public long CountBaseCellsWith(IEnumerable<string> more) =>
        variables.Union(more).Aggregate(1L, (product, variable) => Math.Min(int.MaxValue, product * Universe.ValuesOf(variable).Count));

    public void AddVariables(IEnumerable<string> more) => variables.UnionWith(more);

    /// <summary>Limits the rows that an intruder holds possible; null is that nobody knows how many there are.</summary>
    public void LimitPossibleRows(RowSet? rows) => possibleRows = rows is null ? possibleRows : possibleRows?.And(rows) ?? rows;

    public void Add(DisclosureCell cell)
    {
        if (!Specifications.Exists(cell.Specification.HasSameCountsAs))
        {
            Specifications.Add(cell.Specification);
        }

        LimitPossibleRows(cell.Specification.Possible);
        AddVariables(cell.Cell.BreakdownValues.Select(pair => pair.Key));
        Cells.Add(cell);
    }

    /// <summary>The base cells inside a larger cell.</summary>
    public IEnumerable<int> BaseCellsInside(IReadOnlyCollection<KeyValuePair<string, string?>> breakdownValues)
    {
        var conditions = breakdownValues
            .Select(pair => (Variable: variables.TakeWhile(name => name != pair.Key).Count(), pair.Value))
            .ToList();
        return BaseCells
            .Index()
            .Where(baseCell => conditions.TrueForAll(each => baseCell.Item.Values[each.Variable] == each.Value))
            .Select(baseCell => baseCell.Index);
    }

    /// <summary>The highest count in a base cell that is possible given the frame.</summary>
    public double UpperBoundOf(PopulationCount count, BaseCell baseCell) =>
        (
            count.Kind == CountKind.Unknown
                ? Specifications.Find(specification => specification.Unknown.Equals(count.Rows))?.Possible
                : possibleRows
        )?.CountIntersection(baseCell.PossibleRows) ?? double.PositiveInfinity;

    private List<BaseCell> BuildBaseCells()
    {
        List<BaseCell> all = [new([], RowSet.All(Rows.Length), RowSet.All(Rows.Length))];
        foreach (var variable in variables)
        {
            all =
            [
                .. from cell in all
                from value in Universe.ValuesOf(variable)
                let refined = new BaseCell(
                    [.. cell.Values, value.Name],
                    cell.Rows.And(value.Rows),
                    cell.PossibleRows.And(value.PossibleRows)
                )
                where
                    UpperBoundOf(All, refined) > 0
                    || Specifications.Exists(specification => specification.Unknown.CountIntersection(refined.Rows) > 0)
                select refined,
            ];
        }

        return all;
    }
}
