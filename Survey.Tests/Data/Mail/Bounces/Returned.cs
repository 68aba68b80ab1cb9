using System.Text;

namespace Survey.Tests.Data.Mail.Bounces;

/// <summary>Returned messages in the forms in which mail servers write them.</summary>
internal static class Returned
{
    public const string Postfix = """
        Return-Path: <>
        From: MAILER-DAEMON@mail.prov.example (Mail Delivery System)
        To: survey@prov.example
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain; charset=us-ascii

        The mail system: host mx.kommun.example said: 550 5.1.1 User unknown
        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.prov.example
        Original-Envelope-Id: {ENVELOPE}
        Arrival-Date: Mon,  2 Mar 2026 09:00:00 +0100 (CET)

        Final-Recipient: rfc822; {ADDRESS}
        Original-Recipient: rfc822;{ADDRESS}
        Action: {ACTION}
        Status: {STATUS}
        Remote-MTA: dns; mx.kommun.example
        Diagnostic-Code: smtp; 550 {STATUS} <{ADDRESS}>: Recipient address
            rejected: User unknown in virtual mailbox table

        --b1
        Content-Type: text/rfc822-headers

        Message-Id: <{MESSAGE}@prov.example>
        Subject: Studien

        --b1--
        """;

    /// <summary>The whole mail comes back, the envelope's id does not; the internal mailbox stands as the recipient.</summary>
    public const string Exchange = """
        From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@kommun.example>
        To: survey@prov.example
        Subject: Undeliverable: Studien
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/html; charset=utf-8

        <p>Your message couldn't be delivered.</p>
        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns;EX01.kommun.local

        Final-recipient: RFC822;registrator.intern@kommun.local
        Action: failed
        Status: 5.1.10
        Remote-MTA: dns;EX02.kommun.local
        X-Supplementary-Info: <550 5.1.10 RESOLVER.ADR.RecipientNotFound>

        --b1
        Content-Type: message/rfc822

        Message-ID: <{MESSAGE}@prov.example>
        From: survey@prov.example
        To: registrator@kommun.example
        Subject: Studien

        Hej
        --b1--
        """;

    /// <summary>Gmail refuses during the hand-over, so the sender's own server writes the report; the text is long.</summary>
    public const string Gmail = """
        From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
        To: survey@prov.example
        X-Failed-Recipients: anna@gmail.example
        Auto-Submitted: auto-replied
        Subject: Delivery Status Notification (Failure)
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain

        Your message wasn't delivered.
        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; googlemail.com
        Arrival-Date: Mon, 02 Mar 2026 00:00:00 -0800 (PST)
        X-Original-Message-ID: <{MESSAGE}@prov.example>

        Final-Recipient: rfc822; anna@gmail.example
        Action: failed
        Status: 5.2.2
        Diagnostic-Code: smtp; 552-5.2.2 The recipient's inbox is out of storage space. Please direct the
         recipient to https://support.google.com/mail/?p=OverQuotaPerm
        Last-Attempt-Date: Mon, 02 Mar 2026 00:00:01 -0800 (PST)


        --b1
        Content-Type: message/rfc822

        Message-ID: <{MESSAGE}@prov.example>
        Subject: Studien

        Hej
        --b1--
        """;

    public const string AutomaticReplyInSwedish = """
        From: Anna Ek <anna@kommun.example>
        To: survey@prov.example
        Subject: =?utf-8?Q?Automatiskt_svar:_Studien?=
        In-Reply-To: <{MESSAGE}@prov.example>
        X-Auto-Response-Suppress: All
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        Jag har slutat. Kontakta Bo, bo@kommun.example, som svarar från och med version 4.2.1.
        """;

    public const string OfAPerson = """
        From: Anna Ek <anna@kommun.example>
        To: survey@prov.example
        Subject: Sv: Studien
        In-Reply-To: <{MESSAGE}@prov.example>
        Content-Type: text/plain; charset=utf-8

        Hej! Vi har version 5.1.1 av systemet. Gäller det oss?
        """;

    /// <summary>Exim writes no report that programs can read.</summary>
    public const string InWords = """
        From: Mail Delivery System <Mailer-Daemon@mail.prov.example>
        To: survey@prov.example
        X-Failed-Recipients: anna@kommun.example
        Auto-Submitted: auto-replied
        Subject: Mail delivery failed: returning message to sender

        This message was created automatically by mail delivery software.

          anna@kommun.example
            host mx.kommun.example: 550 5.1.1 No such user

        ------ This is a copy of the message, including all the headers. ------
        Message-ID: <{MESSAGE}@prov.example>
        """;

    private const string Groups = """
        Final-Recipient: rfc822; anna@kommun.example
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp;550 5.1.1 Not found
        """;

    /// <summary>As Postfix writes it.</summary>
    public static byte[] FromPostfix(
        string envelope = "",
        string message = "",
        string action = "failed",
        string status = "5.1.1",
        string address = "anna@kommun.example"
    ) =>
        ToBytes(
            Postfix
                .Replace("{ENVELOPE}", envelope, StringComparison.Ordinal)
                .Replace("{MESSAGE}", message, StringComparison.Ordinal)
                .Replace("{ACTION}", action, StringComparison.Ordinal)
                .Replace("{STATUS}", status, StringComparison.Ordinal)
                .Replace("{ADDRESS}", address, StringComparison.Ordinal)
        );

    public static byte[] With(string text, Guid mail) => ToBytes(text.Replace("{MESSAGE}", mail.ToString("N"), StringComparison.Ordinal));

    /// <summary>Office 365 encodes the groups of recipients, and not that of the message.</summary>
    public static byte[] FromOffice365() =>
        ToBytes(WithGroups(Convert.ToBase64String(Encoding.UTF8.GetBytes(Groups), Base64FormattingOptions.InsertLineBreaks)));

    public static byte[] WithAnEmptySecondGroup() => ToBytes(WithGroups("\n\n" + Groups));

    public static byte[] WithType(string type) =>
        ToBytes(WithGroups(Groups).Replace("message/delivery-status", type, StringComparison.Ordinal));

    private static string WithGroups(string groups) =>
        """
            From: postmaster@prov.example
            To: survey@prov.example
            Subject: Undeliverable
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

            --b1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.prov.example

            """.ReplaceLineEndings("\n")
        + "\n"
        + groups
        + "\n\n--b1--\n";

    private static byte[] ToBytes(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"));
}
