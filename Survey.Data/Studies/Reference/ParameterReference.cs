using System.Collections.Immutable;

namespace Survey.Data.Studies.Reference;

/// <summary>The words of the column <c>parameters</c>, by the kind of row that may have them.</summary>
public static class ParameterReference
{
    /// <summary>The argument of a parameter that takes <c>true</c> or <c>false</c>.</summary>
    internal const string TrueOrFalse = "=true|false";

    /// <summary>The argument of a parameter that takes a number.</summary>
    internal const string AnyNumber = "=NUMBER";

    private static readonly ImmutableArray<WordReference> Shuffle =
    [
        new("randomize", "true shows the choices in random order, the same for one respondent each time.")
        {
            Argument = "=true",
            DefaultValue = "false",
            Example = Row("select_multiple tools | wishes | Which tools do you want? | randomize=true"),
        },
        new("seed", "What the random order is drawn from: a number, or a question as ${name}.")
        {
            Argument = "=NUMBER",
            Example = Row("select_multiple tools | wishes | Which tools do you want? | randomize=true seed=7"),
        },
    ];

    /// <summary>Rows of choices.</summary>
    public static ImmutableArray<WordReference> ForChoices => Shuffle;

    /// <summary>Rows of choices from a file.</summary>
    public static ImmutableArray<WordReference> ForFiles { get; } =
        [
            new("value", "The file's column of codes.")
            {
                Argument = "=COLUMN",
                DefaultValue = "name",
                Example = Row("select_one_from_file places.csv | workplace | Where do you work? | value=region label=label"),
            },
            new("label", "The file's column of texts.")
            {
                Argument = "=COLUMN",
                DefaultValue = "label",
                Example = Row("select_one_from_file places.csv | workplace | Where do you work? | label=region"),
            },
            .. Shuffle,
        ];

    /// <summary>Rows of type <c>range</c>.</summary>
    public static ImmutableArray<WordReference> ForScales { get; } =
        [
            new("start", "Where the scale begins.")
            {
                Argument = "=NUMBER",
                DefaultValue = "1",
                Example = Row("range | trust | How much do you trust us? | start=0"),
            },
            new("end", "Where the scale ends.")
            {
                Argument = "=NUMBER",
                DefaultValue = "10",
                Example = Row("range | trust | How much do you trust us? | end=7"),
            },
            new("step", "How far apart the numbers of the scale are, more than 0.")
            {
                Argument = "=NUMBER",
                DefaultValue = "1",
                Example = Row("range | trust | How much do you trust us? | start=0 end=1 step=0.1"),
            },
            new("tick_interval", "How far apart the marks are, a multiple of the step.")
            {
                Argument = "=NUMBER",
                Example = Row("range | trust | How much do you trust us? | start=0 end=10 tick_interval=5"),
            },
            new("placeholder", "Where the handle stands before an answer is given.")
            {
                Argument = "=NUMBER",
                Example = Row("range | trust | How much do you trust us? | start=0 end=10 placeholder=5"),
            },
            new("tick_labelset", "The list of the sheet choices whose labels stand at the marks; its names are numbers of the scale.")
            {
                Argument = "=LIST",
                Example = Row("range | trust | How much do you trust us? | start=1 end=3 tick_labelset=levels"),
            },
        ];

    /// <summary>Rows of type <c>text</c>.</summary>
    public static ImmutableArray<WordReference> ForText { get; } =
        [
            new("rows", "How many lines the field has, from 1 to 100.")
            {
                Argument = "=NUMBER",
                Example = Row("text | story | Tell us more. | rows=5"),
            },
        ];

    /// <summary>Rows of type <c>audit</c>; the journal is kept whatever they say.</summary>
    public static ImmutableArray<WordReference> ForAudits { get; } =
        [
            new("track-changes", "Read for XLSForm's sake: changes are always recorded.") { Argument = "=true" },
            new("track-changes-reasons", "Read for XLSForm's sake; only on-form-edit may be written.") { Argument = "=on-form-edit" },
            new("identify-user", "Read for XLSForm's sake: who changed something is always recorded.") { Argument = "=true" },
            new("location-priority", "Not supported: positions are not collected."),
            new("location-min-interval", "Not supported: positions are not collected."),
            new("location-max-age", "Not supported: positions are not collected."),
        ];

    private static WorkbookExample Row(string row) => new("survey", "type | name | label | parameters", row);
}
