using Survey.Data.Jobs;
using Survey.Web.Features.Shared.Jobs;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Reports;

/// <summary>Makes the report of a round, or of a frozen dataset.</summary>
internal sealed class ReportJobHandler(FrozenDatasetService datasets, TimeProvider time) : IJobHandler
{
    public JobKind Kind => JobKind.Report;

    public async Task<JobResult> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken cancellation)
    {
        var snapshot = await datasets.ReadSubjectAsync(job.SubjectId, cancellation);
        var files = new ReportBuild(snapshot, time.GetUtcNow(), progress).Run(cancellation);
        return new JobResult(snapshot.Dataset.Hash) { Files = files };
    }
}
