namespace Survey.Analysis.Estimation.Samples;

/// <summary>A second or further stage of a sample: units drawn within the units of the stage before, such as schools within
/// districts.</summary>
/// <remarks>Nothing is checked here: the first estimate refuses lengths that are not the design's, and populations that are smaller than
/// their units.</remarks>
public sealed record SamplingStage
{
    /// <summary>Each row's unit at this stage, any code, one per row of the design; the same code within two units of the stage before
    /// means two units.</summary>
    public required ReadOnlyMemory<int> UnitOfRow { get; init; }

    /// <summary>
    /// For each row, how many units of this stage its stratum holds within its unit of the stage before; empty: infinitely many. Rows of
    /// the same stratum must say the same: only the first of them is read.
    /// </summary>
    public ReadOnlyMemory<double> PopulationOfRow { get; init; }

    /// <summary>Each row's stratum within its unit of the stage before, any code; empty: one stratum.</summary>
    public ReadOnlyMemory<int> StratumOfRow { get; init; }
}
