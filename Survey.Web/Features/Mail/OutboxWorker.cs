using Microsoft.Extensions.Options;
using MimeKit;
using Survey.Data.Mail;
using Survey.Web.Features.Shared.Messages;

namespace Survey.Web.Features.Mail;

/// <summary>Sends the mails in the outbox. Any node may take a mail; one whose node stopped is taken over by another.</summary>
/// <remarks>
/// A mail of a mailing is sent at most once: where nobody knows whether the server accepted it, it is uncertain, and is not tried again. A
/// mail of its own, such as a colleague's link, is sent at least once: a second one does no harm, a missing one does.
/// </remarks>
internal sealed partial class OutboxWorker(
    IOutbox outbox,
    IMailDelivery delivery,
    MessageRenderer messages,
    IOptions<MailOptions> options,
    TimeProvider time,
    ILogger<OutboxWorker> log
) : BackgroundService
{
    /// <summary>A colleague expects the mail at once; one query each three seconds costs nothing.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(3);

    /// <summary>Until then no other node takes the mail. It is longer than any hand-over, or the mail would be sent twice.</summary>
    internal static readonly TimeSpan Lease = SmtpMailDelivery.LongestHandOver + TimeSpan.FromMinutes(2);

    private static readonly TimeSpan InitialRetryDelay = TimeSpan.FromMinutes(1);

    /// <summary>So that a mail is sent the same day on which the server works again.</summary>
    private static readonly TimeSpan MaximumRetryDelay = TimeSpan.FromHours(4);

    /// <summary>Mail servers themselves retry for four to five days (RFC 5321, 4.5.4.1).</summary>
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(4);

    /// <summary>How long the outbox rests where the server refuses the site; then one mail is tried.</summary>
    private static readonly TimeSpan StopDuration = TimeSpan.FromMinutes(15);

    /// <summary>The delay after a number of failed attempts; it doubles with each one.</summary>
    internal static TimeSpan RetryDelay(int attempts) =>
        TimeSpan.FromTicks(Math.Min(MaximumRetryDelay.Ticks, InitialRetryDelay.Ticks << Math.Min(attempts - 1, 16)));

    /// <summary>Sends the mail that has waited longest.</summary>
    /// <returns>Whether one was due.</returns>
    internal async Task<bool> TrySendNextAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await outbox.ClaimNextAsync(now, now + Lease, cancellation) is not { } claimed)
        {
            return false;
        }

        if (await WriteAsync(claimed, cancellation) is { } mail)
        {
            await SendAsync(mail, cancellation);
        }
        else
        {
            await outbox.CancelAsync(claimed.Id, MailingObstacle.MessageGone, time.GetUtcNow(), CancellationToken.None);
        }

        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A node starts with the settings of now, which may have been mended.
        await TryOrLogAsync(
            async () =>
            {
                await outbox.ResumeAsync(stoppingToken);
                return true;
            },
            stoppingToken
        );
        while (!stoppingToken.IsCancellationRequested)
        {
            var isSent = await TryOrLogAsync(() => TrySendNextAsync(stoppingToken), stoppingToken);
            await Task.Delay(isSent ? options.Value.Interval : PollInterval, time, stoppingToken);
        }
    }

    private async Task<bool> TryOrLogAsync(Func<Task<bool>> work, CancellationToken cancellation)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogOutboxUnavailable(log, exception);
            return false;
        }
    }

    /// <summary>The mail with its text; null where it belongs to a mailing whose message is gone. Where the text cannot be written, the
    /// mail was certainly not sent.</summary>
    private async Task<OutgoingMail?> WriteAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        if (mail.Mailing is not { } claim)
        {
            return mail;
        }

        try
        {
            return await messages.FindMessageAsync(claim, cancellation) is { } message ? message.AddTo(mail) : null;
        }
        catch (Exception failure)
        {
            await outbox.RescheduleAsync(mail.Id, failure.Message, time.GetUtcNow() + RetryDelay(mail.Attempts), CancellationToken.None);
            throw;
        }
    }

    /// <summary>Hands a mail over, and records how that ended. What is recorded is not cancelled: the server has the mail by
    /// then.</summary>
    private async Task SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        string reply;
        try
        {
            reply = await delivery.DeliverAsync(CreateMessage(mail), cancellation);
        }
        catch (Exception failure)
        {
            await RecordFailureAsync(mail, failure, cancellation);
            return;
        }

        await outbox.MarkSentAsync(mail.Id, reply, time.GetUtcNow(), CancellationToken.None);
    }

    private async Task RecordFailureAsync(OutgoingMail mail, Exception failure, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        switch (failure)
        {
            case MailServerRefusedException:
                await outbox.RescheduleAsync(mail.Id, failure.Message, now, CancellationToken.None);
                if (await outbox.StopAsync(new OutboxStop(failure.Message, now, now + StopDuration), CancellationToken.None))
                {
                    LogStopped(log, failure);
                }

                break;
            case MailUncertainException when mail.Mailing is not null:
                LogFailure(log, failure, mail.Id, mail.Attempts);
                await outbox.MarkUncertainAsync(mail.Id, failure.Message, now, CancellationToken.None);
                break;
            case MailUndeliverableException or ParseException:
                LogFailure(log, failure, mail.Id, mail.Attempts);
                await outbox.MarkFailedAsync(mail.Id, failure.Message, now, CancellationToken.None);
                break;
            case Exception when cancellation.IsCancellationRequested:
                await outbox.RescheduleAsync(mail.Id, failure.Message, now, CancellationToken.None);
                break;
            default:
                LogFailure(log, failure, mail.Id, mail.Attempts);
                await (
                    now - mail.QueuedAt > GiveUpAfter
                        ? outbox.MarkFailedAsync(mail.Id, failure.Message, now, CancellationToken.None)
                        : outbox.RescheduleAsync(mail.Id, failure.Message, now + RetryDelay(mail.Attempts), CancellationToken.None)
                );
                break;
        }
    }

    private MimeMessage CreateMessage(OutgoingMail mail)
    {
        var sender = MailboxAddress.Parse(options.Value.Sender);
        sender.Name = options.Value.SenderName.Length > 0 ? options.Value.SenderName : mail.SenderName;
        var recipient = MailboxAddress.Parse(mail.To);
        recipient.Name = mail.ToName;
        var message = new MimeMessage([sender], [recipient], mail.Subject, CreateBody(mail))
        {
            MessageId = $"{mail.Id:N}@{sender.Domain}",
            Date = mail.QueuedAt,
        };

        if (MailboxAddress.TryParse(mail.ReplyTo, out var replyTo))
        {
            replyTo.Name = mail.ReplyToName;
            message.ReplyTo.Add(replyTo);
        }

        // Suppresses automatic replies (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private static MimeEntity CreateBody(OutgoingMail mail) =>
        mail.HtmlBody.Length == 0
            ? new TextPart("plain") { Text = mail.Body }
            : new MultipartAlternative(new TextPart("plain") { Text = mail.Body }, new TextPart("html") { Text = mail.HtmlBody });

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {MailId} could not be sent at attempt {Attempt}.")]
    private static partial void LogFailure(ILogger log, Exception exception, Guid mailId, int attempt);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "No mail is sent: the mail server refuses this site. One is tried each quarter of an hour."
    )]
    private static partial void LogStopped(ILogger log, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be read.")]
    private static partial void LogOutboxUnavailable(ILogger log, Exception exception);
}
