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
                (account, _) => $"there is such an account already. 'user password {account}' makes a new password for it."
            )
        );
        command.Subcommands.Add(
            Create(
                "password",
                "Give an account a new password and print it.",
                cancellation => SurveySite.FindWithStorageAsync(Console.Error.WriteLine, cancellation),
                (passwords, name, password, cancellation) => passwords.TrySetPasswordAsync(name, password, cancellation),
                DescribeUnknown
            )
        );
        return command;
    }

    private static string DescribeUnknown(string account, IReadOnlyList<string> names)
    {
        var known = names.Count == 0 ? "there is none yet" : $"there is {string.Join(", ", names)}";
        return $"there is no such account; {known}. 'user add {account}' makes it and prints its password.";
    }

    private static Command Create(
        string name,
        string description,
        Func<CancellationToken, Task<WebApplication?>> openSite,
        Func<PasswordService, string, string, CancellationToken, Task<bool>> change,
        Func<string, IReadOnlyList<string>, string> describeFailure
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
                var passwords = site.Services.GetRequiredService<PasswordService>();
                if (!await change(passwords, account, password, cancellation))
                {
                    var names = await passwords.ListNamesAsync(cancellation);
                    await Console.Error.WriteLineAsync($"name '{account}': {describeFailure(account, names)}");
                    return SurveyCommandLine.InvalidUsage;
                }

                Console.WriteLine($"{account}: {password}");
                return 0;
            }
        );
        return command;
    }
}
