using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Survey.Web.Features.Mail;

/// <summary>Hands mails to a mail server.</summary>
internal sealed class SmtpPostman(IOptions<MailOptions> options) : IPostman
{
    private const int FirstPermanentStatus = 500;

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
        catch (SmtpCommandException refusal) when (refusal.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refusal.StatusCode >= FirstPermanentStatus)
        {
            throw new UndeliverableException($"The mail server refuses the address: {refusal.Message}", refusal);
        }

        await client.DisconnectAsync(quit: true, cancellation);
    }
}
