using System.IO.Compression;
using System.Net;
using System.Text.Json;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Samples;

/// <summary>A study is data: a question and a figure written into the workbook are in form, dataset and report, with no code
/// touched.</summary>
public sealed class WorkbookChangeTests : IDisposable
{
    private const string QuestionBefore = "| | begin_group | exercise_details |";
    private const string NewQuestion =
        "| | select_one yes_no | tank_lorry | Har ni en egen tankbil? | Do you have a tank lorry of your own? |\n";
    private const string FigureBefore = "| | plan_share | share |";
    private const string NewFigure =
        "| | tank_lorry_share | share | Har en egen tankbil | Has a tank lorry of its own | ${tank_lorry} = 'yes' | | | "
        + "respondent_group |\n";

    private readonly TemporaryFolder folder = new();
    private readonly Sample sample = new("dricksvatten");

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task Form_OfAWorkbookWithANewQuestion_AsksIt()
    {
        await using var site = await RespondentSite.StartAsync(ChangedWorkbook(), File.ReadAllText(sample.PathOf("frame.csv")));
        var visitor = await site.SignInAsync("V01");

        await visitor.GetAsync("/form/V01/tank_lorry");

        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(visitor.Text, Does.Contain("Har ni en egen tankbil?"));
        Assert.That(visitor.Html, Does.Contain("name=\"tank_lorry\"").And.Contain("value=\"yes\""));
    }

    [Test]
    public async Task Report_OfAWorkbookWithANewFigure_CountsTheNewQuestion()
    {
        ChangedWorkbook();
        File.Copy(sample.PathOf("frame.csv"), folder.PathOf("frame.csv"));

        var simulated = await SurveyProcess.RunAsync(
            folder.Path,
            "simulate",
            "--study",
            "study.md",
            "--frame",
            "frame.csv",
            "--seed",
            "3",
            "--out",
            "responses.csv"
        );
        var reported = await SurveyProcess.RunAsync(
            folder.Path,
            "report",
            "--study",
            "study.md",
            "--frame",
            "frame.csv",
            "--responses",
            "responses.csv",
            "--out",
            "out"
        );

        Assert.That((simulated.ExitCode, simulated.Error, reported.ExitCode, reported.Error), Is.EqualTo((0, "", 0, "")));
        var (yes, known) = CountUtilities();
        var cell = JsonSerializer
            .Deserialize<JsonElement>(File.ReadAllText(folder.PathOf("out", "figures.json")))
            .GetProperty("figures")
            .EnumerateArray()
            .Single(figure => figure.GetProperty("name").GetString() == "tank_lorry_share")
            .GetProperty("cells")[0];
        Assert.That((cell.GetProperty("count").GetInt32(), cell.GetProperty("n").GetInt32()), Is.EqualTo((yes, known)));
        Assert.That(
            Directory.EnumerateFiles(folder.PathOf("out", "charts")).Select(Path.GetFileName),
            Has.Some.StartsWith("tank_lorry_share")
        );
        Assert.That(
            TextsOf(folder.PathOf("out", "report.xlsx")),
            Does.Contain("tank_lorry").And.Contain("Har en egen tankbil").And.Contain("Har ni en egen tankbil?")
        );
    }

    private string ChangedWorkbook()
    {
        var study = File.ReadAllText(sample.PathOf("study.md"));
        Assert.That(study, Does.Contain(QuestionBefore).And.Contain(FigureBefore));
        return folder.Write(
            "study.md",
            study
                .Replace(QuestionBefore, NewQuestion + QuestionBefore, StringComparison.Ordinal)
                .Replace(FigureBefore, NewFigure + FigureBefore, StringComparison.Ordinal)
        );
    }

    private (int Yes, int Known) CountUtilities()
    {
        var lines = File.ReadAllLines(folder.PathOf("responses.csv"));
        var column = Array.IndexOf(lines[0].Split(','), "tank_lorry");
        Assert.That(column, Is.GreaterThan(0), "the dataset has the question");
        var answers = lines
            .Skip(1)
            .Select(line => line.Split(','))
            .Where(cells => cells[0][0] == 'V' && cells[1] == "submitted")
            .Select(cells => cells[column])
            .ToList();
        return (answers.Count(answer => answer == "yes"), answers.Count(answer => answer is "yes" or "no"));
    }

    /// <summary>All text of an Excel file, as it stands in its parts.</summary>
    private static string TextsOf(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return WebUtility.HtmlDecode(
            string.Join(
                '\n',
                archive
                    .Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal))
                    .Select(entry =>
                    {
                        using var reader = new StreamReader(entry.Open());
                        return reader.ReadToEnd();
                    })
            )
        );
    }
}
