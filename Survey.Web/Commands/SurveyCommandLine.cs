using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.Options;

namespace Survey.Web.Commands;

/// <summary>The command line: <c>serve</c> and the commands on files. Exit code 0: done; 1: errors in the input; 2: wrong usage.</summary>
public static class SurveyCommandLine
{
    /// <summary>The input has errors; stderr says which.</summary>
    public const int InvalidInput = 1;

    /// <summary>The arguments are wrong.</summary>
    public const int InvalidUsage = 2;

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
        root.Subcommands.Add(ReviseCommand.Create());
        root.Subcommands.Add(UserCommand.Create());
        root.Subcommands.Add(ManualCommand.Create());
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("Run with --help to see the commands.");
            return InvalidUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or OptionsValidationException
                        or DbException
                        or InvalidOperationException
            )
        {
            // A file or database that cannot be reached is not a defect of the program: the message is enough, a stack trace is not shown.
            await Console.Error.WriteLineAsync($"error: {exception.Message}");
            return InvalidInput;
        }
    }
}
