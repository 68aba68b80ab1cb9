using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Rounds;

namespace Survey.Tests.Data.Storage;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.EngineNames))]
public sealed class ReportShelfTests(string engineName) : StoreFixture(engineName)
{
    private static readonly DateTimeOffset Minute = Now.AddMinutes(1);

    private IReportShelf Shelf => Node.GetRequiredService<IReportShelf>();

    [Test]
    public async Task Order_WhileOneIsAwaited_IsThatOne()
    {
        var roundId = await PublishAsync();
        var first = await Shelf.OrderAsync(roundId, Now, default);

        var second = await Shelf.OrderAsync(roundId, Minute, default);

        Assert.Multiple(() =>
        {
            Assert.That(second, Is.EqualTo(first));
            Assert.That((first.Progress, first.Step, first.IsAwaited, first.OrderedAt), Is.EqualTo((0, "", true, Now)));
        });
    }

    [Test]
    public async Task Order_ByManyAtOnce_IsOne()
    {
        var roundId = await PublishAsync();
        IReportShelf[] shelves = [Shelf, Database.OpenNode().GetRequiredService<IReportShelf>()];

        var orders = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => Task.Run(() => shelves[index % 2].OrderAsync(roundId, Now, default))));

        Assert.That(orders.Select(order => order.Id).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Take_OfAnOrder_GivesItToOneNode()
    {
        var order = await Shelf.OrderAsync(await PublishAsync(), Now, default);
        IReportShelf[] shelves = [Shelf, Database.OpenNode().GetRequiredService<IReportShelf>()];

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => Task.Run(() => shelves[index % 2].TryTakeAsync(Minute, Now, default))));

        Assert.That(taken.OfType<ReportOrder>().Select(report => report.Id), Is.EqualTo(new[] { order.Id }));
    }

    [Test]
    public async Task Take_OfAnOrderWhoseNodeIsSilent_GivesItAgain()
    {
        var order = await Shelf.OrderAsync(await PublishAsync(), Now, default);
        await Shelf.TryTakeAsync(Now, Now, default);

        var early = await Shelf.TryTakeAsync(Minute, idleSince: Now, default);
        var later = await Shelf.TryTakeAsync(Minute, idleSince: Now.AddMilliseconds(1), default);

        Assert.Multiple(() =>
        {
            Assert.That(early, Is.Null);
            Assert.That(later?.Id, Is.EqualTo(order.Id));
            Assert.That(later?.MovedAt, Is.EqualTo(Minute));
        });
    }

    [Test]
    public async Task Move_OfAnOrder_IsSeenOnAnotherNode()
    {
        var order = await Shelf.OrderAsync(await PublishAsync(), Now, default);

        await Shelf.MoveAsync(order.Id, 40, "figures", Minute, default);

        var seen = await Database.OpenNode().GetRequiredService<IReportShelf>().FindAsync(order.Id, default);
        Assert.That(seen, Is.EqualTo(order with { Progress = 40, Step = "figures", MovedAt = Minute }));
    }

    [Test]
    public async Task Finish_OfAReport_PutsItsFilesOnTheShelf()
    {
        var roundId = await PublishAsync();
        var order = await Shelf.OrderAsync(roundId, Now, default);
        var content = Enumerable.Range(0, 100_000).Select(number => (byte)(number % 251)).ToArray();

        await Shelf.FinishAsync(order.Id, "hash", [new ReportFile("report.xlsx", content), new ReportFile("report.zip", new byte[] { 1 })], Minute, default);

        var latest = await Shelf.FindLatestAsync(roundId, default);
        var file = await Shelf.FindFileAsync(order.Id, "report.xlsx", default);
        Assert.Multiple(async () =>
        {
            Assert.That(latest, Is.EqualTo(order with { Progress = 100, FinishedAt = Minute, DatasetHash = "hash" }));
            Assert.That(file?.Content.ToArray(), Is.EqualTo(content));
            Assert.That(await Shelf.FindFileAsync(order.Id, "other.xlsx", default), Is.Null);
        });
    }

    [Test]
    public async Task Finish_OfAReportThatHasFailed_LeavesItAsItIs()
    {
        var roundId = await PublishAsync();
        var order = await Shelf.OrderAsync(roundId, Now, default);
        await Shelf.FailAsync(order.Id, "No responses.", Minute, default);

        await Shelf.FinishAsync(order.Id, "hash", [new ReportFile("report.xlsx", new byte[] { 1 })], Minute, default);

        Assert.Multiple(async () =>
        {
            Assert.That(await Shelf.FindLatestAsync(roundId, default), Is.EqualTo(order with { FailedAt = Minute, Failure = "No responses." }));
            Assert.That(await Shelf.FindFileAsync(order.Id, "report.xlsx", default), Is.Null);
        });
    }

    [Test]
    public async Task FindLatestFinished_WhileANewOneIsAwaited_IsTheOneBefore()
    {
        var roundId = await PublishAsync();
        var first = await Shelf.OrderAsync(roundId, Now, default);
        await Shelf.FinishAsync(first.Id, "hash", [], Now, default);
        var second = await Shelf.OrderAsync(roundId, Minute, default);

        Assert.Multiple(async () =>
        {
            Assert.That((await Shelf.FindLatestFinishedAsync(roundId, default))?.Id, Is.EqualTo(first.Id));
            Assert.That((await Shelf.FindLatestAsync(roundId, default))?.Id, Is.EqualTo(second.Id));
        });
    }
}
