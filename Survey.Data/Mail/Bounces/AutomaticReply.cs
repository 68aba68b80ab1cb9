using System.Text.RegularExpressions;
using MimeKit;

namespace Survey.Data.Mail.Bounces;

/// <summary>Recognises what a program answered in a person's place, such as that they are away (RFC 3834).</summary>
internal static partial class AutomaticReply
{
    private static readonly string[] OwnHeaders = ["X-Autoreply", "X-Autorespond"];

    /// <summary>Whether a message is one. Reports of delivery are answered automatically too, so they are to be recognised
    /// before.</summary>
    public static bool Is(MimeMessage message) =>
        IsAutoSubmitted(message)
        || OwnHeaders.Any(message.Headers.Contains)
        || PrecedencePattern().IsMatch(message.Headers["Precedence"] ?? "")
        || SubjectPattern().IsMatch(message.Subject ?? "");

    private static bool IsAutoSubmitted(MimeMessage message) =>
        message.Headers[HeaderId.AutoSubmitted] is { } value && !value.Trim().StartsWith("no", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^(auto_reply|bulk|junk)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PrecedencePattern();

    [GeneratedRegex(
        "^(autosvar|automatiskt svar|frånvaro|automatic reply|out of office)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex SubjectPattern();
}
