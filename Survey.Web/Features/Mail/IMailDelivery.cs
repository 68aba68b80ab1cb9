using MimeKit;

namespace Survey.Web.Features.Mail;

/// <summary>Delivers mails: by SMTP, or into a pickup folder.</summary>
internal interface IMailDelivery
{
    /// <summary>Delivers one mail. It may be called again for the same mail.</summary>
    /// <returns>The words with which it was accepted.</returns>
    /// <exception cref="MailUndeliverableException">It can never be delivered.</exception>
    /// <exception cref="MailServerRefusedException">The server accepts no mail of this site.</exception>
    /// <exception cref="MailUncertainException">It may have been delivered.</exception>
    /// <remarks>After any other exception it is certainly not delivered, and a later attempt may succeed.</remarks>
    Task<string> DeliverAsync(MimeMessage message, CancellationToken cancellation);
}

/// <summary>A mail can never be delivered.</summary>
internal sealed class MailUndeliverableException(string message, Exception innerException) : Exception(message, innerException);

/// <summary>The mail server refuses the site itself, by its account or its sender: no mail can be delivered until that is mended.</summary>
internal sealed class MailServerRefusedException(string message, Exception innerException) : Exception(message, innerException);

/// <summary>The line broke after the mail's text had begun to go over: the server may have accepted it.</summary>
internal sealed class MailUncertainException(string message, Exception innerException) : Exception(message, innerException);
