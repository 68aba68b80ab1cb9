namespace Survey.Analysis.Estimation.Disclosure;

/// <summary>Decides which further cells are withheld so that the sensitive ones cannot be worked out by addition and subtraction.</summary>
public static class SecondarySuppression
{
    /// <summary>The work that a search for something cheaper may take: some tenths of a second.</summary>
    public const long DefaultWork = 8_000_000;

    private const long LargestTable = 20_000_000;

    /// <summary>The cheapest pattern, or a good one where finding the cheapest takes more than the work allowed; <see cref="SuppressionPattern.IsOptimal"/> says which.</summary>
    /// <remarks>
    /// A reader is taken to know all published cells, all sums and the bounds of every cell. What does not hang together is solved apart.
    /// The pattern depends on nothing but the tables: no clock, no randomness. A component too large to solve is withheld whole.
    /// </remarks>
    /// <param name="tables">The cells, sensitive ones with their protection.</param>
    /// <param name="workAllowed">Numbers that the search may touch before it is content with what it has.</param>
    public static SuppressionPattern Find(LinkedTables tables, long workAllowed = DefaultWork)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var isWithheld = tables.Cells.Select(cell => cell is { Protection: not null, Visibility: CellVisibility.MayBeWithheld }).ToArray();
        var (cost, lowest, unprotectable) = (0.0, 0.0, new List<int>());
        foreach (var component in TableComponent.Of(tables, cell => tables.Cells[cell].Visibility == CellVisibility.Public, cell => tables.Cells[cell].Unit ?? -1))
        {
            if (!component.Cells.Any(cell => tables.Cells[cell].Protection is not null))
            {
                continue;
            }

            if ((long)component.Cells.Length * component.Equations.Count > LargestTable)
            {
                cost += WithholdAll(component, isWithheld);
                continue;
            }

            var problems = new AttackerProblems(component);
            var search = new SuppressionSearch(problems, workAllowed);
            foreach (var cell in search.Find().Index().Where(unit => unit.Item).SelectMany(unit => problems.CellsOf(unit.Index)))
            {
                isWithheld[cell] = true;
            }

            (cost, lowest, workAllowed) = (cost + search.Cost, lowest + search.LowestCost, Math.Max(0, workAllowed - problems.Work));
            unprotectable.AddRange(problems.Unprotectable);
        }

        return new SuppressionPattern { Tables = tables, IsWithheld = [.. isWithheld], Cost = cost, LowestCost = lowest, Unprotectable = [.. unprotectable.Order()] };
    }

    private static double WithholdAll(TableComponent component, bool[] isWithheld)
    {
        var shown = component.Cells.Where(cell => component.Tables.Cells[cell].Visibility == CellVisibility.MayBeWithheld && !isWithheld[cell]).ToList();
        shown.ForEach(cell => isWithheld[cell] = true);
        return shown.Sum(cell => component.Tables.Cells[cell].Cost);
    }
}
