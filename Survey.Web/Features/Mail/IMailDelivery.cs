using MimeKit;

namespace Survey.Web.Features.Mail;

/// <summary>Delivers mails: by SMTP, or into a pickup folder.</summary>
internal interface IMailDelivery
{
    /// <summary>Delivers one mail. It may be called again for the same mail.</summary>
    /// <exception cref="MailUndeliverableException">It can never be delivered; after any other exception a later attempt may
    /// succeed.</exception>
    Task DeliverAsync(MimeMessage message, CancellationToken cancellation);
}

/// <summary>A mail can never be delivered.</summary>
internal sealed class MailUndeliverableException(string message, Exception innerException) : Exception(message, innerException);
