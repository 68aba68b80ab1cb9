using System.ComponentModel.DataAnnotations;

namespace Survey.Web.Features.Shared;

/// <summary>Where the site is: what its clocks show.</summary>
public sealed class SiteOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Site";

    /// <summary>The time zone that dates and times are shown in, and that decides what day it is.</summary>
    [Required]
    public string TimeZone { get; set; } = "Europe/Stockholm";

    /// <summary>The address that the world knows the site by, such as <c>https://enkat.example</c>: links in mails begin with it. Empty:
    /// with the address that was asked for.</summary>
    public string Address { get; set; } = "";
}
