namespace Survey.Data.Simulation;

/// <summary>The seed of simulated respondents where nobody chooses one.</summary>
public static class SimulationSeed
{
    /// <summary>Any fixed number: the same study then has the same answers and the same coverage report each time.</summary>
    public const int Default = 1;
}
