using Survey.Data.Jobs;
using Survey.Data.Rounds;
using Survey.Web.Features.Shared.Jobs;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Reports;

/// <summary>Makes the report of a round.</summary>
internal sealed class ReportJobHandler(IRoundStore rounds, RoundSnapshotCache snapshots, TimeProvider time) : IJobHandler
{
    public JobKind Kind => JobKind.Report;

    public async Task<JobResult> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken cancellation)
    {
        var round = await rounds.FindAsync(job.SubjectId, cancellation)
            ?? throw new InvalidOperationException($"The report {job.Id} is of round {job.SubjectId}, which does not exist.");
        var snapshot = await snapshots.ReadSnapshotAsync(round, cancellation);
        var files = new ReportBuild(snapshot, time.GetUtcNow(), progress).Run(cancellation);
        return new JobResult(snapshot.Dataset.Hash) { Files = files };
    }
}
