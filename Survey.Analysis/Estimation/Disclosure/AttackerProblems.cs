using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Disclosure;

/// <summary>The readers' problems of one component: for each sensitive cell and side, how far a reader's range reaches under a pattern of withheld units.</summary>
/// <remarks>
/// Beside the reader who knows the published cells, each single contributor of a withheld unit is a reader who knows its cells too. Where no pattern could
/// reach as far as asked, what withholding everything reaches is asked instead.
/// </remarks>
internal sealed class AttackerProblems
{
    private const int Nobody = -1;
    private const double Tolerance = 1e-7;

    private readonly TableComponent component;
    private readonly BoundedSystem system;
    private readonly int[] unitOf;
    private readonly int[][] cellsOf;
    private readonly int[][] knownCellsOf;
    private readonly List<(int Variable, int Direction, double Distance)> needs = [];
    private readonly Dictionary<(int Need, int Knower), double> attainable = [];

    public AttackerProblems(TableComponent component)
    {
        this.component = component;
        system = component.ToSystem();
        var named = new Dictionary<int, int>();
        unitOf = [.. component.Cells.Select((position, variable) => UnitOf(position, variable, named))];
        cellsOf = [.. Enumerable.Range(0, unitOf.Max() + 1).Select(unit => Enumerable.Range(0, unitOf.Length).Where(variable => unitOf[variable] == unit).ToArray())];
        knownCellsOf = [.. cellsOf.Select(cells => cells.Where(variable => CellOf(variable).IsKnownToOne).ToArray())];
        Costs = [.. cellsOf.Select(cells => cells.Sum(variable => CellOf(variable).Cost))];
        IsWithheld = new bool[cellsOf.Length];
        AddNeeds();
        Open();
    }

    public double[] Costs { get; }

    public bool[] IsWithheld { get; }

    public int Needs => needs.Count;

    public long Work => system.Work;

    /// <summary>The units that the last satisfied need leant on.</summary>
    public HashSet<int> Support { get; } = [];

    /// <summary>The cells of which not even withholding everything protects as asked.</summary>
    public IEnumerable<int> Unprotectable =>
        attainable.Where(each => each.Value < needs[each.Key.Need].Distance - Tolerance).Select(each => component.Cells[needs[each.Key.Need].Variable]).Distinct();

    public IEnumerable<int> CellsOf(int unit) => cellsOf[unit].Select(variable => component.Cells[variable]);

    public void Withhold(int unit)
    {
        IsWithheld[unit] = true;
        Array.ForEach(cellsOf[unit], Free);
    }

    public void Show(int unit)
    {
        IsWithheld[unit] = false;
        Array.ForEach(cellsOf[unit], system.Fix);
    }

    /// <summary>Null where a need is met; else the units one of which any pattern must withhold that meets it.</summary>
    public List<int>? Blocking(int need)
    {
        Support.Clear();
        if (Blocking(need, Nobody) is { } units)
        {
            return units;
        }

        var knowers = Support.Where(unit => unit != unitOf[needs[need].Variable] && knownCellsOf[unit].Length > 0).Order().ToList();
        return knowers.Select(knower => Blocking(need, knower)).FirstOrDefault(blocking => blocking is not null);
    }

    private List<int>? Blocking(int need, int knower)
    {
        var (variable, direction, distance) = needs[need];
        var wanted = attainable.GetValueOrDefault((need, knower), distance);
        if (Push(need, knower, wanted) < wanted - Tolerance && !attainable.ContainsKey((need, knower)))
        {
            wanted = attainable[(need, knower)] = Attain(need, knower);
        }

        if (Push(need, knower, wanted) >= wanted - Tolerance)
        {
            AddSupport();
            return null;
        }

        return [.. system.Holding(variable, direction).Where(each => CouldMove(each.Variable, each.Direction)).Select(each => unitOf[each.Variable]).Distinct()];
    }

    private void AddSupport()
    {
        var deviations = system.Deviations;
        for (var variable = 0; variable < deviations.Length; variable++)
        {
            if (unitOf[variable] >= 0 && Math.Abs(deviations[variable]) > Tolerance)
            {
                Support.Add(unitOf[variable]);
            }
        }
    }

    private double Push(int need, int knower, double wanted)
    {
        var (variable, direction, _) = needs[need];
        var known = knower == Nobody ? [] : knownCellsOf[knower];
        Array.ForEach(known, system.Fix);
        system.Reset();
        var reached = system.Push(variable, direction, wanted);
        Array.ForEach(known, Free);
        return reached;
    }

    /// <summary>How far the range reaches if everything is withheld that may be.</summary>
    private double Attain(int need, int knower)
    {
        var shown = Enumerable.Range(0, IsWithheld.Length).Where(unit => !IsWithheld[unit]).ToList();
        shown.ForEach(Withhold);
        var reached = Push(need, knower, needs[need].Distance);
        shown.ForEach(Show);
        return Math.Min(reached, needs[need].Distance);
    }

    private bool CouldMove(int variable, int direction) => unitOf[variable] is >= 0 and var unit && !IsWithheld[unit]
        && CellOf(variable) is var cell && (direction < 0 ? cell.Value > cell.Lower : cell.Value < cell.Upper);

    private LinkedCell CellOf(int variable) => component.Tables.Cells[component.Cells[variable]];

    private int UnitOf(int position, int variable, Dictionary<int, int> named)
    {
        var cell = component.Tables.Cells[position];
        if (cell.Visibility == CellVisibility.NeverShown)
        {
            return -1;
        }

        var name = cell.Unit ?? -1 - variable;
        named.TryAdd(name, named.Count);
        return named[name];
    }

    private void AddNeeds()
    {
        foreach (var variable in Enumerable.Range(0, component.Cells.Length))
        {
            var cell = CellOf(variable);
            if (cell.Protection is { } protection)
            {
                needs.Add((variable, -1, Math.Min(protection.Below, cell.Value - cell.Lower)));
                needs.Add((variable, 1, Math.Min(protection.Above, cell.Upper - cell.Value)));
            }
        }

        needs.RemoveAll(need => need.Distance <= 0);
    }

    /// <summary>What is sensitive is withheld, and with it its unit; what is never shown is free.</summary>
    private void Open()
    {
        for (var variable = 0; variable < unitOf.Length; variable++)
        {
            if (unitOf[variable] < 0)
            {
                Free(variable);
            }
            else if (CellOf(variable).Protection is not null)
            {
                Withhold(unitOf[variable]);
            }
        }
    }

    private void Free(int variable) => system.Free(variable, CellOf(variable).Value - CellOf(variable).Lower, CellOf(variable).Upper - CellOf(variable).Value);
}
