using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Rounds;
using Survey.Data.Simulation.Coverage;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Storage;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.EngineNames))]
public sealed class BotRunStoreTests(string engineName) : StoreFixture(engineName)
{
    private static readonly CoverageReport Coverage = new()
    {
        Respondents = 3,
        Goals = 5,
        Covered = 4,
        Unreached = [new CoverageGoal(CoverageGoalKind.Choice, "q", "a", Create.Place)],
        DeadEnds = [new DeadEnd(DeadEndKind.NoChoice, "q", "q", Create.Place, "a = 'å'")],
    };

    private IUploadStore Uploads => Node.GetRequiredService<IUploadStore>();

    private IBotRunStore Runs => Node.GetRequiredService<IBotRunStore>();

    [Test]
    public async Task Upload_Kept_ComesBackByteForByte()
    {
        var upload = await UploadAsync();

        var found = await Uploads.FindAsync(upload.Id, default);
        Assert.Multiple(async () =>
        {
            Assert.That(found?.Workbook.ToArray(), Is.EqualTo(upload.Workbook.ToArray()));
            Assert.That(found?.Frame.ToArray(), Is.Empty);
            Assert.That(found?.UploadedAt, Is.EqualTo(Now));
            Assert.That(await Uploads.ListAsync(default), Is.EqualTo(new[] { new UploadSummary(upload.Id, "å.xlsx", "anna", Now) }));
            Assert.That(await Uploads.FindAsync(Guid.CreateVersion7(), default), Is.Null);
        });
    }

    [Test]
    public async Task Upload_ThatIsTooOld_GoesWithItsBots_WhenAnotherComes()
    {
        var old = await UploadAsync(Now - IUploadStore.RetentionPeriod - TimeSpan.FromSeconds(1));
        await Runs.EnqueueAsync(old.Id, Now, default);
        var kept = await UploadAsync(Now - IUploadStore.RetentionPeriod);
        await Runs.EnqueueAsync(kept.Id, Now, default);

        var latest = await UploadAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((await Uploads.ListAsync(default)).Select(upload => upload.Id), Is.EqualTo(new[] { latest.Id, kept.Id }));
            Assert.That(await Runs.FindAsync(old.Id, default), Is.Null);
            Assert.That(await Runs.FindAsync(kept.Id, default), Is.Not.Null);
        });
    }

    [Test]
    public async Task Order_IsTakenOnce_AndFinished()
    {
        var upload = await UploadAsync();
        await Runs.EnqueueAsync(upload.Id, Now, default);

        var first = await Runs.ClaimNextAsync(Now, Now.AddMinutes(-1), default);
        var second = await Runs.ClaimNextAsync(Now, Now.AddMinutes(-1), default);
        await Runs.UpdateProgressAsync(upload.Id, 40, Now, default);
        var moved = await Runs.FindAsync(upload.Id, default);
        await Runs.FinishAsync(upload.Id, Coverage, Now, default);
        await Runs.FailAsync(upload.Id, Now, default);
        var finished = await Runs.FindAsync(upload.Id, default);

        Assert.Multiple(() =>
        {
            Assert.That(first?.UploadId, Is.EqualTo(upload.Id));
            Assert.That(second, Is.Null);
            Assert.That((moved?.Progress, moved?.IsPending), Is.EqualTo((40, true)));
            Assert.That(finished?.Coverage?.Unreached, Is.EqualTo(Coverage.Unreached));
            Assert.That(finished?.Coverage?.DeadEnds, Is.EqualTo(Coverage.DeadEnds));
            Assert.That(finished?.FailedAt, Is.Null);
        });
    }

    [Test]
    public async Task Order_Again_BeginsAnewOnlyWhenTheFirstHasEnded()
    {
        var upload = await UploadAsync();
        await Runs.EnqueueAsync(upload.Id, Now, default);
        await Runs.ClaimNextAsync(Now, Now.AddMinutes(-1), default);
        await Runs.EnqueueAsync(upload.Id, Now.AddSeconds(1), default);
        Assert.That(await Runs.ClaimNextAsync(Now, Now.AddMinutes(-1), default), Is.Null);
        Assert.That(
            await Runs.ClaimNextAsync(Now.AddMinutes(2), Now.AddMinutes(1), default),
            Is.Not.Null,
            "the node that took it is silent"
        );

        await Runs.FinishAsync(upload.Id, Coverage, Now, default);
        await Runs.EnqueueAsync(upload.Id, Now.AddSeconds(1), default);

        Assert.That((await Runs.FindAsync(upload.Id, default))?.IsPending, Is.True);
    }

    private async Task<StudyUpload> UploadAsync(DateTimeOffset? uploadedAt = null)
    {
        var upload = new StudyUpload
        {
            Id = Guid.CreateVersion7(),
            FileName = "å.xlsx",
            Workbook = new byte[] { 0, 1, 255 },
            FrameName = "",
            Frame = ReadOnlyMemory<byte>.Empty,
            UploadedBy = "anna",
            UploadedAt = uploadedAt ?? Now,
        };
        await Uploads.AddAsync(upload, default);
        return upload;
    }
}
