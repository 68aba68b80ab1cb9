using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation;

/// <summary>Dull valid things, of which a test changes what it is about.</summary>
internal static class Create
{
    public static Estimate Estimate() =>
        new()
        {
            Value = 0.5,
            StandardError = 0.1,
            DegreesOfFreedom = 9,
            Count = 10,
            UnobservedShare = 0.5,
        };

    /// <summary>Two strata: 3 of 6 answered in 'a', 2 of 2 in 'b'.</summary>
    public static SampleDesign Design() =>
        SampleDesign.FromPopulations([new Stratum("a", 6), new Stratum("b", 2)], new[] { 0, 0, 0, 1, 1 });
}
