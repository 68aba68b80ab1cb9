using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using Microsoft.Extensions.Options;
using Survey.Data.Expressions.Validation;

namespace Survey.Web.Commands;

/// <summary>The command line: <c>serve</c> and the commands on files. Exit code 0: done; 1: errors in the input; 2: wrong usage.</summary>
public static class SurveyCommandLine
{
    /// <summary>The input has errors; stderr says which.</summary>
    public const int InvalidInput = 1;

    /// <summary>The arguments are wrong.</summary>
    public const int InvalidUsage = 2;

    /// <summary>Who does what commands change, as histories name it.</summary>
    public const string UserName = "command line";

    private static readonly string[] SettingReaders =
    [
        "Microsoft.Extensions.Configuration.Binder",
        "Microsoft.AspNetCore.Server.Kestrel.Core",
    ];

    private static readonly char[] LineBreaks = ['\r', '\n'];

    /// <summary>Runs the command that the arguments name; without one, the web application.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        // Without a command, arguments are the site's configuration.
        if (args.Length == 0 || args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not ("--help" or "--version"))
        {
            args = ["serve", .. args];
        }

        var root = new RootCommand("Survey: from the study workbook to filled-in forms to figures and the report.");
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(CheckCommand.Create());
        root.Subcommands.Add(ConvertCommand.Create());
        root.Subcommands.Add(ReportCommand.Create());
        root.Subcommands.Add(SimulateCommand.Create());
        root.Subcommands.Add(PublishCommand.Create());
        root.Subcommands.Add(RoundCommand.Create());
        root.Subcommands.Add(FrameCommand.Create());
        root.Subcommands.Add(CodesCommand.Create());
        root.Subcommands.Add(InviteCommand.CreateInvite());
        root.Subcommands.Add(InviteCommand.CreateRemind());
        root.Subcommands.Add(ReviseCommand.Create());
        root.Subcommands.Add(UserCommand.Create());
        root.Subcommands.Add(ManualCommand.Create());
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{DescribeErrors(parsed)} (usage: {FormatUsage(parsed.CommandResult)})");
            return InvalidUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (IsFaultOfSettings(exception))
        {
            await Console.Error.WriteLineAsync($"settings: {ToLine(exception.Message)}");
            return InvalidUsage;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or DbException or InvalidOperationException)
        {
            // A file or database that cannot be reached is not a defect of the program: the message is enough, a stack trace is not shown.
            await Console.Error.WriteLineAsync($"error: {ToLine(exception.Message)}");
            return InvalidInput;
        }
    }

    /// <summary>Whether a setting has a value that cannot be used: in <c>appsettings.json</c>, an environment variable or an argument of
    /// <c>serve</c>.</summary>
    private static bool IsFaultOfSettings(Exception exception) =>
        exception switch
        {
            OptionsValidationException => true,
            AggregateException { InnerExceptions: [OptionsValidationException, ..] } => true,
            // The binder and the server have no exceptions of their own, for --Mail:Port=x or an https address without a certificate.
            InvalidOperationException => SettingReaders.Contains(exception.Source),
            _ => false,
        };

    /// <summary>What is wrong with the arguments. After a misspelt command everything is unknown, and only the command is told.</summary>
    private static string DescribeErrors(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var unknown, ..])
        {
            var names = command.Subcommands.Select(subcommand => subcommand.Name).Concat(command.Options.Select(option => option.Name));
            return $"'{unknown}' is no command.{SpellingSuggestion.Suggest(unknown, names)}";
        }

        return string.Join(' ', parsed.Errors.Select(error => ToLine(error.Message)).Distinct(StringComparer.Ordinal));
    }

    /// <summary>Such as <c>simulate --study … --frame … --out …; simulate --help lists the options</c>, or <c>frame export|import</c>
    /// where one of several commands has to follow.</summary>
    private static string FormatUsage(CommandResult result)
    {
        if (result.Command is RootCommand)
        {
            return "--help lists the commands";
        }

        var name = result.Parent is CommandResult { Command: not RootCommand } group
            ? $"{group.Command.Name} {result.Command.Name}"
            : result.Command.Name;
        string[] subcommands = [.. result.Command.Subcommands.Select(subcommand => subcommand.Name)];
        IEnumerable<string> words =
        [
            name,
            .. subcommands.Length > 0 ? [string.Join('|', subcommands)] : Array.Empty<string>(),
            .. result.Command.Arguments.Select(argument => argument.Name.ToUpperInvariant()),
            .. result.Command.Options.Where(option => option.Required).Select(option => $"{option.Name} …"),
        ];
        return $"{string.Join(' ', words)}; {name} --help lists the {(subcommands.Length > 0 ? "commands" : "options")}";
    }

    private static string ToLine(string message) => string.Join(' ', message.Split(LineBreaks, StringSplitOptions.RemoveEmptyEntries));
}
