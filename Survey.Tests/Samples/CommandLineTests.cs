using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Samples;

/// <summary>The commands as a caller meets them: files by relative paths, exit codes, every fault with its place and never a stack
/// trace.</summary>
public sealed class CommandLineTests : IDisposable
{
    private const string FaultyWorkbook = """
        | survey |
        | | type | name | label::Svenska (sv) | relevant |
        | | text | first | Hur går det? |
        | | text | second | Varför? | ${nobody} = 'x' |
        | | select_one missing_list | third | Vilken? |
        | settings |
        | | form_title::Svenska (sv) | form_id |
        | | Fel | faulty |

        """;

    private readonly TemporaryFolder folder = new();
    private readonly Sample sample = new("dricksvatten");

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task Check_SoundAndFaultyWorkbooks_SaysOkOfTheOneAndEveryCellOfTheOther()
    {
        CopySample();
        folder.Write("faulty.md", FaultyWorkbook);

        var run = await RunAsync("check", "study.md", "faulty.md");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("study.md: ok").And.Not.Contain("faulty.md: ok"));
        Assert.That(
            run.Output,
            Does.Match(@"(?m)^faulty\.md: survey!D3: error X002: .*nobody")
                .And.Match(@"(?m)^faulty\.md: survey!A4: error C006: .*missing_list")
        );
    }

    [Test]
    public async Task Check_EverySample_IsOkAndExits0()
    {
        var run = await RunAsync(["check", .. Sample.All.SelectMany(each => new[] { each.PathOf("study.md"), each.PathOf("study.xlsx") })]);

        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
        Assert.That(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Exactly(2 * Sample.All.Count()).EndsWith(": ok"));
    }

    [Test]
    public async Task Convert_ToExcelAndBack_GivesAStudyThatSimulatesTheSameAnswers()
    {
        CopySample();

        var there = await RunAsync("convert", "study.md", "copy.xlsx");
        var back = await RunAsync("convert", "copy.xlsx", "copy.md");
        var simulated = await RunAsync(
            "simulate",
            "--study",
            "copy.md",
            "--frame",
            "frame.csv",
            "--seed",
            $"{sample.Seed}",
            "--out",
            "again.csv"
        );

        Assert.That(new[] { there, back, simulated }.Select(run => (run.ExitCode, run.Error)), Is.All.EqualTo((0, "")));
        Assert.That(File.ReadAllBytes(folder.PathOf("again.csv")), Is.EqualTo(File.ReadAllBytes(sample.PathOf("responses.csv"))));
        Assert.That(File.Exists(folder.PathOf("again.waterworks.csv")));
    }

    [Test]
    public async Task Report_AFaultyWorkbook_NamesEveryCellAndWritesNothing()
    {
        CopySample();
        folder.Write("study.md", FaultyWorkbook);

        await AssertRefusedAsync("study.md: survey!D3: error X002:", "study.md: survey!A4: error C006:");
    }

    [Test]
    public async Task Report_AFaultyFigure_NamesItsCellAndWritesNothing()
    {
        CopySample();
        var study = File.ReadAllText(sample.PathOf("study.md"));
        folder.Write(
            "study.md",
            study
                .Replace("| | plan_share | share |", "| | plan_share | part |", StringComparison.Ordinal)
                .Replace("share(plan_municipalities) >= 1", "share(nothing) >= 1", StringComparison.Ordinal)
        );

        await AssertRefusedAsync("study.md: figures!B4: error G004:", "study.md: claims!D3: error K008:");
    }

    [Test]
    public async Task Report_AFaultyFrame_NamesEveryLineAndWritesNothing()
    {
        CopySample();
        var lines = File.ReadAllLines(sample.PathOf("frame.csv"));
        lines[3] = lines[3].Replace(",utility,", ",plumber,", StringComparison.Ordinal);
        lines[5] = lines[4];
        File.WriteAllLines(folder.PathOf("frame.csv"), lines);

        await AssertRefusedAsync("frame.csv: line 4: error:", "frame.csv: line 6: error:");
    }

    [Test]
    public async Task Report_FaultyResponses_NamesEveryLineOfEachFileAndWritesNothing()
    {
        CopySample();
        var units = File.ReadAllLines(sample.PathOf("responses.csv"));
        units[1] = units[1].Replace("V01,", "X01,", StringComparison.Ordinal);
        units[2] = units[2].Replace(",adopted,", ",adapted,", StringComparison.Ordinal);
        File.WriteAllLines(folder.PathOf("responses.csv"), units);
        var rows = File.ReadAllLines(sample.PathOf("responses.waterworks.csv"));
        rows[4] = Regex.Replace(rows[4], "groundwater|infiltration|lake|river", "ocean");
        File.WriteAllLines(folder.PathOf("responses.waterworks.csv"), rows);

        await AssertRefusedAsync(
            "responses.csv: line 2: error:",
            "responses.csv: line 3: error:",
            "responses.waterworks.csv: line 5: error:"
        );
    }

    [Test]
    public async Task Report_WhereNobodyHasAnswered_IsWrittenAndSaysSo()
    {
        CopySample();
        File.WriteAllLines(folder.PathOf("responses.csv"), File.ReadLines(sample.PathOf("responses.csv")).Take(1));
        File.Delete(folder.PathOf("responses.waterworks.csv"));

        var run = await RunAsync("report", "--study", "study.md", "--frame", "frame.csv", "--responses", "responses.csv", "--out", "out");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Contain(" 0 responses of 61 units"));
        Assert.That(File.Exists(folder.PathOf("out", "report.xlsx")));
    }

    [Test]
    public async Task Revise_ARunningRound_ShowsWhatItWouldDoAndMovesOnlyWhenToldTo()
    {
        CopySample();
        await RunAsync(
            "publish",
            "--study",
            "study.md",
            "--frame",
            "frame.csv",
            "--round",
            "r",
            "--opens",
            "2012-03-01",
            "--closes",
            "2099-05-01",
            "--codes",
            "codes.csv"
        );
        var lines = File.ReadAllLines(folder.PathOf("study.md")).ToList();
        lines.Insert(lines.FindIndex(line => line.Trim() == "| choices |"), "| | text | added_later | Något mer? | Anything more? |");
        File.WriteAllLines(folder.PathOf("study-2.md"), lines);

        var same = await RunAsync("revise", "--study", "study.md", "--round", "r");
        var shown = await RunAsync("revise", "--study", "study-2.md", "--round", "r");
        var moved = await RunAsync("revise", "--study", "study-2.md", "--round", "r", "--apply");
        var again = await RunAsync("revise", "--study", "study-2.md", "--round", "r", "--apply");

        Assert.Multiple(() =>
        {
            Assert.That(
                (same.ExitCode, same.ErrorLines),
                Is.EqualTo((1, new[] { "study.md: error: The workbook is the version that the round uses already." }))
            );
            Assert.That((shown.ExitCode, shown.Error), Is.EqualTo((0, "")));
            Assert.That(shown.Output, Does.Contain("1 added (added_later)").And.Contain("Nothing was changed."));
            Assert.That((moved.ExitCode, moved.Error), Is.EqualTo((0, "")), "what was only shown had changed nothing");
            Assert.That(again.ExitCode, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Publish_QuestionsThatCannotBeAsked_AreLeftOutOnlyWhenToldTo()
    {
        CopySample();
        var lines = File.ReadAllLines(folder.PathOf("study.md")).ToList();
        lines.Insert(lines.FindIndex(line => line.Trim() == "| choices |"), "| | geopoint | place | Var? | Where? |");
        File.WriteAllLines(folder.PathOf("study.md"), lines);
        string[] arguments =
        [
            "publish",
            "--study",
            "study.md",
            "--frame",
            "frame.csv",
            "--round",
            "r",
            "--opens",
            "2012-03-01T08:00+01:00",
            "--closes",
            "2099-05-01",
            "--codes",
            "codes.csv",
        ];

        var check = await RunAsync("check", "study.md");
        var refused = await RunAsync(arguments);
        var published = await RunAsync([.. arguments, "--without-uncollected"]);

        Assert.Multiple(() =>
        {
            Assert.That((check.ExitCode, check.Output), Is.EqualTo((0, check.Output)));
            Assert.That(check.Output, Does.Contain("warning U010: 1 row of type 'geopoint'"));
            Assert.That(refused.ExitCode, Is.EqualTo(1));
            Assert.That(
                refused.ErrorLines,
                Is.EqualTo(
                    new[]
                    {
                        "study.md: error U010: Some questions cannot be asked here: place (geopoint). Add --without-uncollected to leave "
                            + "them out, or remove their rows.",
                    }
                )
            );
            Assert.That((published.ExitCode, published.Error), Is.EqualTo((0, "")));
        });
    }

    /// <summary>One of a thing is not "1 units", and a file that was written is named.</summary>
    [Test]
    public async Task Commands_OnOneUnit_CountItInTheSingular()
    {
        CopySample();
        File.WriteAllLines(folder.PathOf("frame.csv"), File.ReadLines(sample.PathOf("frame.csv")).Take(2));
        const string Files = "--study study.md --frame frame.csv";

        var converted = await RunAsync("convert", "study.md", "copy.xlsx");
        var simulated = await RunAsync($"simulate {Files} --out new.csv".Split(' '));
        var published = await RunAsync($"publish {Files} --round r --opens 2031-01-01 --closes 2031-02-01 --codes c.csv".Split(' '));
        var reported = await RunAsync("report", "--round", "r", "--out", "out");

        Assert.Multiple(() =>
        {
            Assert.That(converted.Output, Does.Match(@"^copy\.xlsx: \d+ sheets, \d+ rows\s*$"));
            Assert.That(
                simulated.Output,
                Does.Match(@"^new\.csv: 1 synthetic response from 1 unit, seed [0-9]+, as if they answered on 2012-12-31 "),
                simulated.Error
            );
            Assert.That(published.Output, Does.Contain("c.csv: 1 code for 1 unit of round r.").And.Contain("Site__Address="));
            Assert.That(reported.Output, Does.Contain(" from 0 responses of 1 unit,"));
        });
    }

    private async Task AssertRefusedAsync(params string[] beginnings)
    {
        var run = await RunAsync("report", "--study", "study.md", "--frame", "frame.csv", "--responses", "responses.csv", "--out", "out");

        Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
        foreach (var beginning in beginnings)
        {
            Assert.That(run.ErrorLines, Has.Some.StartsWith(beginning));
        }

        Assert.That(
            run.ErrorLines,
            Is.All.Match(@"^\S+: ((\S+!\w+|line \d+): )?(error|unsupported)( [A-Z]\d{3})?: "),
            "each line names file, place and fault"
        );
        Assert.That(Directory.Exists(folder.PathOf("out")), Is.False, "nothing half-written");
    }

    private Task<SurveyProcess> RunAsync(params string[] arguments) => SurveyProcess.RunAsync(folder.Path, arguments);

    private void CopySample()
    {
        foreach (var file in Directory.EnumerateFiles(sample.PathOf("")))
        {
            File.Copy(file, folder.PathOf(Path.GetFileName(file)));
        }
    }
}
