using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.TableSuppression;

/// <summary>
/// The attacker problems of one component: for each sensitive cell and side, how far an intruder's range reaches under a pattern of
/// suppressed units.
/// </summary>
/// <remarks>
/// <para>
/// Beside the intruder who knows the published cells, each single contributor of a suppressed unit is an intruder who knows its cells too.
/// Where no pattern could reach as far as required, what suppressing everything reaches is required instead.
/// </para>
/// <para>
/// A protection need is one side of one sensitive cell; needs and units are numbered from 0. A unit is a set of cells that are suppressed
/// together. Mutable: not for use by several threads at once.
/// </para>
/// </remarks>
internal sealed class AttackerProblems
{
    private const int NoContributor = -1;

    // Wider than the tolerance of the linear programs, 1e-9, whose errors add up over a component; narrow beside a count of 1.
    private const double Tolerance = 1e-7;

    private readonly TableComponent component;
    private readonly BoundedSystem system;
    private readonly int[] unitOf;
    private readonly int[][] cellsOf;
    private readonly int[][] knownCellsOf;
    private readonly List<(int Variable, int Direction, double Distance)> protectionNeeds = [];
    private readonly Dictionary<(int Need, int Contributor), double> attainable = [];

    /// <summary>The problems of a component, its sensitive cells suppressed and all others published.</summary>
    public AttackerProblems(TableComponent component)
    {
        this.component = component;
        system = component.ToSystem();
        var numbers = new Dictionary<int, int>();
        unitOf = [.. component.Cells.Select((position, variable) => UnitOf(position, variable, numbers))];
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

    /// <summary>The cost of suppressing each unit.</summary>
    public double[] Costs { get; }

    /// <summary>For each unit whether it is suppressed at present.</summary>
    public bool[] IsSuppressed { get; }

    /// <summary>The number of protection needs.</summary>
    public int NeedCount => protectionNeeds.Count;

    /// <summary>The work done so far, as <see cref="BoundedSystem.Work"/>.</summary>
    public long Work => system.Work;

    /// <summary>The units by which the need that was last found to be met is met.</summary>
    public HashSet<int> Support { get; } = [];

    /// <summary>The positions of cells for which not even suppressing everything reaches as far as required, as far as is known after the
    /// needs have been solved.</summary>
    public IEnumerable<int> UnprotectableCells =>
        attainable
            .Where(limit => limit.Value < protectionNeeds[limit.Key.Need].Distance - Tolerance)
            .Select(limit => component.Cells[protectionNeeds[limit.Key.Need].Variable])
            .Distinct();

    /// <summary>The positions of a unit's cells among all cells of the tables.</summary>
    public IEnumerable<int> CellsOf(int unit) => cellsOf[unit].Select(variable => component.Cells[variable]);

    /// <summary>Suppresses a unit.</summary>
    public void Suppress(int unit)
    {
        IsSuppressed[unit] = true;
        Array.ForEach(cellsOf[unit], Free);
    }

    /// <summary>Publishes a unit that was suppressed.</summary>
    public void Publish(int unit)
    {
        IsSuppressed[unit] = false;
        Array.ForEach(cellsOf[unit], system.Fix);
    }

    /// <summary>Null where a need is met, and then <see cref="Support"/> says by which units; else units of which every pattern that meets
    /// the need suppresses at least one.</summary>
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
        var required = attainable.GetValueOrDefault((need, contributor), distance);
        if (MaximizeDeviation(need, contributor, required) < required - Tolerance && !attainable.ContainsKey((need, contributor)))
        {
            required = attainable[(need, contributor)] = ComputeAttainable(need, contributor);
        }

        if (MaximizeDeviation(need, contributor, required) >= required - Tolerance)
        {
            AddSupport();
            return null;
        }

        return
        [
            .. system
                .FindBlockingVariables(variable, direction)
                .Where(blocking => CanMove(blocking.Variable, blocking.Direction))
                .Select(blocking => unitOf[blocking.Variable])
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

    private double MaximizeDeviation(int need, int contributor, double required)
    {
        var (variable, direction, _) = protectionNeeds[need];
        var known = contributor == NoContributor ? [] : knownCellsOf[contributor];
        Array.ForEach(known, system.Fix);
        system.Reset();
        var reached = system.Maximize(variable, direction, required);
        Array.ForEach(known, Free);
        return reached;
    }

    /// <summary>How far an intruder's range reaches if everything is suppressed that may be, at most as far as required.</summary>
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

    // A cell without a unit is one of its own, under a number that no unit has.
    private int UnitOf(int position, int variable, Dictionary<int, int> numbers)
    {
        var cell = component.Tables.Cells[position];
        if (cell.Visibility == CellVisibility.NeverPublished)
        {
            return -1;
        }

        var key = cell.Unit ?? -1 - variable;
        numbers.TryAdd(key, numbers.Count);
        return numbers[key];
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

    // Sensitive cells are suppressed with their units; cells that are never published are free from the start.
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
