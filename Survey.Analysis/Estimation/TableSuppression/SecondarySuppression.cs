namespace Survey.Analysis.Estimation.TableSuppression;

/// <summary>Secondary cell suppression: decides which further cells are suppressed so that the sensitive ones cannot be computed by
/// addition and subtraction.</summary>
public static class SecondarySuppression
{
    /// <summary>The work that a search for a cheaper pattern may take if not given, in the measure of <c>BoundedSystem.Work</c>: some
    /// tenths of a second.</summary>
    public const long DefaultWork = 8_000_000;

    // Cells times equations of the dense simplex table of a component: doubles of 160 megabytes in all.
    private const long MaximumTableSize = 20_000_000;

    /// <summary>The cheapest pattern, or a good one where finding the cheapest takes more than the work allowed;
    /// <see cref="SuppressionPattern.IsOptimal"/> says which.</summary>
    /// <remarks>
    /// An intruder is assumed to know all published cells, all sums and the bounds of every cell (Fischetti and Salazar 2001, Management
    /// Science 47). Components that share no cell are solved one by one. The pattern depends on nothing but the arguments: no clock, no
    /// randomness. A component too large to solve is suppressed whole.
    /// </remarks>
    /// <param name="tables">The cells, sensitive ones with their protection.</param>
    /// <param name="maxWork">The work after which the search ends with the cheapest pattern found so far; with 0 that is the first
    /// one.</param>
    public static SuppressionPattern Find(LinkedTables tables, long maxWork = DefaultWork)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var isSuppressed = tables
            .Cells.Select(cell => cell is { Protection: not null, Visibility: CellVisibility.MayBeSuppressed })
            .ToArray();
        var (cost, lowest, unprotectable) = (0.0, 0.0, new List<int>());
        foreach (
            var component in TableComponent.Of(
                tables,
                cell => tables.Cells[cell].Visibility == CellVisibility.Public,
                cell => tables.Cells[cell].Unit ?? -1
            )
        )
        {
            if (!component.Cells.Any(cell => tables.Cells[cell].Protection is not null))
            {
                continue;
            }

            if ((long)component.Cells.Length * component.Equations.Count > MaximumTableSize)
            {
                cost += SuppressAll(component, isSuppressed);
                continue;
            }

            var problems = new AttackerProblems(component);
            var search = new SuppressionSearch(problems, maxWork);
            foreach (var cell in search.Find().Index().Where(unit => unit.Item).SelectMany(unit => problems.CellsOf(unit.Index)))
            {
                isSuppressed[cell] = true;
            }

            (cost, lowest, maxWork) = (cost + search.Cost, lowest + search.CostLowerBound, Math.Max(0, maxWork - problems.Work));
            unprotectable.AddRange(problems.UnprotectableCells);
        }

        return new SuppressionPattern
        {
            Tables = tables,
            IsSuppressed = [.. isSuppressed],
            Cost = cost,
            CostLowerBound = lowest,
            UnprotectableCells = [.. unprotectable.Order()],
        };
    }

    private static double SuppressAll(TableComponent component, bool[] isSuppressed)
    {
        var published = component
            .Cells.Where(cell => component.Tables.Cells[cell].Visibility == CellVisibility.MayBeSuppressed && !isSuppressed[cell])
            .ToList();
        published.ForEach(cell => isSuppressed[cell] = true);
        return published.Sum(cell => component.Tables.Cells[cell].Cost);
    }
}
