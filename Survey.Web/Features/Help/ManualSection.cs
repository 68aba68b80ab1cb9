using System.Collections.Immutable;

namespace Survey.Web.Features.Help;

/// <summary>All words of one kind, such as the functions of expressions.</summary>
/// <param name="Key">The last part of its address, which is its English title in small letters with hyphens.</param>
/// <param name="Entries">The words, those of one group side by side.</param>
internal sealed record ManualSection(string Key, ImmutableArray<ManualEntry> Entries)
{
    /// <summary>The keys of its title and its introduction among the texts of the pages.</summary>
    public string TitleKey => $"Section_{Key}";

    /// <inheritdoc cref="TitleKey"/>
    public string TextKey => $"Text_{Key}";

    /// <summary>The address of the section.</summary>
    public string Address => $"{HelpController.Path}/{Key}";

    /// <summary>The entries by group, in the order of the tables.</summary>
    public IEnumerable<IGrouping<string, ManualEntry>> Groups => Entries.GroupBy(entry => entry.Group, StringComparer.Ordinal);
}
