using Microsoft.Extensions.Localization;
using Survey.Data.Mail;

namespace Survey.Web.Features.Fieldwork.Mailings;

/// <summary>What the mail server said of a mail, or why it was not sent.</summary>
internal static class MailReply
{
    /// <summary>The words; a dash where there are none.</summary>
    public static string TextOf(MailingRecipient recipient, IStringLocalizer texts) =>
        (recipient.State, recipient.Reply) switch
        {
            (MailingState.Cancelled, var reply) => texts[$"Obstacle{reply}"],
            (MailingState.Uncertain, "") => texts["MailingUncertainReason"],
            (_, "") => "–",
            (_, var reply) => reply,
        };
}
