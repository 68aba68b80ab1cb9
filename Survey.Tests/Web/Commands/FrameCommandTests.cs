using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Commands;

/// <summary>The frame of a published round, written to a file, changed and read again by command.</summary>
public sealed class FrameCommandTests : IDisposable
{
    private const string Workbook = """
        | survey |
        | | type | name | label |
        | | text | why | Varför? |
        | settings |
        | | form_title | form_id | default_language |
        | | Kort | short | sv |
        | frame |
        | | name | type | label |
        | | size | decimal | Storlek |

        """;

    private const string Frame = """
        unit,name,respondent_group,organisation,pair,email,size
        a,Ale,mun,,1,a@x.example,1.5
        b,Bjuv,mun,,2,b@x.example,2

        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task Frame_ExportedChangedAndImported_IsChanged()
    {
        await PublishAsync();
        var exported = await RunAsync(0, "frame", "export", "--round", "r", "--out", "out.csv");
        await RunAsync(0, "frame", "export", "--round", "r", "--out", "out.xlsx");
        var unchanged = await RunAsync(0, "frame", "import", "--round", "r", "out.xlsx");
        folder.Write(
            "new.csv",
            "sep=;\nUNIT;Name;respondent_group;organisation;pair;email;size\na;Ale;mun;;1;ny@x.example;2,5\nc;Dals;mun;;3;;\n;;;;;;\n"
        );

        var preview = await RunAsync(0, "frame", "import", "--round", "r", "new.csv");
        var applied = await RunAsync(0, "frame", "import", "--round", "r", "new.csv", "--apply", "--reason", "Ny kommun");
        var again = await RunAsync(0, "frame", "import", "--round", "r", "new.csv", "--apply");
        var codes = await RunAsync(0, "codes", "--round", "r");

        Assert.Multiple(() =>
        {
            Assert.That(exported.Output, Does.Contain("out.csv: 2 units"));
            Assert.That(
                File.ReadAllLines(folder.PathOf("out.csv"))[..2],
                Is.EqualTo(
                    new[] { "unit,name,respondent_group,organisation,pair,email,disposition,size", "a,Ale,mun,,1,a@x.example,,1.5" }
                )
            );
            Assert.That(unchanged.Output, Does.Contain("0 added, 0 changed, 0 removed. The frame is as the file."));
            Assert.That(
                preview.Output.Split('\n', StringSplitOptions.TrimEntries)[..5],
                Is.EqualTo(
                    new[]
                    {
                        "changed\ta\temail\ta@x.example\tny@x.example",
                        "changed\ta\tsize\t1.5\t2.5",
                        "removed\tb\tBjuv",
                        "added\tc\tDals",
                        "1 added, 1 changed, 1 removed. Add --apply to change the frame.",
                    }
                )
            );
            Assert.That(applied.Output, Does.Contain("1 added, 1 changed, 1 removed. The frame is changed"));
            Assert.That(again.Output, Does.Contain("0 added, 0 changed, 0 removed."));
            Assert.That(codes.Output, Does.Match("(?m)^c,[-A-Z0-9]{14},c,").And.Match("(?m)^ny@x.example,[-A-Z0-9]{14},a,"));
        });
    }

    [Test]
    public async Task Import_OfAFileWithFaults_NamesEachAndChangesNothing()
    {
        await PublishAsync();
        folder.Write(
            "new.csv",
            "unit,name,respondent_group,organisation,pair,email,size\na,,mun,,1,nobody,many\nA,Ale,mun,,3,,\nc,Dals,mun,,3,,\n"
        );

        var refused = await RunAsync(1, "frame", "import", "--round", "r", "new.csv", "--apply");
        await RunAsync(0, "frame", "export", "--round", "r", "--out", "out.csv");

        Assert.Multiple(() =>
        {
            Assert.That(
                refused.ErrorLines,
                Has.Some.Match("^new.csv: line 2: error: Column 'name' is empty")
                    .And.Some.Match("^new.csv: line 2: error: 'nobody' in column 'email'")
                    .And.Some.Match("^new.csv: line 2: error: 'many' in column 'size'")
                    .And.Some.Match("^new.csv: line 3: error: Unit 'A' is on line 2 already")
                    .And.Some.Match("^new.csv: line 3: error: Unit 'A' in column 'unit' is 'a'")
                    .And.Some.Match("^new.csv: line 4: error: Pair '3'")
            );
            Assert.That(File.ReadAllText(folder.PathOf("out.csv")), Does.Contain("a,Ale,mun").And.Not.Contain("Dals"));
        });
    }

    [TestCase("frame export --round r --out frame.txt", "ends in .csv or .xlsx")]
    [TestCase("frame import --round r nowhere.csv", "there is no such file")]
    [TestCase("frame import --round x frame.csv", "no such round")]
    public async Task Frame_OfWrongUsage_SaysWhatIsWrongInOneLine(string arguments, string message)
    {
        await PublishAsync();

        var run = await RunAsync(2, arguments.Split(' '));

        Assert.That(run.ErrorLines, Has.Count.EqualTo(1).And.One.Contains(message));
    }

    private async Task PublishAsync()
    {
        folder.Write("study.md", Workbook);
        folder.Write("frame.csv", Frame);
        await RunAsync(
            0,
            "publish --study study.md --frame frame.csv --round r --opens 2001-01-01 --closes 2131-02-01 --codes codes.csv".Split(' ')
        );
    }

    private async Task<SurveyProcess> RunAsync(int exitCode, params string[] arguments)
    {
        var run = await SurveyProcess.RunAsync(folder.Path, arguments);
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
        return run;
    }
}
