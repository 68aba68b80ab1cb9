using NUnit.Framework;
using Survey.Tests.Samples;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Commands;

/// <summary>Everything that can be wrong on the command line, command by command: one line that names it, exit code 2, and nothing is
/// written.</summary>
public sealed class WrongUsageTests : IDisposable
{
    private const string Files = "--study study.md --frame frame.csv";
    private const string Publication = Files + " --round r --codes codes.csv";
    private const string Opens = Publication + " --opens 2031-01-01";
    private const string Report = Files + " --responses responses.csv";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestCase("reprot", "'reprot' is no command. Did you mean 'report'? (usage: --help lists the commands)")]
    [TestCase("reprot " + Report + " --out out", "'reprot' is no command. Did you mean 'report'? (usage: --help lists the commands)")]
    [TestCase("round exted r --closes 2031-01-01", "'exted' is no command. Did you mean 'extend'? (usage: round list|extend|close|reopen")]
    [TestCase("--colour", "'--colour'")]
    [TestCase("serve red", "'red'")]
    [TestCase("serve --demo maybe", "'maybe'")]
    [TestCase("serve --demo=maybe", "'maybe'")]
    [TestCase("serve --Storage:Engine=Oracle", "Oracle")]
    [TestCase("serve --Storage:ConnectionString=nonsense", "ConnectionString")]
    [TestCase("serve --Site:TimeZone=Europe/Stokholm", "Site:TimeZone")]
    [TestCase("serve --Mail:Port=x", "'Mail:Port'")]
    [TestCase("serve --Mail:Port=0", "Port")]
    [TestCase("check", "check WORKBOOK")]
    [TestCase("check study.md gone.md", "workbook 'gone.md': there is no such file.")]
    [TestCase("check .", "workbook '.': this is a folder")]
    [TestCase("check study.md --colour red", "--colour")]
    [TestCase("convert study.md", "convert WORKBOOK OUT")]
    [TestCase("convert gone.md new.xlsx", "workbook 'gone.md': there is no such file.")]
    [TestCase("convert study.md new.docx", "out 'new.docx'")]
    [TestCase("convert study.md gone/new.xlsx", "there is no folder 'gone'")]
    [TestCase("convert study.md folder.md", "out 'folder.md': this is a folder")]
    [TestCase("report --study study.md --out out", "--round alone")]
    [TestCase("report --round r " + Report + " --out out", "--round alone")]
    [TestCase("report " + Report, "--out")]
    [TestCase("report " + Report + " --out", "--out")]
    [TestCase("report " + Report + " --out study.md", "--out 'study.md'")]
    [TestCase("report " + Report + " --out study.md/out", "--out 'study.md/out'")]
    [TestCase("report " + Report + " --out ''", "--out ''")]
    [TestCase("report " + Report + " --out out --language xx", "--language 'xx'")]
    [TestCase("report " + Report + " --out out --out other", "--out")]
    [TestCase("report " + Files + " --responses gone.csv --out out", "--responses 'gone.csv': there is no such file.")]
    [TestCase("report " + Files + " --responses folder.md --out out", "--responses 'folder.md': this is a folder")]
    [TestCase("report --round nobody --out out", "There is no database 'survey.db'.")]
    [TestCase("simulate --study study.md --out new.csv", "--frame")]
    [TestCase("simulate " + Files + " --coverage", "'--out' is required. (usage: simulate --study … --frame … --out …;")]
    [TestCase("simulate " + Files + " --out new.csv --seed many", "--seed 'many': give a whole number")]
    [TestCase("simulate " + Files + " --out new.csv --seed 99999999999", "--seed '99999999999'")]
    [TestCase("simulate " + Files + " --out new.csv --seed 1.5", "--seed '1.5'")]
    [TestCase("simulate " + Files + " --out new.csv --date 30/4/2032", "--date '30/4/2032': give a day")]
    [TestCase("simulate " + Files + " --out folder.md", "--out 'folder.md': this is a folder")]
    [TestCase("simulate " + Files + " --out gone/new.csv", "there is no folder 'gone'")]
    [TestCase("simulate --study gone.md --frame gone.csv --out new.csv", "--study 'gone.md'")]
    [TestCase("publish " + Opens, "--closes")]
    [TestCase("publish " + Opens + " --closes 2031-13-01T00:00Z", "--closes '2031-13-01T00:00Z': give a day")]
    [TestCase("publish " + Opens + " --closes soon", "--closes 'soon': give a day")]
    [TestCase("publish " + Opens + " --closes 30/6/2031", "--closes '30/6/2031': give a day")]
    [TestCase("publish " + Publication + " --closes 2031-06-01 --opens 2031-02-30T08:00", "--opens '2031-02-30T08:00': give a day")]
    [TestCase("publish " + Opens + " --closes 2030-12-31", "--closes '2030-12-31': a round closes later than it opens")]
    [TestCase("publish " + Publication + " --opens 2012-03-01 --closes 2012-05-01", "--closes '2012-05-01': that is over already")]
    [TestCase("publish " + Opens + " --closes 2031-03-30T02:30", "set forward over that time")]
    [TestCase("publish " + Opens + " --closes 2031-10-26T02:30", "2031-10-26T02:30+02:00 or 2031-10-26T02:30+01:00")]
    [TestCase("publish " + Files + " --codes c.csv --opens 2031-01-01 --closes 2031-02-01 --round Aa", "--round 'Aa'")]
    [TestCase("publish " + Files + " --codes study.md --opens 2031-01-01 --closes 2031-02-01 --round r", "--codes 'study.md'")]
    [TestCase("publish " + Opens + " --closes 2031-02-01 --previous nobody", "--previous 'nobody'")]
    [TestCase("codes", "--round")]
    [TestCase("codes --round nobody --out new.csv", "There is no database 'survey.db'.")]
    [TestCase("codes --round r --out study.md", "--out 'study.md': the file is there")]
    [TestCase("codes --round r --unit", "--unit")]
    [TestCase("revise --study study.md", "--round")]
    [TestCase("revise --study study.md --round nobody", "There is no database 'survey.db'.")]
    [TestCase("user", "ommand")]
    [TestCase("user add", "user add NAME")]
    [TestCase("user add ''", "name ''")]
    [TestCase("user password nobody", "There is no database 'survey.db'.")]
    [TestCase("manual --out .", "--out '.': this is a folder")]
    [TestCase("manual --out gone/manual.md", "there is no folder 'gone'")]
    public async Task Run_WithAWrongArgument_NamesItInOneLineAndExits2(string line, string named)
    {
        CopySample();
        var before = FilesIn(folder.Path);

        var run = await RunAsync(line);

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
            Assert.That(run.ErrorLines, Has.Count.EqualTo(1), run.Error);
            Assert.That(run.Error, Does.Contain(named));
            Assert.That(FilesIn(folder.Path), Is.EqualTo(before), "nothing is written");
        });
    }

    [Test]
    public async Task Run_WithANameThatTheDatabaseDoesNotHave_NamesItInOneLineAndExits2()
    {
        CopySample();
        var published = await RunAsync("publish " + Opens + " --closes 2031-02-01");
        Assert.That((published.ExitCode, published.Error), Is.EqualTo((0, "")));

        foreach (
            var (line, named) in new[]
            {
                ("report --round nobody --out out", "--round 'nobody': there is no such round in the database; there is r"),
                ("revise --study study.md --round nobody", "--round 'nobody'"),
                ($"publish {Files} --round r --codes new.csv --opens 2031-01-01 --closes 2031-02-01", "--round 'r': there is such a round"),
                (
                    $"publish {Files} --round s --codes new.csv --opens 2031-01-01 --closes 2031-02-01 --previous nobody",
                    "--previous 'nobody'"
                ),
                ("codes --round nobody --out new.csv", "--round 'nobody'"),
                ("codes --round r --unit nobody --out new.csv", "--unit 'nobody'"),
                ("user password admin", "name 'admin': there is no such account; there is none yet. 'user add admin' makes it"),
            }
        )
        {
            var run = await RunAsync(line);

            Assert.That((run.ExitCode, run.ErrorLines.Count), Is.EqualTo((2, 1)), $"{line}: {run.Error}");
            Assert.That(run.Error, Does.Contain(named));
        }

        await RunAsync("user add anna");
        Assert.That(
            (await RunAsync("user password admin")).Error,
            Does.StartWith("name 'admin': there is no such account; there is anna. 'user add admin' makes it")
        );
        Assert.That((await RunAsync("user add anna")).Error, Does.Contain("'user password anna' makes a new password for it."));
        Assert.That(File.Exists(folder.PathOf("new.csv")), Is.False, "no file of codes without a round");
    }

    [Test]
    public async Task Check_OfAFileThatMayNotBeRead_NamesItInOneLineAndExits2()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            Assert.Ignore("Every file can be read here.");
            return;
        }

        folder.Write("secret.md", "| survey |");
        File.SetUnixFileMode(folder.PathOf("secret.md"), UnixFileMode.None);

        var run = await RunAsync("check secret.md");

        Assert.That((run.ExitCode, run.ErrorLines.Count), Is.EqualTo((2, 1)), run.Error);
    }

    private static List<string> FilesIn(string path) =>
        [.. Directory.EnumerateFileSystemEntries(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private Task<SurveyProcess> RunAsync(string line) =>
        SurveyProcess.RunAsync(folder.Path, [.. line.Split(' ').Select(argument => argument.Trim('\''))]);

    private void CopySample()
    {
        var sample = new Sample("dricksvatten");
        foreach (var name in new[] { "study.md", "frame.csv", "responses.csv", "responses.waterworks.csv" })
        {
            File.Copy(sample.PathOf(name), folder.PathOf(name));
        }

        Directory.CreateDirectory(folder.PathOf("folder.md"));
    }
}
