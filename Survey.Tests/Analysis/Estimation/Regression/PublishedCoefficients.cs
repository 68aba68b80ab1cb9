using System.Text.Json;
using Survey.Analysis.Estimation.Regression;

namespace Survey.Tests.Analysis.Estimation.Regression;

/// <summary>A published table of coefficients, met line by line.</summary>
internal static class PublishedCoefficients
{
    public static void AssertMatches(ReferenceCase reference, string block, FittedModel model, double slack = 1)
    {
        var lines = model.Coefficients;
        Meets("coef", line => line.Estimate.Value);
        Meets("se", line => line.Estimate.StandardError);
        Meets("t", line => line.Statistic ?? 0);
        Meets("p", line => line.PValue ?? 1);
        reference.AssertMatches(block + ".df_residual", model.DegreesOfFreedom);
        var positions = Enumerable.Range(0, lines.Count).ToArray();
        var covariance = positions.SelectMany(row => positions.Select(column => model.JointCoefficients.Covariance(row, column)));
        reference.AssertMatches(reference.Numbers(block + ".vcov"), [.. covariance], block + ".vcov", slack);

        void Meets(string column, Func<Coefficient, double> value) =>
            reference.AssertMatches(reference.Numbers($"{block}.{column}"), [.. lines.Select(value)], $"{block}.{column}", slack);
    }

    public static double[] Values(JsonElement byName) => [.. byName.EnumerateObject().Select(value => value.Value.GetDouble())];
}
