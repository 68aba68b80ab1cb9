using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Architecture;

/// <summary>Only Storage knows a database, and the rest of the product sees three names of it.</summary>
public sealed partial class SqlRuleTests
{
    private static readonly string[] DatabasePackages =
    [
        "Dapper",
        "Microsoft.Data.SqlClient",
        "Microsoft.Data.Sqlite",
        "dbup-core",
        "dbup-sqlite",
        "dbup-sqlserver",
    ];

    private static readonly string[] StorageFolders =
    [
        RepositoryPaths.PathOf("Survey.Data", "Storage"),
        RepositoryPaths.PathOf("Survey.Data", "Storage", "Team"),
    ];

    [Test]
    public void Sql_OutsideStorage_IsNowhere()
    {
        var strays =
            from path in new[] { "Survey.Data", "Survey.Analysis", "Survey.Web" }.SelectMany(RepositoryPaths.SourcesOf)
            where !StorageFolders.Contains(Path.GetDirectoryName(path))
            from sql in SqlLiteral().Matches(File.ReadAllText(path))
            select $"{path}: {sql.Value}";

        Assert.That(strays, Is.Empty);
    }

    /// <summary>So that every statement can be found, and held against SQL Server's model.</summary>
    [Test]
    public void Sql_InStorage_IsAConstantWhoseNameEndsInSql()
    {
        var sources = StorageFolders.SelectMany(folder => Directory.GetFiles(folder, "*.cs")).Select(File.ReadAllText).ToArray();

        Assert.Multiple(() =>
        {
            Assert.That(sources.Sum(source => SqlLiteral().Count(source)), Is.GreaterThan(20));
            Assert.That(sources.Sum(source => SqlConstant().Count(source)), Is.EqualTo(sources.Sum(source => SqlLiteral().Count(source))));
        });
    }

    [Test]
    public void Storage_ToTheRestOfTheProduct_IsItsServicesAndOptions()
    {
        var names = Assembly
            .Load("Survey.Data")
            .GetExportedTypes()
            .Where(type => type.Namespace?.StartsWith("Survey.Data.Storage", StringComparison.Ordinal) == true)
            .Select(type => type.Name);

        Assert.That(names, Is.EquivalentTo(new[] { "StorageServices", "StorageOptions", "DatabaseEngine" }));
    }

    [TestCase("Survey.Analysis")]
    [TestCase("Survey.Web")]
    public void Project_AboveData_ReferencesNoDatabase(string project)
    {
        var references = Assembly.Load(project).GetReferencedAssemblies().Select(reference => reference.Name ?? "");
        var packages = Project(project).Descendants("PackageReference").Select(package => (string?)package.Attribute("Include"));

        Assert.Multiple(() =>
        {
            Assert.That(references.Where(name => DatabaseAssembly().IsMatch(name)), Is.Empty);
            Assert.That(packages.Intersect(DatabasePackages), Is.Empty);
        });
    }

    [Test]
    public void DatabasePackages_OfData_CannotBeNamedByOtherProjects()
    {
        var kept =
            from package in Project("Survey.Data").Descendants("PackageReference")
            where (string?)package.Attribute("PrivateAssets") == "compile"
            select (string?)package.Attribute("Include");

        Assert.That(kept, Is.SupersetOf(DatabasePackages));
    }

    private static XDocument Project(string name) => XDocument.Load(RepositoryPaths.PathOf(name, name + ".csproj"));

    [GeneratedRegex("\"\\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|ALTER TABLE|DROP TABLE) \\w")]
    private static partial Regex SqlLiteral();

    [GeneratedRegex("const string \\w+Sql =\\s*\"+\\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM) \\w")]
    private static partial Regex SqlConstant();

    [GeneratedRegex("^(Dapper|Microsoft\\.Data\\.|dbup|SQLitePCL)", RegexOptions.IgnoreCase)]
    private static partial Regex DatabaseAssembly();
}
