using System.Collections.Immutable;
using Survey.Data.Expressions;

namespace Survey.Data.Questionnaires;

/// <summary>What a respondent sees at once: one question or a tight group, a battery, or a roster.</summary>
public sealed record Page
{
    /// <summary>The name in the page's address: its group's, else its first part's.</summary>
    public required string Name { get; init; }

    /// <summary>The heading of a page of several questions; empty where the question itself is the heading.</summary>
    public LocalText Label { get; init; } = LocalText.Empty;

    /// <summary>A help below the heading.</summary>
    public LocalText Hint { get; init; } = LocalText.Empty;

    /// <summary>When the page is shown at all, besides its section's and its parts' own conditions.</summary>
    public Expression? Relevance { get; init; }

    /// <summary>Questions, batteries (groups whose <see cref="Group.IsBattery"/> holds), or one repeat alone.</summary>
    public required ImmutableArray<Element> Parts { get; init; }

    /// <summary>The roster this page is, or null.</summary>
    public Repeat? Roster => Parts is [Repeat repeat] ? repeat : null;

    /// <summary>The questions on the page, those of batteries and rosters too.</summary>
    public IEnumerable<Question> Questions => Parts.SelectMany(part => part switch
    {
        Group group => group.Elements.OfType<Question>(),
        Repeat repeat => repeat.Questions,
        _ => [(Question)part],
    });

    /// <summary>A section's pages as one, for those who would rather see it at once, with the pages that it is made of; a roster stays a page of its own. Labels of pages become headings between their questions.</summary>
    public static IEnumerable<(Page Page, ImmutableArray<Page> Of)> Together(Section section)
    {
        var run = new List<Page>();
        foreach (var page in section.Pages)
        {
            if (page.Roster is null)
            {
                run.Add(page);
                continue;
            }

            if (run.Count > 0)
            {
                yield return Merged(section, [.. run]);
                run.Clear();
            }

            yield return (page, [page]);
        }

        if (run.Count > 0)
        {
            yield return Merged(section, [.. run]);
        }
    }

    private static (Page Page, ImmutableArray<Page> Of) Merged(Section section, ImmutableArray<Page> pages) =>
        (pages is [var only] ? only : new Page { Name = pages[0].Name, Label = section.Label, Parts = [.. pages.SelectMany(HeadedParts)] }, pages);

    private static IEnumerable<Element> HeadedParts(Page page) => page.Label.IsEmpty
        ? page.Parts
        : [new Group { Name = page.Name, Label = page.Label, Hint = page.Hint, Relevance = page.Relevance, Elements = [], Place = page.Parts[0].Place }, .. page.Parts];

    /// <summary>Cuts the content of a section into pages. Groups that are neither page nor battery only lend their condition.</summary>
    internal static ImmutableArray<Page> Of(ImmutableArray<Element> elements, Expression? relevance, string parent) =>
    [
        .. elements.SelectMany(element => element switch
        {
            Group { IsBattery: true } battery => [Single(battery, relevance)],
            Group { IsPage: true } group => PagesOf(group, relevance),
            Group group => Of(group.Elements, Expression.Both(relevance, group.Relevance), parent),
            Question { IsShown: false } => (IEnumerable<Page>)[],
            _ => [Single(element, relevance)],
        }),
    ];

    private static Page Single(Element element, Expression? relevance) =>
        new() { Name = element.Name, Relevance = relevance, Parts = [element] };

    /// <summary>A roster inside a page group becomes a page of its own; the rest stays together.</summary>
    private static IEnumerable<Page> PagesOf(Group group, Expression? relevance)
    {
        var inner = Expression.Both(relevance, group.Relevance);
        var together = Flatten(group).Where(element => element is not Repeat and not Question { IsShown: false }).ToImmutableArray();
        if (together.Length > 0)
        {
            yield return new Page { Name = group.Name, Label = group.Label, Hint = group.Hint, Relevance = inner, Parts = together };
        }

        foreach (var repeat in Flatten(group).OfType<Repeat>())
        {
            yield return Single(repeat, inner);
        }
    }

    private static IEnumerable<Element> Flatten(Group group) => group.Elements.SelectMany(element =>
        element is Group { IsBattery: false } inner ? Flatten(inner) : [element]);
}
