using System.ComponentModel.DataAnnotations;

namespace Survey.Web.Features.Shared;

/// <summary>The time zone and the address of the site, its key and its logo.</summary>
public sealed class SiteOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Site";

    /// <summary>The time zone that dates and times are shown in, and that decides what day it is.</summary>
    [Required]
    public string TimeZone { get; set; } = "Europe/Stockholm";

    /// <summary>The public address of the site, such as <c>https://enkat.example</c>, with which links in mails begin. Where it is empty,
    /// they begin with the address of the request.</summary>
    public string Address { get; set; } = "";

    /// <summary>The file with the key that access codes are derived from; where it is empty, the database's name with <c>.key</c> after it,
    /// beside an SQLite database.</summary>
    public string CodeKeyFile { get; set; } = "";

    /// <summary>The file of the logo in the head of every page; empty where there is none.</summary>
    public string Logo { get; set; } = "";

    /// <summary>What stands for the logo where it cannot be seen, such as the agency's name.</summary>
    public string LogoText { get; set; } = "";

    /// <summary>The media type of the logo, by the ending of its file; null where no browser shows such a file.</summary>
    internal string? LogoMediaType =>
        Path.GetExtension(Logo).ToUpperInvariant() switch
        {
            ".SVG" => "image/svg+xml",
            ".PNG" => "image/png",
            ".JPG" or ".JPEG" => "image/jpeg",
            _ => null,
        };

    /// <summary>Whether there is no logo, or one that can be shown and has a text.</summary>
    internal bool IsLogoUsable() => Logo.Length == 0 || (LogoMediaType is not null && LogoText.Length > 0 && File.Exists(Logo));
}
