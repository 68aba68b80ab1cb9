using System.Data.Common;

namespace Survey.Data.Storage.Engines;

/// <summary>What the stores talk to: an engine, and the patience to begin again where somebody else was faster.</summary>
internal sealed class Database(IDatabaseEngine engine)
{
    /// <summary>Of any number that race for a row one wins each time, so this many must have written the same row at the same
    /// moment.</summary>
    private const int MaximumAttempts = 100;

    /// <summary>Reads.</summary>
    public Task<T> ReadAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation) =>
        engine.ReadAsync(work, cancellation);

    /// <summary>Writes all of it or nothing; when this returns, it is durable. The work may be run more than once.</summary>
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

    /// <summary>Writes what has no result.</summary>
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

/// <summary>A row was not as it had been read when it was to be replaced.</summary>
internal sealed class ConcurrencyException : Exception;
