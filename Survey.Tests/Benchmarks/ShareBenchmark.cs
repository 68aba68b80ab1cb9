using BenchmarkDotNet.Attributes;
using Survey.Analysis.Datasets;

namespace Survey.Tests.Benchmarks;

/// <summary>A share of one group among a million answers: the dataset's bitmaps against a plain count over rows.</summary>
public class ShareBenchmark
{
    private const int Rows = 1_000_000;
    private static readonly string[] Statuses = ["in_force", "expired", "drafting", "had_one", "never", "dk"];

    private (string Group, string Status)[] rows = [];
    private RowSet inGroup = RowSet.None(0);
    private RowSet holds = RowSet.None(0);
    private RowSet known = RowSet.None(0);

    [GlobalSetup]
    public void FillRows()
    {
        var random = new Random(2012);
        rows =
        [
            .. Enumerable
                .Range(0, Rows)
                .Select(_ => (random.Next(2) == 0 ? "municipality" : "police", Statuses[random.Next(Statuses.Length)])),
        ];
        inGroup = RowSet.Where(Rows, row => rows[row].Group == "municipality");
        holds = RowSet.Where(Rows, row => rows[row].Status is "in_force" or "expired");
        known = RowSet.Where(Rows, row => rows[row].Status != "dk");
    }

    [Benchmark(Baseline = true)]
    public double CountOverRows() =>
        rows.Count(row => row.Group == "municipality" && row.Status is "in_force" or "expired")
        / (double)rows.Count(row => row.Group == "municipality" && row.Status != "dk");

    [Benchmark]
    public double Bitmaps() => inGroup.And(holds).Count / (double)inGroup.And(known).Count;
}
