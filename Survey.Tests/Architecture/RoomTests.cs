using System.Reflection;
using System.Text.RegularExpressions;
using NetArchTest.Rules;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Architecture;

/// <summary>Who may use whom: Web → Analysis → Data, and inside each project only rooms to the left.</summary>
public sealed partial class RoomTests
{
    private static readonly string[] DataRooms =
        ["Expressions", "Questionnaires", "Studies", "Frames", "Rounds", "Mail", "Invitations", "Delegations", "Responses", "Simulation", "Accounts", "Storage"];

    private static readonly string[] EstimationRooms =
    [
        "Estimation.Numerics", "Estimation.Estimates", "Estimation.Samples", "Estimation.Intervals", "Estimation.Estimators",
        "Estimation.Regression", "Estimation.Nonresponse", "Estimation.Comparisons", "Estimation.Ranks", "Estimation.Agreement",
        "Estimation.Disclosure",
    ];

    private static readonly string[] AnalysisRooms =
        [.. EstimationRooms, "Datasets", "Designs", "Figures", "Charts", "Exports", "Reports"];

    private static readonly string[] Features =
        ["Respond", "Fieldwork", "Figures", "Reports", "Studies", "Mail", "Account"];

    private static readonly Assembly Data = Assembly.Load("Survey.Data");
    private static readonly Assembly Analysis = Assembly.Load("Survey.Analysis");
    private static readonly Assembly Web = Assembly.Load("Survey.Web");

    private static IEnumerable<TestCaseData> Rooms() =>
        Order(Data, DataRooms).Concat(Order(Analysis, AnalysisRooms));

    [TestCaseSource(nameof(Rooms))]
    public void Room_UsesOnlyRoomsToItsLeft(Assembly project, string room, string[] toTheRight)
    {
        var result = Types.InAssembly(project).That().ResideInNamespaceStartingWith(room).ShouldNot().HaveDependencyOnAny(toTheRight).GetResult();

        Assert.That(result.FailingTypeNames ?? [], Is.Empty);
    }

    [TestCaseSource(nameof(Features))]
    public void Feature_UsesNoOtherFeature(string feature)
    {
        var others = Features.Except([feature]).Select(other => "Survey.Web.Features." + other).ToArray();

        var result = Types.InAssembly(Web).That().ResideInNamespaceMatching($@"Survey\.Web\.Features\.{feature}$").ShouldNot().HaveDependencyOnAny(others).GetResult();

        Assert.That(result.FailingTypeNames ?? [], Is.Empty);
    }

    [Test]
    public void Projects_DependInOneDirection()
    {
        Assert.Multiple(() =>
        {
            Assert.That(References(Data), Is.Empty);
            Assert.That(References(Analysis), Is.EqualTo(new[] { "Survey.Data" }));
            Assert.That(References(Web), Is.SubsetOf(new[] { "Survey.Analysis", "Survey.Data" }));
        });
    }

    [Test]
    public void EveryRoom_IsInTheOrder()
    {
        Assert.Multiple(() =>
        {
            Assert.That(RoomsOf(Data), Is.SubsetOf(DataRooms));
            Assert.That(RoomsOf(Analysis), Is.SubsetOf(AnalysisRooms));
        });
    }

    [TestCase("Survey.Data")]
    [TestCase("Survey.Analysis")]
    [TestCase("Survey.Web")]
    [TestCase("Survey.Tests")]
    public void Namespace_IsItsFolder(string project)
    {
        var strays = from path in Repository.SourcesOf(project)
                     let folder = Path.GetDirectoryName(Path.GetRelativePath(Repository.Root, path)) ?? ""
                     let declared = NamespaceLine().Match(File.ReadAllText(path))
                     where declared.Success && declared.Groups[1].Value != folder.Replace(Path.DirectorySeparatorChar, '.')
                     select $"{path}: {declared.Groups[1].Value}";

        Assert.That(strays, Is.Empty);
    }

    private static IEnumerable<TestCaseData> Order(Assembly project, string[] rooms) => rooms.Index().Select(room =>
    {
        var name = project.GetName().Name;
        return new TestCaseData(project, $"{name}.{room.Item}", rooms[(room.Index + 1)..].Select(right => $"{name}.{right}").ToArray())
            .SetArgDisplayNames($"{name}.{room.Item}");
    });

    private static IEnumerable<string> RoomsOf(Assembly project) =>
        project.GetTypes().Select(type => type.Namespace ?? "").Where(name => name.StartsWith("Survey.", StringComparison.Ordinal))
            .Select(name => name.Split('.', 3)).Where(parts => parts.Length > 2).Select(parts => parts[2]).Distinct();

    private static IEnumerable<string?> References(Assembly project) =>
        project.GetReferencedAssemblies().Select(reference => reference.Name).Where(name => name!.StartsWith("Survey.", StringComparison.Ordinal)).Order();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
