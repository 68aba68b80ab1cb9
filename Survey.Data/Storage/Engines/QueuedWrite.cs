using Microsoft.Data.Sqlite;

namespace Survey.Data.Storage.Engines;

/// <summary>A write that waits in the queue, and then for its commit.</summary>
/// <remarks>Called by the writer's thread only, in this order: <see cref="RunAsync"/>, then either of the two others once.</remarks>
internal abstract class QueuedWrite
{
    /// <summary>Runs the work; after an exception it is rolled back to its savepoint, and the exception is kept for the caller.</summary>
    public abstract Task RunAsync(SqliteConnection connection, SqliteTransaction transaction);

    /// <summary>Completes the write: the commit succeeded.</summary>
    public abstract void Acknowledge();

    /// <summary>Fails the write: the commit did not succeed.</summary>
    public abstract void Fail(Exception exception);
}

/// <inheritdoc/>
internal sealed class QueuedWrite<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation) : QueuedWrite
{
    private const string Savepoint = "one_write";

    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<T>? outcome;

    /// <summary>Ends when the write is durable, or has failed.</summary>
    public Task<T> Completion => completion.Task;

    public override async Task RunAsync(SqliteConnection connection, SqliteTransaction transaction)
    {
        if (cancellation.IsCancellationRequested)
        {
            outcome = Task.FromCanceled<T>(cancellation);
            return;
        }

        transaction.Save(Savepoint);
        try
        {
            // A started write is not cancelled: whether it is stored must not depend on a browser that closed its connection.
            outcome = Task.FromResult(await work(new DatabaseSession(connection, transaction, CancellationToken.None)));
        }
        catch (Exception exception)
        {
            transaction.Rollback(Savepoint);
            outcome = Task.FromException<T>(exception);
        }

        transaction.Release(Savepoint);
    }

    public override void Acknowledge() =>
        completion.TrySetFromTask(outcome ?? throw new InvalidOperationException("A write is acknowledged before it was run."));

    public override void Fail(Exception exception) => completion.TrySetException(outcome?.Exception?.InnerException ?? exception);
}
