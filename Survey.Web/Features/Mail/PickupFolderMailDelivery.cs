using Microsoft.Extensions.Options;
using MimeKit;

namespace Survey.Web.Features.Mail;

/// <summary>Writes each mail as an .eml file to the pickup folder; writing it again replaces the file.</summary>
internal sealed class PickupFolderMailDelivery(IOptions<MailOptions> options) : IMailDelivery
{
    public async Task<string> DeliverAsync(MimeMessage message, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(options.Value.PickupFolder).FullName;
        var file = Path.Combine(
            folder,
            (message.MessageId ?? throw new ArgumentException("The mail has no id.", nameof(message))).Split('@')[0] + ".eml"
        );
        var temporaryFile = file + ".tmp";
        await using (var stream = File.Create(temporaryFile))
        {
            await message.WriteToAsync(stream, cancellation);
            stream.Flush(flushToDisk: true);
        }

        // The program that reads the folder must never see half a mail.
        File.Move(temporaryFile, file, overwrite: true);
        return Path.GetFileName(file);
    }
}
