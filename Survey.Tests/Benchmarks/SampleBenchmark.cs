using BenchmarkDotNet.Attributes;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Results;
using Survey.Analysis.Reports;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Responses.Files;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Tests.Support;

namespace Survey.Tests.Benchmarks;

/// <summary>The way of samverkan's 580 units from files to report, step by step, against reading the files.</summary>
public class SampleBenchmark
{
    private Material material = Read();

    [GlobalSetup]
    public void ReadOnce() => material = Read();

    [Benchmark(Baseline = true)]
    public int ReadFiles() => Read().Responses.Count;

    [Benchmark]
    public int AllFiguresAndClaims() => Compute().Figures.Length;

    [Benchmark]
    public void FiguresAndWholeReport() =>
        new StudyReport(Compute(), material.Frame, material.Responses, isSynthetic: true).Write(_ => new MemoryStream());

    private StudyFigures Compute() => FigureCalculator.ComputeAll(material.Study, material.Frame, material.Responses);

    private static Material Read()
    {
        var study = StudyFileReader.Read(RepositoryPaths.PathOf("samples", "samverkan", "study.md")).Study
            ?? throw new InvalidOperationException("The sample has faults.");
        var frame = FrameFileReader.ReadFile(RepositoryPaths.PathOf("samples", "samverkan", "frame.csv"), study).Frame
            ?? throw new InvalidOperationException("The sample's frame has faults.");
        return new Material(
            study,
            frame,
            ResponseFile.ReadFrom(RepositoryPaths.PathOf("samples", "samverkan", "responses.csv"), study.Questionnaire, frame).Responses
        );
    }

    private sealed record Material(Study Study, Frame Frame, IReadOnlyList<UnitResponse> Responses);
}
