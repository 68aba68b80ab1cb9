namespace Survey.Analysis.Estimation.Samples;

/// <summary>The stages of a sample, each as a one-stage design whose strata lie within the units of the stage before.</summary>
/// <remarks>
/// The variance is the sum over the stages of what varies between the units of a stage within those strata, times the sampling
/// fractions of all the units above (Särndal, Swensson and Wretman 1992, 4.4; R's <c>svyrecvar</c>). A stage below one without a
/// population adds nothing: what was drawn there with replacement already carries it.
/// </remarks>
internal static class SampleStages
{
    /// <summary>One stage of a sample.</summary>
    /// <param name="Design">The stage as a one-stage design.</param>
    /// <param name="Units">The units drawn at this stage.</param>
    /// <param name="FractionOfStratum">For each stratum of the stage the product of the sampling fractions n/N above it.</param>
    internal sealed record Stage(SampleDesign Design, PrimarySamplingUnits Units, double[] FractionOfStratum);

    /// <summary>The stages of a design from the first one on, up to the last that adds to a variance.</summary>
    /// <exception cref="ArgumentException">The parts of the design, or of a stage, do not fit together.</exception>
    public static IReadOnlyList<Stage> Of(SampleDesign design)
    {
        var first = new PrimarySamplingUnits(design);
        var fractions = new double[design.Strata.Count];
        Array.Fill(fractions, 1);
        var stages = new List<Stage> { new(design, first, fractions) };
        foreach (var stage in design.LaterStages)
        {
            RequireLengths(design, stage);
            if (stages[^1].Design.Strata.Any(stratum => stratum.Population is null))
            {
                break;
            }

            stages.Add(BuildStage(stages[^1], stage, stages.Count + 1));
        }

        return stages;
    }

    private static Stage BuildStage(Stage above, SamplingStage stage, int number)
    {
        var strata = new List<Stratum>();
        var fractions = new List<double>();
        var codes = new Dictionary<(int Unit, int Stratum), int>();
        var stratumOfRow = new int[above.Design.RowCount];
        for (var row = 0; row < stratumOfRow.Length; row++)
        {
            var key = (above.Units.UnitOf(row), stage.StratumOfRow.IsEmpty ? 0 : stage.StratumOfRow.Span[row]);
            if (!codes.TryGetValue(key, out var code))
            {
                codes.Add(key, code = codes.Count);
                var parent = above.Units.StratumOf(key.Item1);
                strata.Add(
                    new Stratum(
                        FormattableString.Invariant($"{above.Design.Strata[parent].Name}, stage {number}, of row {row}"),
                        stage.PopulationOfRow.IsEmpty ? null : stage.PopulationOfRow.Span[row]
                    )
                );
                fractions.Add(above.FractionOfStratum[parent] * (1 - above.Units.FinitePopulationCorrection(parent)));
            }

            stratumOfRow[row] = code;
        }

        var design = above.Design with { Strata = strata, StratumOfRow = stratumOfRow, ClusterOfRow = stage.UnitOfRow };
        return new Stage(design, new PrimarySamplingUnits(design), [.. fractions]);
    }

    private static void RequireLengths(SampleDesign design, SamplingStage stage)
    {
        foreach (var length in new[] { stage.UnitOfRow.Length, stage.PopulationOfRow.Length, stage.StratumOfRow.Length })
        {
            if (length != design.RowCount && (length != 0 || stage.UnitOfRow.IsEmpty))
            {
                throw new ArgumentException(FormattableString.Invariant($"The design has {design.RowCount} rows, a later stage {length}."));
            }
        }
    }
}
