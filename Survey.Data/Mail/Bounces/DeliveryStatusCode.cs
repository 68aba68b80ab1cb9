using System.Globalization;
using System.Text.RegularExpressions;

namespace Survey.Data.Mail.Bounces;

/// <summary>What an enhanced status code says (RFC 3463): class, subject and detail, such as 5.1.1.</summary>
/// <remarks>Details that are not known fall back to their subject, because vendors invent them: Exchange has 5.1.10.</remarks>
internal static partial class DeliveryStatusCode
{
    private const string UnknownDetails = ".0.0";

    /// <summary>The code in a text; empty where there is none.</summary>
    public static string FindIn(string text) => CodePattern().Match(text).Value;

    /// <summary>The more exact one of two codes: servers write 5.0.0 where the diagnostic says more.</summary>
    public static string Choose(string status, string diagnostic)
    {
        var inDiagnostic = FindIn(diagnostic);
        return inDiagnostic.Length > 0 && (status.Length == 0 || status.EndsWith(UnknownDetails, StringComparison.Ordinal))
            ? inDiagnostic
            : status;
    }

    /// <summary>What a mail that failed with the code is. A code that says nothing kills no address.</summary>
    public static BounceKind ToKind(string code)
    {
        var parts = code.Split('.').Select(part => int.Parse(part.Length == 0 ? "0" : part, CultureInfo.InvariantCulture)).ToArray();
        return parts switch
        {
            // The sender's address, and not the recipient's (X.1.7, X.1.8).
            [5, 1, 7 or 8] => BounceKind.Ours,
            [5, 1, _] => BounceKind.Hard,
            [5, 2, 1] => BounceKind.Hard,
            // Too long for the mailbox or the system (X.2.3, X.3.4).
            [5, 2, 3] or [5, 3, 4] => BounceKind.Ours,
            [5, 4, 4] => BounceKind.Hard,
            // The protocol, the content, the policy.
            [5, 5 or 6 or 7, _] => BounceKind.Ours,
            _ => BounceKind.Soft,
        };
    }

    [GeneratedRegex(@"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
