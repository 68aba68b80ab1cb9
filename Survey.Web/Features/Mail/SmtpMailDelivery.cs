using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Survey.Web.Features.Mail;

/// <summary>Delivers mails to a mail server by SMTP.</summary>
internal sealed class SmtpMailDelivery(IOptions<MailOptions> options) : IMailDelivery
{
    /// <summary>Replies from 500 on are permanent failures (RFC 5321, 4.2.1).</summary>
    private const int FirstPermanentFailureStatus = 500;

    public async Task DeliverAsync(MimeMessage message, CancellationToken cancellation)
    {
        var server = options.Value;
        using var client = new SmtpClient();
        await client.ConnectAsync(server.Host, server.Port, server.Protection, cancellation);
        if (server.UserName.Length > 0)
        {
            await client.AuthenticateAsync(server.UserName, server.Password, cancellation);
        }

        try
        {
            await client.SendAsync(message, cancellation);
        }
        catch (SmtpCommandException exception)
            when (exception.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)exception.StatusCode >= FirstPermanentFailureStatus)
        {
            throw new MailUndeliverableException($"The mail server refuses the address: {exception.Message}", exception);
        }

        await client.DisconnectAsync(quit: true, cancellation);
    }
}
