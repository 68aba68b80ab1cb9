namespace Survey.Data.Studies.Reference;

/// <summary>The sheet <c>entities</c>: the lists of entities that other programs make and change from the answers. It is checked and kept;
/// nothing is made or changed here.</summary>
public static class EntitiesSheetReference
{
    /// <summary>The sheet's name.</summary>
    public const string Name = "entities";

    /// <summary>The column of the sheet <c>survey</c> that says which property of an entity an answer becomes.</summary>
    public const string SaveColumn = "save_to";

    /// <summary>The sheet.</summary>
    public static SheetReference Sheet { get; } =
        new(
            Name,
            "The lists of entities (people, places, things that several forms share) that ODK makes and changes from the answers. It is "
                + "checked and kept, and not acted on here.",
            "a list of entities"
        )
        {
            RejectsUnknownColumns = true,
            Columns =
            [
                new("list_name", "The list's name.", new(Name, "list_name | label", "towns | ${city}"))
                {
                    IsRequired = true,
                    AllowedValues = "letters, digits, _ and -, beginning with a letter or _, and not with __",
                },
                new("label", "What an entity is called.", new(Name, "list_name | label", "towns | concat('Town: ', ${city})"))
                {
                    AllowedValues = "an expression; needed where there is no entity_id",
                },
                new(
                    "entity_id",
                    "Which entity is changed; without it new ones are made.",
                    new(Name, "list_name | entity_id", "towns | ${city}")
                )
                {
                    AllowedValues = "an expression",
                },
                new(
                    "create_if",
                    "A new entity is made only where this holds.",
                    new(Name, "list_name | label | create_if", "towns | ${city} | ${age} > 17")
                )
                {
                    AllowedValues = "a condition; with entity_id only beside update_if",
                },
                new(
                    "update_if",
                    "The entity is changed only where this holds.",
                    new(Name, "list_name | entity_id | update_if", "towns | ${city} | ${age} > 17")
                )
                {
                    AllowedValues = "a condition; needs entity_id",
                },
            ],
        };
}
