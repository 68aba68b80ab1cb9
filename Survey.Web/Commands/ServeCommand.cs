using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Survey.Data.Storage;
using Survey.Web.Features.Account;
using Survey.Web.Features.Shared.Rounds;
using Survey.Web.Features.Studies;

namespace Survey.Web.Commands;

/// <summary>Runs the web application.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var demo = new Option<bool?>("--demo")
        {
            Description =
                "Load the sample study with its synthetic responses; by default in development, where the database has no study yet.",
        };
        var command = new Command("serve", "Run the web application; further --key=value arguments are configuration.") { demo };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if (parsed.UnmatchedTokens.FirstOrDefault(token => !IsSetting(token)) is { } stray)
                {
                    await Console.Error.WriteLineAsync(
                        $"'{stray}' is not known. Settings are written as --key=value, such as --urls=http://localhost:5000."
                    );
                    return SurveyCommandLine.InvalidUsage;
                }

                return await ServeAsync([.. parsed.UnmatchedTokens], parsed.GetValue(demo), cancellation);
            }
        );
        return command;
    }

    private static bool IsSetting(string token) =>
        token.StartsWith("--", StringComparison.Ordinal) && token.Contains('=', StringComparison.Ordinal);

    private static async Task<int> ServeAsync(string[] configuration, bool? demo, CancellationToken cancellation)
    {
        Console.WriteLine("Starting Survey …");
        await using var site = SurveySite.Build(configuration);
        // Before a database is created.
        site.Services.GetRequiredService<IStartupValidator>().Validate();
        await site.Services.UpgradeStorageAsync(Console.WriteLine, cancellation);
        // A site whose key is lost or another's would answer every right code with "unknown".
        await site.Services.GetRequiredService<AccessCodeKeyFile>().ReadAsync();
        var code = await LoadSampleAsync(site, demo, cancellation);
        try
        {
            await site.StartAsync(cancellation);
        }
        catch (Exception exception) when (DescribeAddressProblem(exception) is { } problem)
        {
            await Console.Error.WriteLineAsync(
                $"error: {problem} Choose another address with --urls, such as --urls=http://localhost:5001."
            );
            return SurveyCommandLine.InvalidUsage;
        }

        // After the start: the password is shown once, and must not be lost with a start that fails.
        var passwords = site.Services.GetRequiredService<PasswordService>();
        var password = await passwords.CreateFirstAccountAsync(cancellation);
        var names = await passwords.ListNamesAsync(cancellation);
        foreach (var line in StartupMessages(site, DescribeAccounts(password, names), code))
        {
            Console.WriteLine(line);
        }

        await site.WaitForShutdownAsync(cancellation);
        return 0;
    }

    /// <summary>A code that opens a form of the sample study; null where the sample is not wanted or has none. It never comes
    /// unasked beside studies of one's own.</summary>
    private static async Task<string?> LoadSampleAsync(WebApplication site, bool? demo, CancellationToken cancellation)
    {
        var loader = site.Services.GetRequiredService<SampleStudyLoader>();
        var isWanted = demo ?? (site.Environment.IsDevelopment() && !await loader.HasOtherStudiesAsync(cancellation));
        return isWanted ? await loader.LoadAsync(Console.WriteLine, cancellation) : null;
    }

    /// <summary>How to sign in: with the account that was made now, or with one of those that are there.</summary>
    private static string DescribeAccounts(string? newPassword, IReadOnlyList<string> names)
    {
        if (newPassword is not null)
        {
            return $"  with the account '{PasswordService.FirstUserName}' and the password {newPassword} (printed this once).";
        }

        var accounts = names.Count == 1 ? "the account" : "one of the accounts";
        return $"  with {accounts} {string.Join(", ", names)} (the command 'user password NAME' makes a new password).";
    }

    /// <summary>Why the site could not listen; null where the failure is another one.</summary>
    private static string? DescribeAddressProblem(Exception exception) =>
        exception switch
        {
            IOException { InnerException: AddressInUseException } => $"The port is used by another program. {exception.Message}",
            IOException { InnerException: AggregateException } => exception.Message,
            SocketException or FormatException or ArgumentOutOfRangeException =>
                $"The site cannot listen at its address: {exception.Message.ReplaceLineEndings(" ")}",
            _ => null,
        };

    private static IEnumerable<string> StartupMessages(WebApplication site, string accounts, string? code)
    {
        var addresses = site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = addresses.FirstOrDefault("http://localhost:5000").Replace("[::]", "localhost", StringComparison.Ordinal).TrimEnd('/');
        yield return $"Survey is running at {string.Join(", ", addresses)}";
        if (code is not null)
        {
            yield return $"  Answer as a respondent:      {address}/r/{code}";
        }

        yield return $"  Sign in as a researcher:     {address}/manage";
        yield return accounts;
    }
}
