using System.Collections.Immutable;

namespace Survey.Data.Questionnaires;

/// <summary>A text in the languages of its study, by language code (<c>sv</c>, <c>en</c>).</summary>
public sealed record LocalizedText(ImmutableSortedDictionary<string, string> ByLanguage)
{
    /// <summary>No text in any language.</summary>
    public static LocalizedText Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>The same texts with XLSForm's Markdown; null where none has any. What is not a page shows the words alone.</summary>
    public ImmutableSortedDictionary<string, string>? MarkdownByLanguage { get; init; }

    /// <summary>Whether there is no text in any language.</summary>
    public bool IsEmpty => ByLanguage.Count == 0;

    /// <summary>The text in one language; where that is missing, in the first that has it; empty where none has.</summary>
    public string ForLanguage(string language) =>
        ByLanguage.TryGetValue(language, out var text) ? text : ByLanguage.Values.FirstOrDefault("");

    /// <summary>The same text in one language only, for titles that code makes.</summary>
    public static LocalizedText Create(params IEnumerable<(string Language, string Text)> texts) =>
        new(texts.ToImmutableSortedDictionary(pair => pair.Language, pair => pair.Text, StringComparer.Ordinal));

    /// <inheritdoc/>
    public bool Equals(LocalizedText? other) => other is not null && ByLanguage.SequenceEqual(other.ByLanguage);

    /// <inheritdoc/>
    public override int GetHashCode() => ByLanguage.Count;

    /// <inheritdoc/>
    public override string ToString() => ByLanguage.Values.FirstOrDefault("");
}
