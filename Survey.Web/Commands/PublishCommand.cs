using System.CommandLine;
using Survey.Data.Rounds;
using Survey.Data.Studies.Model;
using Survey.Web.Features.Studies;

namespace Survey.Web.Commands;

/// <summary>Publishes a round in the database and writes the access codes to a file. Codes are stored as hashes: this is the only time
/// that they can be read.</summary>
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
        var opens = new Option<DateTimeOffset>("--opens")
        {
            Required = true,
            Description = "From when answers are taken, such as 2012-03-01T08:00+01:00.",
        };
        var closes = new Option<DateTimeOffset>("--closes") { Required = true, Description = "Up to when answers are taken." };
        var codes = new Option<string>("--codes")
        {
            Required = true,
            Description = "The file (.csv) to write holders and codes to; it must not exist.",
        };
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

            if (result.GetValue(closes) <= result.GetValue(opens))
            {
                result.AddError("--closes must be later than --opens.");
            }
        });
        command.SetAction(
            (parsed, cancellation) =>
                PublishAsync(
                    CommandInputFiles.ReadStudyToAsk(parsed.GetRequiredValue(study), parsed.GetValue(withoutUncollected)),
                    parsed.GetRequiredValue(frame),
                    new RoundSettings(parsed.GetRequiredValue(round), parsed.GetRequiredValue(opens), parsed.GetRequiredValue(closes)),
                    parsed.GetRequiredValue(codes),
                    parsed.GetValue(previous),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> PublishAsync(
        Study? study,
        string framePath,
        RoundSettings settings,
        string codesPath,
        string? previousName,
        CancellationToken cancellation
    )
    {
        if (study is null || CommandInputFiles.ReadFrame(framePath, study) is not { } frame)
        {
            return SurveyCommandLine.InvalidInput;
        }

        await using var site = await SurveySite.BuildWithStorageAsync(cancellation);
        var previous = previousName is null
            ? null
            : await site.Services.GetRequiredService<IRoundStore>().FindAsync(previousName, cancellation);
        if (previousName is not null && previous is null)
        {
            await Console.Error.WriteLineAsync(
                $"--previous: error: There is no round '{previousName}'. Name one that was published before."
            );
            return SurveyCommandLine.InvalidInput;
        }

        // Created first: a round must not be published when its codes cannot be written.
        await using var file = CreatePrivateFile(codesPath);
        if (file is null)
        {
            return SurveyCommandLine.InvalidInput;
        }

        var round = (settings with { Previous = previous }).ToRound(study);
        if (await site.Services.GetRequiredService<RoundPublisher>().TryPublishAsync(round, study, frame, cancellation) is not { } issued)
        {
            await Console.Error.WriteLineAsync($"--round: error: There is a round '{round.Name}' already. Give the new one another name.");
            return SurveyCommandLine.InvalidInput;
        }

        await using var writer = new StreamWriter(file);
        await AccessCodeCsvWriter.WriteAsync(writer, issued, cancellation);
        Console.WriteLine(
            $"{codesPath}: {issued.Length} codes for {frame.Units.Length} units of round {round.Name}. They are stored hashed: keep "
                + $"the file safe, and delete it when they are sent."
        );
        return 0;
    }

    /// <summary>A new file that only its owner may read; null, with a message, where it cannot be created.</summary>
    private static FileStream? CreatePrivateFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new FileStream(path, options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(
                $"{path}: error: The codes cannot be written there: {exception.Message} Name a new file in a folder that exists."
            );
            return null;
        }
    }
}
