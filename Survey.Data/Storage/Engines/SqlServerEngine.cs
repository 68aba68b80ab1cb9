using System.Data;
using System.Data.Common;
using DbUp.Builder;
using Microsoft.Data.SqlClient;

namespace Survey.Data.Storage.Engines;

/// <summary>SQL Server, or a server with the same protocol: every write a transaction of its own.</summary>
internal sealed class SqlServerEngine(string connectionString) : IDatabaseEngine
{
    // Error numbers of SQL Server: unique constraint, unique index, deadlock.
    private const int DuplicateKey = 2627;
    private const int DuplicateIndexKey = 2601;
    private const int DeadlockVictim = 1205;

    public string? MissingDatabase => null;

    public string? DatabaseFile => null;

    public string ScriptFolder => "sqlserver";

    public UpgradeEngineBuilder CreateUpgradeBuilder() => DbUp.DeployChanges.To.SqlDatabase(connectionString);

    public async Task<T> ReadAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        return await work(new DatabaseSession(connection, null, cancellation));
    }

    public async Task<T> ReadConsistentlyAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        // Snapshot isolation would have to be turned on in the database; this level needs nothing, and holds writers up for the reading.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        return await work(new DatabaseSession(connection, transaction, cancellation));
    }

    public async Task<T> WriteAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        // A started write is not cancelled: whether it is stored must not depend on a browser that closed its connection.
        var result = await work(new DatabaseSession(connection, transaction, CancellationToken.None));
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    public bool IsConcurrencyConflict(DbException exception) =>
        exception is SqlException { Number: DuplicateKey or DuplicateIndexKey or DeadlockVictim };

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Dispose() { }
}
