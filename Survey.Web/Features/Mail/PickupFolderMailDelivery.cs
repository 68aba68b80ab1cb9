using Microsoft.Extensions.Options;
using MimeKit;

namespace Survey.Web.Features.Mail;

/// <summary>Lays mails in a folder, one file each; a mail that comes twice is still one file.</summary>
internal sealed class PickupFolderMailDelivery(IOptions<MailOptions> options) : IMailDelivery
{
    public async Task DeliverAsync(MimeMessage message, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(options.Value.PickupFolder).FullName;
        var file = Path.Combine(
            folder,
            (message.MessageId ?? throw new ArgumentException("The mail has no id.", nameof(message))).Split('@')[0] + ".eml"
        );
        var temporaryFile = file + ".part";
        await using (var stream = File.Create(temporaryFile))
        {
            await message.WriteToAsync(stream, cancellation);
            stream.Flush(flushToDisk: true);
        }

        // Whoever picks mails up must never see half of one.
        File.Move(temporaryFile, file, overwrite: true);
    }
}
