using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Sheets;

/// <summary>A group or repeat whose end has not been read yet.</summary>
internal sealed class OpenGroup
{
    /// <summary>The group or repeat without its content; null is the questionnaire itself.</summary>
    public Element? Element { get; init; }

    /// <summary>What it holds so far.</summary>
    public List<Element> Elements { get; } = [];

    /// <summary>Under which condition its content is asked, with all that surrounds it.</summary>
    public Expression? EffectiveRelevance { get; init; }

    /// <summary>When its answers cannot be changed; null is never.</summary>
    public Expression? ReadOnly { get; init; }

    /// <summary>The repeat it is or stands in, or null.</summary>
    public string? RepeatName { get; init; }

    /// <summary>The repeat that this repeat is inside, or null.</summary>
    public string? OuterRepeatName { get; init; }

    /// <summary>The part with its content.</summary>
    public Element? Build() =>
        Element switch
        {
            Group group => group with { Elements = [.. Elements] },
            Repeat repeat => repeat with { Elements = [.. Elements] },
            _ => Element,
        };
}
