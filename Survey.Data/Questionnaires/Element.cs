using System.Collections.Immutable;
using Survey.Data.Expressions;

namespace Survey.Data.Questionnaires;

/// <summary>A part of a questionnaire: a question, a group of parts, or a repeat of them.</summary>
public abstract record Element
{
    private protected Element() { }

    /// <summary>The stable name, unique in the questionnaire.</summary>
    public required string Name { get; init; }

    /// <summary>What the respondent reads.</summary>
    public LocalizedText Label { get; init; } = LocalizedText.Empty;

    /// <summary>A short help below the label.</summary>
    public LocalizedText Hint { get; init; } = LocalizedText.Empty;

    /// <summary>When this part is asked, as far as its own row says; null is always.</summary>
    public Expression? Relevance { get; init; }

    /// <summary>XLSForm's appearance words, such as <c>field-list</c> or <c>multiline</c>.</summary>
    public ImmutableHashSet<string> Appearance { get; init; } = [];

    /// <summary>Where the part stands in the workbook.</summary>
    public required SourceLocation Location { get; init; }
}

/// <summary>Parts that belong together: a section, a page, or a battery of alike questions.</summary>
public sealed record Group : Element
{
    /// <summary>What the group holds.</summary>
    public required ImmutableArray<Element> Elements { get; init; }

    /// <summary>Whether the group is a page of several questions.</summary>
    public bool IsPage => Appearance.Contains("field-list");

    /// <summary>Whether the group's questions are the rows of one table, all with the same choices.</summary>
    public bool IsBattery => Appearance.Contains("table-list");
}
