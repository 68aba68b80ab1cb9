using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Comparison;

/// <summary>A part of a question that two versions of its study may have differently.</summary>
public enum QuestionAspect
{
    /// <summary>The kind of answer, such as a number instead of text.</summary>
    Type,

    /// <summary>The section it stands in.</summary>
    Section,

    /// <summary>The repeat it stands in, or that it stands in one.</summary>
    Repeat,

    /// <summary>What the respondent reads, in a language that both versions have.</summary>
    Text,

    /// <summary>Which choices there are, their labels, their order, or what else is said of them.</summary>
    Choices,

    /// <summary>When it is asked.</summary>
    Relevance,

    /// <summary>When an answer is demanded.</summary>
    Required,

    /// <summary>What an answer must fulfil, or should.</summary>
    Constraint,

    /// <summary>Which of its choices are offered.</summary>
    ChoiceFilter,

    /// <summary>What its value is computed from, begins with, or when it cannot be changed.</summary>
    Calculation,

    /// <summary>How it looks, and the scale a number is picked from.</summary>
    Appearance,
}

/// <summary>A question that two versions of a study ask differently.</summary>
public sealed record QuestionDifference
{
    /// <summary>The question's name.</summary>
    public required string Name { get; init; }

    /// <summary>The parts that differ.</summary>
    public required ImmutableArray<QuestionAspect> Aspects { get; init; }

    /// <summary>The choices that only the newer version offers.</summary>
    public required ImmutableArray<Choice> AddedChoices { get; init; }

    /// <summary>The choices that only the older version offers.</summary>
    public required ImmutableArray<Choice> RemovedChoices { get; init; }

    /// <summary>The choices that both offer under another label, as the newer version has them.</summary>
    public required ImmutableArray<Choice> RelabelledChoices { get; init; }

    /// <summary>The added choice that has a removed one's label, and so may be the same under another name; null where none has.</summary>
    public Choice? FindSameLabel(Choice removed) =>
        AddedChoices.FirstOrDefault(added => !added.Label.IsEmpty && added.Label.Equals(removed.Label));
}
