using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Samples;

/// <summary>What a newcomer meets after the README's first command.</summary>
public sealed class ServeCommandTests
{
    [Test]
    [CancelAfter(300_000)]
    public async Task Serve_AsANewcomerStartsIt_ListensWhereAskedAndPrintsALinkThatOpensAForm(CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        using var process = SurveyProcess.Start(
            folder.Path,
            [],
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ("ASPNETCORE_ENVIRONMENT", "Development")
        );
        try
        {
            var welcome = await ReadWelcomeAsync(process, cancellation);

            var link = Regex.Match(welcome, @"http://127\.0\.0\.1:\d+/r/\S+").Value;
            Assert.That(link, Is.Not.Empty, welcome);
            Assert.That(welcome, Does.Match(@"/manage").And.Match(@"password \S+"));
            Assert.That(
                welcome.Split('\n')[..5],
                Is.EqualTo(
                    new[]
                    {
                        "Starting Survey …",
                        "Creating the database …",
                        "Loading the sample study …",
                        "  publishing the round samverkan: 580 units …",
                        "  storing 518 synthetic responses …",
                    }
                ),
                "what takes time is said before, and nothing that a newcomer cannot act on"
            );
            Assert.That(File.Exists(folder.PathOf("survey.db")), "the database lies in the caller's folder");
            using var client = new HttpClient();
            Assert.That((await client.GetAsync(new Uri(new Uri(link), "/health"), cancellation)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await client.GetStringAsync(new Uri(link), cancellation), Does.Contain("Samverkan mellan polis och kommun"));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>What was done before the first start: accounts are named as they are, and the sample stays out.</summary>
    [TestCase("user add anna; user add bo", "  with one of the accounts anna, bo (", true)]
    [TestCase("user add anna; publish", "  with the account anna (", false)]
    [TestCase("publish", "  with the account 'admin' and the password ", false)]
    [CancelAfter(300_000)]
    public async Task Serve_AfterOtherCommands_SaysHowToGetInAndAddsNoSampleToStudies(
        string commands,
        string accountLine,
        bool hasSample,
        CancellationToken cancellation
    )
    {
        using var folder = new TemporaryFolder();
        var sample = new Sample("dricksvatten");
        foreach (var command in commands.Split("; "))
        {
            string[] arguments =
                command == "publish"
                    ?
                    [
                        .. "publish --round r --opens 2031-01-01 --closes 2031-02-01 --codes codes.csv --study".Split(' '),
                        sample.PathOf("study.md"),
                        "--frame",
                        sample.PathOf("frame.csv"),
                    ]
                    : command.Split(' ');
            var run = await SurveyProcess.RunAsync(folder.Path, arguments);
            Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")), command);
        }

        using var process = SurveyProcess.Start(
            folder.Path,
            [],
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ("ASPNETCORE_ENVIRONMENT", "Development")
        );
        try
        {
            var welcome = await ReadWelcomeAsync(process, cancellation);

            Assert.Multiple(() =>
            {
                Assert.That(welcome.Split('\n'), Has.Some.StartsWith(accountLine), welcome);
                Assert.That(welcome.Contains("samverkan", StringComparison.Ordinal), Is.EqualTo(hasSample), welcome);
            });
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>One line, which says what to change, and no password that is shown once and lost.</summary>
    [Test]
    [CancelAfter(300_000)]
    public async Task Serve_AtAnAddressThatIsTaken_SaysSoInOneLineAndMakesNoAccount(CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var taken = await SurveyProcess.RunAsync(folder.Path, $"--urls={address}", "--environment=Production");

        other.Stop();
        using var process = SurveyProcess.Start(folder.Path, [$"--urls={address}", "--environment=Production"]);
        try
        {
            var welcome = await ReadWelcomeAsync(process, cancellation);
            Assert.Multiple(() =>
            {
                Assert.That(taken.ExitCode, Is.EqualTo(2));
                Assert.That(taken.ErrorLines, Has.Count.EqualTo(1));
                Assert.That(taken.Error, Does.StartWith("error: The port is used by another program."), taken.Output);
                Assert.That(taken.Error, Does.Contain(address).And.Contain("--urls="));
                Assert.That(taken.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.None.Contains("   at "));
                Assert.That(welcome, Does.Match(@"the password \S+ \(printed this once\)"));
            });
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>An address of another machine, a port that does not exist, an address without http.</summary>
    [TestCase("http://192.0.2.1:5000")]
    [TestCase("http://localhost:99999")]
    [TestCase("localhost")]
    public async Task Serve_AtAnAddressThatItCannotListenOn_SaysSoInOneLine(string address)
    {
        using var folder = new TemporaryFolder();

        var run = await SurveyProcess.RunAsync(folder.Path, $"--urls={address}", "--environment=Production");

        Assert.That((run.ExitCode, run.ErrorLines.Count), Is.EqualTo((2, 1)), run.Error);
        Assert.That(run.Error, Does.Contain("--urls="));
    }

    /// <summary>Reads until the last line of the welcome, the one with the password.</summary>
    private static async Task<string> ReadWelcomeAsync(Process process, CancellationToken cancellation)
    {
        var welcome = "";
        while (!welcome.Contains("password", StringComparison.Ordinal))
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellation);
            Assert.That(
                line,
                Is.Not.Null,
                $"It ended after: {welcome} {(process.HasExited ? await process.StandardError.ReadToEndAsync(cancellation) : "")}"
            );
            welcome += line + "\n";
        }

        return welcome;
    }
}
