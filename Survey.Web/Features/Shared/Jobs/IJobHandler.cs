using Survey.Data.Jobs;

namespace Survey.Web.Features.Shared.Jobs;

/// <summary>Runs the jobs of one kind. A new kind is one of these, registered as a singleton.</summary>
internal interface IJobHandler
{
    /// <summary>The kind of the jobs that it runs; no two handlers have the same.</summary>
    JobKind Kind { get; }

    /// <summary>Runs a job to its end. Whatever it throws makes the job fail, unless the node is stopping.</summary>
    /// <param name="job">The job, which may have been started before by a node that stopped.</param>
    /// <param name="progress">Takes the progress; it is cheap, and may be called from any thread.</param>
    /// <param name="cancellation">Cancelled when the node stops; another node then runs the job again from its start.</param>
    Task<JobResult> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken cancellation);
}
