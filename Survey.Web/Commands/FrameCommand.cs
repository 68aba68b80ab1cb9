using System.CommandLine;
using Survey.Data.Frames;
using Survey.Data.Frames.Changes;
using Survey.Data.Responses;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Commands;

/// <summary>Writes the frame of a published round to a file, and changes it by one.</summary>
internal static class FrameCommand
{
    private const string SpreadsheetEnding = ".xlsx";

    private static readonly string[] Endings = [".csv", SpreadsheetEnding];

    public static Command Create()
    {
        var command = new Command("frame", "The frame of a published round: export, import.");
        command.Subcommands.Add(CreateExport());
        command.Subcommands.Add(CreateImport());
        return command;
    }

    private static Command CreateExport()
    {
        var round = CommonOptions.Round();
        var target = CommonOptions.OutputFile("--out", "The file to write: .csv or .xlsx.", isRequired: true);
        target.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var path }] && !Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            {
                result.AddError($"--out '{path}': name a file that ends in .csv or .xlsx.");
            }
        });
        var command = new Command("export", "Write everyone who is asked to a file, to be changed and imported.") { round, target };
        command.SetAction(
            (parsed, cancellation) => ExportAsync(parsed.GetRequiredValue(round), parsed.GetRequiredValue(target), cancellation)
        );
        return command;
    }

    private static Command CreateImport()
    {
        var file = new Argument<string>("file") { Description = "The frame as it is to be (.csv, .xlsx, .xls or .ods)." };
        file.AcceptInputFiles();
        var round = CommonOptions.Round();
        var apply = new Option<bool>("--apply") { Description = "Change the frame. Without it, what would be changed is printed." };
        var reason = CommonOptions.Reason(FrameChange.MaximumReasonLength);
        var command = new Command("import", "Change the frame of a round to that of a file: print what is changed, or change it.")
        {
            file,
            round,
            apply,
            reason,
        };
        command.SetAction(
            (parsed, cancellation) =>
                ImportAsync(
                    parsed.GetRequiredValue(round),
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(apply),
                    parsed.GetValue(reason) ?? "",
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> ExportAsync(string name, string path, CancellationToken cancellation)
    {
        await using var site = await SurveySite.FindWithStorageAsync(Console.Error.WriteLine, cancellation);
        if (site is null || await RoundInput.ReadAsync(site, name, cancellation) is not { } snapshot)
        {
            return SurveyCommandLine.InvalidUsage;
        }

        var content = string.Equals(Path.GetExtension(path), SpreadsheetEnding, StringComparison.OrdinalIgnoreCase)
            ? FrameFileWriter.WriteSpreadsheet(snapshot.Frame, snapshot.Study)
            : FrameFileWriter.WriteCsv(snapshot.Frame, snapshot.Study);
        await File.WriteAllBytesAsync(path, content, cancellation);
        Console.WriteLine($"{path}: {snapshot.Frame.Units.Length} units");
        return 0;
    }

    private static async Task<int> ImportAsync(string name, string path, bool applies, string reason, CancellationToken cancellation)
    {
        await using var site = await SurveySite.FindWithStorageAsync(Console.Error.WriteLine, cancellation);
        if (site is null || await RoundInput.ReadAsync(site, name, cancellation) is not { } snapshot)
        {
            return SurveyCommandLine.InvalidUsage;
        }

        var read = FrameFileReader.ReadFile(path, snapshot.Study, snapshot.Frame);
        foreach (var problem in read.Problems)
        {
            await Console.Error.WriteLineAsync(problem.ToString());
        }

        if (read.Frame is not { } file)
        {
            return SurveyCommandLine.InvalidInput;
        }

        var changes = new FrameComparer(snapshot.Frame, snapshot.Study).Compare(file);
        Print(changes, snapshot);
        if (!applies || changes.IsEmpty)
        {
            var advice = changes.IsEmpty ? "The frame is as the file." : "Add --apply to change the frame.";
            Console.WriteLine($"{Summarize(changes)} {advice}");
            return 0;
        }

        var change = new FrameChange
        {
            RoundId = snapshot.Round.Id,
            Revision = snapshot.Round.FrameRevision + 1,
            Reason = reason.Trim(),
            ChangedBy = SurveyCommandLine.UserName,
            ChangedAt = site.Services.GetRequiredService<LocalClock>().Now,
        };
        if (!await site.Services.GetRequiredService<IFrameStore>().TryChangeAsync(change, changes, cancellation))
        {
            await Console.Error.WriteLineAsync($"round '{name}': somebody else changed its frame meanwhile. Run the command again.");
            return SurveyCommandLine.InvalidInput;
        }

        Console.WriteLine($"{Summarize(changes)} The frame is changed; 'codes --round {name} --unit …' makes codes for new units.");
        return 0;
    }

    /// <summary>A line for each unit that is added or removed, and for each value that changes, separated by tabs.</summary>
    private static void Print(FrameChangeSet changes, RoundSnapshot snapshot)
    {
        var statuses = snapshot.Responses.ToDictionary(response => response.UnitId, response => response.Status, StringComparer.Ordinal);
        foreach (var (change, unit) in changes.Changes.Zip(changes.Units))
        {
            var kept = statuses.TryGetValue(change.UnitId, out var status) ? $"\t{DescribeKept(status)}" : "";
            foreach (var line in Describe(change, unit))
            {
                Console.WriteLine(line + kept);
            }
        }

        foreach (var column in changes.KeptColumns)
        {
            Console.WriteLine($"kept\tcolumn {column}\tit is not in the file, so its values stay");
        }
    }

    private static IEnumerable<string> Describe(FrameUnitChange change, FrameUnit unit) =>
        change.Kind switch
        {
            FrameUnitChangeKind.Added => [$"added\t{unit.Id}\t{unit.DisplayName}"],
            FrameUnitChangeKind.Removed => [$"removed\t{unit.Id}\t{unit.DisplayName}"],
            _ => change.Values.Select(value => $"changed\t{unit.Id}\t{value.Column}\t{value.Before}\t{value.After}"),
        };

    private static string DescribeKept(FormStatus status) =>
        status == FormStatus.InProgress ? "has begun to answer; the answers are kept" : "has answered; the answers are kept";

    private static string Summarize(FrameChangeSet changes) =>
        $"{changes.Count(FrameUnitChangeKind.Added)} added, {changes.Count(FrameUnitChangeKind.Changed)} changed, "
        + $"{changes.Count(FrameUnitChangeKind.Removed)} removed.";
}
