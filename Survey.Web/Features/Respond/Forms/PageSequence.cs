using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond.Forms;

/// <summary>The pages that a unit is shown with some answers, in order: those of the questionnaire, or one for each section.</summary>
internal sealed class PageSequence(ImmutableArray<Section> sections, bool isPagePerSection, QuestionRouting routing)
{
    /// <summary>Names in a form's address that belong to other pages than the questionnaire's.</summary>
    private static readonly ImmutableHashSet<string> ReservedSlugs =
    [
        "check",
        "copy",
        "delegations",
        "history",
        "print",
        "receipt",
        "reopen",
        "resume",
        "return",
        "saved",
    ];

    private readonly Lazy<ImmutableArray<PageStep>> steps = new(() =>
        [.. AllSteps(sections, isPagePerSection).Where(step => routing.IsShown(step.Page))]
    );

    private readonly Lazy<Dictionary<string, int>> positions = new(() =>
        sections
            .SelectMany(section => section.Pages)
            .Select(page => page.Name)
            .Distinct(StringComparer.Ordinal)
            .Index()
            .ToDictionary(page => page.Item, page => page.Index, StringComparer.Ordinal)
    );

    /// <summary>Which questions are asked.</summary>
    public QuestionRouting Routing => routing;

    /// <summary>The pages in order.</summary>
    public ImmutableArray<PageStep> Steps => steps.Value;

    /// <summary>The sections with at least one page that is shown, in order.</summary>
    public IEnumerable<Section> Sections => Steps.Select(step => step.Section).Distinct(ReferenceEqualityComparer.Instance).Cast<Section>();

    /// <summary>The last part of a page's address: its name, with a prefix where another page has that name.</summary>
    public static string Slug(Page page) => Slug(page.Name);

    /// <summary>The page at an address, shown or not; null where there is none.</summary>
    public PageStep? Find(string slug) =>
        AllSteps(sections, isPagePerSection).FirstOrDefault(step => step.PageNames.Any(name => Slug(name) == slug));

    private static string Slug(string name) => ReservedSlugs.Contains(name) ? "page-" + name : name;

    /// <summary>Whether a page is shown.</summary>
    public bool IsShown(Page page) => routing.IsShown(page) && Steps.Any(step => step.PageNames.Contains(page.Name));

    /// <summary>Whether a page is shown for a row; a roster inside another's rows may be shown for some of them.</summary>
    public bool IsShown(Page page, RowPath row) =>
        page is { IsInnerRoster: true, Roster: { } roster } && !row.IsNone
            ? routing.IsShown(roster, row.At(roster.Depth - 1))
            : IsShown(page);

    /// <summary>The next page that is shown after one that is or was; null after the last. Rosters inside rows are no part of it: they
    /// follow the rows.</summary>
    /// <param name="page">The page.</param>
    /// <param name="includesInner">Whether they are a part of it nevertheless, as in a preview, which shows one row of each.</param>
    public PageStep? FindNext(Page page, bool includesInner = false) =>
        Steps.FirstOrDefault(step => PositionOf(step.Page) > PositionOf(page) && (includesInner || !step.Page.IsInnerRoster));

    /// <summary>The page shown before another; null before the first.</summary>
    public PageStep? FindPrevious(Page page) =>
        Steps.LastOrDefault(step => PositionOf(step.Page) < PositionOf(page) && !step.Page.IsInnerRoster);

    /// <summary>The rosters inside the rows of a roster that are shown for one of them, in order.</summary>
    public IEnumerable<PageStep> FindInner(Page page, RowPath row) =>
        AllSteps(sections, isPagePerSection)
            .Where(step => step.Page.Roster is { ParentName: { } outer } && outer == page.Roster?.Name && IsShown(step.Page, row));

    /// <summary>The roster whose rows a roster is inside; null where there is none.</summary>
    public Page? FindOuter(Page page) =>
        AllSteps(sections, isPagePerSection)
            .Select(step => step.Page)
            .FirstOrDefault(outer => outer.Roster is { } roster && roster.Name == page.Roster?.ParentName);

    private static IEnumerable<PageStep> AllSteps(ImmutableArray<Section> sections, bool isPagePerSection) =>
        sections.SelectMany(section =>
            isPagePerSection
                ? Page.MergePages(section)
                    .Select(combined => new PageStep(section, combined.Page) { PageNames = [.. combined.Of.Select(page => page.Name)] })
                : section.Pages.Select(page => new PageStep(section, page))
        );

    private int PositionOf(Page page) => positions.Value.GetValueOrDefault(page.Name, -1);
}

/// <summary>A page and its section.</summary>
internal sealed record PageStep(Section Section, Page Page)
{
    /// <summary>The names of the questionnaire's pages that it shows: several where a section is one page.</summary>
    public ImmutableArray<string> PageNames { get; init; } = [Page.Name];
}
