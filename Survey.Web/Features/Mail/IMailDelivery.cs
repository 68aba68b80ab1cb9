using MimeKit;

namespace Survey.Web.Features.Mail;

/// <summary>Takes mails out of the house.</summary>
internal interface IMailDelivery
{
    /// <summary>Delivers one mail. The same mail may come twice.</summary>
    /// <exception cref="MailUndeliverableException">It can never be delivered; any other exception says that it could not be this
    /// time.</exception>
    Task DeliverAsync(MimeMessage message, CancellationToken cancellation);
}

/// <summary>A mail can never be delivered.</summary>
internal sealed class MailUndeliverableException(string message, Exception innerException) : Exception(message, innerException);
