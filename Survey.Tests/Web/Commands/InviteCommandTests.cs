using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Commands;

/// <summary>Invitations and reminders from the command line.</summary>
public sealed class InviteCommandTests : IDisposable
{
    private const string Workbook = """
        | survey |
        | | type | name | label |
        | | text | why | Varför? |
        | settings |
        | | form_title | form_id | default_language |
        | | Kort | short | sv |
        | messages |
        | | name | kind | subject | text |
        | | invitation | invitation | Svara på {{title}} om {{unit}} | {{link}} |
        | | again | reminder | Påminnelse | {{code}} |

        """;

    private const string Frame = """
        unit,name,respondent_group,organisation,pair,email,disposition
        A B,Ale,mun,,1,same@x.example,
        å,Bjuv,mun,,2,same@x.example,
        001,Dals,pol,,3,other@x.example,
        E,Eda,mun,,4,eda@x.example,refused
        F,Falun,mun,,5,,
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task Invite_DryRunThenForReal_PrintsWhoGetsWhatAndSendsEachMessageOnce()
    {
        await PublishAsync();

        var dry = await RunAsync("invite", "--round", "r", "--dry-run");
        var group = await RunAsync("invite", "--round", "r", "--group", "pol", "--dry-run");
        var refused = await RunAsync("remind", "--round", "r", "--units", "E", "--dry-run");
        var real = await OrderAsync();
        var again = await RunAsync("invite", "--round", "r", "--dry-run");

        Assert.Multiple(() =>
        {
            Assert.That(
                dry.Output.ReplaceLineEndings("\n"),
                Is.EqualTo(
                    "001\tother@x.example\tSvara på Kort om Dals\nA B\tsame@x.example\tSvara på Kort om Ale, Bjuv\n"
                        + "å\tsame@x.example\tSvara på Kort om Ale, Bjuv\n"
                )
            );
            Assert.That(dry.Error, Does.Contain("2 mails would be sent").And.Contain("1 person refused").And.Contain("without an address"));
            Assert.That(group.Output, Is.EqualTo("001\tother@x.example\tSvara på Kort om Dals" + Environment.NewLine));
            Assert.That(refused.Output, Is.Empty);
            Assert.That(real, Does.Contain("2 mails queued"));
            Assert.That(again.Output, Is.Empty);
            Assert.That(again.Error, Does.Contain("2 persons got it before"));
        });
    }

    [Test]
    public async Task Invite_OfWhatThereIsNot_SaysWhatThereIs()
    {
        await PublishAsync();
        (string Arguments, string Message)[] cases =
        [
            ("--round nowhere --dry-run", "no such round"),
            ("--round r --message again", "there is no such invitation; there is invitation"),
            ("--round r --state done", "write not_started, started"),
            ("--round r --units X", "no such unit"),
            ("--round r --group x", "no such group; there is mun, pol"),
            ("--round r --at yesterday", "--at 'yesterday'"),
            ("--round r", "Site:Address"),
        ];

        foreach (var (arguments, message) in cases)
        {
            var run = await SurveyProcess.RunAsync(folder.Path, ["invite", .. arguments.Split(' ')]);

            Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")), arguments);
            Assert.That(run.Error, Does.Contain(message), arguments);
        }
    }

    private async Task<string> OrderAsync()
    {
        using var process = SurveyProcess.Start(
            folder.Path,
            ["invite", "--round", "r", "--at", "2031-01-05T09:00"],
            ("Site__Address", "https://survey.example")
        );
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return error;
    }

    private async Task<SurveyProcess> RunAsync(params string[] arguments)
    {
        var run = await SurveyProcess.RunAsync(folder.Path, arguments);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return run;
    }

    private async Task PublishAsync()
    {
        folder.Write("study.md", Workbook);
        folder.Write("frame.csv", Frame);
        await RunAsync(
            "publish --study study.md --frame frame.csv --round r --opens 2031-01-01 --closes 2031-02-01 --codes codes.csv".Split(' ')
        );
    }
}
