using System.Collections.Immutable;
using System.CommandLine;
using Survey.Data.Invitations;
using Survey.Data.Mail;
using Survey.Data.Texts;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Commands;

/// <summary>Writes the access codes of a published round, as often as letters need them, and renews those that are lost.</summary>
internal static class CodesCommand
{
    public static Command Create()
    {
        var round = CommonOptions.Round();
        var units = new Option<string[]>("--unit")
        {
            Description = "Only the code of whom answers for this unit, as the frame names it; may be given more than once.",
        };
        var renew = new Option<bool>("--renew")
        {
            Description = "Make new codes; the earlier ones end at once, with the sessions that were opened with them.",
        };
        var target = CommonOptions.NewFile(
            "--out",
            "The file (.csv) to write holders, codes and links to; it must not exist. Without it they are printed.",
            isRequired: false
        );
        var command = new Command("codes", "Write the access codes and links of a round, the same at each call, or renew them.")
        {
            round,
            units,
            renew,
            target,
        };
        command.SetAction(
            (parsed, cancellation) =>
                IssueAsync(
                    parsed.GetRequiredValue(round),
                    parsed.GetValue(units) ?? [],
                    parsed.GetValue(renew),
                    parsed.GetValue(target),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> IssueAsync(string name, string[] units, bool renews, string? path, CancellationToken cancellation)
    {
        await using var site = await SurveySite.FindWithStorageAsync(Console.Error.WriteLine, cancellation);
        if (
            site is null
            || await RoundInput.ReadAsync(site, name, cancellation) is not { } snapshot
            || await FindInvitationsAsync(site, snapshot, units, cancellation) is not { } invited
        )
        {
            return SurveyCommandLine.InvalidUsage;
        }

        // Created first: who asks for new codes must not lose the old ones where the new ones cannot be written.
        await using var file = path is null ? null : PrivateFile.TryCreate(path);
        if (path is not null && file is null)
        {
            return SurveyCommandLine.InvalidUsage;
        }

        var codes = site.Services.GetRequiredService<AccessCodeService>();
        var issued = await (renews ? codes.RenewAsync(invited, cancellation) : codes.ReadAsync(invited, cancellation));
        await using var writer = file is null ? Console.Out : new StreamWriter(file);
        var siteUrl = site.Services.GetRequiredService<SiteUrlProvider>().ConfiguredUrl;
        await AccessCodeCsvWriter.WriteAsync(writer, issued, siteUrl, site.Services.GetRequiredService<IMailingStore>(), cancellation);
        if (path is not null)
        {
            Console.WriteLine(
                $"{path}: {CountPhrase.Of(issued.Length, "code")} of round {name}. Keep the file safe, and delete it when they are sent."
            );
            if (AccessCodeCsvWriter.ExplainMissingLinks(siteUrl) is { } explanation)
            {
                Console.WriteLine($"{path}: {explanation}");
            }
        }

        return 0;
    }

    /// <summary>The invitations of the units, or all where none is named; null, with a message to stderr, where a unit has none.</summary>
    private static async Task<ImmutableArray<Invitation>?> FindInvitationsAsync(
        WebApplication site,
        RoundSnapshot snapshot,
        string[] units,
        CancellationToken cancellation
    )
    {
        var all = await site.Services.GetRequiredService<IInvitationStore>().ListAsync(snapshot.Round.Id, cancellation);
        if (units.FirstOrDefault(unit => !all.Any(invitation => invitation.UnitIds.Contains(unit))) is { } unknown)
        {
            await Console.Error.WriteLineAsync(
                $"--unit '{unknown}': nobody is invited to answer for such a unit in round {snapshot.Round.Name}."
            );
            return null;
        }

        return [.. all.Where(invitation => units.Length == 0 || invitation.UnitIds.Any(units.Contains))];
    }
}
