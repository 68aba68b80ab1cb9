using MimeKit;

namespace Survey.Web.Features.Mail;

/// <summary>Takes mails out of the house.</summary>
internal interface IPostman
{
    /// <summary>Delivers one mail. The same mail may come twice.</summary>
    /// <exception cref="UndeliverableException">It can never be delivered; any other exception says that it could not be this time.</exception>
    Task DeliverAsync(MimeMessage message, CancellationToken cancellation);
}

/// <summary>A mail can never be delivered.</summary>
internal sealed class UndeliverableException(string message, Exception cause) : Exception(message, cause);
