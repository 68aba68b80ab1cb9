using System.Collections.Immutable;

namespace Survey.Data.Questionnaires;

/// <summary>The choices that one or more questions share.</summary>
public sealed record ChoiceList(string Name, ImmutableArray<Choice> Choices)
{
    /// <summary>The name of the choice that opens a field for free text.</summary>
    public const string OtherChoiceName = "other";

    /// <summary>The choices that earlier versions of the questionnaire offered and this one does not, with their labels of then and a note.
    /// Answers that name them stand, and count; nobody is offered them any more.</summary>
    public ImmutableArray<Choice> FormerChoices { get; init; } = [];

    /// <summary>The choices that carry a value, those that are offered first.</summary>
    public IEnumerable<Choice> ValidChoices => Choices.Concat(FormerChoices).Where(choice => choice.MissingReason is null);

    /// <summary>The choice of that name, offered or former, or null.</summary>
    public Choice? Find(string name) =>
        Choices.FirstOrDefault(choice => choice.Name == name) ?? FormerChoices.FirstOrDefault(choice => choice.Name == name);

    /// <summary>Whether a choice was offered by an earlier version only.</summary>
    public bool IsFormer(string name) => FormerChoices.Any(choice => choice.Name == name);
}
