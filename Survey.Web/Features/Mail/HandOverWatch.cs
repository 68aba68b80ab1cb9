using System.Text;
using MailKit;

namespace Survey.Web.Features.Mail;

/// <summary>Notices when the text of a mail begins to go over to the server; before that, a broken line has delivered nothing.</summary>
internal sealed class HandOverWatch : IProtocolLogger
{
    /// <summary>The commands that the text follows (RFC 5321, 4.1.1.4, and RFC 3030).</summary>
    private static readonly byte[][] TextCommands = [Encoding.ASCII.GetBytes("DATA\r\n"), Encoding.ASCII.GetBytes("BDAT ")];

    /// <summary>Whether it has begun.</summary>
    public bool HasTextBegun { get; private set; }

    /// <inheritdoc/>
    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    /// <inheritdoc/>
    public void LogConnect(Uri uri)
    {
        // A connection hands nothing over.
    }

    /// <inheritdoc/>
    public void LogClient(byte[] buffer, int offset, int count)
    {
        var sent = buffer.AsSpan(offset, count);
        foreach (var command in TextCommands)
        {
            HasTextBegun |= sent.IndexOf(command) >= 0;
        }
    }

    /// <inheritdoc/>
    public void LogServer(byte[] buffer, int offset, int count)
    {
        // What the server says is in the client's answer.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // It holds nothing.
    }
}
