using Microsoft.Data.Sqlite;

namespace Survey.Data.Storage.Engines;

/// <summary>A write that waits for its turn, and then for its commit.</summary>
internal abstract class QueuedWrite
{
    /// <summary>Does the work; a failure is undone and kept for the one who waits.</summary>
    public abstract Task RunAsync(SqliteConnection connection, SqliteTransaction transaction);

    /// <summary>The commit is done.</summary>
    public abstract void Acknowledge();

    /// <summary>The commit was not done.</summary>
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
            // Once begun, a write is carried through: whether it is in must not hang on a browser that went away.
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
