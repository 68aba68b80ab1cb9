using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Survey.Data.Storage.Engines;

/// <summary>Runs the writes to SQLite one after another, and commits those together that were queued during the previous commit (group
/// commit).</summary>
/// <remarks>Thread-safe. A write is acknowledged after its commit. One that fails is rolled back to its savepoint; the others of its commit
/// are kept.</remarks>
internal sealed class SqliteWriter : IAsyncDisposable
{
    /// <summary>Limits how long the first write of a batch waits for the last; a commit to the disk takes longer than 256 writes.</summary>
    private const int MaximumWritesPerCommit = 256;

    private readonly Channel<QueuedWrite> queue = Channel.CreateUnbounded<QueuedWrite>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Func<SqliteConnection> openConnection;
    private readonly Task writeLoop;
    private SqliteConnection? connection;
    private long commitCount;

    public SqliteWriter(Func<SqliteConnection> openConnection)
    {
        this.openConnection = openConnection;
        writeLoop = Task.Run(RunWriteLoopAsync);
    }

    /// <summary>How many commits were made.</summary>
    public long CommitCount => Interlocked.Read(ref commitCount);

    /// <summary>Queues a write; the task ends when it is durable, or has failed with the exception of the work or of the commit.</summary>
    /// <exception cref="ObjectDisposedException">The writer is disposed of; writes queued before are still finished.</exception>
    public Task<T> WriteAsync<T>(Func<DatabaseSession, Task<T>> work, CancellationToken cancellation)
    {
        var write = new QueuedWrite<T>(work, cancellation);
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(write), this);
        return write.Completion;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writeLoop;
        connection?.Dispose();
    }

    private async Task RunWriteLoopAsync()
    {
        var batch = new List<QueuedWrite>();
        while (await queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < MaximumWritesPerCommit && queue.Reader.TryRead(out var write))
            {
                batch.Add(write);
            }

            await CommitAsync(batch);
        }
    }

    private async Task CommitAsync(List<QueuedWrite> batch)
    {
        try
        {
            connection ??= openConnection();
            await using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var write in batch)
            {
                await write.RunAsync(connection, transaction);
            }

            transaction.Commit();
            Interlocked.Increment(ref commitCount);
        }
        catch (Exception exception)
        {
            // For example a full disk: the whole batch is rolled back, and each of its writes fails.
            connection?.Dispose();
            connection = null;
            batch.ForEach(write => write.Fail(exception));
            return;
        }

        batch.ForEach(write => write.Acknowledge());
    }
}
