using System.CommandLine;
using Survey.Data.Rounds;
using Survey.Web.Features.Fieldwork.Units;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Commands;

/// <summary>Lists the rounds, and moves the time at which one closes.</summary>
internal static class RoundCommand
{
    public static Command Create()
    {
        var command = new Command("round", "The life of a round: list, extend, close, reopen, freeze, changes.");
        var list = new Command("list", "Print every round, until when it is open and how many have answered, separated by tabs.");
        list.SetAction((_, cancellation) => ListAsync(cancellation));
        command.Subcommands.Add(list);
        command.Subcommands.Add(Create("extend", "Let a round close later.", RoundChangeKind.Extended));
        command.Subcommands.Add(Create("close", "Close a round now.", RoundChangeKind.Closed));
        command.Subcommands.Add(Create("reopen", "Let a closed round take answers again.", RoundChangeKind.Reopened));
        command.Subcommands.Add(FreezeCommand.Create());
        command.Subcommands.Add(FreezeCommand.CreateChanges());
        return command;
    }

    private static Command Create(string name, string description, RoundChangeKind kind)
    {
        var round = new Argument<string>("name") { Description = "The round's name." };
        var reason = CommonOptions.Reason(RoundChange.MaximumReasonLength);
        var closes = new Option<string>("--closes")
        {
            Required = kind != RoundChangeKind.Closed,
            Description = $"Until when answers are taken: {MomentParser.Forms}. A date alone is the end of that day.",
        };
        var command = new Command(name, description) { round, reason };
        if (closes.Required)
        {
            command.Options.Add(closes);
        }

        command.SetAction(
            (parsed, cancellation) =>
                ChangeAsync(
                    parsed.GetRequiredValue(round),
                    kind,
                    closes.Required ? parsed.GetRequiredValue(closes) : null,
                    parsed.GetValue(reason) ?? "",
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> ListAsync(CancellationToken cancellation)
    {
        await using var site = await SurveySite.FindWithStorageAsync(Console.Error.WriteLine, cancellation);
        if (site is null)
        {
            return SurveyCommandLine.InvalidUsage;
        }

        var clock = site.Services.GetRequiredService<LocalClock>();
        var rounds = site.Services.GetRequiredService<RoundSnapshotCache>();
        Console.WriteLine("round\tstudy\tstate\topens\tcloses\tasked\tsubmitted");
        foreach (var round in await rounds.ListAsync(cancellation))
        {
            var units = UnitProgress.ListEligible(await rounds.ReadSnapshotAsync(round, cancellation)).ToList();
            Console.WriteLine(
                string.Join(
                    '\t',
                    round.Name,
                    round.StudyName,
                    FormatState(round, clock.Now),
                    MomentOption.Format(round.OpensAt, clock),
                    MomentOption.Format(round.ClosesAt, clock),
                    units.Count,
                    units.Count(unit => unit.HasSubmitted)
                )
            );
        }

        return 0;
    }

    private static string FormatState(Round round, DateTimeOffset now) =>
        round switch
        {
            _ when now < round.OpensAt => "not open yet",
            _ when round.IsOpenAt(now) => "open",
            _ => "closed",
        };

    private static async Task<int> ChangeAsync(
        string name,
        RoundChangeKind kind,
        string? closes,
        string reason,
        CancellationToken cancellation
    )
    {
        await using var site = await SurveySite.FindWithStorageAsync(Console.Error.WriteLine, cancellation);
        if (site is null || await RoundInput.FindAsync(site, name, cancellation) is not { } round)
        {
            return SurveyCommandLine.InvalidUsage;
        }

        var clock = site.Services.GetRequiredService<LocalClock>();
        var now = clock.Now;
        var closesAt = closes is null ? now : MomentOption.Read("--closes", closes, isEnd: true, site.Services);
        if (closesAt is null)
        {
            return SurveyCommandLine.InvalidUsage;
        }

        var change = new RoundChange
        {
            RoundId = round.Id,
            Kind = kind,
            PreviousClosesAt = round.ClosesAt,
            ClosesAt = closesAt.Value.ToUniversalTime(),
            Reason = reason.Trim(),
            ChangedBy = SurveyCommandLine.UserName,
            ChangedAt = now,
        };
        if (change.FindProblem(round) is { } problem)
        {
            await Console.Error.WriteLineAsync($"round '{name}': {Describe(problem, round, clock)}");
            return SurveyCommandLine.InvalidUsage;
        }

        if (!await site.Services.GetRequiredService<IRoundStore>().TryChangeAsync(change, cancellation))
        {
            await Console.Error.WriteLineAsync($"round '{name}': somebody else changed its closing time meanwhile. Run the command again.");
            return SurveyCommandLine.InvalidInput;
        }

        Console.WriteLine(
            kind == RoundChangeKind.Closed
                ? $"{name}: closed. Answers that were saved are kept."
                : $"{name}: open until {MomentOption.Format(change.ClosesAt, clock)} ({clock.Zone.Id})."
        );
        return 0;
    }

    private static string Describe(RoundChangeProblem problem, Round round, LocalClock clock) =>
        problem switch
        {
            RoundChangeProblem.IsClosed =>
                $"it closed {MomentOption.Format(round.ClosesAt, clock)}. 'round reopen {round.Name} --closes …' opens it again.",
            RoundChangeProblem.IsNotClosed =>
                $"it is not closed. 'round extend {round.Name} --closes …' lets it close later.",
            RoundChangeProblem.IsNotOpenYet => $"it does not open before {MomentOption.Format(round.OpensAt, clock)}.",
            RoundChangeProblem.IsNotLater =>
                $"it closes {MomentOption.Format(round.ClosesAt, clock)}, and respondents were told so. Give a later time with --closes.",
            RoundChangeProblem.IsOver => "the time of --closes is over, so nobody could answer. Give a later one.",
        };
}
