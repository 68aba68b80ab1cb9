using System.Security.Cryptography;
using System.Text;
using Survey.Data.Mail;
using Survey.Web.Features.Shared.Messages;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Mailings;

/// <summary>A new mailing, and whom it would go to.</summary>
/// <param name="Snapshot">The round.</param>
/// <param name="Form">What is chosen.</param>
internal sealed record NewMailingPage(RoundSnapshot Snapshot, MailingForm Form)
{
    /// <summary>Who would get it; null before a message is chosen.</summary>
    public MailingPlan? Plan { get; init; }

    /// <summary>The first mail as it would be sent; null where nobody gets one.</summary>
    public RenderedMessage? Example { get; init; }

    /// <summary>The key of what is wrong; null where nothing is.</summary>
    public string? ProblemKey { get; init; }

    /// <summary>The units that were written and that the frame does not have.</summary>
    public IEnumerable<string> UnknownUnits => Form.SplitUnits().Where(unit => Snapshot.Frame.FindUnit(unit) is null);

    /// <summary>Whom the preview shows: what is sent is what was looked at.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join('\n', (Plan?.Recipients ?? []).Select(person => $"{person.InvitationId} {person.Address}"))
                )
            )
        );

    /// <summary>The names of the open units of a person.</summary>
    public string UnitNames(MailingCandidate person, bool isOpenOnly) =>
        string.Join(
            ", ",
            person
                .Units.Where(unit => unit.IsOpen || !isOpenOnly)
                .Select(unit => Snapshot.Frame.FindUnit(unit.Unit)?.DisplayName ?? unit.Unit)
        );
}
