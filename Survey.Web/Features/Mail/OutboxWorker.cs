using Microsoft.Extensions.Options;
using MimeKit;
using Survey.Data.Mail;

namespace Survey.Web.Features.Mail;

/// <summary>Sends the mails in the outbox. Any node may take a mail; one whose node stopped is taken over by another.</summary>
internal sealed partial class OutboxWorker(
    IOutbox outbox,
    IMailDelivery delivery,
    IOptions<MailOptions> options,
    TimeProvider time,
    ILogger<OutboxWorker> log
) : BackgroundService
{
    /// <summary>A colleague expects the mail at once; one query each three seconds costs nothing.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(3);
    /// <summary>Longer than a delivery takes: until then no other node takes the mail.</summary>
    private static readonly TimeSpan InitialRetryDelay = TimeSpan.FromMinutes(1);
    /// <summary>So that a mail is sent the same day on which the server works again.</summary>
    private static readonly TimeSpan MaximumRetryDelay = TimeSpan.FromHours(4);

    /// <summary>Mail servers themselves retry for four to five days (RFC 5321, 4.5.4.1).</summary>
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(4);

    /// <summary>The delay after a number of failed attempts; it doubles with each one.</summary>
    internal static TimeSpan RetryDelay(int attempts) =>
        TimeSpan.FromTicks(Math.Min(MaximumRetryDelay.Ticks, InitialRetryDelay.Ticks << Math.Min(attempts - 1, 16)));

    /// <summary>Sends the mail that has waited longest.</summary>
    /// <returns>Whether one was due.</returns>
    internal async Task<bool> TrySendNextAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await outbox.ClaimNextAsync(now, now + InitialRetryDelay, cancellation) is not { } mail)
        {
            return false;
        }

        try
        {
            await delivery.DeliverAsync(CreateMessage(mail), cancellation);
            await outbox.MarkSentAsync(mail.Id, time.GetUtcNow(), cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            LogFailure(log, failure, mail.Id, mail.Attempts);
            await (
                failure is MailUndeliverableException or ParseException || now - mail.QueuedAt > GiveUpAfter
                    ? outbox.MarkFailedAsync(mail.Id, failure.Message, time.GetUtcNow(), cancellation)
                    : outbox.RescheduleAsync(mail.Id, failure.Message, time.GetUtcNow() + RetryDelay(mail.Attempts), cancellation)
            );
        }

        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await TrySendNextOrLogAsync(stoppingToken))
            {
                await Task.Delay(PollInterval, time, stoppingToken);
            }
        }
    }

    private async Task<bool> TrySendNextOrLogAsync(CancellationToken cancellation)
    {
        try
        {
            return await TrySendNextAsync(cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogOutboxUnavailable(log, exception);
            return false;
        }
    }

    private MimeMessage CreateMessage(OutgoingMail mail)
    {
        var sender = MailboxAddress.Parse(options.Value.Sender);
        sender.Name = options.Value.SenderName.Length > 0 ? options.Value.SenderName : mail.SenderName;
        var recipient = MailboxAddress.Parse(mail.To);
        recipient.Name = mail.ToName;
        var message = new MimeMessage([sender], [recipient], mail.Subject, new TextPart("plain") { Text = mail.Body })
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {MailId} could not be sent at attempt {Attempt}.")]
    private static partial void LogFailure(ILogger log, Exception exception, Guid mailId, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be read.")]
    private static partial void LogOutboxUnavailable(ILogger log, Exception exception);
}
