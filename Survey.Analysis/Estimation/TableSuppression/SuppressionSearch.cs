namespace Survey.Analysis.Estimation.TableSuppression;

/// <summary>Finds the cheapest units to suppress in one component, so that every sensitive cell is protected.</summary>
/// <remarks>
/// A need that a pattern does not meet names, by the dual of its linear program, units one of which every sufficient pattern holds
/// (Fischetti and Salazar 2001, Management Science 47). Choosing from all such sets is a hitting set problem: first by the primal-dual
/// method with reverse deletion (Goemans and Williamson 1997), which also gives a lower bound of the cost; then by branch and bound on the
/// units of an unmet set, the same method bounding each branch, until nothing cheaper is possible or the work allowed is done.
/// Mutable: for one search, and not for use by several threads at once.
/// </remarks>
/// <param name="problems">The attacker problems, which the search changes and leaves as it found them.</param>
/// <param name="maxWork">The work, as <see cref="AttackerProblems.Work"/>, after which no further branch is searched.</param>
internal sealed class SuppressionSearch(AttackerProblems problems, long maxWork)
{
    // Costs are added in different orders: a smaller difference is none.
    private const double Rounding = 1e-9;

    private bool[]? bestPattern;
    private double bestCost = double.PositiveInfinity;
    private bool isTruncated;

    /// <summary>The cost of the cheapest pattern found.</summary>
    public double Cost => bestCost;

    /// <summary>A lower bound of the cost of every pattern.</summary>
    public double CostLowerBound { get; private set; }

    /// <summary>The cheapest pattern found: for each unit whether it is suppressed.</summary>
    /// <exception cref="InvalidOperationException">No pattern was found; a defect, as suppressing everything meets every need.</exception>
    public bool[] Find()
    {
        var excluded = new bool[problems.Costs.Length];
        CostLowerBound = CompleteByPrimalDual(0, excluded) ?? 0;
        if (CostLowerBound < bestCost - Rounding)
        {
            Branch(0, excluded);
            CostLowerBound = isTruncated ? CostLowerBound : bestCost;
        }

        return bestPattern ?? throw new InvalidOperationException("Suppressing everything meets every need, and yet no pattern was found.");
    }

    private void Explore(double cost, bool[] excluded)
    {
        isTruncated |= problems.Work > maxWork;
        if (!isTruncated && CompleteByPrimalDual(cost, excluded) is { } lowest && lowest < bestCost - Rounding)
        {
            Branch(cost, excluded);
        }
    }

    private void Branch(double cost, bool[] excluded)
    {
        var unmet = Enumerable.Range(0, problems.NeedCount).Select(problems.FindBlockingUnits).FirstOrDefault(units => units is not null)
            ?? [];
        var tried = new List<int>();
        foreach (var unit in unmet.Where(unit => !excluded[unit]).OrderBy(unit => problems.Costs[unit]).ThenBy(unit => unit))
        {
            problems.Suppress(unit);
            Explore(cost + problems.Costs[unit], excluded);
            problems.Publish(unit);
            excluded[unit] = true;
            tried.Add(unit);
        }

        tried.ForEach(unit => excluded[unit] = false);
    }

    /// <summary>Completes the pattern, keeps the result if it is the cheapest so far, and undoes the completion.</summary>
    /// <returns>What any completion without the excluded units costs at least; null where there is none.</returns>
    private double? CompleteByPrimalDual(double cost, bool[] excluded)
    {
        var supports = new HashSet<int>[problems.NeedCount];
        var added = new List<int>();
        var bound = Complete(excluded, supports, added);
        if (bound is not null)
        {
            DeleteInReverse(supports, added);
            KeepIfCheaper(cost + added.Sum(unit => problems.Costs[unit]));
        }

        added.ForEach(problems.Publish);
        return cost + bound;
    }

    private double? Complete(bool[] excluded, HashSet<int>[] supports, List<int> added)
    {
        var residual = problems.Costs.ToArray();
        var bound = 0.0;
        for (var need = 0; need < supports.Length; need++)
        {
            while (problems.FindBlockingUnits(need) is { } units)
            {
                var open = units.Where(unit => !excluded[unit]).ToList();
                if (open.Count == 0)
                {
                    return null;
                }

                var chosen = open.MinBy(unit => residual[unit]);
                var raise = residual[chosen];
                open.ForEach(unit => residual[unit] -= raise);
                bound += raise;
                problems.Suppress(chosen);
                added.Add(chosen);
            }

            supports[need] = [.. problems.Support];
        }

        return bound;
    }

    private void DeleteInReverse(HashSet<int>[] supports, List<int> added)
    {
        foreach (var unit in Enumerable.Reverse(added).ToList())
        {
            problems.Publish(unit);
            var changed = new Dictionary<int, HashSet<int>>();
            foreach (var need in Enumerable.Range(0, supports.Length).Where(need => supports[need].Contains(unit)))
            {
                if (problems.FindBlockingUnits(need) is not null)
                {
                    problems.Suppress(unit);
                    break;
                }

                changed[need] = [.. problems.Support];
            }

            if (!problems.IsSuppressed[unit])
            {
                added.Remove(unit);
                changed.ToList().ForEach(support => supports[support.Key] = support.Value);
            }
        }
    }

    private void KeepIfCheaper(double cost)
    {
        if (cost < bestCost - Rounding)
        {
            (bestPattern, bestCost) = ([.. problems.IsSuppressed], cost);
        }
    }
}
