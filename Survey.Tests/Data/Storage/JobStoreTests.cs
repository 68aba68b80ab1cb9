using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Jobs;

namespace Survey.Tests.Data.Storage;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.EngineNames))]
public sealed class JobStoreTests(string engineName) : StoreFixture(engineName)
{
    private static readonly DateTimeOffset Minute = Now.AddMinutes(1);
    private static readonly Guid Subject = Guid.CreateVersion7();

    private IJobStore Store => Node.GetRequiredService<IJobStore>();

    private IJobStore StoreOfAnotherNode => Database.OpenNode().GetRequiredService<IJobStore>();

    [Test]
    public async Task Enqueue_WhileOneIsPending_YieldsThatOne()
    {
        var first = await EnqueueAsync();

        var second = await Store.EnqueueAsync(new JobRequest(JobKind.Report, Subject, "bo"), Minute, default);

        Assert.Multiple(() =>
        {
            Assert.That(second, Is.EqualTo(first));
            Assert.That((first.Progress, first.IsPending, first.QueuedAt), Is.EqualTo((new JobProgress(0, ""), true, Now)));
            Assert.That((first.QueuedBy, first.StartedAt), Is.EqualTo(("anna", (DateTimeOffset?)null)));
        });
    }

    [Test]
    public async Task Enqueue_OfAnotherKindOrSubject_IsAnotherJob()
    {
        Job[] jobs = [await EnqueueAsync(), await EnqueueAsync(JobKind.Coverage), await EnqueueAsync(subject: Guid.CreateVersion7())];

        Assert.That(jobs.Select(job => job.Id), Is.Unique);
    }

    [Test]
    public async Task Enqueue_ByManyAtOnce_YieldsOneJob()
    {
        IJobStore[] stores = [Store, StoreOfAnotherNode];

        var jobs = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => Task.Run(() => EnqueueIn(stores[index % 2]))));

        Assert.That(jobs.Select(job => job.Id).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Enqueue_WithAPayload_KeepsIt()
    {
        var request = new JobRequest(JobKind.Report, Subject, "anna") { Payload = """{"språk":"sv"}""" };

        var job = await Store.EnqueueAsync(request, Now, default);

        Assert.That((await Store.FindAsync(job.Id, default))?.Payload, Is.EqualTo(request.Payload));
    }

    [Test]
    public async Task Enqueue_AfterTheFirstHasEnded_IsANewJob()
    {
        var first = await EnqueueAsync();
        await Store.ClaimNextAsync(JobKind.Report, Now, Now.AddMinutes(-1), default);
        await Store.EnqueueAsync(new JobRequest(JobKind.Report, Subject, "anna"), Now.AddSeconds(1), default);
        Assert.That(await Store.ClaimNextAsync(JobKind.Report, Now, Now.AddMinutes(-1), default), Is.Null);
        Assert.That(
            await Store.ClaimNextAsync(JobKind.Report, Now.AddMinutes(2), Now.AddMinutes(1), default),
            Is.Not.Null,
            "the node that claimed it has no heartbeat"
        );

        await Store.FinishAsync(first.Id, new JobResult("hash"), Now, default);
        await Store.EnqueueAsync(new JobRequest(JobKind.Report, Subject, "anna"), Now.AddSeconds(1), default);

        Assert.That((await Store.FindLatestAsync(JobKind.Report, Subject, default))?.IsPending, Is.True);
    }

    [Test]
    public async Task ClaimNext_OnTwoNodes_GivesAJobToOne()
    {
        var job = await EnqueueAsync();
        IJobStore[] stores = [Store, StoreOfAnotherNode];

        var claimed = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(index => Task.Run(() => stores[index % 2].ClaimNextAsync(JobKind.Report, Minute, Now, default)))
        );

        Assert.That(
            claimed.OfType<Job>(),
            Is.EqualTo(new[] { job with { StartedAt = Minute, HeartbeatAt = Minute } }),
            "the same job was given out twice, or not at all"
        );
    }

    [Test]
    public async Task ClaimNext_OfAnotherKind_IsNone()
    {
        await EnqueueAsync();

        Assert.That(await Store.ClaimNextAsync(JobKind.Coverage, Minute, Now, default), Is.Null);
    }

    [Test]
    public async Task ClaimNext_OfAJobWhoseHeartbeatIsOld_GivesItAgain()
    {
        var job = await EnqueueAsync();
        await Store.ClaimNextAsync(JobKind.Report, Now, Now, default);

        var early = await Store.ClaimNextAsync(JobKind.Report, Minute, idleSince: Now, default);
        var later = await Store.ClaimNextAsync(JobKind.Report, Minute, idleSince: Now.AddMilliseconds(1), default);

        Assert.Multiple(() =>
        {
            Assert.That(early, Is.Null);
            Assert.That(later?.Id, Is.EqualTo(job.Id));
            Assert.That(later?.HeartbeatAt, Is.EqualTo(Minute));
            Assert.That(later?.StartedAt, Is.EqualTo(Now));
        });
    }

    [Test]
    public async Task UpdateProgress_OfAJob_IsSeenOnAnotherNode()
    {
        var job = await EnqueueAsync();

        await Store.UpdateProgressAsync(job.Id, new JobProgress(40, "figures"), Minute, default);

        var seen = await StoreOfAnotherNode.FindAsync(job.Id, default);
        Assert.That(seen, Is.EqualTo(job with { Progress = new JobProgress(40, "figures"), HeartbeatAt = Minute }));
    }

    [Test]
    public async Task Finish_OfAJob_StoresResultAndFiles()
    {
        var job = await EnqueueAsync();
        var content = Enumerable.Range(0, 100_000).Select(number => (byte)(number % 251)).ToArray();

        await Store.FinishAsync(
            job.Id,
            new JobResult("hash") { Files = [new JobFile("report.xlsx", content), new JobFile("report.zip", new byte[] { 1 })] },
            Minute,
            default
        );

        var latest = await Store.FindLatestAsync(JobKind.Report, Subject, default);
        var file = await Store.FindFileAsync(job.Id, "report.xlsx", default);
        Assert.Multiple(async () =>
        {
            Assert.That(latest, Is.EqualTo(job with { Progress = new JobProgress(100, ""), FinishedAt = Minute, Result = "hash" }));
            Assert.That((latest?.IsPending, latest?.HasFailed), Is.EqualTo((false, false)));
            Assert.That(file?.Content.ToArray(), Is.EqualTo(content));
            Assert.That(await Store.FindFileAsync(job.Id, "other.xlsx", default), Is.Null);
        });
    }

    [Test]
    public async Task Finish_OfAJobThatHasFailed_ChangesNothing()
    {
        var job = await EnqueueAsync();
        await Store.FailAsync(job.Id, "No responses.", Minute, default);

        await Store.FinishAsync(
            job.Id,
            new JobResult("hash") { Files = [new JobFile("report.xlsx", new byte[] { 1 })] },
            Minute.AddMinutes(1),
            default
        );

        Assert.Multiple(async () =>
        {
            Assert.That(
                await Store.FindLatestAsync(JobKind.Report, Subject, default),
                Is.EqualTo(job with { FinishedAt = Minute, Failure = "No responses." })
            );
            Assert.That(await Store.FindFileAsync(job.Id, "report.xlsx", default), Is.Null);
        });
    }

    [Test]
    public async Task Fail_OfAJobThatHasSucceeded_ChangesNothing()
    {
        var job = await EnqueueAsync();
        await Store.FinishAsync(job.Id, new JobResult("hash"), Now, default);

        await Store.FailAsync(job.Id, "No responses.", Minute, default);

        var found = await Store.FindAsync(job.Id, default);
        Assert.That((found?.HasFailed, found?.FinishedAt, found?.Result), Is.EqualTo((false, Now, "hash")));
    }

    [Test]
    public async Task FindLatestSucceeded_WhileANewOneIsPendingOrFailed_IsTheOneBefore()
    {
        var first = await EnqueueAsync();
        await Store.FinishAsync(first.Id, new JobResult("hash"), Now, default);
        var second = await Store.EnqueueAsync(new JobRequest(JobKind.Report, Subject, "anna"), Minute, default);

        var whilePending = await Store.FindLatestSucceededAsync(JobKind.Report, Subject, default);
        await Store.FailAsync(second.Id, "No responses.", Minute, default);

        Assert.Multiple(async () =>
        {
            Assert.That(whilePending?.Id, Is.EqualTo(first.Id));
            Assert.That((await Store.FindLatestSucceededAsync(JobKind.Report, Subject, default))?.Id, Is.EqualTo(first.Id));
            Assert.That((await Store.FindLatestAsync(JobKind.Report, Subject, default))?.Id, Is.EqualTo(second.Id));
        });
    }

    private static Task<Job> EnqueueIn(IJobStore store, JobKind kind = JobKind.Report, Guid? subject = null) =>
        store.EnqueueAsync(new JobRequest(kind, subject ?? Subject, "anna"), Now, default);

    private Task<Job> EnqueueAsync(JobKind kind = JobKind.Report, Guid? subject = null) => EnqueueIn(Store, kind, subject);
}
