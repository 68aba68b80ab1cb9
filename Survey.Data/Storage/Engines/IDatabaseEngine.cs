using System.Data.Common;
using DbUp.Builder;

namespace Survey.Data.Storage.Engines;

/// <summary>All that differs between the databases; the SQL is the same.</summary>
internal interface IDatabaseEngine : IAsyncDisposable, IDisposable
{
    /// <summary>The folder below <c>database</c> that holds the engine's scripts.</summary>
    string ScriptFolder { get; }

    /// <summary>Where the scripts are run.</summary>
    UpgradeEngineBuilder CreateUpgradeBuilder();

    /// <summary>Reads, with no promise across statements.</summary>
    Task<T> ReadAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation);

    /// <summary>Writes all of it or nothing; when this returns, it is durable.</summary>
    Task<T> WriteAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation);

    /// <summary>Whether somebody else was faster, so that the same work may well succeed when it is begun again.</summary>
    bool IsConcurrencyConflict(DbException exception);
}
