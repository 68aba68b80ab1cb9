using System.Globalization;
using System.Text.Json;
using NUnit.Framework;

namespace Survey.Tests.Analysis.Estimation;

/// <summary>One file of published values, computed with R's survey 4.5 or base R, and the tolerance that the file itself asks for.</summary>
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

    public void Meets(string path, params double[] actual) => Meets(Numbers(path), actual, path);

    /// <summary>Meets the values within so many times the file's tolerance as its notes grant them.</summary>
    public void Meets(double[] expected, double[] actual, string what, double slack = 1)
    {
        Assert.That(actual, Has.Length.EqualTo(expected.Length), $"{Name} {what}");
        for (var index = 0; index < expected.Length; index++)
        {
            var allowed = slack * Tolerance * (Math.Abs(expected[index]) < 1e-3 ? 1 : Math.Abs(expected[index]));
            Assert.That(actual[index], Is.EqualTo(expected[index]).Within(allowed), $"{Name} {what}[{index}]");
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

    private static double Number(JsonElement element) => element.ValueKind == JsonValueKind.String
        ? double.Parse(element.GetString() ?? "", CultureInfo.InvariantCulture)
        : element.GetDouble();
}
