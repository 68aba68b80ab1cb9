using System.Collections.Immutable;

namespace Survey.Data.Studies.Reference;

/// <summary>The words of the column <c>appearance</c>: how a question or group looks.</summary>
public static class AppearanceReference
{
    /// <summary>The words that change something.</summary>
    public static ImmutableArray<WordReference> All { get; } =
        [
            new("field-list", "Of a group: all its questions stand on one page.")
            {
                Synonyms = ["field_list"],
                Example = Row(
                    "begin_group | home | Your home | field-list",
                    "text | rooms | Which rooms are there? | ",
                    "end_group | | | "
                ),
            },
            new("table-list", "Of a group: its questions are the rows of a table with the same choices, called a battery.")
            {
                Example = Row(
                    "begin_group | opinions | What do you think? | table-list",
                    "select_one levels | of_food | The food | ",
                    "select_one levels | of_rooms | The rooms | ",
                    "end_group | | | "
                ),
            },
            new("multiline", "Of a text: the field has several lines.") { Example = Row("text | story | Tell us more. | multiline") },
            new(
                "thousands-sep",
                "Of a whole number without a unit: also four digits stand in groups, 2 500. Without it they may be a year, 2010; five and "
                    + "more digits are grouped everywhere."
            )
            {
                Example = new(
                    "survey",
                    "type | name | label | constraint | constraint_message | appearance",
                    "integer | visits | How many visits were there? | . >= 0 | Enter 0 or more. | thousands-sep"
                ),
            },
            new("likert", "Of one choice: the choices stand side by side as a scale.")
            {
                Example = Row("select_one levels | service | How good is the service? | likert"),
            },
            new("month-year", "Of a date: a month or a year is enough.")
            {
                Example = Row("date | moved_in | When did you move in? | month-year"),
            },
            new("year", "Of a date: a year is enough.") { Example = Row("date | built | When was the house built? | year") },
            new("no-ticks", "Of a range: the scale has no marks.")
            {
                DropDownText = "",
                Example = Row("range | trust | How much do you trust us? | no-ticks"),
            },
            new("vertical", "Of a range: the scale stands upright.")
            {
                DropDownText = "",
                Example = Row("range | trust | How much do you trust us? | vertical"),
            },
        ];

    /// <summary>Words of XLSForm for a telephone's screen, or for a look that pages here do not have; an answer is the same
    /// without.</summary>
    public static ImmutableArray<string> IgnoredWords { get; } =
        [
            .. (
                "minimal spinner calculator distress ethiopian coptic islamic bikram-sambat myanmar persian quick quickcompact compact "
                + "horizontal horizontal-compact columns columns-pack columns-flex no-buttons label list list-nolabel autocomplete "
                + "autocomplete_chars search picker rating slider no-calendar numbers bearing counter signature draw "
                + "annotate new new-front maps placement-map hide-input masked url w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12"
            ).Split(' '),
        ];

    private static WorkbookExample Row(params string[] rows) => new("survey", "type | name | label | appearance", [.. rows]);
}
