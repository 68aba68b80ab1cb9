using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.TableSuppression;

/// <summary>A connected component of the cells that are not known to everybody, by sums and units: nothing about its cells can be computed
/// from those of others. Immutable.</summary>
/// <param name="Tables">All tables.</param>
/// <param name="Cells">The positions of the component's cells, ascending; a cell's place in this list is its variable.</param>
/// <param name="Equations">The sums among them, each the positions of its total and then its parts, known cells included.</param>
internal sealed record TableComponent(LinkedTables Tables, int[] Cells, List<int[]> Equations)
{
    /// <summary>The components of the cells that an intruder may not know.</summary>
    /// <param name="tables">All tables.</param>
    /// <param name="isKnown">For each cell whether everybody knows it.</param>
    /// <param name="unitOf">Cells of one unit are in one component; −1 is no unit.</param>
    public static List<TableComponent> Of(LinkedTables tables, Func<int, bool> isKnown, Func<int, int> unitOf)
    {
        var unknown = tables
            .Relations.Select(relation => relation.Parts.Prepend(relation.Total).Where(cell => !isKnown(cell)).ToArray())
            .ToList();
        var units = Enumerable
            .Range(0, tables.Cells.Length)
            .Where(cell => !isKnown(cell) && unitOf(cell) >= 0)
            .GroupBy(unitOf)
            .Select(unit => unit.ToArray());
        var roots = new DisjointSets(tables.Cells.Length);
        foreach (var together in unknown.Concat(units).Where(cells => cells.Length > 1))
        {
            roots.Join(together);
        }

        var equations = tables
            .Relations.Zip(unknown)
            .Where(relation => relation.Second.Length > 0)
            .ToLookup(relation => roots.Find(relation.Second[0]), relation => relation.First);
        return
        [
            .. Enumerable
                .Range(0, tables.Cells.Length)
                .Where(cell => !isKnown(cell))
                .GroupBy(roots.Find)
                .Select(cells => new TableComponent(
                    tables,
                    [.. cells],
                    [.. equations[cells.Key].Select(relation => relation.Parts.Prepend(relation.Total).ToArray())]
                )),
        ];
    }

    /// <summary>The component's sums as equations of its variables, all of which are fixed.</summary>
    public BoundedSystem ToSystem()
    {
        var positions = Cells.Index().ToDictionary(cell => cell.Item, cell => cell.Index);
        return new BoundedSystem(
            Cells.Length,
            Equations.Select(equation =>
                (IReadOnlyList<(int, double)>)
                    [
                        .. equation
                            .Index()
                            .Where(term => positions.ContainsKey(term.Item))
                            .Select(term => (positions[term.Item], term.Index == 0 ? -1.0 : 1.0)),
                    ]
            )
        );
    }

    // Union-find: sets of members, each known by its smallest member.
    private sealed class DisjointSets(int length)
    {
        private readonly int[] parents = [.. Enumerable.Range(0, length)];

        /// <summary>The smallest member of the set that a member is in.</summary>
        public int Find(int member)
        {
            while (parents[member] != member)
            {
                member = parents[member] = parents[parents[member]];
            }

            return member;
        }

        /// <summary>Makes one set of those that the members are in.</summary>
        public void Join(int[] members)
        {
            foreach (var member in members)
            {
                var (one, other) = (Find(members[0]), Find(member));
                parents[Math.Max(one, other)] = Math.Min(one, other);
            }
        }
    }
}
