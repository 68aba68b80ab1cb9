using System.ComponentModel.DataAnnotations;
using MailKit.Security;

namespace Survey.Web.Features.Mail;

/// <summary>Where mails go: to a mail server where one is named, else into a pickup folder.</summary>
public sealed class MailOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Mail";

    /// <summary>The folder into which mails are written as .eml files; a relative one is below the folder in which the program was
    /// started.</summary>
    [Required]
    public string PickupFolder { get; set; } = "mail";

    /// <summary>The address that mails come from.</summary>
    [Required]
    [EmailAddress]
    public string Sender { get; set; } = "survey@localhost";

    /// <summary>The name that mails come from; where it is empty, that of the study's agency, or the study's title.</summary>
    public string SenderName { get; set; } = "";

    /// <summary>The mail server; empty where the folder is used.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>How the connection to it is encrypted.</summary>
    public SecureSocketOptions Protection { get; set; } = SecureSocketOptions.StartTls;

    /// <summary>How many mails a node hands over in a minute; servers refuse those who are faster than they allow.</summary>
    [Range(1, 6000)]
    public int MessagesPerMinute { get; set; } = 30;

    /// <summary>The time between two mails.</summary>
    internal TimeSpan Interval => TimeSpan.FromMinutes(1) / MessagesPerMinute;

    /// <summary>The account at the server; empty where it asks for none.</summary>
    public string UserName { get; set; } = "";

    /// <summary>The account's password.</summary>
    public string Password { get; set; } = "";
}
