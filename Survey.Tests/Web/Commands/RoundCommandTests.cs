using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Commands;

/// <summary>The life of a round by command. It opened in 2001, so that it is open while the test runs.</summary>
public sealed class RoundCommandTests : IDisposable
{
    private const string Workbook = """
        | survey |
        | | type | name | label |
        | | text | why | Varför? |
        | settings |
        | | form_title | form_id | default_language |
        | | Kort | short | sv |

        """;

    private const string Frame = """
        unit,name,respondent_group,organisation,pair,email
        a,Ale,mun,,1,a@x.example
        b,Bjuv,mun,,2,b@x.example
        """;

    private const string Publish =
        "publish --study study.md --frame frame.csv --round r --opens 2001-01-01 --closes 2131-02-01 --codes codes.csv";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task Round_ExtendedClosedAndReopened_IsListedAsItIs()
    {
        folder.Write("study.md", Workbook);
        folder.Write("frame.csv", Frame);
        await RunAsync(0, Publish);

        var extended = await RunAsync(0, "round extend r --closes 2131-03-01T16:00 --reason holidays");
        var notLater = await RunAsync(2, "round extend r --closes 2131-02-28");
        var notClosed = await RunAsync(2, "round reopen r --closes 2131-04-01");
        var closed = await RunAsync(0, "round close r");
        var closedTwice = await RunAsync(2, "round close r");
        var over = await RunAsync(2, "round reopen r --closes 2002-01-01");
        var closedList = await RunAsync(0, "round list");
        var reopened = await RunAsync(0, "round reopen r --closes 2131-04-01");
        var openList = await RunAsync(0, "round list");

        Assert.Multiple(() =>
        {
            Assert.That(extended.Output, Does.Contain("r: open until 2131-03-01 16:00 +01:00"));
            Assert.That(notLater.Error, Does.Contain("it closes 2131-03-01 16:00 +01:00"));
            Assert.That(notClosed.Error, Does.Contain("round extend r"));
            Assert.That(closed.Output, Does.Contain("r: closed."));
            Assert.That(closedTwice.Error, Does.Contain("round reopen r"));
            Assert.That(over.Error, Does.Contain("is over"));
            Assert.That(closedList.Output, Does.Match("(?m)^r\tshort\tclosed\t2001-01-01 00:00 \\+01:00\t20[0-9: +-]*\t2\t0\\s*$"));
            Assert.That(reopened.Output, Does.Contain("r: open until 2131-04-02 00:00 +02:00"));
            Assert.That(openList.Output, Does.Contain("r\tshort\topen\t"));
        });
    }

    [TestCase("round extend nowhere --closes 2131-01-01", "no such round")]
    [TestCase("round extend r", "--closes")]
    [TestCase("round close", "Required argument missing")]
    public async Task Round_OfWrongUsage_SaysWhatIsWrongInOneLine(string arguments, string message)
    {
        folder.Write("study.md", Workbook);
        folder.Write("frame.csv", Frame);
        await RunAsync(0, Publish);

        var run = await RunAsync(2, arguments);

        Assert.That(run.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1).And.One.Contains(message));
    }

    private async Task<SurveyProcess> RunAsync(int exitCode, string arguments)
    {
        var run = await SurveyProcess.RunAsync(folder.Path, arguments.Split(' '));
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
        return run;
    }
}
