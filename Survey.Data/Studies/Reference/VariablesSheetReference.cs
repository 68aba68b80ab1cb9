namespace Survey.Data.Studies.Reference;

/// <summary>The sheet <c>variables</c>: values computed from answers and the frame, for figures.</summary>
public static class VariablesSheetReference
{
    /// <summary>The sheet.</summary>
    public static SheetReference Sheet { get; } =
        new("variables", "Values computed from answers and the frame, for figures, bases, breakdowns and other variables.", "a variable")
        {
            Columns =
            [
                new(
                    "name",
                    "The variable's name in expressions.",
                    new("variables", "name | label | value", "long_week | Long week | ${hours} > 40")
                )
                {
                    IsRequired = true,
                },
                new(
                    "label",
                    "What tables call it.",
                    new("variables", "name | label | value", "has_phone | Has a phone | selected(${tools}, 'phone')")
                )
                {
                    IsLocalized = true,
                    DefaultValue = "the name",
                },
                new(
                    "value",
                    "The expression, in the figures' reading: missing answers make it unknown.",
                    new("variables", "name | label | value", "hours_or_0 | Hours | coalesce(${hours}, 0)")
                )
                {
                    IsRequired = true,
                    AllowedValues = "an expression",
                },
            ],
        };
}
