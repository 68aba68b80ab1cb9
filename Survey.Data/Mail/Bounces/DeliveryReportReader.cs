using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace Survey.Data.Mail.Bounces;

/// <summary>Recognises reports of delivery (RFC 3464) and automatic replies, as mail servers send them or a person pastes them.</summary>
public static partial class DeliveryReportReader
{
    /// <summary>As much of the mail server's words as is kept.</summary>
    public const int MaximumDiagnosticLength = 2000;

    private const int MaximumQuoteLength = 300;

    /// <summary>Where mails are forwarded, the first is the address that the mail was sent to.</summary>
    private static readonly string[] RecipientFields = ["Original-Recipient", "Final-Recipient"];

    /// <summary>What a message says, one report for each recipient; empty where it is neither a report nor an automatic reply.</summary>
    /// <param name="content">The message, with its headers.</param>
    public static ImmutableArray<DeliveryReport> Read(ReadOnlySpan<byte> content)
    {
        using var stream = new MemoryStream(content.TrimStart(" \t\r\n"u8).ToArray());
        MimeMessage message;
        try
        {
            message = MimeMessage.Load(stream);
        }
        catch (FormatException)
        {
            return [];
        }

        var entities = ListEntities(message.Body).ToList();
        return entities.OfType<MimePart>().FirstOrDefault(IsDeliveryStatus) is { } status
            ? ReadDeliveryStatus(ReadText(status), ListReturnedIds(entities))
            : ReadOther(message, entities, Encoding.UTF8.GetString(content));
    }

    private static bool IsDeliveryStatus(MimePart part) =>
        part.ContentType.IsMimeType("message", "delivery-status") || part.ContentType.IsMimeType("message", "global-delivery-status");

    private static IEnumerable<MimeEntity> ListEntities(MimeEntity? entity) =>
        entity switch
        {
            null => [],
            Multipart parts => parts.SelectMany(ListEntities),
            _ => [entity],
        };

    private static string ReadText(MimePart part)
    {
        if (part.Content is null)
        {
            return "";
        }

        using var bytes = new MemoryStream();
        part.Content.DecodeTo(bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>The ids of the mail that came back, whole or as its headers alone.</summary>
    private static IEnumerable<Guid> ListReturnedIds(IEnumerable<MimeEntity> entities) =>
        entities.SelectMany(entity =>
            entity switch
            {
                MessagePart { Message: { } returned } => ListIds(returned.MessageId ?? ""),
                MimePart part when IsReturnedHeaders(part.ContentType) => ListIds(ReadText(part)),
                _ => [],
            }
        );

    private static bool IsReturnedHeaders(ContentType type) =>
        type.IsMimeType("text", "rfc822-headers") || type.IsMimeType("message", "global-headers");

    private static ImmutableArray<DeliveryReport> ReadDeliveryStatus(string text, IEnumerable<Guid> returnedIds)
    {
        var groups = DeliveryStatusGroup.Read(text).ToList();
        var envelopeIds = ListIds(groups.FirstOrDefault()?.GetValueOrDefault("Original-Envelope-Id") ?? "");
        ImmutableArray<Guid> ids = [.. envelopeIds.Concat(returnedIds).Distinct()];
        return [.. groups.Where(group => group.ContainsKey("Action")).Select(group => ReadRecipient(group, ids))];
    }

    /// <summary>The action decides first: a mail that is late has not bounced, whatever its status.</summary>
    private static DeliveryReport ReadRecipient(IReadOnlyDictionary<string, string> group, ImmutableArray<Guid> ids)
    {
        var diagnostic = WithoutType(group.GetValueOrDefault("Diagnostic-Code", ""));
        var status = DeliveryStatusCode.Choose(DeliveryStatusCode.FindIn(group.GetValueOrDefault("Status", "")), diagnostic);
        var action = ActionPattern().Match(group["Action"]).Value.ToUpperInvariant();
        return new DeliveryReport
        {
            Kind = action switch
            {
                "FAILED" => DeliveryStatusCode.ToKind(status),
                "DELAYED" => BounceKind.Delayed,
                _ => BounceKind.Delivered,
            },
            MailIds = ids,
            Addresses =
            [
                .. RecipientFields
                    .Select(name => WithoutType(group.GetValueOrDefault(name, "")).Trim('<', '>', ' '))
                    .Where(address => address.Length > 0)
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ],
            Status = status,
            Diagnostic = Shorten(diagnostic, MaximumDiagnosticLength),
        };
    }

    /// <summary>Some servers write to people only, and people paste what they see.</summary>
    private static ImmutableArray<DeliveryReport> ReadOther(MimeMessage message, List<MimeEntity> entities, string source)
    {
        var failed = message.Headers["X-Failed-Recipients"] ?? "";
        if (failed.Length > 0 || message.From.Mailboxes.Any(IsMailServer))
        {
            return [ReadWords(failed, string.Join('\n', entities.OfType<TextPart>().Select(part => part.Text ?? "")), source)];
        }

        if (AutomaticReply.Is(message))
        {
            return [ReadReply(message)];
        }

        return DeliveryStatusGroup.Read(source).Any(group => group.ContainsKey("Action") && group.ContainsKey("Final-Recipient"))
            ? ReadDeliveryStatus(source, ListIds(source))
            : [];
    }

    private static bool IsMailServer(MailboxAddress sender) => MailServerPattern().IsMatch(sender.Address ?? "");

    private static DeliveryReport ReadWords(string failed, string text, string source)
    {
        var status = DeliveryStatusCode.FindIn(text);
        return new DeliveryReport
        {
            Kind = DeliveryStatusCode.ToKind(status),
            MailIds = [.. ListIds(source).Distinct()],
            Addresses = [.. failed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Status = status,
            Diagnostic = Shorten(text, MaximumQuoteLength),
        };
    }

    private static DeliveryReport ReadReply(MimeMessage message) =>
        new()
        {
            Kind = BounceKind.AutomaticReply,
            MailIds = [.. ListIds($"{message.InReplyTo} {message.Headers[HeaderId.References]}").Distinct()],
            Addresses = [.. message.From.Mailboxes.Select(mailbox => mailbox.Address)],
            Diagnostic = Shorten($"{message.Subject}: {message.TextBody}", MaximumQuoteLength),
        };

    /// <summary>Ids as mails of this site have them, see <see cref="OutgoingMail.Id"/>.</summary>
    private static IEnumerable<Guid> ListIds(string text) =>
        IdPattern().Matches(text).Select(match => Guid.ParseExact(match.Groups[1].Value, "N"));

    /// <summary>A value without the type before it: <c>rfc822; anna@example.org</c>.</summary>
    private static string WithoutType(string value) => TypePattern().Replace(value, "");

    private static string Shorten(string text, int length)
    {
        var line = BlankPattern().Replace(text, " ").Trim();
        return line.Length <= length ? line : line[..length] + " …";
    }

    [GeneratedRegex(@"(?<![0-9a-f])([0-9a-f]{32})(?![0-9a-f])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^[\w\-]+\s*;\s*", RegexOptions.CultureInvariant)]
    private static partial Regex TypePattern();

    [GeneratedRegex("^[a-z]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ActionPattern();

    [GeneratedRegex("^(mailer-daemon|postmaster)@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MailServerPattern();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex BlankPattern();
}
