using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.TableSuppression;

/// <summary>
/// The attacker problems of one component: for each sensitive cell and side, how far an intruder's range reaches under a pattern of
/// suppressed units.
/// </summary>
/// <remarks>
/// Beside the intruder who knows the published cells, each single contributor of a suppressed unit is an intruder who knows its cells too.
/// Where no pattern could reach as far as asked, what suppressing everything reaches is asked instead. Not for use by several threads at
/// once.
/// </remarks>
internal sealed class AttackerProblems
{
    private const int NoContributor = -1;
    // Wider than the tolerance of the linear programs, whose errors add up over a component.
    private const double Tolerance = 1e-7;

    private readonly TableComponent component;
    private readonly BoundedSystem system;
    private readonly int[] unitOf;
    private readonly int[][] cellsOf;
    private readonly int[][] knownCellsOf;
    private readonly List<(int Variable, int Direction, double Distance)> protectionNeeds = [];
    private readonly Dictionary<(int Need, int Knower), double> attainable = [];

    public AttackerProblems(TableComponent component)
    {
        this.component = component;
        system = component.ToSystem();
        var named = new Dictionary<int, int>();
        unitOf = [.. component.Cells.Select((position, variable) => UnitOf(position, variable, named))];
        cellsOf =
        [
            .. Enumerable
                .Range(0, unitOf.Max() + 1)
                .Select(unit => Enumerable.Range(0, unitOf.Length).Where(variable => unitOf[variable] == unit).ToArray()),
        ];
        knownCellsOf = [.. cellsOf.Select(cells => cells.Where(variable => CellOf(variable).IsKnownToSingleContributor).ToArray())];
        Costs = [.. cellsOf.Select(cells => cells.Sum(variable => CellOf(variable).Cost))];
        IsSuppressed = new bool[cellsOf.Length];
        AddNeeds();
        SuppressSensitiveUnits();
    }

    public double[] Costs { get; }

    public bool[] IsSuppressed { get; }

    public int NeedCount => protectionNeeds.Count;

    public long Work => system.Work;

    /// <summary>The units that the last satisfied need used.</summary>
    public HashSet<int> Support { get; } = [];

    /// <summary>The cells of which not even suppressing everything protects as asked.</summary>
    public IEnumerable<int> UnprotectableCells =>
        attainable
            .Where(each => each.Value < protectionNeeds[each.Key.Need].Distance - Tolerance)
            .Select(each => component.Cells[protectionNeeds[each.Key.Need].Variable])
            .Distinct();

    public IEnumerable<int> CellsOf(int unit) => cellsOf[unit].Select(variable => component.Cells[variable]);

    public void Suppress(int unit)
    {
        IsSuppressed[unit] = true;
        Array.ForEach(cellsOf[unit], Free);
    }

    public void Publish(int unit)
    {
        IsSuppressed[unit] = false;
        Array.ForEach(cellsOf[unit], system.Fix);
    }

    /// <summary>Null where a need is met; else the units one of which any pattern must suppress that meets it.</summary>
    public List<int>? FindBlockingUnits(int need)
    {
        Support.Clear();
        if (FindBlockingUnits(need, NoContributor) is { } units)
        {
            return units;
        }

        var contributors = Support
            .Where(unit => unit != unitOf[protectionNeeds[need].Variable] && knownCellsOf[unit].Length > 0)
            .Order()
            .ToList();
        return contributors.Select(contributor => FindBlockingUnits(need, contributor)).FirstOrDefault(blocking => blocking is not null);
    }

    private List<int>? FindBlockingUnits(int need, int contributor)
    {
        var (variable, direction, distance) = protectionNeeds[need];
        var wanted = attainable.GetValueOrDefault((need, contributor), distance);
        if (MaximizeDeviation(need, contributor, wanted) < wanted - Tolerance && !attainable.ContainsKey((need, contributor)))
        {
            wanted = attainable[(need, contributor)] = ComputeAttainable(need, contributor);
        }

        if (MaximizeDeviation(need, contributor, wanted) >= wanted - Tolerance)
        {
            AddSupport();
            return null;
        }

        return
        [
            .. system
                .FindBlockingVariables(variable, direction)
                .Where(each => CanMove(each.Variable, each.Direction))
                .Select(each => unitOf[each.Variable])
                .Distinct(),
        ];
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

    private double MaximizeDeviation(int need, int contributor, double wanted)
    {
        var (variable, direction, _) = protectionNeeds[need];
        var known = contributor == NoContributor ? [] : knownCellsOf[contributor];
        Array.ForEach(known, system.Fix);
        system.Reset();
        var reached = system.Maximize(variable, direction, wanted);
        Array.ForEach(known, Free);
        return reached;
    }

    /// <summary>How far the range reaches if everything is suppressed that may be.</summary>
    private double ComputeAttainable(int need, int contributor)
    {
        var published = Enumerable.Range(0, IsSuppressed.Length).Where(unit => !IsSuppressed[unit]).ToList();
        published.ForEach(Suppress);
        var reached = MaximizeDeviation(need, contributor, protectionNeeds[need].Distance);
        published.ForEach(Publish);
        return Math.Min(reached, protectionNeeds[need].Distance);
    }

    private bool CanMove(int variable, int direction) =>
        unitOf[variable] is >= 0 and var unit
        && !IsSuppressed[unit]
        && CellOf(variable) is var cell
        && (direction < 0 ? cell.Value > cell.Lower : cell.Value < cell.Upper);

    private LinkedCell CellOf(int variable) => component.Tables.Cells[component.Cells[variable]];

    private int UnitOf(int position, int variable, Dictionary<int, int> named)
    {
        var cell = component.Tables.Cells[position];
        if (cell.Visibility == CellVisibility.NeverPublished)
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
                protectionNeeds.Add((variable, -1, Math.Min(protection.Below, cell.Value - cell.Lower)));
                protectionNeeds.Add((variable, 1, Math.Min(protection.Above, cell.Upper - cell.Value)));
            }
        }

        protectionNeeds.RemoveAll(need => need.Distance <= 0);
    }

    /// <summary>What is sensitive is suppressed, and with it its unit; what is never shown is free.</summary>
    private void SuppressSensitiveUnits()
    {
        for (var variable = 0; variable < unitOf.Length; variable++)
        {
            if (unitOf[variable] < 0)
            {
                Free(variable);
            }
            else if (CellOf(variable).Protection is not null)
            {
                Suppress(unitOf[variable]);
            }
        }
    }

    private void Free(int variable) =>
        system.Free(variable, CellOf(variable).Value - CellOf(variable).Lower, CellOf(variable).Upper - CellOf(variable).Value);
}
