using System.Text;
using NUnit.Framework;
using Survey.Data.Studies;
using Survey.Data.Studies.Workbooks;
using Survey.Tests.Support;
using Survey.Web.Features.Help;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Tests.Samples;

/// <summary>The tutorial, walked: its tables filled into the emptied template, its files written, its commands run.</summary>
public sealed class TutorialTests
{
    private const string RunPattern = "dotnet run --project Survey.Web -- ";
    private const int StepsOfTheProgramme = 15;

    /// <summary>The step from which on there is a whole form: questions and their choices.</summary>
    private const int FirstStepWithAForm = 3;

    private static readonly TutorialDocument Tutorial = TutorialDocument.Standard;
    private static readonly TutorialWorkbook Workbooks = TutorialWorkbook.Build(Tutorial);

    private static IEnumerable<int> StepsWithAForm() => Workbooks.ByStep.Keys.Where(step => step >= FirstStepWithAForm);

    private static string FrameText => Blocks("csv").Single(block => block.FileName == "frame.csv").Text;

    [Test]
    public void Tutorial_InItsSteps_ComesFromTheTemplateToTheReport()
    {
        string[] subjects =
        [
            "template", "questions", "choices", "whom", "frame", "Weights", "Pairs", "variables", "Figures", "Claims", "Check", "Make up",
            "Preview", "Publish", "report",
        ];

        Assert.That(Tutorial.Steps, Has.Length.EqualTo(StepsOfTheProgramme));
        Assert.That(Tutorial.Steps.Zip(subjects).Where(pair => !pair.First.Title.Contains(pair.Second)), Is.Empty);
    }

    [Test]
    public void Tutorial_Tables_HaveOnlyColumnsOfTheTemplate() => Assert.That(Workbooks.MissingInTemplate, Is.Empty);

    [TestCaseSource(nameof(StepsWithAForm))]
    public void Tutorial_AfterAStepWithAForm_HasNoErrors(int step) =>
        Assert.That(Check(step).Problems.Where(problem => problem.IsBlocking), Is.Empty);

    [Test]
    public void Tutorial_Study_HasTenQuestionsWeightsAndPairs_AndNothingIsWrong()
    {
        var check = Check(StepsOfTheProgramme);

        Assert.That(check.Problems, Is.Empty);
        var study = check.ValidStudy!;
        Assert.Multiple(() =>
        {
            Assert.That(study.Questionnaire.Questions.Count(question => question.IsAnswerable), Is.EqualTo(10));
            Assert.That(study.Settings.WeightingClassColumn, Is.EqualTo("size_class"));
            Assert.That(study.Settings.ClusterColumn, Is.EqualTo("organisation"));
        });
    }

    [Test]
    public async Task Tutorial_Commands_RunInOrderWithoutAFault()
    {
        using var folder = new TemporaryFolder();
        WorkbookFile.Write(Workbooks.ByStep[StepsOfTheProgramme], folder.PathOf("study.xlsx"));
        foreach (var file in Tutorial.Steps.SelectMany(step => step.Blocks).Where(block => block.FileName.Length > 0))
        {
            folder.Write(file.FileName, file.Text + "\n");
        }

        var commands = Blocks("sh").SelectMany(block => block.Text.Split('\n')).ToList();

        Assert.That(commands, Is.Not.Empty.And.All.StartsWith(RunPattern));
        foreach (var command in commands)
        {
            var run = await SurveyProcess.RunAsync(folder.Path, command[RunPattern.Length..].Split(' '));
            Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")), command);
        }

        Assert.Multiple(() =>
        {
            Assert.That(File.Exists(folder.PathOf("made-up-report", "report.xlsx")));
            Assert.That(File.Exists(folder.PathOf("report", "report.xlsx")));
            // A head, and a line for each municipality and each rescue service.
            Assert.That(File.ReadLines(folder.PathOf("codes.csv")).Count(), Is.EqualTo(1 + 12 + 3));
        });
    }

    [Test]
    public async Task Tutorial_Study_IsUploadedAndPreviewedForEachGroup()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("study.xlsx");
        WorkbookFile.Write(Workbooks.ByStep[StepsOfTheProgramme], path);
        await using var site = await RespondentSite.StartAsync(path, FrameText);
        var researcher = await site.SignInResearcherAsync();
        await researcher.GetAsync("/manage/studies");
        await researcher.UploadAsync(
            "/manage/studies",
            ("workbook", "study.xlsx", await File.ReadAllBytesAsync(path)),
            ("frame", "frame.csv", Encoding.UTF8.GetBytes(FrameText))
        );
        var address = researcher.Path;

        foreach (var unit in new[] { "M01", "R01" })
        {
            await researcher.GetAsync($"{address}/preview/en/{unit}");
            Assert.That(researcher.Text, Does.Contain("What is your role?"), unit);
        }
    }

    private static IEnumerable<TutorialBlock> Blocks(string language) =>
        Tutorial.Steps.SelectMany(step => step.Blocks).Where(block => block.Language == language);

    private static StudyCheckResult Check(int step) => StudyCheckResult.Create(StudyReader.Read(Workbooks.ByStep[step]));
}
