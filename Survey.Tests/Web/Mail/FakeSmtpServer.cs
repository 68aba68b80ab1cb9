using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MailKit.Security;
using MimeKit;
using Survey.Web.Features.Mail;

namespace Survey.Tests.Web.Mail;

/// <summary>A mail server that takes down what it is told, and answers every recipient in the same way.</summary>
internal sealed class FakeSmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> received = [];
    private readonly string recipientReply;
    private readonly Task loop;

    public FakeSmtpServer(string recipientReply)
    {
        this.recipientReply = recipientReply;
        listener.Start();
        loop = ServeAsync();
    }

    /// <summary>Every line that came.</summary>
    public IReadOnlyCollection<string> Received => received;

    /// <summary>The mails that came, as any mail program reads them.</summary>
    public IReadOnlyList<MimeMessage> ReadMails()
    {
        var mails = new List<MimeMessage>();
        for (var lines = received.ToList(); lines.IndexOf("DATA") is >= 0 and var start;)
        {
            var end = lines.IndexOf(".", start);
            var text = lines[(start + 1)..end].Select(line => line.StartsWith('.') ? line[1..] : line);
            mails.Add(MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(string.Join("\r\n", text)))));
            lines = lines[(end + 1)..];
        }

        return mails;
    }

    /// <summary>How to reach it.</summary>
    public MailOptions Options =>
        new()
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            Protection = SecureSocketOptions.None,
        };

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await loop;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await HandleConnectionAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException or IOException)
        {
            // Stopped.
        }
    }

    private async Task HandleConnectionAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 ready");
        var isText = false;
        while (await reader.ReadLineAsync() is { } line)
        {
            received.Enqueue(line);
            isText = isText ? line != "." : line == "DATA";
            var answer = line switch
            {
                "." => "250 taken",
                "DATA" => "354 go on",
                _ when isText => "",
                _ when line.StartsWith("RCPT", StringComparison.Ordinal) => recipientReply,
                _ when line.StartsWith("QUIT", StringComparison.Ordinal) => "221 bye",
                _ => "250 OK",
            };
            if (answer.Length > 0)
            {
                await writer.WriteLineAsync(answer);
            }
        }
    }
}
