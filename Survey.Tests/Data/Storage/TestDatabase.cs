using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Survey.Data.Storage;

namespace Survey.Tests.Data.Storage;

/// <summary>A database of one test, thrown away after it: a file on SQLite, a new database on the SQL Server that
/// <c>SURVEY_TEST_SQLSERVER</c> names.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private const string ServerVariable = "SURVEY_TEST_SQLSERVER";

    private readonly List<ServiceProvider> nodes = [];
    private readonly string name = $"survey_test_{Guid.CreateVersion7():N}";

    private TestDatabase(StorageOptions.DatabaseEngine engine) =>
        Options = new StorageOptions
        {
            Engine = engine,
            ConnectionString = engine == StorageOptions.DatabaseEngine.Sqlite ? $"Data Source={File}" : OnServer(name),
        };

    /// <summary>What fixtures are run for; a string, so that the test's name says it.</summary>
    public static IEnumerable<string> EngineNames => Enum.GetNames<StorageOptions.DatabaseEngine>();

    public StorageOptions Options { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    /// <summary>The first node of the site.</summary>
    public IServiceProvider Node => nodes.Count > 0 ? nodes[0] : OpenNode();

    /// <summary>The file on SQLite.</summary>
    public string File => Path.Combine(Path.GetTempPath(), name, "survey.db");

    public static async Task<TestDatabase> CreateAsync(string engineName)
    {
        var database = CreateEmpty(engineName);
        await database.Node.UpgradeStorageAsync();
        return database;
    }

    /// <summary>A database without any table yet.</summary>
    public static TestDatabase CreateEmpty(string engineName)
    {
        var engine = Enum.Parse<StorageOptions.DatabaseEngine>(engineName);
        if (engine == StorageOptions.DatabaseEngine.SqlServer && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(ServerVariable)))
        {
            Assert.Ignore($"{ServerVariable} is not set.");
        }

        var database = new TestDatabase(engine);
        Directory.CreateDirectory(Path.GetDirectoryName(database.File) ?? database.File);
        database.OnMaster($"CREATE DATABASE {database.name}");
        return database;
    }

    /// <summary>One more node of the site on the same database.</summary>
    public ServiceProvider OpenNode() => OpenNode(Options);

    public ServiceProvider OpenNode(StorageOptions options)
    {
        var node = new ServiceCollection().AddSingleton<TimeProvider>(Time).AddStorage(options).BuildServiceProvider();
        nodes.Add(node);
        return node;
    }

    /// <summary>Runs SQL past the stores, as somebody with access to the database could.</summary>
    public async Task<int> RunAsync(string sql)
    {
        await using var connection = Connect();
        return await connection.ExecuteScalarAsync<int>(sql);
    }

    /// <summary>The texts that a query yields.</summary>
    public async Task<IEnumerable<string>> ListAsync(string sql)
    {
        await using var connection = Connect();
        return await connection.QueryAsync<string>(sql);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        if (Options.Engine == StorageOptions.DatabaseEngine.Sqlite)
        {
            Directory.Delete(Path.GetDirectoryName(File) ?? File, recursive: true);
        }

        OnMaster($"DROP DATABASE {name}");
    }

    private static string OnServer(string database) =>
        new SqlConnectionStringBuilder(Environment.GetEnvironmentVariable(ServerVariable))
        {
            InitialCatalog = database,
            Pooling = false,
        }.ToString();

    private DbConnection Connect() =>
        Options.Engine == StorageOptions.DatabaseEngine.Sqlite
            ? new SqliteConnection(Options.ConnectionString + ";Pooling=False")
            : new SqlConnection(Options.ConnectionString);

    private void OnMaster(string sql)
    {
        if (Options.Engine == StorageOptions.DatabaseEngine.SqlServer)
        {
            using var connection = new SqlConnection(OnServer("master"));
            connection.Execute(sql);
        }
    }
}
