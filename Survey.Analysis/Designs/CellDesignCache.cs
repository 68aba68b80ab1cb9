using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Nonresponse;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Designs;

/// <summary>The designs of a dataset's cells; the same cell always gets the same design, so that figures of it can be compared.</summary>
/// <remarks>
/// Raked weights begin with N/n of the respondent group.
/// Weights are N/n within a class, N the eligible units of the cell and n those that answered, with the finite population correction.
/// Without weighting classes every respondent weighs the same; respondent groups are then still strata of the variance. A cache: not for
/// use by several threads at once.
/// </remarks>
internal sealed class CellDesignCache(Dataset dataset)
{
    private readonly Dictionary<Weighting, int[]> classCodes = [];
    private readonly Dictionary<(RowSet Cell, Weighting Weighting), CellDesign> unitDesigns = [];
    private readonly Dictionary<(RowSet Cell, Weighting Weighting, string Repeat), CellDesign> rowDesigns = [];

    /// <summary>The design of the units that answered, in a cell of eligible units, as far as their class may belong to the base.</summary>
    /// <remarks>A class that is outside the base altogether adds nothing to any estimate, and must not merge with one that does.</remarks>
    public CellDesign ForUnits(RowSet cell, RowSet possiblyInBase, Weighting weighting) =>
        ForUnits(RestrictToClasses(cell, possiblyInBase, weighting), weighting);

    /// <summary>The design of a repeat's rows: each as its unit, all rows of a unit together.</summary>
    public CellDesign ForRows(DatasetTable table, RowSet cell, RowSet possiblyInBase, Weighting weighting)
    {
        var classes = RestrictToClasses(cell, possiblyInBase, weighting);
        var key = (classes, weighting, table.RepeatName ?? "");
        if (!rowDesigns.TryGetValue(key, out var design))
        {
            rowDesigns.Add(key, design = CreateForRows(table, ForUnits(classes, weighting)));
        }

        return design;
    }

    /// <summary>The design of a figure over the frame: units with a known value represent all possible ones, unweighted.</summary>
    public static CellDesign ForFrame(RowSet known, RowSet population)
    {
        var rows = known.Rows().ToArray();
        var sample = SampleDesign.FromPopulations([new Stratum("all", population.Count)], new int[rows.Length]);
        return new CellDesign(sample with { LonelyPsuRule = LonelyPsuRule.Ignore }, rows, known.Length);
    }

    private CellDesign ForUnits(RowSet cell, Weighting weighting)
    {
        if (!unitDesigns.TryGetValue((cell, weighting), out var design))
        {
            unitDesigns.Add((cell, weighting), design = CreateForUnits(cell, weighting));
        }

        return design;
    }

    private string? ClassColumn(Weighting weighting) => weighting == Weighting.ByClass ? dataset.Study.Settings.WeightingClassColumn : null;

    private RowSet RestrictToClasses(RowSet cell, RowSet units, Weighting weighting)
    {
        if (!classCodes.TryGetValue(weighting, out var codes))
        {
            classCodes.Add(weighting, codes = WeightingClasses.ClassCodes(dataset, ClassColumn(weighting)));
        }

        var classCodesInUse = cell.And(units).Rows().Select(unit => codes[unit]).ToHashSet();
        return RowSet.Where(cell.Length, unit => cell[unit] && classCodesInUse.Contains(codes[unit]));
    }

    private CellDesign CreateForUnits(RowSet cell, Weighting weighting)
    {
        var classes = WeightingClasses.Create(dataset, cell, ClassColumn(weighting));
        var rows = classes.Respondents();
        var sample = SampleDesign.FromPopulations(classes.Strata, rows.Select(unit => classes.ClassOfUnit.Span[unit]).ToArray());
        if (weighting == Weighting.None)
        {
            var ones = new double[rows.Length];
            Array.Fill(ones, 1);
            sample = sample with { Weights = ones };
        }

        sample = sample with { LonelyPsuRule = LonelyPsuRule.Ignore };
        return weighting.IsRaked && rows.Length > 0
            ? Rake(sample, cell, rows, weighting)
            : new CellDesign(sample, rows, dataset.Length) { MergedClasses = classes.MergedClasses };
    }

    /// <summary>Standard errors are those of the residuals (<see cref="Calibrator"/>).</summary>
    private CellDesign Rake(SampleDesign sample, RowSet cell, int[] rows, Weighting weighting)
    {
        var margins = weighting.RakingColumns.Select(column => new RakingMargin(dataset, cell, column)).ToList();
        IReadOnlyList<MergedWeightingClass> merged = [.. margins.SelectMany(margin => margin.MergedClasses)];
        try
        {
            var raked = new Calibrator { Distance = CalibrationDistance.Raking }.Calibrate(
                sample,
                [.. margins.SelectMany(margin => margin.ToMargin(rows).ToVariables())]
            );
            return new CellDesign(raked, rows, dataset.Length) { MergedClasses = merged };
        }
        catch (CalibrationException)
        {
            return new CellDesign(sample, rows, dataset.Length) { MergedClasses = merged, HasRakingFailed = true };
        }
    }

    private static CellDesign CreateForRows(DatasetTable table, CellDesign units)
    {
        var rowsOfUnit = Enumerable.Range(0, table.Length).ToLookup(row => table.UnitOfRow.Span[row]);
        var rows = Enumerable
            .Range(0, units.Sample.RowCount)
            .SelectMany(unit => rowsOfUnit[units.DatasetRowOfRow.Span[unit]].DefaultIfEmpty(-1).Select(row => (Unit: unit, Row: row)))
            .ToArray();
        var sample = units.Sample with
        {
            Weights = rows.Select(row => units.Sample.Weights.Span[row.Unit]).ToArray(),
            StratumOfRow = rows.Select(row => units.Sample.StratumOfRow.Span[row.Unit]).ToArray(),
            ClusterOfRow = rows.Select(row => row.Unit).ToArray(),
            // Units were calibrated, not their rows: the weights are taken as given.
            Calibrations = [],
        };
        return new CellDesign(sample, rows.Select(row => row.Row).ToArray(), table.Length)
        {
            MergedClasses = units.MergedClasses,
            HasRakingFailed = units.HasRakingFailed,
        };
    }
}
