using System.Collections.Immutable;
using Survey.Data.Expressions;

namespace Survey.Data.Questionnaires;

/// <summary>What a respondent sees at once: one question or a tight group, a battery, or a roster.</summary>
public sealed record Page
{
    /// <summary>The name in the page's address: its group's, else its first part's.</summary>
    public required string Name { get; init; }

    /// <summary>The heading of a page of several questions; empty where the question itself is the heading.</summary>
    public LocalizedText Label { get; init; } = LocalizedText.Empty;

    /// <summary>A help below the heading.</summary>
    public LocalizedText Hint { get; init; } = LocalizedText.Empty;

    /// <summary>When the page is shown at all, besides its section's and its parts' own conditions.</summary>
    public Expression? Relevance { get; init; }

    /// <summary>Questions, batteries (groups whose <see cref="Group.IsBattery"/> holds), or one repeat alone.</summary>
    public required ImmutableArray<Element> Elements { get; init; }

    /// <summary>The roster this page is, or null. One inside another's rows is a page of its own, shown for each of them.</summary>
    public Repeat? Roster => Elements is [Repeat repeat] ? repeat : null;

    /// <summary>How many repeats the rows that it asks about stand in: 0 where it is no roster.</summary>
    public int RowDepth => Roster?.Depth ?? 0;

    /// <summary>Whether it is a roster inside another's rows.</summary>
    public bool IsInnerRoster => RowDepth > 1;

    /// <summary>The questions on the page, those of batteries and rosters too.</summary>
    public IEnumerable<Question> Questions =>
        Elements.SelectMany(part =>
            part switch
            {
                Group group => group.Elements.OfType<Question>(),
                Repeat repeat => repeat.Questions,
                _ => [(Question)part],
            }
        );

    /// <summary>A section's pages as one, for readers who want it on one page, with the pages that it is made of; a roster stays a
    /// page of its own. Labels of pages become headings between their questions.</summary>
    public static IEnumerable<(Page Page, ImmutableArray<Page> Of)> MergePages(Section section)
    {
        var pending = new List<Page>();
        foreach (var page in section.Pages)
        {
            if (page.Roster is null)
            {
                pending.Add(page);
                continue;
            }

            if (pending.Count > 0)
            {
                yield return Merge(section, [.. pending]);
                pending.Clear();
            }

            yield return (page, [page]);
        }

        if (pending.Count > 0)
        {
            yield return Merge(section, [.. pending]);
        }
    }

    private static (Page Page, ImmutableArray<Page> Of) Merge(Section section, ImmutableArray<Page> pages) =>
        (
            pages is [var only]
                ? only
                : new Page
                {
                    Name = pages[0].Name,
                    Label = section.Label,
                    Elements = [.. pages.SelectMany(ElementsWithHeading)],
                },
            pages
        );

    private static IEnumerable<Element> ElementsWithHeading(Page page) =>
        page.Label.IsEmpty
            ? page.Elements
            :
            [
                new Group
                {
                    Name = page.Name,
                    Label = page.Label,
                    Hint = page.Hint,
                    Relevance = page.Relevance,
                    Elements = [],
                    Location = page.Elements[0].Location,
                },
                .. page.Elements,
            ];

    /// <summary>Splits the content of a section into pages. Groups that are neither page nor battery only add their relevance to their
    /// elements.</summary>
    internal static ImmutableArray<Page> SplitIntoPages(ImmutableArray<Element> elements, Expression? relevance, string parent) =>
        [
            .. elements.SelectMany(element =>
                element switch
                {
                    Group { IsBattery: true } battery => [CreateSingleElementPage(battery, relevance)],
                    Group { IsPage: true } group => SplitPageGroup(group, relevance),
                    Group group => SplitIntoPages(group.Elements, Expression.And(relevance, group.Relevance), parent),
                    Question { IsShown: false } => (IEnumerable<Page>)[],
                    Repeat repeat => SplitRepeat(repeat, relevance),
                    _ => [CreateSingleElementPage(element, relevance)],
                }
            ),
        ];

    private static Page CreateSingleElementPage(Element element, Expression? relevance) =>
        new()
        {
            Name = element.Name,
            Relevance = relevance,
            Elements = [element],
        };

    /// <summary>A roster inside a page group becomes a page of its own; the rest stays together.</summary>
    private static IEnumerable<Page> SplitPageGroup(Group group, Expression? relevance)
    {
        var inner = Expression.And(relevance, group.Relevance);
        var elements = Flatten(group).Where(element => element is not Repeat and not Question { IsShown: false }).ToImmutableArray();
        if (elements.Length > 0)
        {
            yield return new Page
            {
                Name = group.Name,
                Label = group.Label,
                Hint = group.Hint,
                Relevance = inner,
                Elements = elements,
            };
        }

        foreach (var page in Flatten(group).OfType<Repeat>().SelectMany(repeat => SplitRepeat(repeat, inner)))
        {
            yield return page;
        }
    }

    /// <summary>A roster is a page, followed by the rosters inside its rows.</summary>
    private static IEnumerable<Page> SplitRepeat(Repeat repeat, Expression? relevance) =>
        SplitRow(repeat.Elements, Expression.And(relevance, repeat.Relevance)).Prepend(CreateSingleElementPage(repeat, relevance));

    private static IEnumerable<Page> SplitRow(ImmutableArray<Element> elements, Expression? relevance) =>
        elements.SelectMany(element =>
            element switch
            {
                Group group => SplitRow(group.Elements, Expression.And(relevance, group.Relevance)),
                Repeat inner => SplitRepeat(inner, relevance),
                _ => [],
            }
        );

    private static IEnumerable<Element> Flatten(Group group) =>
        group.Elements.SelectMany(element => element is Group { IsBattery: false } inner ? Flatten(inner) : [element]);
}
