using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Rounds;

namespace Survey.Tests.Data.Storage;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.EngineNames))]
public sealed class ReportStoreTests(string engineName) : StoreFixture(engineName)
{
    private static readonly DateTimeOffset Minute = Now.AddMinutes(1);

    private IReportStore Store => Node.GetRequiredService<IReportStore>();

    [Test]
    public async Task Order_WhileOneIsAwaited_IsThatOne()
    {
        var roundId = await PublishAsync();
        var first = await Store.EnqueueAsync(roundId, Now, default);

        var second = await Store.EnqueueAsync(roundId, Minute, default);

        Assert.Multiple(() =>
        {
            Assert.That(second, Is.EqualTo(first));
            Assert.That((first.Progress, first.Step, first.IsPending, first.QueuedAt), Is.EqualTo((0, "", true, Now)));
        });
    }

    [Test]
    public async Task Order_ByManyAtOnce_IsOne()
    {
        var roundId = await PublishAsync();
        IReportStore[] shelves = [Store, Database.OpenNode().GetRequiredService<IReportStore>()];

        var orders = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(index => Task.Run(() => shelves[index % 2].EnqueueAsync(roundId, Now, default)))
        );

        Assert.That(orders.Select(order => order.Id).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Take_OfAnOrder_GivesItToOneNode()
    {
        var order = await Store.EnqueueAsync(await PublishAsync(), Now, default);
        IReportStore[] shelves = [Store, Database.OpenNode().GetRequiredService<IReportStore>()];

        var taken = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(index => Task.Run(() => shelves[index % 2].ClaimNextAsync(Minute, Now, default)))
        );

        Assert.That(taken.OfType<ReportJob>().Select(report => report.Id), Is.EqualTo(new[] { order.Id }));
    }

    [Test]
    public async Task Take_OfAnOrderWhoseNodeIsSilent_GivesItAgain()
    {
        var order = await Store.EnqueueAsync(await PublishAsync(), Now, default);
        await Store.ClaimNextAsync(Now, Now, default);

        var early = await Store.ClaimNextAsync(Minute, idleSince: Now, default);
        var later = await Store.ClaimNextAsync(Minute, idleSince: Now.AddMilliseconds(1), default);

        Assert.Multiple(() =>
        {
            Assert.That(early, Is.Null);
            Assert.That(later?.Id, Is.EqualTo(order.Id));
            Assert.That(later?.HeartbeatAt, Is.EqualTo(Minute));
        });
    }

    [Test]
    public async Task Move_OfAnOrder_IsSeenOnAnotherNode()
    {
        var order = await Store.EnqueueAsync(await PublishAsync(), Now, default);

        await Store.UpdateProgressAsync(order.Id, 40, "figures", Minute, default);

        var seen = await Database.OpenNode().GetRequiredService<IReportStore>().FindAsync(order.Id, default);
        Assert.That(seen, Is.EqualTo(order with { Progress = 40, Step = "figures", HeartbeatAt = Minute }));
    }

    [Test]
    public async Task Finish_OfAReport_PutsItsFilesOnTheShelf()
    {
        var roundId = await PublishAsync();
        var order = await Store.EnqueueAsync(roundId, Now, default);
        var content = Enumerable.Range(0, 100_000).Select(number => (byte)(number % 251)).ToArray();

        await Store.FinishAsync(
            order.Id,
            "hash",
            [new ReportFile("report.xlsx", content), new ReportFile("report.zip", new byte[] { 1 })],
            Minute,
            default
        );

        var latest = await Store.FindLatestAsync(roundId, default);
        var file = await Store.FindFileAsync(order.Id, "report.xlsx", default);
        Assert.Multiple(async () =>
        {
            Assert.That(latest, Is.EqualTo(order with { Progress = 100, FinishedAt = Minute, DatasetHash = "hash" }));
            Assert.That(file?.Content.ToArray(), Is.EqualTo(content));
            Assert.That(await Store.FindFileAsync(order.Id, "other.xlsx", default), Is.Null);
        });
    }

    [Test]
    public async Task Finish_OfAReportThatHasFailed_LeavesItAsItIs()
    {
        var roundId = await PublishAsync();
        var order = await Store.EnqueueAsync(roundId, Now, default);
        await Store.FailAsync(order.Id, "No responses.", Minute, default);

        await Store.FinishAsync(order.Id, "hash", [new ReportFile("report.xlsx", new byte[] { 1 })], Minute, default);

        Assert.Multiple(async () =>
        {
            Assert.That(
                await Store.FindLatestAsync(roundId, default),
                Is.EqualTo(order with { FailedAt = Minute, Failure = "No responses." })
            );
            Assert.That(await Store.FindFileAsync(order.Id, "report.xlsx", default), Is.Null);
        });
    }

    [Test]
    public async Task FindLatestFinished_WhileANewOneIsAwaited_IsTheOneBefore()
    {
        var roundId = await PublishAsync();
        var first = await Store.EnqueueAsync(roundId, Now, default);
        await Store.FinishAsync(first.Id, "hash", [], Now, default);
        var second = await Store.EnqueueAsync(roundId, Minute, default);

        Assert.Multiple(async () =>
        {
            Assert.That((await Store.FindLatestFinishedAsync(roundId, default))?.Id, Is.EqualTo(first.Id));
            Assert.That((await Store.FindLatestAsync(roundId, default))?.Id, Is.EqualTo(second.Id));
        });
    }
}
