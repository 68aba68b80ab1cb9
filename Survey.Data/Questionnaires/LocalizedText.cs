using System.Collections.Immutable;

namespace Survey.Data.Questionnaires;

/// <summary>A text in the languages of its study, by language code (<c>sv</c>, <c>en</c>).</summary>
public sealed record LocalizedText(ImmutableSortedDictionary<string, string> ByLanguage)
{
    /// <summary>No text in any language.</summary>
    public static LocalizedText Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>The same texts with XLSForm's Markdown; null where none has any. What is not a page shows the words alone.</summary>
    public ImmutableSortedDictionary<string, string>? MarkdownByLanguage { get; init; }

    /// <summary>The language that is read where another has no text: the study's default.</summary>
    public string DefaultLanguage { get; init; } = "";

    /// <summary>Whether there is no text in any language.</summary>
    public bool IsEmpty => ByLanguage.Count == 0;

    /// <summary>The text in one language; where that is missing, in the default language; empty where there is none at all.</summary>
    public string ForLanguage(string language) => ByLanguage.GetValueOrDefault(LanguageFor(language), "");

    /// <summary>The language of the text that <see cref="ForLanguage"/> gives.</summary>
    public string LanguageFor(string language)
    {
        if (ByLanguage.ContainsKey(language))
        {
            return language;
        }

        return ByLanguage.ContainsKey(DefaultLanguage) ? DefaultLanguage : ByLanguage.Keys.FirstOrDefault("");
    }

    /// <summary>A text in these languages, of which the first is the default.</summary>
    public static LocalizedText Create(params IEnumerable<(string Language, string Text)> texts)
    {
        var inOrder = texts.ToList();
        return new LocalizedText(inOrder.ToImmutableSortedDictionary(pair => pair.Language, pair => pair.Text, StringComparer.Ordinal))
        {
            DefaultLanguage = inOrder is [var first, ..] ? first.Language : "",
        };
    }

    /// <inheritdoc/>
    public bool Equals(LocalizedText? other) => other is not null && ByLanguage.SequenceEqual(other.ByLanguage);

    /// <inheritdoc/>
    public override int GetHashCode() => ByLanguage.Count;

    /// <inheritdoc/>
    public override string ToString() => ForLanguage(DefaultLanguage);
}
