using System.CommandLine;
using Survey.Data.Mail;
using Survey.Data.Rounds;
using Survey.Data.Storage;
using Survey.Data.Studies.Model;
using Survey.Data.Texts;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;
using Survey.Web.Features.Studies;

namespace Survey.Web.Commands;

/// <summary>Publishes a round in the database and writes the access codes to a file; the command <c>codes</c> writes them again.</summary>
internal static class PublishCommand
{
    public static Command Create()
    {
        var study = CommonOptions.Study();
        var frame = CommonOptions.Frame();
        var round = new Option<string>("--round")
        {
            Required = true,
            Description = "The round's name: lower-case letters, digits and hyphens.",
        };
        var opens = new Option<string>("--opens")
        {
            Required = true,
            Description = $"From when answers are taken: {MomentParser.Forms}. A date alone is the beginning of that day.",
        };
        var closes = new Option<string>("--closes")
        {
            Required = true,
            Description = "Up to when answers are taken, in the same form. A date alone is the end of that day.",
        };
        var codes = CommonOptions.NewFile(
            "--codes",
            "The file (.csv) to write holders and codes to; it must not exist.",
            isRequired: true
        );
        var previous = new Option<string>("--previous")
        {
            Description =
                "The round before: its answers are shown beside the new ones, and fill in questions whose default is "
                + "${last-saved#name}.",
        };
        var withoutUncollected = CommonOptions.WithoutUncollected();
        var command = new Command("publish", "Publish a study: open a round in the database and make everyone's code.")
        {
            study,
            frame,
            round,
            opens,
            closes,
            codes,
            previous,
            withoutUncollected,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(round) is { } name && !RoundSettings.IsValidName(name))
            {
                result.AddError(
                    $"--round '{name}': use lower-case letters, digits and hyphens only, and neither studies nor help; the name stands "
                        + $"in addresses."
                );
            }
        });
        command.SetAction(
            (parsed, cancellation) =>
                PublishAsync(
                    () => CommandInputFiles.ReadStudyToAsk(parsed.GetRequiredValue(study), parsed.GetValue(withoutUncollected)),
                    (parsed.GetRequiredValue(study), parsed.GetRequiredValue(frame)),
                    new RoundArguments(parsed.GetRequiredValue(round), parsed.GetRequiredValue(opens), parsed.GetRequiredValue(closes)),
                    parsed.GetRequiredValue(codes),
                    parsed.GetValue(previous),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> PublishAsync(
        Func<Study?> readStudy,
        (string Study, string Frame) paths,
        RoundArguments arguments,
        string codesPath,
        string? previousName,
        CancellationToken cancellation
    )
    {
        await using var site = SurveySite.Build();
        if (ReadSettings(arguments, site.Services) is not { } settings)
        {
            return SurveyCommandLine.InvalidUsage;
        }

        if (readStudy() is not { } study || CommandInputFiles.ReadFrame(paths.Frame, study, paths.Study) is not { } frame)
        {
            return SurveyCommandLine.InvalidInput;
        }

        if (previousName is not null && site.Services.FindMissingDatabase() is { } missing)
        {
            await Console.Error.WriteLineAsync($"--previous '{previousName}': there is no such round. {missing}");
            return SurveyCommandLine.InvalidUsage;
        }

        await site.Services.UpgradeStorageAsync(announce: null, cancellation);
        var rounds = site.Services.GetRequiredService<IRoundStore>();
        if (await rounds.FindAsync(settings.Name, cancellation) is not null)
        {
            return FailOnTakenName(settings.Name);
        }

        var previous = previousName is null ? null : await rounds.FindAsync(previousName, cancellation);
        if (previousName is not null && previous is null)
        {
            await Console.Error.WriteLineAsync(
                $"--previous '{previousName}': there is no such round. Name one that was published before."
            );
            return SurveyCommandLine.InvalidUsage;
        }

        // Created first: a round must not be published when its codes cannot be written.
        await using var file = PrivateFile.TryCreate(codesPath);
        if (file is null)
        {
            return SurveyCommandLine.InvalidUsage;
        }

        var round = (settings with { Previous = previous }).ToRound(study);
        if (await site.Services.GetRequiredService<RoundPublisher>().TryPublishAsync(round, study, frame, cancellation) is not { } issued)
        {
            return FailOnTakenName(round.Name);
        }

        await using var writer = new StreamWriter(file);
        var siteUrl = site.Services.GetRequiredService<SiteUrlProvider>().ConfiguredUrl;
        await AccessCodeCsvWriter.WriteAsync(writer, issued, siteUrl, site.Services.GetRequiredService<IMailingStore>(), cancellation);
        var clock = site.Services.GetRequiredService<LocalClock>();
        Console.WriteLine(
            $"{round.Name}: open from {MomentOption.Format(round.OpensAt, clock)} until {MomentOption.Format(round.ClosesAt, clock)} "
                + $"({clock.Zone.Id})"
        );
        Console.WriteLine(
            $"{codesPath}: {CountPhrase.Of(issued.Length, "code")} for {CountPhrase.Of(frame.Units.Length, "unit")} of round "
                + $"{round.Name}. Keep the file safe, and delete it when they are sent: 'codes --round {round.Name}' writes them again."
        );
        if (AccessCodeCsvWriter.ExplainMissingLinks(siteUrl) is { } explanation)
        {
            Console.WriteLine($"{codesPath}: {explanation}");
        }

        return 0;
    }

    /// <summary>The settings, or null with a line on stderr that says what is wrong with which option.</summary>
    private static RoundSettings? ReadSettings(RoundArguments arguments, IServiceProvider services)
    {
        var clock = services.GetRequiredService<LocalClock>();
        if (
            MomentOption.Read("--opens", arguments.Opens, isEnd: false, services) is not { } opensAt
            || MomentOption.Read("--closes", arguments.Closes, isEnd: true, services) is not { } closesAt
        )
        {
            return null;
        }

        var settings = new RoundSettings(arguments.Name, opensAt, closesAt);
        foreach (var problem in settings.FindProblems(clock.Now))
        {
            Console.Error.WriteLine(
                problem == RoundSettingsProblem.Over
                    ? $"--closes '{arguments.Closes}': that is over already, so nobody could answer. Name a later time."
                    : $"--closes '{arguments.Closes}': a round closes later than it opens ({arguments.Opens})."
            );
            return null;
        }

        return settings;
    }

    private static int FailOnTakenName(string name)
    {
        Console.Error.WriteLine($"--round '{name}': there is such a round already. Give the new one another name.");
        return SurveyCommandLine.InvalidUsage;
    }

    /// <summary>A round as the command line names it.</summary>
    private sealed record RoundArguments(string Name, string Opens, string Closes);
}
