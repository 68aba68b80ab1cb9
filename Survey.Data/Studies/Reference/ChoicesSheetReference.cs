using System.Collections.Immutable;

namespace Survey.Data.Studies.Reference;

/// <summary>The sheets <c>choices</c> and <c>external_choices</c>: lists of choices.</summary>
public static class ChoicesSheetReference
{
    private static readonly ImmutableArray<WordReference> NotShown =
    [
        new("media", "Sound and film are not played here; write a label instead."),
    ];

    /// <summary>The sheet <c>choices</c>.</summary>
    public static SheetReference Sheet { get; } =
        new("choices", "The lists that questions and columns of the frame choose from. Further columns serve choice_filter.", "a choice")
        {
            Columns = Columns("choices", "tools"),
            UnsupportedColumns = NotShown,
        };

    /// <summary>The sheet <c>external_choices</c>.</summary>
    public static SheetReference ExternalSheet { get; } =
        new("external_choices", "Long lists for questions of type select_one_external; the columns are those of choices.", "a choice")
        {
            Columns = Columns("external_choices", "villages"),
            UnsupportedColumns = NotShown,
        };

    private static ImmutableArray<ColumnReference> Columns(string sheet, string list) =>
        [
            new("list_name", "The list that the choice belongs to.", new(sheet, "list_name | name | label", $"{list} | camera | Camera"))
            {
                IsRequired = true,
            },
            new(
                "name",
                "The choice's stable code, kept in files and used in expressions.",
                new(sheet, "list_name | name | label", $"{list} | tablet | Tablet")
            )
            {
                IsRequired = true,
                AllowedValues = "a name without blanks, unique in its list",
            },
            new("label", "What respondents read.", new(sheet, "list_name | name | label", $"{list} | radio | Radio"))
            {
                IsLocalized = true,
                DefaultValue = "the name",
            },
            .. PictureColumnReference.Columns(sheet, "list_name | name | label", $"{list} | radio | Radio"),
            new(
                "missing",
                "Why the choice is no value; such choices are left out of scores and counted as missing.",
                new(sheet, "list_name | name | label | missing", $"{list} | unsure | I do not know | dk")
            )
            {
                Words = [.. MissingCodeReference.All.Where(code => code.IsChoice)],
            },
            new(
                "exclusive",
                "yes: the choice cannot be combined with others in a select_multiple.",
                new(sheet, "list_name | name | label | exclusive", $"{list} | nothing | None of these | yes")
            )
            {
                Words = WordReferences.YesNo,
                DefaultValue = "no",
            },
            new(
                "score",
                "The number that means and other figures count the choice as.",
                new(sheet, "list_name | name | label | score", $"{list} | drone | Drone | 2.5")
            )
            {
                AllowedValues = "a number",
                DefaultValue = "the name where all names of the list are numbers, else the position among the choices that are values",
            },
            new(
                "likelihood",
                "How often simulated respondents choose it, as a weight beside the other choices'.",
                new(sheet, "list_name | name | label | likelihood", $"{list} | robot | Robot | 0.5")
            )
            {
                AllowedValues = "a number of 0 or more",
                DefaultValue = "1",
            },
        ];
}
