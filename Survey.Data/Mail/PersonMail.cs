namespace Survey.Data.Mail;

/// <summary>A mail of a mailing, as one person got it or is about to.</summary>
/// <param name="MailingId">The mailing.</param>
/// <param name="MessageName">The message's name in the workbook.</param>
/// <param name="OrderedBy">The account that ordered it.</param>
/// <param name="Recipient">The address, and what became of the mail.</param>
public sealed record PersonMail(Guid MailingId, string MessageName, string OrderedBy, MailingRecipient Recipient);
