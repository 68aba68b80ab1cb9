using BenchmarkDotNet.Running;

namespace Survey.Tests.Benchmarks;

/// <summary>The test project is a program too: <c>dotnet run -c Release --project Survey.Tests</c> runs its benchmarks.</summary>
public static class BenchmarkRun
{
    public static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(BenchmarkRun).Assembly).Run(args);
}
