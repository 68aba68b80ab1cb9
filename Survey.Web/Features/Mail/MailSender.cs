using Microsoft.Extensions.Options;
using MimeKit;
using Survey.Data.Mail;

namespace Survey.Web.Features.Mail;

/// <summary>Sends what waits in the outbox. Any node may take a mail; what a stopped node leaves, another takes up.</summary>
internal sealed partial class MailSender(IOutbox outbox, IPostman postman, IOptions<MailOptions> options, TimeProvider time, ILogger<MailSender> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromHours(4);

    /// <summary>Mail servers themselves try for about so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(4);

    /// <summary>How long to wait after so many attempts that failed: twice as long each time.</summary>
    internal static TimeSpan RetryAfter(int attempts) =>
        TimeSpan.FromTicks(Math.Min(LongestRetry.Ticks, FirstRetry.Ticks << Math.Min(attempts - 1, 16)));

    /// <summary>Sends the mail that has waited longest.</summary>
    /// <returns>Whether one was due.</returns>
    internal async Task<bool> TrySendNextAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await outbox.TryTakeAsync(now, now + FirstRetry, cancellation) is not { } mail)
        {
            return false;
        }

        try
        {
            await postman.DeliverAsync(Write(mail), cancellation);
            await outbox.SentAsync(mail.Id, time.GetUtcNow(), cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            LogFailure(log, failure, mail.Id, mail.Attempts);
            await (failure is UndeliverableException or ParseException || now - mail.QueuedAt > Patience
                ? outbox.GiveUpAsync(mail.Id, failure.Message, time.GetUtcNow(), cancellation)
                : outbox.PutOffAsync(mail.Id, failure.Message, time.GetUtcNow() + RetryAfter(mail.Attempts), cancellation));
        }

        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await TryAsync(stoppingToken))
            {
                await Task.Delay(LookEvery, time, stoppingToken);
            }
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancellation)
    {
        try
        {
            return await TrySendNextAsync(cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogOutOfReach(log, exception);
            return false;
        }
    }

    private MimeMessage Write(OutgoingMail mail)
    {
        var sender = MailboxAddress.Parse(options.Value.Sender);
        sender.Name = options.Value.SenderName;
        var recipient = MailboxAddress.Parse(mail.To);
        recipient.Name = mail.ToName;
        var message = new MimeMessage([sender], [recipient], mail.Subject, new TextPart("plain") { Text = mail.Text })
        {
            MessageId = $"{mail.Id:N}@{sender.Domain}",
            Date = mail.QueuedAt,
        };

        // Answering machines leave such mails alone.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {MailId} could not be sent at attempt {Attempt}.")]
    private static partial void LogFailure(ILogger log, Exception exception, Guid mailId, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be read.")]
    private static partial void LogOutOfReach(ILogger log, Exception exception);
}
