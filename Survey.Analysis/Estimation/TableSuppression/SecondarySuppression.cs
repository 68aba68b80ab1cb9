namespace Survey.Analysis.Estimation.TableSuppression;

/// <summary>Decides which further cells are suppressed so that the sensitive ones cannot be computed by addition and
/// subtraction.</summary>
public static class SecondarySuppression
{
    /// <summary>The work that a search for something cheaper may take: some tenths of a second.</summary>
    public const long DefaultWork = 8_000_000;

    // Cells times equations of the dense table that a component is solved in: 160 megabytes.
    private const long MaximumTableSize = 20_000_000;

    /// <summary>The cheapest pattern, or a good one where finding the cheapest takes more than the work allowed;
    /// <see cref="SuppressionPattern.IsOptimal"/> says which.</summary>
    /// <remarks>
    /// An intruder is taken to know all published cells, all sums and the bounds of every cell. Components that share no cell are solved
    /// apart. The pattern depends on nothing but the tables: no clock, no randomness. A component too large to solve is suppressed whole.
    /// </remarks>
    /// <param name="tables">The cells, sensitive ones with their protection.</param>
    /// <param name="maxWork">Numbers that the search may touch before it is content with what it has.</param>
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
