using System.Collections.Immutable;
using Survey.Data.Expressions;

namespace Survey.Data.Questionnaires;

/// <summary>A chapter of the form: a row of its overview.</summary>
public sealed record Section(string Name, LocalizedText Label, Expression? Relevance, ImmutableArray<Page> Pages)
{
    /// <summary>Top-level groups are sections; questions that stand outside any group form sections of their own.</summary>
    internal static ImmutableArray<Section> SplitIntoSections(ImmutableArray<Element> elements)
    {
        var sections = ImmutableArray.CreateBuilder<Section>();
        var ungrouped = new List<Element>();
        foreach (var element in elements)
        {
            if (element is Group { IsPage: false, IsBattery: false } group)
            {
                AddUngroupedSection();
                sections.Add(new Section(group.Name, group.Label, group.Relevance, Page.SplitIntoPages(group.Elements, null, group.Name)));
            }
            else
            {
                ungrouped.Add(element);
            }
        }

        AddUngroupedSection();
        return sections.ToImmutable();

        void AddUngroupedSection()
        {
            if (ungrouped.Count > 0)
            {
                sections.Add(
                    new Section(ungrouped[0].Name, LocalizedText.Empty, null, Page.SplitIntoPages([.. ungrouped], null, ungrouped[0].Name))
                );
                ungrouped.Clear();
            }
        }
    }
}
