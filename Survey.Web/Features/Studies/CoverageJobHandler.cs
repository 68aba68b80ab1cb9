using System.Text.Json;
using Survey.Data.Jobs;
using Survey.Data.Simulation;
using Survey.Data.Simulation.Coverage;
using Survey.Web.Features.Shared.Jobs;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Studies;

/// <summary>Runs the coverage search of an upload: simulated respondents look for questions and choices that cannot be reached.</summary>
internal sealed class CoverageJobHandler(UploadedStudyCache uploads, TimeProvider time) : IJobHandler
{
    /// <summary>Time limit of one search. What is not reached by then is reported as not reached.</summary>
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(10);

    public JobKind Kind => JobKind.Coverage;

    /// <summary>The coverage report of a job; null where it has none.</summary>
    public static CoverageReport? ReadResult(Job? job) =>
        job?.Result is { } result ? JsonSerializer.Deserialize<CoverageReport>(result) : null;

    public async Task<JobResult> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken cancellation)
    {
        var upload = await uploads.FindAsync(job.SubjectId, cancellation);
        var (study, frame) = upload?.Publishable
            ?? throw new InvalidOperationException($"The job {job.Id} is for upload {job.SubjectId}, which is gone or has errors.");
        using var timeoutSource = new CancellationTokenSource(GiveUpAfter, time);
        using var linkedSource = CancellationTokenSource.CreateLinkedTokenSource(timeoutSource.Token, cancellation);
        var coverage = CoverageSearch.Run(
            study.Questionnaire,
            frame,
            SimulationSeed.Default,
            DateOnly.FromDateTime(time.GetUtcNow().DateTime),
            new PercentProgress(progress),
            linkedSource.Token
        );
        return new JobResult(JsonSerializer.Serialize(coverage));
    }

    /// <summary>Reports at once; <see cref="Progress{T}"/> would report from other threads, and in any order.</summary>
    private sealed class PercentProgress(IProgress<JobProgress> progress) : IProgress<int>
    {
        public void Report(int value) => progress.Report(new JobProgress(value, ""));
    }
}
