using System.Data.Common;

namespace Survey.Data.Storage.Engines;

/// <summary>Runs the reads and writes of the stores on the engine, and retries a write after a concurrency conflict. Thread-safe.</summary>
internal sealed class Database(IDatabaseEngine engine)
{
    /// <summary>Limit of retries: of concurrent writers to one row one succeeds per attempt, so more than 100 writers would be
    /// needed.</summary>
    private const int MaximumAttempts = 100;

    /// <summary>Reads without a transaction: two statements may see different states.</summary>
    public Task<T> ReadAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation) =>
        engine.ReadAsync(work, cancellation);

    /// <summary>Reads in one transaction: all statements see the same state. The work may be run more than once.</summary>
    public async Task<T> ReadConsistentlyAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await engine.ReadConsistentlyAsync(work, cancellation);
            }
            catch (DbException exception) when (attempt < MaximumAttempts && engine.IsConcurrencyConflict(exception)) { }
        }
    }

    /// <summary>Writes in one transaction; when this returns, it is durable. The work may be run more than once, so it must change nothing
    /// but the database.</summary>
    /// <exception cref="DbException">The database refused the write, or conflicts lasted for all attempts.</exception>
    public async Task<T> WriteAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await engine.WriteAsync(work, cancellation);
            }
            catch (ConcurrencyException) when (attempt < MaximumAttempts) { }
            catch (DbException exception) when (attempt < MaximumAttempts && engine.IsConcurrencyConflict(exception)) { }
        }
    }

    /// <summary>Writes in one transaction, without a result.</summary>
    public Task WriteAsync(Func<DatabaseSession, Task> work, CancellationToken cancellation) =>
        WriteAsync(
            async session =>
            {
                await work(session);
                return true;
            },
            cancellation
        );
}

/// <summary>A row has changed since it was read, so that the write has to be retried.</summary>
internal sealed class ConcurrencyException : Exception;
