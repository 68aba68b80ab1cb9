using System.Collections.Immutable;

namespace Survey.Data.Questionnaires;

/// <summary>The choices that one or more questions share.</summary>
public sealed record ChoiceList(string Name, ImmutableArray<Choice> Choices)
{
    /// <summary>The name of the choice that opens a field for free text.</summary>
    public const string OtherChoiceName = "other";

    /// <summary>The choices that carry a value.</summary>
    public IEnumerable<Choice> ValidChoices => Choices.Where(choice => choice.MissingReason is null);

    /// <summary>The choice of that name, or null.</summary>
    public Choice? Find(string name) => Choices.FirstOrDefault(choice => choice.Name == name);
}
