using System.Diagnostics;
using System.Net;
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
