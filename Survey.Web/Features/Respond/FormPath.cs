using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Route = Survey.Data.Responses.Route;

namespace Survey.Web.Features.Respond;

/// <summary>The pages of some sections that a unit is shown, one after the other, given its answers: the questionnaire's own, or a section's together.</summary>
internal sealed class FormPath(ImmutableArray<Section> sections, bool areTogether, Route route)
{
    /// <summary>Parts of a form's address that are not pages of the questionnaire.</summary>
    private static readonly ImmutableHashSet<string> Taken = ["check", "copy", "history", "parts", "print", "receipt", "reopen", "resume", "return"];

    private readonly Lazy<ImmutableArray<PathStep>> steps = new(() => [.. All(sections, areTogether).Where(step => route.IsShown(step.Page))]);

    private readonly Lazy<Dictionary<string, int>> positions = new(() =>
        sections.SelectMany(section => section.Pages).Select(page => page.Name).Distinct(StringComparer.Ordinal).Index().ToDictionary(page => page.Item, page => page.Index, StringComparer.Ordinal));

    /// <summary>Which questions are asked.</summary>
    public Route Route => route;

    /// <summary>The pages in order.</summary>
    public ImmutableArray<PathStep> Steps => steps.Value;

    /// <summary>The sections that show any page, in order.</summary>
    public IEnumerable<Section> Sections => Steps.Select(step => step.Section).Distinct(ReferenceEqualityComparer.Instance).Cast<Section>();

    /// <summary>The last part of a page's address: its name, unless that is taken.</summary>
    public static string Slug(Page page) => Slug(page.Name);

    /// <summary>The page at an address, on the route or off it, or null.</summary>
    public PathStep? Find(string slug) =>
        All(sections, areTogether).FirstOrDefault(step => step.Names.Any(name => Slug(name) == slug));

    private static string Slug(string name) => Taken.Contains(name) ? "page-" + name : name;

    /// <summary>Whether a page is shown.</summary>
    public bool Shows(Page page) => route.IsShown(page) && Steps.Any(step => step.Names.Contains(page.Name));

    /// <summary>The next page that is shown after one that is or was; null after the last.</summary>
    public PathStep? After(Page page) => Steps.FirstOrDefault(step => PositionOf(step.Page) > PositionOf(page));

    /// <summary>The page shown before another; null before the first.</summary>
    public PathStep? Before(Page page) => Steps.LastOrDefault(step => PositionOf(step.Page) < PositionOf(page));

    private static IEnumerable<PathStep> All(ImmutableArray<Section> sections, bool areTogether) => sections.SelectMany(section => areTogether
        ? Page.Together(section).Select(together => new PathStep(section, together.Page) { Names = [.. together.Of.Select(page => page.Name)] })
        : section.Pages.Select(page => new PathStep(section, page)));

    private int PositionOf(Page page) => positions.Value.GetValueOrDefault(page.Name, -1);
}

/// <summary>A page and the section it stands in.</summary>
internal sealed record PathStep(Section Section, Page Page)
{
    /// <summary>The names of the questionnaire's own pages that it shows.</summary>
    public ImmutableArray<string> Names { get; init; } = [Page.Name];
}
