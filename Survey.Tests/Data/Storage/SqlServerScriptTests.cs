using NUnit.Framework;

namespace Survey.Tests.Data.Storage;

/// <summary>Schema and statements held against SQL Server's own model: a check of their text, not of their behaviour.</summary>
public sealed class SqlServerScriptTests
{
    [Test]
    public void StatementTexts_InTheServersModel_HaveNoFault()
    {
        Assert.Multiple(() =>
        {
            Assert.That(SqlServerSchema.Statements, Has.Count.GreaterThan(30));
            Assert.That(SqlServerSchema.FindProblems(SqlServerSchema.Statements), Is.Empty);
        });
    }

    [TestCase("SELECT Unitt FROM Response WHERE RoundId = @RoundId")]
    [TestCase("SELECT Unit FROM Responses")]
    [TestCase("INSERT INTO Journal (RoundId, Unit, Revison) VALUES (@RoundId, @Unit, @Revision)")]
    public void StatementText_WithAMisspeltName_HasAFault(string sql) =>
        Assert.That(SqlServerSchema.FindProblems(KeyValuePair.Create("Misspelt", sql)), Is.Not.Empty);

    [Test]
    public void DataBatches_OfScripts_HaveNoFault()
    {
        Assert.Multiple(() =>
        {
            Assert.That(SqlServerSchema.FindProblemsOfDataBatches(), Is.Empty);
            Assert.That(SqlServerSchema.FindProblemsOfDataBatches("INSERT INTO Job (JobIdd) SELECT RoundId FROM Round;"), Is.Not.Empty);
        });
    }

    [Test]
    public async Task Schema_OnBothEngines_HasTheSameTablesAndColumns()
    {
        await using var sqlite = await TestDatabase.CreateAsync("Sqlite");
        const string Columns = """
            SELECT tables.name || '.' || columns.name || CASE WHEN columns."notnull" = 1 THEN '' ELSE ' NULL' END
            FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
            WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite%' AND tables.name <> 'SchemaVersions'
            """;

        Assert.That(await sqlite.ListAsync(Columns), Is.EquivalentTo(SqlServerSchema.Columns()));
    }

    [Test]
    public void Scripts_OfBothEngines_HaveTheSameNames() =>
        Assert.That(ScriptsOf("sqlite"), Is.EqualTo(ScriptsOf("sqlserver")).And.Not.Empty);

    private static IEnumerable<string?> ScriptsOf(string engine) =>
        Directory
            .GetFiles(Support.RepositoryPaths.PathOf("database", engine), "*.sql")
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal);
}
