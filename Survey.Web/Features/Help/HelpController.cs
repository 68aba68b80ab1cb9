using Microsoft.AspNetCore.Mvc;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Help;

/// <summary>The manual for researchers: the reference of the workbook, with a search, and the tutorial.</summary>
[Researcher]
[Route(Path)]
internal sealed class HelpController(ReferenceManual manual) : Controller
{
    /// <summary>Where the manual begins.</summary>
    public const string Path = "/manage/help";

    /// <summary>Nobody searches for more; a longer text is cut.</summary>
    public const int MaximumSearchLength = 100;

    [HttpGet("")]
    public IActionResult Index([FromQuery] string? q) => View("Index", HelpIndexPage.Create(manual, q));

    [HttpGet("tutorial")]
    public IActionResult Tutorial() => View("Tutorial", TutorialDocument.Standard);

    [HttpGet("{section}")]
    public IActionResult Section([FromRoute] string section) =>
        manual.FindSection(section) is { } found ? View("Section", found) : NotFound();
}
