using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Jobs;
using Survey.Data.Rounds;

namespace Survey.Tests.Data.Storage;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.EngineNames))]
public sealed class UploadStoreTests(string engineName) : StoreFixture(engineName)
{
    private IUploadStore Uploads => Node.GetRequiredService<IUploadStore>();

    private IJobStore Jobs => Node.GetRequiredService<IJobStore>();

    [Test]
    public async Task Find_OfAnUpload_YieldsItByteForByte()
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
    public async Task Add_WhenAnotherUploadIsTooOld_DeletesThatOneWithItsJobsAndFiles()
    {
        var old = await UploadAsync(Now - StudyUpload.RetentionPeriod - TimeSpan.FromSeconds(1));
        var oldJob = await EnqueueAsync(old);
        await Jobs.FinishAsync(oldJob.Id, new JobResult("") { Files = [new JobFile("a.txt", new byte[] { 1 })] }, Now, default);
        var kept = await UploadAsync(Now - StudyUpload.RetentionPeriod);
        var keptJob = await EnqueueAsync(kept);

        var latest = await UploadAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((await Uploads.ListAsync(default)).Select(upload => upload.Id), Is.EqualTo(new[] { latest.Id, kept.Id }));
            Assert.That(await Jobs.FindAsync(oldJob.Id, default), Is.Null);
            Assert.That(await Jobs.FindFileAsync(oldJob.Id, "a.txt", default), Is.Null);
            Assert.That(await Jobs.FindAsync(keptJob.Id, default), Is.EqualTo(keptJob));
        });
    }

    private Task<Job> EnqueueAsync(StudyUpload upload) =>
        Jobs.EnqueueAsync(new JobRequest(JobKind.Coverage, upload.Id, "anna"), Now, default);

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
