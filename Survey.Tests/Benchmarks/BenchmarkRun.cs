using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Survey.Tests.Benchmarks;

/// <summary>The test project is a program too: <c>dotnet run -c Release --project Survey.Tests -- --filter '*'</c> runs its
/// benchmarks.</summary>
public static class BenchmarkRun
{
    private static readonly TimeSpan Timeout = TimeSpan.FromHours(1);

    /// <summary>Few iterations, in this process: enough for ratios, which are all that is published.</summary>
    public static void Main(string[] args) =>
        BenchmarkSwitcher
            .FromAssembly(typeof(BenchmarkRun).Assembly)
            .Run(
                args,
                DefaultConfig.Instance.AddJob(
                    Job.Default.WithWarmupCount(1).WithIterationCount(3).WithToolchain(new InProcessEmitToolchain(Timeout, logOutput: true))
                )
            );
}
