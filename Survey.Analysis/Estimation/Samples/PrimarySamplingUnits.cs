using System.Globalization;
using Survey.Analysis.Estimation.Estimates;

namespace Survey.Analysis.Estimation.Samples;

/// <summary>The rows of one stage of a design gathered into its primary units (clusters or single rows) within strata, with the correction
/// that each stratum gets.</summary>
/// <remarks>Units are numbered from 0 in the order of their first rows. Immutable.</remarks>
internal sealed class PrimarySamplingUnits
{
    // Of the population: where everyone answered, one that was computed, as a sum of weights, misses the number of units by rounding. A
    // true remainder is at least one unit, so this is safe up to ten million units in a stratum.
    private const double Tolerance = 1e-7;

    private readonly SampleDesign design;
    private readonly int[]? unitOfRow;
    private readonly int[] stratumOfUnit;
    private readonly int[] unitsOfStratum;

    /// <summary>The units of a design, which is checked in full but for its later stages and replicates.</summary>
    /// <exception cref="ArgumentException">Strata or clusters of rows have another length than the weights; a row is in a stratum that is
    /// not there; a weight is negative or not finite; or a population is not finite, or smaller than its units by more than
    /// rounding.</exception>
    public PrimarySamplingUnits(SampleDesign design)
    {
        RequireShape(design);
        this.design = design;
        unitOfRow = design.ClusterOfRow.IsEmpty ? null : NumberClusters(design);
        stratumOfUnit = StrataOfUnits(design, unitOfRow);
        unitsOfStratum = new int[design.Strata.Count];
        foreach (var stratum in stratumOfUnit)
        {
            unitsOfStratum[stratum]++;
        }

        RequirePopulations();
    }

    /// <summary>The number of primary units in the sample.</summary>
    public int Count => stratumOfUnit.Length;

    /// <summary>The primary unit of a row.</summary>
    public int UnitOf(int row) => unitOfRow is null ? row : unitOfRow[row];

    /// <summary>The position in <see cref="SampleDesign.Strata"/> of a primary unit's stratum.</summary>
    public int StratumOf(int unit) => stratumOfUnit[unit];

    /// <summary>n, the number of a stratum's primary units in the sample; may be 0.</summary>
    public int UnitCountOf(int stratum) => unitsOfStratum[stratum];

    /// <summary>The share of the stratum that did not answer, 1 − n/N; exactly 0 where everyone did, 1 where N is infinite.</summary>
    public double FinitePopulationCorrection(int stratum)
    {
        if (design.Strata[stratum].Population is not { } population)
        {
            return 1;
        }

        var unobservedShare = (population - unitsOfStratum[stratum]) / population;
        return unobservedShare < Tolerance ? 0 : unobservedShare;
    }

    /// <summary>Whether a single primary unit of a larger stratum answered, so that no variance within it can be estimated.</summary>
    public bool HasLonelyUnit(int stratum) => unitsOfStratum[stratum] == 1 && FinitePopulationCorrection(stratum) > 0;

    /// <summary>
    /// By what to multiply the variance of the other strata so that each with a lonely unit adds their average; 1 unless that is the
    /// design's rule.
    /// </summary>
    /// <param name="strata">For each stratum whether it adds to the variance.</param>
    /// <exception cref="DesignException">The design's rule is to use the average, and all of them have a lonely unit.</exception>
    public double AverageFactor(bool[] strata)
    {
        int[] counted = [.. Enumerable.Range(0, strata.Length).Where(stratum => strata[stratum])];
        if (design.LonelyPsuRule != LonelyPsuRule.UseAverage || counted.Length == 0)
        {
            return 1;
        }

        var seen = counted.Count(stratum => !HasLonelyUnit(stratum));
        return seen > 0
            ? (double)counted.Length / seen
            : throw new DesignException("Every stratum has one primary unit, so there is no average variance to use.");
    }

    /// <summary>The size of a base: a row without weight counts in it, but adds no degree of freedom (R's <c>degf</c>).</summary>
    /// <param name="inBase">One element per row; empty: every row.</param>
    public DomainCounts DomainCountsOf(ReadOnlySpan<bool> inBase)
    {
        var touched = new bool[Count];
        var rows = 0;
        for (var row = 0; row < design.RowCount; row++)
        {
            if (inBase.IsEmpty || inBase[row])
            {
                touched[UnitOf(row)] |= design.Weights.Span[row] > 0;
                rows++;
            }
        }

        var strata = StrataWithUnitsIn(touched);
        return new DomainCounts(rows, touched.AsSpan().Count(true) - strata.AsSpan().Count(true), UnobservedShareIn(strata));
    }

    private double UnobservedShareIn(bool[] strata)
    {
        var (unobservedShare, all) = (0.0, 0.0);
        for (var stratum = 0; stratum < strata.Length; stratum++)
        {
            if (!strata[stratum])
            {
                continue;
            }

            if (design.Strata[stratum].Population is not { } population)
            {
                return 1;
            }

            unobservedShare += population * FinitePopulationCorrection(stratum);
            all += population;
        }

        return all > 0 ? unobservedShare / all : 1;
    }

    /// <summary>Which strata have a row in the base; one element per stratum.</summary>
    /// <param name="inBase">One element per row; empty is a base without rows here.</param>
    public bool[] StrataWithRowsIn(ReadOnlySpan<bool> inBase)
    {
        var strata = new bool[design.Strata.Count];
        for (var row = 0; row < inBase.Length; row++)
        {
            strata[stratumOfUnit[UnitOf(row)]] |= inBase[row];
        }

        return strata;
    }

    private bool[] StrataWithUnitsIn(ReadOnlySpan<bool> units)
    {
        var strata = new bool[design.Strata.Count];
        for (var unit = 0; unit < units.Length; unit++)
        {
            strata[stratumOfUnit[unit]] |= units[unit];
        }

        return strata;
    }

    private static int[] NumberClusters(SampleDesign design)
    {
        var numbers = new Dictionary<(int Stratum, int Cluster), int>();
        var units = new int[design.RowCount];
        for (var row = 0; row < units.Length; row++)
        {
            var key = (StratumOfRow(design, row), design.ClusterOfRow.Span[row]);
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers.Add(key, number = numbers.Count);
            }

            units[row] = number;
        }

        return units;
    }

    private static int[] StrataOfUnits(SampleDesign design, int[]? unitOfRow)
    {
        var stratumOfRow = design.StratumOfRow.IsEmpty ? new int[design.RowCount] : design.StratumOfRow.Span;
        if (unitOfRow is null)
        {
            return stratumOfRow.ToArray();
        }

        var strata = new int[unitOfRow.DefaultIfEmpty(-1).Max() + 1];
        for (var row = 0; row < unitOfRow.Length; row++)
        {
            strata[unitOfRow[row]] = stratumOfRow[row];
        }

        return strata;
    }

    private static int StratumOfRow(SampleDesign design, int row) => design.StratumOfRow.IsEmpty ? 0 : design.StratumOfRow.Span[row];

    private void RequirePopulations()
    {
        for (var stratum = 0; stratum < unitsOfStratum.Length; stratum++)
        {
            if (design.Strata[stratum].Population is { } population && !double.IsFinite(population))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Stratum '{design.Strata[stratum].Name}' has a population of {population}; give its size, or none where it is "
                            + $"taken as infinite."
                    )
                );
            }

            if (design.Strata[stratum].Population < unitsOfStratum[stratum] * (1 - Tolerance))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Stratum '{design.Strata[stratum].Name}' has {unitsOfStratum[stratum]} primary units in the sample but only "
                            + $"{design.Strata[stratum].Population} in the population."
                    )
                );
            }
        }
    }

    private static void RequireShape(SampleDesign design)
    {
        RequireLength(design, design.StratumOfRow.Length, nameof(design.StratumOfRow));
        RequireLength(design, design.ClusterOfRow.Length, nameof(design.ClusterOfRow));
        if (design.StratumOfRow.IsEmpty && design.Strata.Count != 1)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The design has {design.Strata.Count} strata but does not say which row is in which.")
            );
        }

        foreach (var stratum in design.StratumOfRow.Span)
        {
            if ((uint)stratum >= (uint)design.Strata.Count)
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"A row is in stratum {stratum}, but the strata are numbered 0 to {design.Strata.Count - 1}."
                    )
                );
            }
        }

        design.RequireWeights();
    }

    private static void RequireLength(SampleDesign design, int length, string what)
    {
        if (length != 0 && length != design.RowCount)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The design has {design.RowCount} weights but {length} rows in {what}.")
            );
        }
    }
}
