using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Data.Storage;

namespace Survey.Tests.Data.Storage;

/// <summary>Many people at once, through two nodes of the site on one database.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.EngineNames))]
public sealed class ResponseConcurrencyTests(string engineName) : StoreFixture(engineName)
{
    [Test]
    public async Task Save_OfDifferentAnswersByManyAtOnce_AllAreIn()
    {
        var roundId = await PublishAsync();
        var names = Enumerable.Range(1, 40).Select(number => $"q{number}").ToArray();

        await RunConcurrentlyAsync(names, (store, name) => store.SaveAsync(Save(roundId, 0, (name, "yes")), default));

        var response = await ReadAsync(roundId);
        Assert.Multiple(() =>
        {
            Assert.That(response.Answers.Entries.Keys.Select(key => key.Name), Is.EquivalentTo(names));
            Assert.That(response.Revision, Is.EqualTo(names.Length));
        });
    }

    [Test]
    public async Task Save_OfTheSameAnswerByManyAtOnce_OneIsInAndTheOthersConflict()
    {
        var roundId = await PublishAsync();
        string[] texts = ["one", "two", "three", "four", "five", "six"];

        var outcomes = await RunConcurrentlyAsync(texts, (store, text) => store.SaveAsync(Save(roundId, 0, ("q1", text)), default));

        var winner = texts[Array.FindIndex(outcomes, outcome => outcome is SaveOutcome.Saved)];
        Assert.Multiple(async () =>
        {
            Assert.That(outcomes.OfType<SaveOutcome.Saved>().Count(), Is.EqualTo(1));
            Assert.That(outcomes.OfType<SaveOutcome.Conflict>().Count(), Is.EqualTo(texts.Length - 1));
            Assert.That(TextOf(await ReadAsync(roundId), "q1"), Is.EqualTo(winner));
        });
    }

    [Test]
    public async Task Save_FirstOfAUnitByManyAtOnce_MakesOneResponse()
    {
        var roundId = await PublishAsync();

        await RunConcurrentlyAsync(Enumerable.Range(1, 12), (store, number) =>
            store.SaveAsync(Save(roundId, 0, ($"q{number}", "yes")), default)
        );

        Assert.That(await Responses.ListAsync(roundId, default), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Submit_ClickedManyTimesAtOnce_GivesOneReceipt()
    {
        var roundId = await PublishAsync();
        await Responses.SaveAsync(Save(roundId, 0, ("q1", "yes")), default);

        var outcomes = await RunConcurrentlyAsync(Enumerable.Range(1, 12), (store, _) => store.SubmitAsync(Submit(roundId, 1), default));

        var receipts = outcomes.Select(outcome => (outcome as SubmitOutcome.Accepted)?.Response.Receipt).Distinct().ToArray();
        Assert.Multiple(async () =>
        {
            Assert.That(receipts, Has.Length.EqualTo(1).And.None.Null);
            Assert.That(await Responses.ReadJournalAsync(roundId, "a", default), Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task Upgrade_ByManyNodesAtOnce_Succeeds()
    {
        await using var database = TestDatabase.CreateEmpty(Database.Options.Engine.ToString());

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => database.OpenNode().UpgradeStorageAsync()));

        Assert.That(await database.RunAsync("SELECT COUNT(*) FROM Journal"), Is.Zero);
    }

    [Test]
    public async Task Upgrade_OfADatabaseInUse_KeepsWhatIsThere()
    {
        var roundId = await PublishAsync();
        await Responses.SaveAsync(Save(roundId, 0, ("q1", "yes")), default);

        await Node.UpgradeStorageAsync();

        Assert.That(TextOf(await ReadAsync(roundId), "q1"), Is.EqualTo("yes"));
    }

    private async Task<TOutcome[]> RunConcurrentlyAsync<T, TOutcome>(IEnumerable<T> runners, Func<IResponseStore, T, Task<TOutcome>> run)
    {
        IResponseStore[] stores = [Responses, Database.OpenNode().GetRequiredService<IResponseStore>()];
        return await Task.WhenAll(runners.Index().Select(runner => Task.Run(() => run(stores[runner.Index % stores.Length], runner.Item))));
    }
}
