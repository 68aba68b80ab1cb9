using System.CommandLine;
using Survey.Web.Features.Account;

namespace Survey.Web.Commands;

/// <summary>Adds an account for the research team, or replaces its password. The password is generated, and printed once.</summary>
internal static class UserCommand
{
    public static Command Create()
    {
        var command = new Command("user", "Accounts of the research team.");
        command.Subcommands.Add(
            Create(
                "add",
                "Add an account and print its password.",
                (passwords, name, password, cancellation) => passwords.TryAddAsync(name, password, cancellation),
                "There is an account '{0}' already."
            )
        );
        command.Subcommands.Add(
            Create(
                "password",
                "Give an account a new password and print it.",
                (passwords, name, password, cancellation) => passwords.TrySetPasswordAsync(name, password, cancellation),
                "There is no account '{0}'."
            )
        );
        return command;
    }

    private static Command Create(
        string name,
        string description,
        Func<PasswordService, string, string, CancellationToken, Task<bool>> change,
        string failureFormat
    )
    {
        var userName = new Argument<string>("name") { Description = "The account's name." };
        var command = new Command(name, description) { userName };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var site = await SurveySite.BuildWithStorageAsync(cancellation);
                var password = PasswordService.GeneratePassword();
                var account = parsed.GetRequiredValue(userName);
                if (!await change(site.Services.GetRequiredService<PasswordService>(), account, password, cancellation))
                {
                    await Console.Error.WriteLineAsync(
                        $"user {name}: error: " + string.Format(System.Globalization.CultureInfo.InvariantCulture, failureFormat, account)
                    );
                    return SurveyCommandLine.InvalidInput;
                }

                Console.WriteLine($"{account}: {password}");
                return 0;
            }
        );
        return command;
    }
}
