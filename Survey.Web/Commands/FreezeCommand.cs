using System.CommandLine;
using System.Globalization;
using Survey.Data.Responses.Frozen;
using Survey.Data.Texts;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Commands;

/// <summary>Freezes what a round holds under a name, and says what has changed since.</summary>
internal static class FreezeCommand
{
    public static Command Create()
    {
        var round = new Argument<string>("name") { Description = "The round's name." };
        var name = new Option<string>("--as")
        {
            Required = true,
            Description = "The dataset's name: small letters a to z, digits and hyphens.",
        };
        name.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !FrozenDataset.IsValidName(text))
            {
                result.AddError(
                    $"--as '{text}': use small letters a to z, digits and hyphens, at most {FrozenDataset.MaximumNameLength}."
                );
            }
        });
        var reason = CommonOptions.Reason(FrozenDataset.MaximumReasonLength);
        var command = new Command("freeze", "Keep a round's study, frame and answers as they are now, for reports.")
        {
            round,
            name,
            reason,
        };
        command.SetAction(
            (parsed, cancellation) =>
                FreezeAsync(
                    parsed.GetRequiredValue(round),
                    parsed.GetRequiredValue(name),
                    parsed.GetValue(reason) ?? "",
                    cancellation
                )
        );
        return command;
    }

    public static Command CreateChanges()
    {
        var round = new Argument<string>("name") { Description = "The round's name." };
        var dataset = new Option<string>("--dataset") { Required = true, Description = "A frozen dataset of the round." };
        var command = new Command("changes", "Print what has changed since a dataset was frozen, separated by tabs.") { round, dataset };
        command.SetAction(
            (parsed, cancellation) =>
                PrintChangesAsync(parsed.GetRequiredValue(round), parsed.GetRequiredValue(dataset), cancellation)
        );
        return command;
    }

    private static async Task<int> FreezeAsync(string roundName, string name, string reason, CancellationToken cancellation)
    {
        await using var site = await SurveySite.FindWithStorageAsync(Console.Error.WriteLine, cancellation);
        if (site is null || await RoundInput.FindAsync(site, roundName, cancellation) is not { } round)
        {
            return SurveyCommandLine.InvalidUsage;
        }

        var datasets = site.Services.GetRequiredService<FrozenDatasetService>();
        var frozen = await datasets.TryFreezeAsync(round, name, reason.Trim(), SurveyCommandLine.UserName, cancellation);
        if (frozen is null)
        {
            await Console.Error.WriteLineAsync(
                $"--as '{name}': round '{roundName}' has a frozen dataset of that name, which is never replaced. Give another name."
            );
            return SurveyCommandLine.InvalidUsage;
        }

        Console.WriteLine(
            $"{roundName}: frozen as {frozen.Name}, {frozen.SubmittedResponses} submitted of "
                + $"{CountPhrase.Of(frozen.EligibleUnits, "unit")}, data {frozen.Hash}"
        );
        return 0;
    }

    private static async Task<int> PrintChangesAsync(string roundName, string dataset, CancellationToken cancellation)
    {
        await using var site = await SurveySite.FindWithStorageAsync(Console.Error.WriteLine, cancellation);
        if (
            site is null
            || await RoundInput.ReadAsync(site, roundName, dataset, cancellation) is not { } before
            || await RoundInput.ReadAsync(site, roundName, cancellation) is not { } now
        )
        {
            return SurveyCommandLine.InvalidUsage;
        }

        var changes = DatasetComparer.Compare(now.Study, before.Frame, before.UnitResponses, now.Frame, now.UnitResponses);
        Console.WriteLine("unit\tframe\tcolumns\tdisposition\tresponse\tanswers\tquestions");
        foreach (var change in changes.Units)
        {
            var disposition = change.HasOtherDisposition ? $"{Word(change.DispositionBefore)} > {Word(change.DispositionNow)}" : "";
            var response = change.IsNewlySubmitted ? "submitted" : Word(change.Response);
            Console.WriteLine(
                string.Join(
                    '\t',
                    change.Unit.Id,
                    Word(change.Row),
                    string.Join(' ', change.Columns),
                    disposition,
                    response,
                    change.ChangedAnswers.ToString(CultureInfo.InvariantCulture),
                    string.Join(' ', change.Questions)
                )
            );
        }

        Console.WriteLine(
            $"Units: {changes.AddedUnits} added, {changes.RemovedUnits} removed, {changes.ChangedUnits} changed; "
                + $"{changes.ChangedDispositions} with another disposition. Responses: {changes.AddedResponses} added, "
                + $"{changes.ChangedResponses} changed, {changes.NewlySubmitted} submitted; "
                + $"{CountPhrase.Of(changes.ChangedAnswers, "answer")}."
        );
        return 0;
    }

    private static string Word<T>(T? value) => value?.ToString() is { } word and not "None" ? word.ToLowerInvariant() : "";
}
