using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Data.Responses.Frozen;

namespace Survey.Tests.Data.Storage;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.EngineNames))]
public sealed class FrozenDatasetStoreTests(string engineName) : StoreFixture(engineName)
{
    private IFrozenDatasetStore Datasets => Node.GetRequiredService<IFrozenDatasetStore>();

    [Test]
    public async Task Add_OfWhatARoundHolds_IsReadAsItWas_AlsoAfterLaterSaves()
    {
        var id = await PublishAsync();
        await Responses.SaveAsync(Save(id, 0, ("q1", "ja; \"citat\" å\n")), default);
        await Responses.SubmitAsync(Submit(id, 1), default);
        var current = await ReadCurrentAsync(id);
        var dataset = DatasetOf(id, "first");

        var isAdded = await Datasets.TryAddAsync(dataset, current, default);
        await Responses.ReopenAsync(id, "a", "anna", Now.AddDays(1), default);
        await Responses.SaveAsync(Save(id, 3, ("q1", "nej")), default);

        var content = await Datasets.ReadContentAsync(dataset.Id, default);
        Assert.Multiple(async () =>
        {
            Assert.That(isAdded, Is.True);
            Assert.That(await Datasets.ListAsync(id, default), Is.EqualTo(new[] { dataset }));
            Assert.That(await Datasets.FindAsync(dataset.Id, default), Is.EqualTo(dataset));
            Assert.That(content.StudyHashes, Is.EqualTo(current.StudyHashes).And.EqualTo(new[] { ReadStudy().Hash }));
            Assert.That(content.Frame.Units.Select(unit => unit.Id), Is.EqualTo(new[] { "a", "b", "c" }));
            Assert.That(content.Frame.Units[0].Columns, Is.EquivalentTo(current.Frame.Units[0].Columns));
            Assert.That(content.Frame.Units[0] with { Columns = current.Frame.Units[0].Columns }, Is.EqualTo(current.Frame.Units[0]));
            Assert.That(TextOf(content.Responses.Single(), "q1"), Is.EqualTo("ja; \"citat\" å\n"));
            Assert.That(content.Responses[0].SubmittedAnswers, Is.EqualTo(current.Responses[0].SubmittedAnswers));
            Assert.That(content.Responses[0].AnswerRevisions, Is.EquivalentTo(current.Responses[0].AnswerRevisions));
            Assert.That(content.Responses[0].SubmittedAt, Is.EqualTo(Now));
            Assert.That(content.Responses[0].Status, Is.EqualTo(FormStatus.Submitted));
            Assert.That(TextOf((await ReadCurrentAsync(id)).Responses.Single(), "q1"), Is.EqualTo("nej"));
        });
    }

    [Test]
    public async Task Add_UnderANameThatTheRoundHas_KeepsTheFirst()
    {
        var (id, other) = (await PublishAsync(), await PublishAsync("2027"));
        var first = DatasetOf(id, "first");
        await Datasets.TryAddAsync(first, await ReadCurrentAsync(id), default);

        var isAdded = await Datasets.TryAddAsync(DatasetOf(id, "first"), await ReadCurrentAsync(id), default);
        var isAddedToOther = await Datasets.TryAddAsync(DatasetOf(other, "first"), await ReadCurrentAsync(other), default);

        Assert.Multiple(async () =>
        {
            Assert.That(isAdded, Is.False);
            Assert.That(isAddedToOther, Is.True);
            Assert.That((await Datasets.ListAsync(id, default)).Single(), Is.EqualTo(first));
        });
    }

    [Test]
    public async Task Read_OfNoRoundOrDataset_IsNull()
    {
        Assert.That(await Datasets.ReadCurrentAsync(Guid.CreateVersion7(), default), Is.Null);
        Assert.That(await Datasets.FindAsync(Guid.CreateVersion7(), default), Is.Null);
    }

    private async Task<FrozenContent> ReadCurrentAsync(Guid roundId) =>
        await Datasets.ReadCurrentAsync(roundId, default) ?? throw new AssertionException("The round is not there.");

    private static FrozenDataset DatasetOf(Guid roundId, string name) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            RoundId = roundId,
            Name = name,
            Hash = new string('a', 64),
            EligibleUnits = 3,
            StartedResponses = 2,
            SubmittedResponses = 1,
            Reason = "Till rapporten",
            FrozenBy = "anna",
            FrozenAt = Now,
        };
}
