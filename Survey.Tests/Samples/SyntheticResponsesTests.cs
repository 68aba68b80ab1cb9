using NUnit.Framework;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Simulation;
using Survey.Data.Studies;
using Survey.Tests.Support;

namespace Survey.Tests.Samples;

/// <summary>The answers that come with a sample are what its README says: made by the simulator from a seed, and fit to be reported on.</summary>
public sealed class SyntheticResponsesTests
{
    [TestCase("samverkan", 2012)]
    public void Simulate_ASampleWithItsSeed_GivesTheFilesThatLieThere(string sample, int seed)
    {
        var (study, frame) = Read(sample);
        var path = Path.Combine(Directory.CreateTempSubdirectory("survey").FullName, "responses.csv");

        ResponseFile.WriteTo(path, study.Questionnaire, [.. ResponseSimulator.Simulate(study, frame, seed)]);

        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!))
        {
            var there = Repository.PathOf("samples", sample, Path.GetFileName(file));
            Assert.That(
                File.ReadAllBytes(file).SequenceEqual(File.ReadAllBytes(there)),
                Is.True,
                $"{there} differs. Where the study, its frame or the simulator was meant to change, make it anew: simulate --seed {seed}.");
        }
    }

    [TestCase("samverkan")]
    public void Read_ASamplesResponses_HasNoFaultAndEverySubmittedOnePassesEveryEdit(string sample)
    {
        var (study, frame) = Read(sample);

        var reading = ResponseFile.ReadFrom(Repository.PathOf("samples", sample, "responses.csv"), study.Questionnaire, frame);

        Assert.That(reading.Problems, Is.Empty);
        Assert.That(reading.Responses.Count(response => response.Status == ResponseStatus.Submitted), Is.GreaterThan(frame.Units.Length / 2));
        foreach (var response in reading.Responses.Where(response => response.Status == ResponseStatus.Submitted))
        {
            var route = new Route(study.Questionnaire, frame.Find(response.Unit)!, response.Sheet, ResponseSimulator.DefaultDay);
            Assert.That(new AnswerChecker(study.Questionnaire, route).Check().Where(problem => problem.IsHard), Is.Empty, response.Unit);
            Assert.That(route.OnRoute(), Is.EqualTo(response.Sheet), response.Unit);
        }
    }

    private static (Study Study, Frame Frame) Read(string sample)
    {
        var study = StudyFile.Read(Repository.PathOf("samples", sample, "study.md"));
        Assert.That(study.Study, Is.Not.Null, string.Join('\n', study.Problems));
        var frame = FrameFile.ReadFrom(Repository.PathOf("samples", sample, "frame.csv"), study.Study);
        Assert.That(frame.Frame, Is.Not.Null, string.Join('\n', frame.Problems));
        return (study.Study!, frame.Frame!);
    }
}
