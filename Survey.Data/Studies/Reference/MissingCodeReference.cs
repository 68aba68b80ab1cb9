using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Reference;

/// <summary>A reason why a variable has no value: its word in the column <c>missing</c>, and its code in files of answers.</summary>
/// <param name="Name">The word of the column; where authors cannot write one, the reason's name.</param>
/// <param name="Description">When a value is missing for this reason, in one line.</param>
/// <param name="Reason">The reason.</param>
public sealed record MissingCodeReference(string Name, string Description, MissingReason Reason) : WordReference(Name, Description)
{
    /// <summary>Whether the word may stand in the column <c>missing</c>; other reasons come from how the form was answered.</summary>
    public bool IsChoice { get; init; }

    /// <summary>The code in files of answers.</summary>
    public int ExportCode => (int)Reason;

    /// <summary>All reasons.</summary>
    public static ImmutableArray<MissingCodeReference> All { get; } =
        [
            Choice("dk", "The respondent does not know.", MissingReason.DoesNotKnow, "tools | unsure | I do not know | dk"),
            Choice(
                "refused",
                "The respondent will not or may not say.",
                MissingReason.Refused,
                "tools | secret | I do not want to say | refused"
            ),
            Choice(
                "na",
                "The question does not apply: chosen by the respondent, or not asked because of its condition.",
                MissingReason.NotApplicable,
                "tools | inapplicable | Does not apply to me | na"
            ),
            new("not_answered", "Shown, left empty, submitted.", MissingReason.NotAnswered),
            new("not_reached", "The respondent never came to the question.", MissingReason.NotReached),
            new("part_not_returned", "The question was delegated and did not come back.", MissingReason.PartNotReturned),
            new("removed", "Removed by the research team in editing.", MissingReason.Removed),
            new(
                "not_asked",
                "Not in the version of the form that was answered: the question, or a choice of several.",
                MissingReason.NotAsked
            ),
            new("suppressed", "Withheld in output to protect the respondent.", MissingReason.Suppressed),
        ];

    private static MissingCodeReference Choice(string name, string description, MissingReason reason, string row) =>
        new(name, description, reason)
        {
            IsChoice = true,
            Example = new("choices", "list_name | name | label | missing", row),
        };
}
