using System.ComponentModel.DataAnnotations;

namespace Survey.Web.Features.Shared;

/// <summary>The time zone and the address of the site.</summary>
public sealed class SiteOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Site";

    /// <summary>The time zone that dates and times are shown in, and that decides what day it is.</summary>
    [Required]
    public string TimeZone { get; set; } = "Europe/Stockholm";

    /// <summary>The public address of the site, such as <c>https://enkat.example</c>, with which links in mails begin. Where it is empty,
    /// they
    /// begin with the address of the request.</summary>
    public string Address { get; set; } = "";
}
