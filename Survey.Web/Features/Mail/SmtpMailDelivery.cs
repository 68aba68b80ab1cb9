using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Survey.Web.Features.Mail;

/// <summary>Delivers mails to a mail server by SMTP.</summary>
internal sealed class SmtpMailDelivery(IOptions<MailOptions> options) : IMailDelivery
{
    /// <summary>No hand-over lasts longer, from the connection to the server's answer. RFC 5321 (4.5.3.2.6) asks for ten minutes of
    /// patience after the final dot alone, or mails are delivered twice.</summary>
    internal static readonly TimeSpan LongestHandOver = TimeSpan.FromMinutes(13);

    private static readonly TimeSpan LongestReply = TimeSpan.FromMinutes(10);

    /// <summary>A server that does not greet within this time is down; nothing has been handed over by then.</summary>
    private static readonly TimeSpan LongestConnection = TimeSpan.FromMinutes(1);

    /// <summary>Replies from 500 on are permanent failures (RFC 5321, 4.2.1).</summary>
    private const int FirstPermanentFailureStatus = 500;

    public async Task<string> DeliverAsync(MimeMessage message, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestHandOver);
        using var watch = new HandOverWatch();
        using var client = new EnvelopeClient(watch) { Timeout = (int)LongestReply.TotalMilliseconds };
        await ConnectAsync(client, limit.Token);
        var reply = await SendAsync(client, message, watch, limit.Token);
        try
        {
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception exception) when (exception is IOException or MailKit.ProtocolException or OperationCanceledException)
        {
            // The mail is accepted: a server that does not say goodbye changes nothing.
        }

        return reply;
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken cancellation)
    {
        var server = options.Value;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestConnection);
        try
        {
            await client.ConnectAsync(server.Host, server.Port, server.Protection, limit.Token);
            if (server.UserName.Length > 0)
            {
                await client.AuthenticateAsync(server.UserName, server.Password, limit.Token);
            }
        }
        catch (AuthenticationException exception)
        {
            throw new MailServerRefusedException($"The mail server refuses the sign-in: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server does not answer.", exception);
        }
    }

    /// <summary>An answer of the server is certain, whatever it says. Without one, nothing is certain once the text has begun to go
    /// over.</summary>
    private static async Task<string> SendAsync(
        SmtpClient client,
        MimeMessage message,
        HandOverWatch watch,
        CancellationToken cancellation
    )
    {
        try
        {
            return await client.SendAsync(message, cancellation);
        }
        catch (SmtpCommandException exception) when ((int)exception.StatusCode >= FirstPermanentFailureStatus)
        {
            if (exception.ErrorCode == SmtpErrorCode.SenderNotAccepted)
            {
                throw new MailServerRefusedException($"The mail server refuses the sender: {exception.Message}", exception);
            }

            throw new MailUndeliverableException($"The mail server refuses the mail: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is not SmtpCommandException && watch.HasTextBegun)
        {
            throw new MailUncertainException($"The line to the mail server broke: {exception.Message}", exception);
        }
    }

    /// <summary>Gives each mail its id on the envelope, so that a server that knows RFC 3461 names it when the mail comes back.</summary>
    private sealed class EnvelopeClient(HandOverWatch watch) : SmtpClient(watch)
    {
        protected override string GetEnvelopeId(MimeMessage message) => message.MessageId?.Split('@')[0] ?? "";
    }
}
