using System.CommandLine;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Web.Features.Shared;

namespace Survey.Web.Commands;

/// <summary>Moves a running round to another version of its study. Without <c>--apply</c> it only says what that would do.</summary>
internal static class ReviseCommand
{
    public static Command Create()
    {
        var study = CommonOptions.Study();
        var round = new Option<string>("--round") { Required = true, Description = "The round's name." };
        var apply = new Option<bool>("--apply") { Description = "Move the round; otherwise nothing is changed." };
        var command = new Command("revise", "Show what a new version of the workbook would do to a running round, and move the round to it.") { study, round, apply };
        command.SetAction((parsed, cancellation) =>
            ReviseAsync(parsed.GetRequiredValue(study), parsed.GetRequiredValue(round), parsed.GetValue(apply), cancellation));
        return command;
    }

    private static async Task<int> ReviseAsync(string path, string name, bool apply, CancellationToken cancellation)
    {
        if (Input.ReadStudy(path) is not { } study)
        {
            return SurveyCommandLine.InputAtFault;
        }

        await using var site = await SurveySite.OpenAsync(cancellation);
        var rounds = site.Services.GetRequiredService<IRoundStore>();
        if (await rounds.FindAsync(name, cancellation) is not { } round)
        {
            await Console.Error.WriteLineAsync($"--round: error: There is no round '{name}' in the database.");
            return SurveyCommandLine.InputAtFault;
        }

        var responses = site.Services.GetRequiredService<IResponseStore>();
        var clock = site.Services.GetRequiredService<LocalClock>();
        var change = VersionChange.Of(
            await rounds.ReadStudyAsync(round.StudyHash, cancellation),
            study,
            await rounds.ReadFrameAsync(round.Id, cancellation),
            await responses.ListAsync(round.Id, cancellation),
            clock.Today);
        Say(change);
        if (!change.Obstacles.IsEmpty)
        {
            change.Obstacles.ToList().ForEach(obstacle => Console.Error.WriteLine($"{path}: error: {obstacle}"));
            return SurveyCommandLine.InputAtFault;
        }

        return !apply ? Told("Nothing was changed. Add --apply to move the round.")
            : await responses.TryMoveAsync(round.Id, change, "command line", clock.Now, cancellation) ? Told($"Round {name} asks version {study.Version} ({study.Hash[..12]}) now; no answer was changed.")
            : Failed(path);
    }

    private static void Say(VersionChange change)
    {
        Console.WriteLine($"questions: {List("added", change.Added)}; {List("removed", change.Removed)}; {List("altered", change.Altered)}");
        Console.WriteLine($"responses: {change.Started} started, {change.Responses.Length} touched");
        foreach (var response in change.Responses)
        {
            var fates = response.Answers.GroupBy(answer => answer.Fate).Select(fate => $"{Word(fate.Key)}: {string.Join(", ", fate.Select(answer => answer.Key))}");
            Console.WriteLine($"{response.Unit}{(response.IsSubmitted ? " (submitted)" : "")}: {string.Join("; ", fates)}");
        }
    }

    private static string List(string what, IReadOnlyCollection<string> names) => names.Count == 0 ? $"0 {what}" : $"{names.Count} {what} ({string.Join(", ", names)})";

    private static string Word(AnswerFate fate) => fate switch
    {
        AnswerFate.QuestionGone => "question gone",
        AnswerFate.Unreadable => "not an answer of the new kind",
        AnswerFate.ChoiceGone => "choice gone",
        AnswerFate.OffRoute => "off the route",
        AnswerFate.OnRouteAgain => "on the route again",
        AnswerFate.EditNotMet => "edit not met",
        _ => "newly asked",
    };

    private static int Told(string message)
    {
        Console.WriteLine(message);
        return 0;
    }

    private static int Failed(string path)
    {
        Console.Error.WriteLine($"{path}: error: The round was moved to another version meanwhile. Look again.");
        return SurveyCommandLine.InputAtFault;
    }
}
