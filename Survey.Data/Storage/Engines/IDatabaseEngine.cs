using System.Data.Common;
using DbUp.Builder;

namespace Survey.Data.Storage.Engines;

/// <summary>All that differs between the databases; the SQL is the same.</summary>
/// <remarks>Thread-safe. A <see cref="DbException"/> of the work, or of the database, goes to the caller.</remarks>
internal interface IDatabaseEngine : IAsyncDisposable, IDisposable
{
    /// <summary>The folder below <c>database</c> that holds the engine's scripts.</summary>
    string ScriptFolder { get; }

    /// <summary>What the operator is told where there is no database yet; null where there is one, and where only the server
    /// knows.</summary>
    string? MissingDatabase { get; }

    /// <summary>The database's file; null where it is on a server, or named in a way that only the engine can read.</summary>
    string? DatabaseFile { get; }

    /// <summary>A builder for the upgrade of this database by its scripts.</summary>
    UpgradeEngineBuilder CreateUpgradeBuilder();

    /// <summary>Reads without a transaction: two statements may see different states.</summary>
    Task<T> ReadAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation);

    /// <summary>Reads in one transaction: all statements see the same state.</summary>
    Task<T> ReadConsistentlyAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation);

    /// <summary>Writes in one transaction; when this returns, it is durable.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled before it began; a write that has begun is finished.</exception>
    Task<T> WriteAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation);

    /// <summary>Whether the exception is a conflict with a concurrent write, so that the work can be retried.</summary>
    bool IsConcurrencyConflict(DbException exception);
}
