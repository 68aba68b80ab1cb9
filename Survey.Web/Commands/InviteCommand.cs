using System.Collections.Immutable;
using System.CommandLine;
using Survey.Data.Invitations;
using Survey.Data.Mail;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Reference;
using Survey.Data.Texts;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Messages;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Commands;

/// <summary>Mails a message of the workbook to those who are asked: <c>invite</c> and <c>remind</c>. Nobody who answered or refused gets
/// one.</summary>
internal static class InviteCommand
{
    private static readonly ImmutableDictionary<string, MailingUnitState> States = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        [KeyValuePair.Create("not_started", MailingUnitState.NotStarted), KeyValuePair.Create("started", MailingUnitState.Started)]
    );

    public static Command CreateInvite() =>
        Create("invite", "Mail an invitation to those of a round who have not answered.", MessageKind.Invitation);

    public static Command CreateRemind() =>
        Create("remind", "Mail a reminder to those of a round who have not answered.", MessageKind.Reminder);

    private static Command Create(string name, string description, MessageKind kind)
    {
        var round = CommonOptions.Round();
        var message = new Option<string>("--message")
        {
            Description = $"The message, as the sheet messages names it; without it the first {MessagesSheetReference.ToWord(kind)}.",
        };
        var states = List("--state", "Only units that are not_started or started; several with commas between.");
        states.Validators.Add(result =>
        {
            var written = Split([.. result.Tokens.Select(token => token.Value)]);
            if (written.FirstOrDefault(state => !States.ContainsKey(state)) is { } unknown)
            {
                result.AddError($"--state '{unknown}': write not_started, started, or both with a comma between.");
            }
        });
        var groups = List("--group", "Only units of these respondent groups; several with commas between.");
        var units = List("--units", "Only these units, as the frame names them; several with commas between.");
        var at = new Option<string>("--at") { Description = $"When sending begins: {MomentParser.Forms}. Without it, at once." };
        var again = new Option<bool>("--again") { Description = "Also to those who got the same message before." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Send nothing: print unit, address and subject of each." };
        var command = new Command(name, description) { round, message, states, groups, units, at, again, dryRun };
        command.SetAction(
            (parsed, cancellation) =>
                SendAsync(
                    new Arguments
                    {
                        Round = parsed.GetRequiredValue(round),
                        Kind = kind,
                        Message = parsed.GetValue(message),
                        Selection = new MailingSelection
                        {
                            States = [.. Split(parsed.GetValue(states)).Select(state => States[state])],
                            Groups = Split(parsed.GetValue(groups)),
                            Units = Split(parsed.GetValue(units)),
                            IncludesReceivers = parsed.GetValue(again),
                        },
                        At = parsed.GetValue(at),
                        IsDryRun = parsed.GetValue(dryRun),
                    },
                    cancellation
                )
        );
        return command;
    }

    private static Option<string[]> List(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    private static ImmutableArray<string> Split(string[]? values) =>
        [
            .. (values ?? []).SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        ];

    private static async Task<int> SendAsync(Arguments arguments, CancellationToken cancellation)
    {
        await using var site = await SurveySite.FindWithStorageAsync(Console.Error.WriteLine, cancellation);
        if (site is null || await RoundInput.ReadAsync(site, arguments.Round, cancellation) is not { } snapshot)
        {
            return SurveyCommandLine.InvalidUsage;
        }

        if (!TryFindMessage(snapshot.Study, arguments, out var message, out var exitCode) || message is null)
        {
            return exitCode;
        }

        if (FindUnknown(snapshot, arguments.Selection) is { } unknown)
        {
            await Console.Error.WriteLineAsync(unknown);
            return SurveyCommandLine.InvalidUsage;
        }

        var dueAt = arguments.At is null ? (DateTimeOffset?)null : MomentOption.Read("--at", arguments.At, isEnd: false, site.Services);
        if (arguments.At is not null && dueAt is null)
        {
            return SurveyCommandLine.InvalidUsage;
        }

        var siteUrl = site.Services.GetRequiredService<SiteUrlProvider>().ConfiguredUrl;
        if (siteUrl.Length == 0 && !arguments.IsDryRun)
        {
            await Console.Error.WriteLineAsync(
                "settings: Site:Address does not say which address respondents know, so links would lead nowhere. Set it, such as "
                    + "Site__Address=https://survey.example."
            );
            return SurveyCommandLine.InvalidUsage;
        }

        var mailings = site.Services.GetRequiredService<MailingService>();
        var plan = await mailings.PlanAsync(snapshot.Round, message, arguments.Selection, cancellation);
        if (arguments.IsDryRun)
        {
            await PrintAsync(site, snapshot, plan, siteUrl, cancellation);
        }
        else if (plan.Recipients.Length > 0)
        {
            await mailings.OrderAsync(snapshot.Round, plan, new MailingOrder(siteUrl, SurveyCommandLine.UserName, dueAt), cancellation);
        }

        var verb = arguments.IsDryRun ? "would be sent" : "queued; the running site sends them";
        await Console.Error.WriteLineAsync(
            $"{snapshot.Round.Name}: {message.Name}: {CountPhrase.Of(plan.Recipients.Length, "mail")} {verb}.{DescribeExcluded(plan)}"
        );
        return 0;
    }

    private static bool TryFindMessage(Study study, Arguments arguments, out StudyMessage? message, out int exitCode)
    {
        var word = MessagesSheetReference.ToWord(arguments.Kind);
        var ofKind = study.Messages.Where(each => each.Kind == arguments.Kind).ToList();
        message = arguments.Message is { } name
            ? ofKind.FirstOrDefault(each => string.Equals(each.Name, name, StringComparison.OrdinalIgnoreCase))
            : ofKind.FirstOrDefault();
        exitCode = ofKind.Count == 0 ? SurveyCommandLine.InvalidInput : SurveyCommandLine.InvalidUsage;
        if (message is not null)
        {
            return true;
        }

        Console.Error.WriteLine(
            ofKind.Count == 0
                ? $"--round '{arguments.Round}': its workbook has no {word}. Add one in the sheet messages, and publish it with the "
                    + "command revise."
                : $"--message '{arguments.Message}': there is no such {word}; there is "
                    + $"{string.Join(", ", ofKind.Select(each => each.Name))}."
        );
        return false;
    }

    /// <summary>What is wrong with a group or unit that the round does not have; null where all are known.</summary>
    private static string? FindUnknown(RoundSnapshot snapshot, MailingSelection selection)
    {
        if (selection.Groups.Except(snapshot.RespondentGroups).FirstOrDefault() is { } group)
        {
            return $"--group '{group}': the round's frame has no such group; there is {string.Join(", ", snapshot.RespondentGroups)}.";
        }

        return selection.Units.FirstOrDefault(unit => snapshot.Frame.FindUnit(unit) is null) is { } unknown
            ? $"--units '{unknown}': the round's frame has no such unit."
            : null;
    }

    private static async Task PrintAsync(
        WebApplication site,
        RoundSnapshot snapshot,
        MailingPlan plan,
        string siteUrl,
        CancellationToken cancellation
    )
    {
        var renderer = site.Services.GetRequiredService<MessageRenderer>();
        var invitations = site.Services.GetRequiredService<IInvitationStore>();
        foreach (var person in plan.Recipients)
        {
            if (await invitations.FindAsync(person.InvitationId, cancellation) is not { } invitation)
            {
                continue;
            }

            var rendered = await renderer.PreviewAsync(snapshot.Round, plan.Message, invitation, siteUrl, cancellation);
            foreach (var unit in person.Units.Where(unit => unit.IsOpen))
            {
                Console.WriteLine($"{unit.Unit}\t{person.Address}\t{rendered.Subject}");
            }
        }
    }

    private static string DescribeExcluded(MailingPlan plan)
    {
        var reasons = plan
            .Excluded.CountBy(pair => pair.Obstacle)
            .Select(count => $"{CountPhrase.Of(count.Value, "person")} {Describe(count.Key)}");
        return plan.Excluded.IsEmpty ? "" : $" Left out: {string.Join(", ", reasons)}.";
    }

    private static string Describe(MailingObstacle obstacle) =>
        obstacle switch
        {
            MailingObstacle.Answered => "answered",
            MailingObstacle.Refused => "refused, not reached or not asked",
            MailingObstacle.AlreadySent => "got it before (--again)",
            MailingObstacle.Unreachable => "of whom every address is dead",
            _ => "without an address",
        };

    private sealed record Arguments
    {
        public required string Round { get; init; }

        public required MessageKind Kind { get; init; }

        public string? Message { get; init; }

        public required MailingSelection Selection { get; init; }

        public string? At { get; init; }

        public bool IsDryRun { get; init; }
    }
}
