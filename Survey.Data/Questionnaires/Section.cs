using System.Collections.Immutable;
using Survey.Data.Expressions;

namespace Survey.Data.Questionnaires;

/// <summary>A chapter of the form: a row of its hub.</summary>
public sealed record Section(string Name, LocalText Label, Expression? Relevance, ImmutableArray<Page> Pages)
{
    /// <summary>Top-level groups are sections; questions that stand outside any group form sections of their own.</summary>
    internal static ImmutableArray<Section> Of(ImmutableArray<Element> elements)
    {
        var sections = ImmutableArray.CreateBuilder<Section>();
        var loose = new List<Element>();
        foreach (var element in elements)
        {
            if (element is Group { IsPage: false, IsBattery: false } group)
            {
                AddLoose();
                sections.Add(new Section(group.Name, group.Label, group.Relevance, Page.Of(group.Elements, null, group.Name)));
            }
            else
            {
                loose.Add(element);
            }
        }

        AddLoose();
        return sections.ToImmutable();

        void AddLoose()
        {
            if (loose.Count > 0)
            {
                sections.Add(new Section(loose[0].Name, LocalText.Empty, null, Page.Of([.. loose], null, loose[0].Name)));
                loose.Clear();
            }
        }
    }
}
