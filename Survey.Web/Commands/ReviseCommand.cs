using System.CommandLine;
using Survey.Data.Delegations;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;
using Survey.Web.Features.Shared;

namespace Survey.Web.Commands;

/// <summary>Moves a round to another version of its study. Without <c>--apply</c> it only prints what would change.</summary>
internal static class ReviseCommand
{
    public static Command Create()
    {
        var study = CommonOptions.Study();
        var round = CommonOptions.Round();
        var apply = new Option<bool>("--apply") { Description = "Move the round; otherwise nothing is changed." };
        var withoutUncollected = CommonOptions.WithoutUncollected();
        var command = new Command(
            "revise",
            "Show what a new version of the workbook would do to a running round, and move the round to it."
        )
        {
            study,
            round,
            apply,
            withoutUncollected,
        };
        command.SetAction(
            (parsed, cancellation) =>
                ReviseAsync(
                    parsed.GetRequiredValue(study),
                    CommandInputFiles.ReadStudyToAsk(
                        parsed.GetRequiredValue(study),
                        parsed.GetValue(withoutUncollected) || !parsed.GetValue(apply)
                    ),
                    parsed.GetRequiredValue(round),
                    parsed.GetValue(apply),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> ReviseAsync(string path, Study? study, string name, bool apply, CancellationToken cancellation)
    {
        if (study is null)
        {
            return SurveyCommandLine.InvalidInput;
        }

        await using var site = await SurveySite.FindWithStorageAsync(Console.Error.WriteLine, cancellation);
        if (site is null || await RoundInput.ReadAsync(site, name, cancellation) is not { } snapshot)
        {
            return SurveyCommandLine.InvalidUsage;
        }

        var clock = site.Services.GetRequiredService<LocalClock>();
        var change = VersionChange.Compute(snapshot.Study, study, snapshot.Frame, snapshot.Responses, clock.Today);
        var delegations = await site.Services.GetRequiredService<IDelegationStore>().ListAsync(snapshot.Round.Id, cancellation);
        VersionChangeFormatter.Format(change, delegations).ToList().ForEach(Console.WriteLine);
        if (!change.Obstacles.IsEmpty)
        {
            change.Obstacles.ToList().ForEach(obstacle => Console.Error.WriteLine($"{path}: error: {obstacle}"));
            return SurveyCommandLine.InvalidInput;
        }

        if (!apply)
        {
            return Succeed("Nothing was changed. Add --apply to move the round.");
        }

        var responses = site.Services.GetRequiredService<IResponseStore>();
        return await responses.TryChangeVersionAsync(snapshot.Round.Id, change, SurveyCommandLine.UserName, clock.Now, cancellation)
            ? Succeed($"Round {name} asks version {study.Version} ({study.Hash[..12]}) now; no answer was changed.")
            : Fail(path);
    }

    private static int Succeed(string message)
    {
        Console.WriteLine(message);
        return 0;
    }

    private static int Fail(string path)
    {
        Console.Error.WriteLine($"{path}: error: The round was moved to another version meanwhile. Run the command again.");
        return SurveyCommandLine.InvalidInput;
    }
}
