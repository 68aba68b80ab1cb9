using System.Data.Common;
using DbUp.Builder;
using Microsoft.Data.Sqlite;

namespace Survey.Data.Storage.Engines;

/// <summary>SQLite: readers beside one writer, whose transactions share commits.</summary>
/// <remarks>
/// Write-ahead log, so that readers never wait; <c>synchronous = FULL</c>, so that a commit is on the disk when it is acknowledged.
/// </remarks>
internal sealed class SqliteEngine : IDatabaseEngine
{
    // Milliseconds: another program that has the file open, such as a command beside the site, may hold its lock for the time of a write.
    private const string ReaderSettings = "PRAGMA query_only = ON; PRAGMA busy_timeout = 30000;";
    private const string WriterSettings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000;";

    private readonly string dataSource;
    private readonly string readerConnectionString;
    private readonly string writerConnectionString;

    public SqliteEngine(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, Pooling = true };
        dataSource = builder.DataSource;
        readerConnectionString = builder.ToString();
        builder.Pooling = false;
        writerConnectionString = builder.ToString();
        Writer = new SqliteWriter(() => Open(writerConnectionString, WriterSettings));
    }

    public string ScriptFolder => "sqlite";

    /// <summary>The one that all writes go through.</summary>
    public SqliteWriter Writer { get; }

    public string? MissingDatabase =>
        DatabaseFile is { } file && !File.Exists(file) ? $"There is no database '{file}'." : null;

    public string? DatabaseFile => dataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? null : dataSource;

    public UpgradeEngineBuilder CreateUpgradeBuilder()
    {
        CreateFolder(dataSource);
        return DbUp.DeployChanges.To.SqliteDatabase(writerConnectionString);
    }

    public async Task<T> ReadAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = Open(readerConnectionString, ReaderSettings);
        return await work(new DatabaseSession(connection, null, cancellation));
    }

    public async Task<T> ReadConsistentlyAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = Open(readerConnectionString, ReaderSettings);
        // Deferred: from its first statement on it reads one snapshot of the write-ahead log, and stops nobody from writing.
        await using var transaction = connection.BeginTransaction(deferred: true);
        return await work(new DatabaseSession(connection, transaction, cancellation));
    }

    public Task<T> WriteAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation) =>
        Writer.WriteAsync(work, cancellation);

    public bool IsConcurrencyConflict(DbException exception) =>
        exception
            is SqliteException
        {
            SqliteExtendedErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT_PRIMARYKEY or SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE,
        };

    public ValueTask DisposeAsync() => Writer.DisposeAsync();

    public void Dispose() => Writer.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static SqliteConnection Open(string connectionString, string settings)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = settings;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void CreateFolder(string file)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }
}
