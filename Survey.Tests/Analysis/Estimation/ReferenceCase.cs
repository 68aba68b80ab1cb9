using System.Globalization;
using System.Text.Json;
using NUnit.Framework;
using Survey.Analysis.Estimation.Estimates;

namespace Survey.Tests.Analysis.Estimation;

/// <summary>One file of published values, computed with R's survey 4.5 or base R, and the tolerance that the file itself asks
/// for.</summary>
internal sealed class ReferenceCase
{
    private ReferenceCase(string name, JsonElement root)
    {
        Name = name;
        Values = root.GetProperty("values");
        Tolerance = root.GetProperty("tolerance").GetDouble();
    }

    public string Name { get; }

    public JsonElement Values { get; }

    /// <summary>Relative; absolute for values below 0.001 in size.</summary>
    public double Tolerance { get; }

    public static string Folder => Path.Combine(TestContext.CurrentContext.TestDirectory, "Analysis", "Estimation", "Reference");

    public static ReferenceCase Load(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")));
        return new ReferenceCase(name, document.RootElement.Clone());
    }

    /// <summary>The part of the values at a path such as <c>mean.se</c>; a name in it may have dots of its own.</summary>
    public JsonElement At(string path) => At(Values, path);

    /// <summary>All numbers at a path, row by row.</summary>
    public double[] Numbers(string path) => [.. Flatten(At(path))];

    public static IEnumerable<double> Flatten(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flatten) : [Number(element)];

    public void AssertMatches(string path, params double[] actual) => AssertMatches(Numbers(path), actual, path);

    /// <summary>Meets the values within so many times the file's tolerance as its notes grant them.</summary>
    public void AssertMatches(double[] expected, double[] actual, string what, double slack = 1)
    {
        Assert.That(actual, Has.Length.EqualTo(expected.Length), $"{Name} {what}");
        for (var index = 0; index < expected.Length; index++)
        {
            var allowed = slack * Tolerance * (Math.Abs(expected[index]) < 1e-3 ? 1 : Math.Abs(expected[index]));
            Assert.That(actual[index], Is.EqualTo(expected[index]).Within(allowed), $"{Name} {what}[{index}]");
        }
    }

    /// <summary>Value, standard error, covariance, degrees of freedom and both intervals, as far as the block has them.</summary>
    public void AssertMatchesEstimates(string block, JointEstimate actual)
    {
        var estimates = actual.Estimates;
        var size = estimates.Count;
        var normal = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.975);
        var student = MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, Numbers(block + ".df")[0], 0.975);
        AssertMatches(block + ".estimate", [.. estimates.Select(estimate => estimate.Value)]);
        AssertMatches(block + ".se", [.. estimates.Select(estimate => estimate.StandardError)]);
        AssertMatches(
            block + ".vcov",
            [.. Enumerable.Range(0, size * size).Select(index => actual.Covariance(index / size, index % size))]
        );
        AssertMatches(block + ".df", estimates[0].DegreesOfFreedom);
        AssertMatches(block + ".ci_z_lower", [.. estimates.Select(estimate => estimate.Value - (normal * estimate.StandardError))]);
        AssertMatches(block + ".ci_z_upper", [.. estimates.Select(estimate => estimate.Value + (normal * estimate.StandardError))]);
        AssertMatches(block + ".ci_t_lower", [.. estimates.Select(estimate => estimate.Value - (student * estimate.StandardError))]);
        AssertMatches(block + ".ci_t_upper", [.. estimates.Select(estimate => estimate.Value + (student * estimate.StandardError))]);
    }

    /// <summary>
    /// Whatever the block has of value, standard error, degrees of freedom, variance and intervals, each estimate for itself. R takes the
    /// degrees of freedom of the whole design where it does not take those of a subset: these are then given.
    /// </summary>
    public void AssertMatchesEach(string block, IReadOnlyList<Estimate> actual, int? degrees = null)
    {
        var normal = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.975);
        var student = MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, degrees ?? actual[0].DegreesOfFreedom, 0.975);
        (string Part, Func<Estimate, double> Of)[] parts =
        [
            ("estimate", estimate => estimate.Value),
            ("se", estimate => estimate.StandardError),
            ("ci_z_lower", estimate => estimate.Value - (normal * estimate.StandardError)),
            ("ci_z_upper", estimate => estimate.Value + (normal * estimate.StandardError)),
            ("ci_t_lower", estimate => estimate.Value - (student * estimate.StandardError)),
            ("ci_t_upper", estimate => estimate.Value + (student * estimate.StandardError)),
        ];
        foreach (var (part, of) in parts.Where(part => At(block).TryGetProperty(part.Part, out _)))
        {
            AssertMatches($"{block}.{part}", [.. actual.Select(of)]);
        }

        AssertMatches(block + ".df", degrees ?? actual[0].DegreesOfFreedom);
        if (actual.Count == 1 && At(block).TryGetProperty("vcov", out _))
        {
            AssertMatches(block + ".vcov", actual[0].StandardError * actual[0].StandardError);
        }
    }

    private static JsonElement At(JsonElement element, string path)
    {
        if (path.Length == 0)
        {
            return element;
        }

        var part = element.EnumerateObject().First(part => path == part.Name || path.StartsWith(part.Name + '.', StringComparison.Ordinal));
        return At(part.Value, path[Math.Min(part.Name.Length + 1, path.Length)..]);
    }

    private static double Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.String
            ? double.Parse(element.GetString() ?? "", CultureInfo.InvariantCulture)
            : element.GetDouble();
}
