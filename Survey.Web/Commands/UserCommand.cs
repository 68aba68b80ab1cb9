using System.CommandLine;
using Survey.Web.Features.Account;

namespace Survey.Web.Commands;

/// <summary>Adds an account for the research team, or replaces its password. The password is generated, and printed once.</summary>
internal static class UserCommand
{
    /// <summary>The length of the database's column.</summary>
    private const int MaximumNameLength = 200;

    public static Command Create()
    {
        var command = new Command("user", "Accounts of the research team.");
        command.Subcommands.Add(
            Create(
                "add",
                "Add an account and print its password.",
                async cancellation => await SurveySite.BuildWithStorageAsync(cancellation),
                (passwords, name, password, cancellation) => passwords.TryAddAsync(name, password, cancellation),
                "there is such an account already."
            )
        );
        command.Subcommands.Add(
            Create(
                "password",
                "Give an account a new password and print it.",
                cancellation => SurveySite.FindWithStorageAsync(Console.Error.WriteLine, cancellation),
                (passwords, name, password, cancellation) => passwords.TrySetPasswordAsync(name, password, cancellation),
                "there is no such account."
            )
        );
        return command;
    }

    private static Command Create(
        string name,
        string description,
        Func<CancellationToken, Task<WebApplication?>> openSite,
        Func<PasswordService, string, string, CancellationToken, Task<bool>> change,
        string failure
    )
    {
        var userName = new Argument<string>("name") { Description = "The account's name." };
        userName.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && (value.Trim().Length is 0 or > MaximumNameLength || value.Any(char.IsControl)))
            {
                result.AddError($"name '{value}': give 1 to {MaximumNameLength} characters on one line.");
            }
        });
        var command = new Command(name, description) { userName };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var site = await openSite(cancellation);
                if (site is null)
                {
                    return SurveyCommandLine.InvalidUsage;
                }

                var password = PasswordService.GeneratePassword();
                var account = parsed.GetRequiredValue(userName);
                if (!await change(site.Services.GetRequiredService<PasswordService>(), account, password, cancellation))
                {
                    await Console.Error.WriteLineAsync($"name '{account}': {failure}");
                    return SurveyCommandLine.InvalidUsage;
                }

                Console.WriteLine($"{account}: {password}");
                return 0;
            }
        );
        return command;
    }
}
