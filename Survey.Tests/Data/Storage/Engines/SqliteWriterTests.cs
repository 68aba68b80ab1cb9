using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Data.Storage;
using Survey.Data.Storage.Engines;

namespace Survey.Tests.Data.Storage.Engines;

/// <summary>Group commit, and what an acknowledgement is worth.</summary>
public sealed class SqliteWriterTests() : StoreFixture(nameof(StorageOptions.DatabaseEngine.Sqlite))
{
    private SqliteWriter Writer => ((SqliteEngine)Node.GetRequiredService<IDatabaseEngine>()).Writer;

    [Test]
    public async Task Save_OfAHundredWhileTheWriterIsBusy_SharesOneCommit()
    {
        var roundId = await PublishAsync();
        var gate = new TaskCompletionSource();
        var busy = HoldWriter(gate.Task);
        var before = Writer.CommitCount;

        var saves = Enumerable
            .Range(1, 100)
            .Select(number => Responses.SaveAsync(Save(roundId, 0, ($"q{number}", "yes")), default))
            .ToArray();
        gate.SetResult();
        await busy;
        await Task.WhenAll(saves);

        Assert.Multiple(async () =>
        {
            Assert.That(await Responses.ReadJournalAsync(roundId, "a", default), Has.Count.EqualTo(100));
            Assert.That(Writer.CommitCount - before, Is.LessThanOrEqualTo(2), "one of the writer that was busy, one of the hundred");
        });
    }

    [Test]
    public async Task Save_BesideOneThatFailsInTheSameCommit_IsIn()
    {
        var roundId = await PublishAsync();
        var gate = new TaskCompletionSource();
        var busy = HoldWriter(gate.Task);

        var first = Responses.SaveAsync(Save(roundId, 0, ("q1", "yes")), default);
        var failing = Responses.ImportAsync(
            roundId,
            [new("b", FormStatus.InProgress, AnswerSet.Empty), new("not in the frame", FormStatus.InProgress, AnswerSet.Empty)],
            "import",
            Now,
            default
        );
        var last = Responses.SaveAsync(Save(roundId, 0, ("q2", "much")), default);
        gate.SetResult();
        await busy;

        Assert.That(async () => await failing, Throws.InstanceOf<System.Data.Common.DbException>());
        await Task.WhenAll(first, last);
        Assert.Multiple(async () =>
        {
            Assert.That((await ReadAsync(roundId)).Answers.Entries, Has.Count.EqualTo(2));
            Assert.That((await Responses.ListAsync(roundId, default)).Select(response => response.UnitId), Is.EqualTo(new[] { "a" }));
        });
    }

    [Test]
    public async Task Save_WrittenButNotCommitted_IsNeitherAcknowledgedNorSeen()
    {
        var roundId = await PublishAsync();
        var gate = new TaskCompletionSource();
        var written = new TaskCompletionSource();
        var commit = new TaskCompletionSource();
        var busy = HoldWriter(gate.Task);
        var save = Responses.SaveAsync(Save(roundId, 0, ("q1", "yes")), default);
        var behindIt = Writer.WriteAsync(
            _ =>
            {
                written.SetResult();
                return commit.Task.ContinueWith(_ => true, TaskScheduler.Default);
            },
            default
        );

        gate.SetResult();
        await written.Task;
        var (acknowledged, seen) = (save.IsCompleted, await ReadAsync(roundId));
        commit.SetResult();
        await Task.WhenAll(busy, save, behindIt);

        Assert.Multiple(async () =>
        {
            Assert.That(acknowledged, Is.False);
            Assert.That(seen.Revision, Is.Zero);
            Assert.That((await ReadAsync(roundId)).Revision, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Save_Cancelled_BeforeItsTurn_IsNotIn()
    {
        var roundId = await PublishAsync();
        var gate = new TaskCompletionSource();
        using var cancellation = new CancellationTokenSource();
        var busy = HoldWriter(gate.Task);

        var save = Responses.SaveAsync(Save(roundId, 0, ("q1", "yes")), cancellation.Token);
        await cancellation.CancelAsync();
        gate.SetResult();
        await busy;

        Assert.That(async () => await save, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await ReadAsync(roundId)).Revision, Is.Zero);
    }

    [Test]
    public async Task Save_Acknowledged_IsInTheFilesAsTheyLieOnTheDisk()
    {
        var roundId = await PublishAsync();
        await Responses.SaveAsync(Save(roundId, 0, ("q1", "yes")), default);

        var copy = CopyWithoutClosing();
        var response = await copy.GetRequiredService<IResponseStore>().ReadAsync(roundId, "a", default);

        Assert.That(TextOf(response, "q1"), Is.EqualTo("yes"));
    }

    [Test]
    public async Task Database_InUse_HasWriteAheadLog()
    {
        await PublishAsync();

        Assert.That(File.Exists(Database.File + "-wal"));
    }

    private Task<bool> HoldWriter(Task until) => Writer.WriteAsync(_ => until.ContinueWith(_ => true, TaskScheduler.Default), default);

    /// <summary>The database and its log as they are now, with the first node still running.</summary>
    private ServiceProvider CopyWithoutClosing()
    {
        var copy = Path.Combine(Path.GetDirectoryName(Database.File) ?? "", "copy.db");
        File.Copy(Database.File, copy);
        File.Copy(Database.File + "-wal", copy + "-wal");
        return Database.OpenNode(new StorageOptions { ConnectionString = $"Data Source={copy}" });
    }
}
