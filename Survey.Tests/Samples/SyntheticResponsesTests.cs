using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Data.Responses.Files;
using Survey.Data.Simulation;

namespace Survey.Tests.Samples;

/// <summary>The answers that come with a sample are what its README says: made by the simulator from a seed, and fit to be reported
/// on.</summary>
[TestFixtureSource(typeof(Sample), nameof(Sample.All))]
public sealed class SyntheticResponsesTests(Sample sample)
{
    [Test]
    public void Simulate_ASampleWithItsSeed_GivesTheFilesThatLieThere()
    {
        var (study, frame) = sample.Read();
        var folder = Directory.CreateTempSubdirectory("survey").FullName;

        ResponseFile.WriteTo(
            Path.Combine(folder, "responses.csv"),
            study.Questionnaire,
            [.. ResponseSimulator.Simulate(study, frame, sample.Seed)]
        );

        Assert.That(
            Directory.EnumerateFiles(folder).Select(Path.GetFileName),
            Is.EquivalentTo(sample.ResponseFiles().Select(Path.GetFileName))
        );
        foreach (var there in sample.ResponseFiles())
        {
            Assert.That(
                File.ReadAllBytes(there).SequenceEqual(File.ReadAllBytes(Path.Combine(folder, Path.GetFileName(there)))),
                Is.True,
                $"{there} differs. If the study, its frame or the simulator was meant to change, write it anew: "
                    + $"simulate --seed {sample.Seed}."
            );
        }

        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Read_ASamplesResponses_HasNoFaultAndEverySubmittedOnePassesEveryEdit()
    {
        var (study, frame) = sample.Read();

        var reading = ResponseFile.ReadFrom(sample.PathOf("responses.csv"), study.Questionnaire, frame);

        Assert.That(reading.Problems, Is.Empty);
        Assert.That(
            reading.Responses.Count(response => response.Status == FormStatus.Submitted),
            Is.GreaterThan(frame.Units.Length / 2)
        );
        foreach (var response in reading.Responses.Where(response => response.Status == FormStatus.Submitted))
        {
            var route = new QuestionRouting(
                study.Questionnaire,
                frame.FindUnit(response.UnitId)!,
                response.Answers,
                ResponseSimulator.DefaultDate
            );
            Assert.That(
                new AnswerValidator(study.Questionnaire, route).Validate().Where(problem => problem.IsHard),
                Is.Empty,
                response.UnitId
            );
            Assert.That(route.AnswersOnRoute(), Is.EqualTo(response.Answers), response.UnitId);
        }
    }
}
