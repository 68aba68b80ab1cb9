using Microsoft.Extensions.Options;
using MimeKit;

namespace Survey.Web.Features.Mail;

/// <summary>Lays mails in a folder, one file each; a mail that comes twice is still one file.</summary>
internal sealed class PickupPostman(IOptions<MailOptions> options) : IPostman
{
    public async Task DeliverAsync(MimeMessage message, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(options.Value.PickupFolder).FullName;
        var file = Path.Combine(folder, (message.MessageId ?? throw new ArgumentException("The mail has no id.", nameof(message))).Split('@')[0] + ".eml");
        var unfinished = file + ".part";
        await using (var stream = File.Create(unfinished))
        {
            await message.WriteToAsync(stream, cancellation);
            stream.Flush(flushToDisk: true);
        }

        // Whoever picks mails up must never see half of one.
        File.Move(unfinished, file, overwrite: true);
    }
}
