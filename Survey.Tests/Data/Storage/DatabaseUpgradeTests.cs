using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Jobs;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Storage;

/// <summary>What becomes of the rows of a database of an earlier version.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.EngineNames))]
public sealed partial class DatabaseUpgradeTests(string engineName)
{
    private const string OldRows = """
        INSERT INTO StudyVersion (StudyHash, StudyName, Workbook, PublishedAt) VALUES ('h', 'small', 'w', '2026-02-28 00:00:00');
        INSERT INTO Round (RoundId, RoundName, StudyName, StudyHash, OpensAt, ClosesAt, IsSynthetic, PublishedAt)
        VALUES ('00000000-0000-7000-8000-000000000001', 'r', 'small', 'h', '2026-03-01', '2026-04-01', 0, '2026-02-28');
        INSERT INTO ReportOrder (ReportId, RoundId, OrderedAt, MovedAt, Progress, Step, FinishedAt, DatasetHash, FailedAt, Failure)
        VALUES ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', '2026-03-02 08:00:00',
          '2026-03-02 08:00:05', 100, 'Charts', '2026-03-02 08:00:06.250', 'hash', NULL, NULL);
        INSERT INTO ReportOrder (ReportId, RoundId, OrderedAt, MovedAt, Progress, Step, FinishedAt, DatasetHash, FailedAt, Failure)
        VALUES ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001', '2026-03-02 09:00:00',
          '2026-03-02 09:00:05', 15, 'Workbook', NULL, NULL, '2026-03-02 09:00:06', 'No responses.');
        INSERT INTO ReportOrder (ReportId, RoundId, OrderedAt, MovedAt, Progress, Step, FinishedAt, DatasetHash, FailedAt, Failure)
        VALUES ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000001', '2026-03-02 10:00:00',
          NULL, 0, '', NULL, NULL, NULL, NULL);
        INSERT INTO ReportFile (ReportId, FileName, Content) VALUES ('00000000-0000-7000-8000-000000000002', 'a.txt', {0});
        INSERT INTO StudyUpload (UploadId, FileName, Workbook, FrameName, Frame, UploadedBy, UploadedAt)
        VALUES ('00000000-0000-7000-8000-000000000005', 'a', {0}, '', {0}, 'anna', '2026-03-02 08:00:00');
        INSERT INTO BotRun (UploadId, OrderedAt, MovedAt, Progress, FinishedAt, Coverage, FailedAt)
        VALUES ('00000000-0000-7000-8000-000000000005', '2026-03-02 08:00:00', '2026-03-02 08:00:01', 30, NULL, NULL,
          '2026-03-02 08:00:02');
        """;

    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Upgrade_OfReportsAndCoverageSearches_KeepsThemAsJobs()
    {
        await using var database = TestDatabase.CreateEmpty(engineName);
        var jobs = database.Node.GetRequiredService<IJobStore>();
        foreach (var script in ScriptsBefore("0009"))
        {
            await database.RunAsync(script);
        }

        await database.RunAsync(OldRows.Replace("{0}", engineName == "Sqlite" ? "X'01FF'" : "0x01FF", StringComparison.Ordinal));
        foreach (var batch in ScriptsBefore("0010").Except(ScriptsBefore("0009")))
        {
            await database.RunAsync(batch);
        }

        var file = await jobs.FindFileAsync(IdOf(2), "a.txt", default);
        Assert.Multiple(async () =>
        {
            Assert.That(
                await jobs.FindAsync(IdOf(2), default),
                Is.EqualTo(
                    new Job
                    {
                        Id = IdOf(2),
                        Kind = JobKind.Report,
                        SubjectId = IdOf(1),
                        QueuedBy = "",
                        QueuedAt = Morning,
                        StartedAt = Morning.AddSeconds(5),
                        HeartbeatAt = Morning.AddSeconds(5),
                        Progress = new JobProgress(100, "Charts"),
                        FinishedAt = Morning.AddSeconds(6.25),
                        Result = "hash",
                    }
                )
            );
            Assert.That((await jobs.FindAsync(IdOf(3), default))?.Failure, Is.EqualTo("No responses."));
            Assert.That((await jobs.FindAsync(IdOf(3), default))?.FinishedAt, Is.EqualTo(Morning.AddHours(1).AddSeconds(6)));
            Assert.That((await jobs.FindLatestAsync(JobKind.Report, IdOf(1), default))?.IsPending, Is.True);
            Assert.That((await jobs.FindLatestAsync(JobKind.Coverage, IdOf(5), default))?.Failure, Is.EqualTo("The job failed."));
            Assert.That(file?.Content.ToArray(), Is.EqualTo(new byte[] { 1, 255 }));
        });
    }

    private static Guid IdOf(int number) => Guid.Parse($"00000000-0000-7000-8000-{number:000000000000}");

    /// <summary>The batches of all scripts before the one with the number.</summary>
    private IEnumerable<string> ScriptsBefore(string number) =>
        Directory
            .GetFiles(RepositoryPaths.PathOf("database", engineName == "Sqlite" ? "sqlite" : "sqlserver"), "*.sql")
            .Where(path => string.CompareOrdinal(Path.GetFileName(path), number) < 0)
            .Order(StringComparer.Ordinal)
            .SelectMany(path => BatchEnd().Split(File.ReadAllText(path)))
            .Where(batch => !string.IsNullOrWhiteSpace(batch));

    [GeneratedRegex(@"^GO\s*$", RegexOptions.Multiline)]
    private static partial Regex BatchEnd();
}
