using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Frames;
using Survey.Data.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Storage;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.EngineNames))]
public sealed class RoundStoreTests(string engineName) : StoreFixture(engineName)
{
    [Test]
    public async Task Publish_OfARound_IsFoundByKeyAndByName()
    {
        var study = ReadStudy();
        var round = RoundOf(study) with { IsSynthetic = true };

        var published = await Rounds.TryPublishAsync(round, study, Create.Frame(Create.Unit("a")), default);

        Assert.Multiple(async () =>
        {
            Assert.That(published);
            Assert.That(await Rounds.FindAsync(round.Id, default), Is.EqualTo(round));
            Assert.That(await Rounds.FindAsync("2026", default), Is.EqualTo(round));
            Assert.That(await Rounds.FindAsync("2027", default), Is.Null);
        });
    }

    [Test]
    public async Task Publish_OfANameThatIsTaken_ChangesNothing()
    {
        await PublishAsync("2026");
        var study = ReadStudy("Another question");

        var published = await Rounds.TryPublishAsync(RoundOf(study), study, Create.Frame(Create.Unit("z")), default);

        Assert.Multiple(async () =>
        {
            Assert.That(published, Is.False);
            Assert.That(await Rounds.ListAsync(default), Has.Count.EqualTo(1));
            Assert.That(await Database.RunAsync("SELECT COUNT(*) FROM StudyVersion"), Is.EqualTo(1));
            Assert.That(await Database.RunAsync("SELECT COUNT(*) FROM FrameUnit"), Is.EqualTo(3));
        });
    }

    [Test]
    public void Publish_ThatFailsInTheFrame_LeavesNothing()
    {
        var study = ReadStudy();
        var frame = Create.Frame(Create.Unit("a"), Create.Unit(new string('x', 401)));

        Assert.Multiple(() =>
        {
            Assert.That(
                async () => await Rounds.TryPublishAsync(RoundOf(study), study, frame, default),
                Throws.InstanceOf<System.Data.Common.DbException>()
            );
            Assert.That(async () => await Rounds.ListAsync(default), Is.Empty);
            Assert.That(async () => await Database.RunAsync("SELECT COUNT(*) FROM StudyVersion"), Is.Zero);
        });
    }

    [Test]
    public async Task Publish_OfOneNameByManyAtOnce_OneWins()
    {
        var study = ReadStudy();
        IRoundStore[] stores = [Rounds, Database.OpenNode().GetRequiredService<IRoundStore>()];

        var published = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(index =>
                    Task.Run(() => stores[index % 2].TryPublishAsync(RoundOf(study), study, Create.Frame(Create.Unit("a")), default))
                )
        );

        Assert.That(published.Count(done => done), Is.EqualTo(1));
    }

    [Test]
    public void Publish_OfAnotherVersionThanTheRounds_IsRefused()
    {
        var study = ReadStudy();

        Assert.That(
            async () => await Rounds.TryPublishAsync(RoundOf(study) with { StudyHash = "another" }, study, Create.Frame(), default),
            Throws.ArgumentException
        );
    }

    [Test]
    public async Task List_OfRoundsOnOneStudy_IsNewestFirst()
    {
        await PublishAsync("first");
        Database.Time.Advance(TimeSpan.FromDays(1));
        await PublishAsync("second");

        Assert.That((await Rounds.ListAsync(default)).Select(round => round.Name), Is.EqualTo(new[] { "second", "first" }));
    }

    [Test]
    public async Task ReadStudy_OnAnotherNode_IsWhatWasPublished()
    {
        await PublishAsync();
        var study = ReadStudy();
        var round = (await Rounds.ListAsync(default)).Single();

        var read = await Database.OpenNode().GetRequiredService<IRoundStore>().ReadStudyAsync(round, default);

        Assert.Multiple(() =>
        {
            Assert.That(read.Hash, Is.EqualTo(study.Hash));
            Assert.That(read.Name, Is.EqualTo("small"));
            Assert.That(read.Questionnaire.FindQuestion("q2")?.Label.ForLanguage("sv"), Is.EqualTo("Vad är | bra?"));
        });
    }

    [Test]
    public async Task ReadFrame_OfManyColumns_IsAsPublishedAndInOrder()
    {
        var study = ReadStudy();
        var round = RoundOf(study);
        FrameUnit[] units =
        [
            Create.Unit("0180", pair: "p", organisation: "Stockholms stad", email: "anna@stockholm.example"),
            Create.Unit("0114", "police") with
            {
                Disposition = Disposition.Refused,
            },
        ];
        units[0] = units[0] with { Columns = units[0].Columns.Add("län", "Stockholm \"AB\"") };
        await Rounds.TryPublishAsync(round, study, Create.Frame(units), default);

        var frame = await Rounds.ReadFrameAsync(round.Id, default);

        Assert.Multiple(() =>
        {
            Assert.That(
                frame.Units.Select(unit => unit with { Columns = units[0].Columns }),
                Is.EqualTo(units.Select(unit => unit with { Columns = units[0].Columns }))
            );
            Assert.That(frame.Units[0].Columns, Is.EquivalentTo(units[0].Columns));
        });
    }

    [Test]
    public async Task Change_OfTheClosingTime_MovesItAndIsKept()
    {
        var id = await PublishAsync();
        var round = (await Rounds.FindAsync(id, default))!;
        var later = ChangeOf(round, RoundChangeKind.Extended, Now.AddDays(60)) with { Reason = "Påsk" };
        var now = ChangeOf(round with { ClosesAt = later.ClosesAt }, RoundChangeKind.Closed, Now);

        bool[] changed = [await Rounds.TryChangeAsync(later, default), await Rounds.TryChangeAsync(now, default)];

        Assert.Multiple(async () =>
        {
            Assert.That(changed, Is.EqualTo(new[] { true, true }));
            Assert.That((await Rounds.FindAsync(id, default))?.ClosesAt, Is.EqualTo(Now));
            Assert.That(await Rounds.ListChangesAsync(id, default), Is.EqualTo(new[] { later, now }));
        });
    }

    [Test]
    public async Task Change_OfAClosingTimeThatAnotherMoved_ChangesNothing()
    {
        var id = await PublishAsync();
        var round = (await Rounds.FindAsync(id, default))!;
        IRoundStore[] stores = [Rounds, Database.OpenNode().GetRequiredService<IRoundStore>()];

        var changed = await Task.WhenAll(
            Enumerable
                .Range(1, 6)
                .Select(day =>
                    Task.Run(() =>
                        stores[day % 2].TryChangeAsync(ChangeOf(round, RoundChangeKind.Extended, round.ClosesAt.AddDays(day)), default)
                    )
                )
        );

        Assert.Multiple(async () =>
        {
            Assert.That(changed.Count(done => done), Is.EqualTo(1));
            var change = (await Rounds.ListChangesAsync(id, default)).Single();
            Assert.That((await Rounds.FindAsync(id, default))?.ClosesAt, Is.EqualTo(change.ClosesAt));
        });
    }

    private static RoundChange ChangeOf(Round round, RoundChangeKind kind, DateTimeOffset closesAt) =>
        new()
        {
            RoundId = round.Id,
            Kind = kind,
            PreviousClosesAt = round.ClosesAt,
            ClosesAt = closesAt,
            Reason = "",
            ChangedBy = "anna",
            ChangedAt = Now,
        };
}
