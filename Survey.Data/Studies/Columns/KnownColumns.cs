using System.Collections.Immutable;

namespace Survey.Data.Studies.Columns;

/// <summary>The columns that mean something, sheet by sheet.</summary>
internal static class KnownColumns
{
    private static readonly ImmutableHashSet<string> TranslatableNames = Set(
        "label hint guidance constraint_message soft_constraint_message required_message form_title contact about privacy note"
    );

    /// <summary>By sheet: the columns that this program reads.</summary>
    public static ImmutableDictionary<string, ImmutableHashSet<string>> Supported { get; } =
        new Dictionary<string, ImmutableHashSet<string>>(StringComparer.Ordinal)
        {
            ["survey"] = Set(
                "type name label hint guidance relevant constraint constraint_message soft_constraint soft_constraint_message required "
                    + "required_message calculation "
                    + "appearance choice_filter likelihood repeat_count repeat_max default read_only trigger parameters rows disabled"
            ),
            ["choices"] = Set("list_name name label missing exclusive score likelihood"),
            ["external_choices"] = Set("list_name name label missing exclusive score likelihood"),
            ["settings"] = Set(
                "form_title form_id version default_language allow_choice_duplicates weighting_class cluster pair pages suppress_below "
                    + "suppress_alike_below suppress_dominance suppress_percent confidence contact about privacy"
            ),
            ["frame"] = Set("name type label"),
            ["variables"] = Set("name label value"),
        }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>By sheet: columns of XLSForm whose purpose this program does not serve, and what to do instead.</summary>
    public static ImmutableDictionary<string, ImmutableDictionary<string, string>> Unsupported { get; } =
        new Dictionary<string, ImmutableDictionary<string, string>>(StringComparer.Ordinal)
        {
            ["survey"] = AdviceTable(
                ("media", "Pictures, sound and film are not shown here; write a label instead."),
                ("save_to", "There are no entities here; leave the column empty."),
                ("intent", "Other apps are not started here; leave the column empty.")
            ),
            ["choices"] = AdviceTable(("media", "Pictures, sound and film are not shown here; write a label instead.")),
            ["external_choices"] = AdviceTable(("media", "Pictures, sound and film are not shown here; write a label instead.")),
        }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>By sheet: columns of XLSForm that this site has no use for, and why it can do without.</summary>
    public static ImmutableDictionary<string, ImmutableDictionary<string, string>> Ignored { get; } =
        new Dictionary<string, ImmutableDictionary<string, string>>(StringComparer.Ordinal)
        {
            ["survey"] = AdviceTable(
                ("autoplay", "There is no sound or film here."),
                ("compact_tag", "Answers are not taken by text message."),
                ("sms_field", "Answers are not taken by text message."),
                ("sms_option", "Answers are not taken by text message."),
                ("noapperrorstring", "Other apps are not started here."),
                ("no_app_error_string", "Other apps are not started here."),
                ("bind", "It speaks of XLSForm's own file format."),
                ("body", "It speaks of XLSForm's own file format."),
                ("control", "It speaks of XLSForm's own file format."),
                ("instance", "It speaks of XLSForm's own file format.")
            ),
            ["settings"] = AdviceTable(
                ("instance_name", "A response is named by its frame unit."),
                ("instance_id", "A response is named by its frame unit."),
                ("omit_instanceid", "A response is named by its frame unit."),
                ("instance_xmlns", "It speaks of XLSForm's own file format."),
                ("namespaces", "It speaks of XLSForm's own file format."),
                ("attribute", "It speaks of XLSForm's own file format."),
                ("add_none_option", "Write the choice in the sheet choices."),
                ("public_key", "Answers are protected by the connection and the server."),
                ("submission_url", "Answers are taken by the site that shows the form."),
                ("auto_send", "Answers are saved as they are given."),
                ("auto_delete", "Answers are saved as they are given."),
                ("client_editable", "Respondents may change their answers until they submit."),
                ("style", "Pages are cut by groups with the appearance field-list."),
                ("clean_text_values", "Blanks before and after an answer never count."),
                ("prefix", "Answers are not taken by text message."),
                ("delimiter", "Answers are not taken by text message."),
                ("sms_keyword", "Answers are not taken by text message."),
                ("sms_separator", "Answers are not taken by text message."),
                ("sms_allow_media", "Answers are not taken by text message."),
                ("sms_date_format", "Answers are not taken by text message."),
                ("sms_datetime_format", "Answers are not taken by text message."),
                ("sms_response", "Answers are not taken by text message."),
                ("name", "form_id names the study.")
            ),
        }.ToImmutableDictionary(StringComparer.Ordinal);

    public static bool IsTranslatable(string name) =>
        TranslatableNames.Contains(name) || name.StartsWith("media::", StringComparison.Ordinal);

    /// <summary>What is said of a column in one of the tables above, or null.</summary>
    public static string? FindAdvice(
        ImmutableDictionary<string, ImmutableDictionary<string, string>> columns,
        string sheetName,
        string name
    ) => columns.GetValueOrDefault(sheetName)?.GetValueOrDefault(name.Split("::")[0]);

    private static ImmutableHashSet<string> Set(string names) => names.Split(' ').ToImmutableHashSet(StringComparer.Ordinal);

    private static ImmutableDictionary<string, string> AdviceTable(params (string Column, string Text)[] advice) =>
        advice.ToImmutableDictionary(pair => pair.Column, pair => pair.Text, StringComparer.Ordinal);
}
