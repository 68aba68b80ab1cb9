using System.Globalization;
using System.Reflection;
using NUnit.Framework;
using Survey.Data.Storage;
using Survey.Tests.Support;
using Survey.Web;

namespace Survey.Tests.Web;

/// <summary>The operator's page, <c>Survey.Web/README.md</c>, held against the options classes.</summary>
public sealed class OperatorPageTests
{
    private static readonly string[] Page = File.ReadAllLines(RepositoryPaths.PathOf("Survey.Web", "README.md"));

    /// <summary>Every property of every options class; a class of options names its section.</summary>
    private static IEnumerable<TestCaseData> Settings() =>
        from type in typeof(SurveySite).Assembly.GetTypes().Concat(typeof(StorageOptions).Assembly.GetTypes())
        where type.Name.EndsWith("Options", StringComparison.Ordinal)
        let section = type.GetField("Section")?.GetRawConstantValue() as string
        where section is not null
        from property in type.GetProperties()
        let name = $"{section}:{property.Name}"
        select new TestCaseData(name, property, Format(property.GetValue(Activator.CreateInstance(type)))).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Settings))]
    public void Setting_OfAnOptionsClass_StandsOnThePage(string name, PropertyInfo property, string defaultValue)
    {
        var row = Page.SingleOrDefault(line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal));

        Assert.That(row, Is.Not.Null, "the page does not have the setting, or has it twice");
        var cells = row?.Split('|', StringSplitOptions.TrimEntries) ?? [];
        Assert.Multiple(() =>
        {
            Assert.That(cells[2], Is.EqualTo(defaultValue.Length == 0 ? "" : $"`{defaultValue}`"), "default");
            Assert.That(cells[3], Does.Contain(RangeOf(property)), "range");
        });
    }

    [Test]
    public void Page_NamesNoSettingThatIsNotThere()
    {
        var names = Settings().Select(setting => setting.Arguments[0]).OfType<string>().ToList();
        var sections = names.Select(name => name.Split(':')[0]).Distinct(StringComparer.Ordinal).ToList();

        var rows = Page.Where(line => sections.Any(section => line.StartsWith($"| `{section}:", StringComparison.Ordinal)));

        Assert.That(rows.Select(row => row.Split('`')[1]), Is.EquivalentTo(names));
    }

    private static string RangeOf(PropertyInfo property)
    {
        if (property.PropertyType.IsEnum)
        {
            return string.Join(", ", Enum.GetNames(property.PropertyType).Select(name => $"`{name}`"));
        }

        return property.GetCustomAttribute<System.ComponentModel.DataAnnotations.RangeAttribute>() is { } range
            ? $"{range.Minimum} to {range.Maximum}"
            : "";
    }

    private static string Format(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
