using System.Reflection;
using System.Text.RegularExpressions;
using NetArchTest.Rules;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Architecture;

/// <summary>Who may use whom: Web → Analysis → Data, and inside each project a folder uses only those before it in its list.</summary>
/// <remarks>A name is one folder, without its sub-folders: these stand in the list by themselves.</remarks>
public sealed partial class LayerDependencyTests
{
    private static readonly string[] DataFolders =
    [
        "Texts",
        "Expressions.Values",
        "Expressions.Functions",
        "Expressions",
        "Expressions.Validation",
        "Expressions.Evaluation",
        "Questionnaires.Markup",
        "Questionnaires",
        "Files",
        "Studies.Workbooks.Spreadsheets",
        "Studies.Workbooks",
        "Studies.Model",
        "Studies.Reference",
        "Studies.Columns",
        "Studies.Sheets",
        "Studies.Conditions",
        "Studies.Rules",
        "Studies.Comparison",
        "Studies",
        "Files.Tables",
        "Frames",
        "Frames.Changes",
        "Contacts",
        "Jobs",
        "Rounds",
        "Mail",
        "Mail.Bounces",
        "Invitations",
        "Delegations",
        "Responses.Team",
        "Responses",
        "Responses.Files",
        "Responses.Frozen",
        "Simulation",
        "Simulation.Coverage",
        "Accounts",
        "Storage.Serialization",
        "Storage.Engines",
        "Storage.Team",
        "Storage",
    ];

    private static readonly string[] AnalysisFolders =
    [
        "Estimation.Numerics",
        "Estimation.Estimates",
        "Estimation.Samples",
        "Estimation.Intervals",
        "Estimation.Estimators",
        "Estimation.Regression.Likelihoods",
        "Estimation.Regression",
        "Estimation.Nonresponse",
        "Estimation.Comparisons",
        "Estimation.Scales",
        "Estimation.Ranks",
        "Estimation.Agreement",
        "Estimation.TableSuppression",
        "Texts",
        "Datasets",
        "Designs",
        "Figures.Kinds",
        "Figures.Definitions",
        "Figures.Results",
        "Figures.Cells",
        "Figures.Suppression",
        "Figures.Calculation",
        "Figures.Claims",
        "Figures.Nonresponse",
        "Figures",
        "Charts",
        "Exports",
        "Reports",
    ];

    private static readonly string[] RespondFolders =
    [
        "Features.Respond.Forms",
        "Features.Respond.Texts",
        "Features.Respond.Start",
        "Features.Respond.Questions",
        "Features.Respond.Delegations",
        "Features.Respond.Copying",
        "Features.Respond.Overview",
        "Features.Respond.Preview",
        "Features.Respond.Team",
        "Features.Respond",
    ];

    private static readonly string[] FieldworkFolders =
    [
        "Features.Fieldwork.Units",
        "Features.Fieldwork.Frames",
        "Features.Fieldwork.Monitoring",
        "Features.Fieldwork.Mailings",
        "Features.Fieldwork.Datasets",
        "Features.Fieldwork",
    ];

    private static readonly string[] SharedFolders =
    [
        "Features.Shared.Jobs",
        "Features.Shared.RateLimiting",
        "Features.Shared.Rounds",
        "Features.Shared",
        "Features.Shared.Messages",
        "Features.Shared.Branding",
    ];

    private static readonly string[] Features = ["Respond", "Fieldwork", "Figures", "Reports", "Studies", "Mail", "Account", "Help"];

    private static readonly Assembly Data = Assembly.Load("Survey.Data");
    private static readonly Assembly Analysis = Assembly.Load("Survey.Analysis");
    private static readonly Assembly Web = Assembly.Load("Survey.Web");

    private static IEnumerable<TestCaseData> FolderCases() =>
        [
            .. LayerCases(Data, DataFolders),
            .. LayerCases(Analysis, AnalysisFolders),
            .. LayerCases(Web, RespondFolders),
            .. LayerCases(Web, FieldworkFolders),
            .. LayerCases(Web, SharedFolders),
        ];

    [TestCaseSource(nameof(FolderCases))]
    public void Folder_UsesOnlyLowerFolders(Assembly project, string folder, string[] laterFolders)
    {
        var laterTypes = TypesIn(project, laterFolders).Select(type => type.FullName).ToArray();

        var result = TypesInFolder(project, folder).ShouldNot().HaveDependencyOnAny(laterTypes).GetResult();

        Assert.That(result.FailingTypeNames ?? [], Is.Empty);
    }

    [TestCaseSource(nameof(Features))]
    public void Feature_UsesNoOtherFeature(string feature)
    {
        var others = Features.Except([feature]).Select(other => "Survey.Web.Features." + other).ToArray();
        var types = Types.InAssembly(Web).That().ResideInNamespaceMatching($@"^Survey\.Web\.Features\.{feature}(\.|$)");

        var result = types.ShouldNot().HaveDependencyOnAny(others).GetResult();

        Assert.Multiple(() =>
        {
            Assert.That(types.GetTypes(), Is.Not.Empty);
            Assert.That(result.FailingTypeNames ?? [], Is.Empty);
        });
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

    /// <summary>A folder that is not in a list is bound by no rule; a list that names no folder looks at nothing.</summary>
    [Test]
    public void EveryFolder_HasALayer()
    {
        Assert.Multiple(() =>
        {
            Assert.That(FoldersOf(Data), Is.EquivalentTo(DataFolders));
            Assert.That(FoldersOf(Analysis), Is.EquivalentTo(AnalysisFolders));
            Assert.That(
                FoldersOf(Web).Where(folder => folder.StartsWith("Features.", StringComparison.Ordinal)),
                Is.EquivalentTo(
                    [
                        .. RespondFolders,
                        .. FieldworkFolders,
                        .. SharedFolders,
                        .. Features.Except(["Respond", "Fieldwork"]).Select(feature => "Features." + feature),
                    ]
                )
            );
        });
    }

    [TestCase("Survey.Data")]
    [TestCase("Survey.Analysis")]
    [TestCase("Survey.Web")]
    [TestCase("Survey.Tests")]
    public void Namespace_MatchesItsFolder(string project)
    {
        var strays =
            from path in RepositoryPaths.SourcesOf(project)
            let folder = Path.GetDirectoryName(Path.GetRelativePath(RepositoryPaths.Root, path)) ?? ""
            let declared = NamespaceLine().Match(File.ReadAllText(path))
            where declared.Success && declared.Groups[1].Value != folder.Replace(Path.DirectorySeparatorChar, '.')
            select $"{path}: {declared.Groups[1].Value}";

        Assert.That(strays, Is.Empty);
    }

    private static IEnumerable<TestCaseData> LayerCases(Assembly project, string[] folders) =>
        folders
            .Index()
            .Select(folder =>
                new TestCaseData(project, folder.Item, folders[(folder.Index + 1)..]).SetArgDisplayNames(
                    $"{project.GetName().Name}.{folder.Item}"
                )
            );

    private static PredicateList TypesInFolder(Assembly project, string folder) =>
        Types.InAssembly(project).That().ResideInNamespaceMatching($"^{Regex.Escape($"{project.GetName().Name}.{folder}")}$");

    private static IEnumerable<Type> TypesIn(Assembly project, string[] folders) =>
        project.GetTypes().Where(type => !type.IsNested && folders.Any(folder => type.Namespace == $"{project.GetName().Name}.{folder}"));

    private static IEnumerable<string> FoldersOf(Assembly project) =>
        project
            .GetTypes()
            .Select(type => type.Namespace ?? "")
            .Where(name => name.StartsWith("Survey.", StringComparison.Ordinal))
            .Select(name => name.Split('.', 3))
            .Where(parts => parts.Length > 2)
            .Select(parts => parts[2])
            .Distinct();

    private static IEnumerable<string?> References(Assembly project) =>
        project
            .GetReferencedAssemblies()
            .Select(reference => reference.Name)
            .Where(name => name!.StartsWith("Survey.", StringComparison.Ordinal))
            .Order();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
