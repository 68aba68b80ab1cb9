using System.Collections.Immutable;

namespace Survey.Data.Studies;

/// <summary>The columns that mean something, sheet by sheet.</summary>
internal static class StudyColumns
{
    private static readonly ImmutableHashSet<string> Translated = Set(
        "label hint guidance constraint_message soft_constraint_message required_message form_title contact about privacy note");

    /// <summary>By sheet: the columns that this program reads.</summary>
    public static ImmutableDictionary<string, ImmutableHashSet<string>> Read { get; } = new Dictionary<string, ImmutableHashSet<string>>(StringComparer.Ordinal)
    {
        ["survey"] = Set("type name label hint guidance relevant constraint constraint_message soft_constraint soft_constraint_message required "
            + "required_message calculation appearance choice_filter likelihood repeat_max"),
        ["choices"] = Set("list_name name label missing exclusive score likelihood"),
        ["settings"] = Set("form_title form_id version default_language weighting_class cluster pair suppress_below confidence contact about privacy"),
        ["frame"] = Set("name type label"),
        ["variables"] = Set("name label value"),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>By sheet: XLSForm's columns that this program does not read, and what to do instead.</summary>
    public static ImmutableDictionary<string, ImmutableDictionary<string, string>> Unsupported { get; } = new Dictionary<string, ImmutableDictionary<string, string>>(StringComparer.Ordinal)
    {
        ["survey"] = Advice(
            ("default", "Answers are not filled in beforehand here; leave the column empty."),
            ("read_only", "Use a note, or a calculate that other rows refer to; leave the column empty."),
            ("trigger", "A calculation is computed whenever it is read; leave the column empty."),
            ("repeat_count", "Say in repeat_max how many rows there may be; leave the column empty."),
            ("parameters", "Leave the column empty, or use the question types that are supported."),
            ("save_to", "There are no entities here; leave the column empty."),
            ("disabled", "Remove the row instead; leave the column empty."),
            ("autoplay", "There is no sound or film here; leave the column empty."),
            ("intent", "Other apps are not started here; leave the column empty."),
            ("count", "Say in repeat_max how many rows there may be; leave the column empty.")),
        ["choices"] = Advice(
            ("media", "Pictures and sound are not shown here; leave the column empty.")),
        ["settings"] = Advice(
            ("allow_choice_duplicates", "Each choice of a list has its own name here; leave it empty."),
            ("instance_name", "A response is named by its frame unit; leave it empty."),
            ("instance_id", "A response is named by its frame unit; leave it empty."),
            ("public_key", "Answers are protected by the connection and the server; leave it empty."),
            ("submission_url", "Answers are taken by the site that shows the form; leave it empty."),
            ("auto_send", "Answers are saved as they are given; leave it empty."),
            ("auto_delete", "Answers are saved as they are given; leave it empty."),
            ("style", "Pages are cut by groups with appearance field-list; leave it empty."),
            ("omit_instanceid", "Leave it empty."),
            ("sms_keyword", "Answers are not taken by text message; leave it empty."),
            ("name", "Leave it empty; form_id names the study."),
            ("client_editable", "Leave it empty.")),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The beginnings of XLSForm columns that reach into its file format or show media.</summary>
    public static ImmutableArray<string> UnsupportedPrefixes { get; } =
        ["bind::", "body::", "instance::", "control::", "media::", "image", "big-image", "audio", "video", "attribute::", "namespaces"];

    public static bool IsTranslated(string name) => Translated.Contains(name);

    private static ImmutableHashSet<string> Set(string names) => names.Split(' ').ToImmutableHashSet(StringComparer.Ordinal);

    private static ImmutableDictionary<string, string> Advice(params (string Column, string Text)[] advice) =>
        advice.ToImmutableDictionary(pair => pair.Column, pair => pair.Text, StringComparer.Ordinal);
}
