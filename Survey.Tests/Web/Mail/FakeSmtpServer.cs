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

    /// <summary>A reply that closes the line instead.</summary>
    public const string Drop = "";

    /// <summary>What is replied to a line that came for the so-manieth time; null where the reply is the usual one.</summary>
    public Func<string, int, string?> Script { get; init; } = (_, _) => null;

    /// <summary>What the server waits for before it accepts a text.</summary>
    public Task BeforeAcceptance { get; init; } = Task.CompletedTask;

    /// <summary>Every line that came.</summary>
    public IReadOnlyCollection<string> Received => received;

    /// <summary>The mails that have come in full, as any mail program reads them.</summary>
    public IReadOnlyList<MimeMessage> ReadMails()
    {
        var mails = new List<MimeMessage>();
        for (
            var lines = received.ToList();
            lines.IndexOf("DATA") is >= 0 and var start && lines.IndexOf(".", start) is >= 0 and var end;
        )
        {
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
                await TryHandleConnectionAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException or IOException)
        {
            // Stopped.
        }
    }

    /// <summary>A client that goes away ends its own connection only.</summary>
    private async Task TryHandleConnectionAsync(NetworkStream stream)
    {
        try
        {
            await HandleConnectionAsync(stream);
        }
        catch (IOException)
        {
            // The next client.
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
            var scripted = Script(line, received.Count(earlier => earlier == line));
            if (scripted == Drop)
            {
                return;
            }

            if (line == ".")
            {
                await BeforeAcceptance;
            }

            var answer = line switch
            {
                _ when scripted is not null => scripted,
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
