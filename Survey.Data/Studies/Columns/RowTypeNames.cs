using System.Collections.Immutable;
using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Columns;

/// <summary>The words of XLSForm's type column, in lower case with underscores: those that are read, and what to do instead of the
/// others.</summary>
internal static class RowTypeNames
{
    /// <summary>Every type without a list by its words, and the words that ask one of them in a special way.</summary>
    private static readonly ImmutableDictionary<string, RowType.Question> QuestionTypes = BuildQuestionTypes([
        .. QuestionTypeFacts
            .All.Where(facts => !facts.HasChoices && facts.WorkbookType.Length > 0)
            .Select(facts => (new RowType.Question(facts.Type), $"{facts.WorkbookType.ToLowerInvariant()} {facts.WorkbookAliases}".Trim())),
        (new(QuestionType.Calculation) { IsHidden = true }, "hidden"),
        (new(QuestionType.SingleChoice) { IsAcknowledgement = true }, "acknowledge trigger add_acknowledge_prompt q_acknowledge"),
        (new(QuestionType.Number) { IsScale = true }, "range"),
        (MetadataQuestion(MetadataKind.Start), "start start_time get_start_time"),
        (MetadataQuestion(MetadataKind.End), "end end_time get_end_time"),
        (MetadataQuestion(MetadataKind.Today), "today get_today"),
        (MetadataQuestion(MetadataKind.UserName), "username"),
        (MetadataQuestion(MetadataKind.Email), "email"),
        (MetadataQuestion(MetadataKind.PhoneNumber), "phonenumber get_phone_number"),
        (
            MetadataQuestion(MetadataKind.Device),
            "deviceid device_id get_device_id imei subscriberid subscriber_id get_subscriber_id simserial sim_id get_sim_id "
                + "uri:deviceid uri:simserial uri:subscriberid uri:phonenumber uri:username uri:email"
        ),
        (MetadataQuestion(MetadataKind.Audit), "audit"),
    ]);

    private static readonly ImmutableDictionary<string, string> UnsupportedTypes = BuildAdvice(
        (
            "image photo audio video file background-audio add_image_prompt add_photo_prompt add_audio_prompt add_video_prompt "
                + "add_file_prompt",
            "Files are not collected here; ask for words, or remove the row."
        ),
        (
            "geopoint geotrace geoshape gps location start-geopoint background-geopoint add_location_prompt q_geopoint q_location",
            "Positions are not collected here; use a column of the frame, or remove the row."
        ),
        ("osm", "Maps are not drawn here; remove the row."),
        ("barcode add_barcode_prompt q_barcode", "There is no scanner here; use text."),
        (
            "begin_kobomatrix end_kobomatrix begin_score end_score score__row",
            "Write a group with the appearance table-list, and a select_one in it for each row."
        ),
        ("begin_rank end_rank rank__level", "Write rank LIST, with what is ranked as choices."),
        ("entity", "There are no entities here; remove the row."),
        ("include", "Questions of another form are not read from here; copy its rows."),
        ("cascading_select", "Write one select_one for each step, with a choice_filter."),
        ("begin_loop end_loop", "A loop is written begin_loop over LIST, and ends with end_loop.")
    );

    private static readonly string[] CompoundTypes =
    [
        "select_one",
        "select_multiple",
        "rank",
        "begin_group",
        "end_group",
        "begin_repeat",
        "end_repeat",
    ];

    /// <summary>The question that a plain type asks, or null.</summary>
    public static RowType.Question? FindQuestion(string type) => QuestionTypes.GetValueOrDefault(type);

    /// <summary>What to do instead of a type that XLSForm has and this program has not; null where XLSForm has none either.</summary>
    public static string? FindUnsupportedAdvice(string type) =>
        UnsupportedTypes.TryGetValue(type, out var advice) || UnsupportedTypes.TryGetValue(type.Split('_')[0], out advice) ? advice
        : type.StartsWith("begin_loop", StringComparison.Ordinal) ? UnsupportedTypes["begin_loop"]
        : !type.StartsWith("select", StringComparison.Ordinal) ? null
        : type.Contains("_from_file", StringComparison.Ordinal) ? "Choices are read from files that end in .csv or .xml, and not from maps."
        : type.Contains("${", StringComparison.Ordinal)
            ? "The rows of a repeat cannot be chosen from; write the choices in the sheet choices."
        : null;

    /// <summary>What an author probably meant by a word that is no type: that of another program, or one with a slip of the pen.</summary>
    public static string SuggestCorrection(string typeName)
    {
        var words = typeName.ToLowerInvariant().Replace('-', '_').Split([' ', '_'], StringSplitOptions.RemoveEmptyEntries);
        return words.FirstOrDefault() switch
        {
            "select" or "rank" when CompoundTypes.Contains(string.Join('_', words)) =>
                $" '{typeName}' goes on with the name of its list in choices.",
            "select" or "rank" when CompoundTypes.Any(other => string.Join('_', words).StartsWith(other + '_', StringComparison.Ordinal)) =>
                " The name of a list holds no blanks.",
            "number" or "numeric" or "tal" => " Did you mean 'integer', or 'decimal'?",
            "dropdown" or "radio" or "single" or "selectone" or "select_one" or "choice" => " Did you mean 'select_one LIST'?",
            "checkbox" or "checkboxes" or "multiple" or "multi" or "selectmultiple" or "multiselect" =>
                " Did you mean 'select_multiple LIST'?",
            "textarea" or "paragraph" or "longtext" => " Did you mean 'text'? Its appearance multiline gives it several lines.",
            { } first => SpellingSuggestion.Suggest(
                first is "select" or "begin" or "end" && words is [_, var second, ..] ? $"{first}_{second}" : first,
                QuestionTypes.Keys.Concat(CompoundTypes).Where(word => !word.StartsWith("q_", StringComparison.Ordinal))
            ),
            null => "",
        };
    }

    private static RowType.Question MetadataQuestion(MetadataKind kind) => new(QuestionType.Metadata) { Metadata = kind };

    private static ImmutableDictionary<string, RowType.Question> BuildQuestionTypes((RowType.Question Asked, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').Select(word => (Word: word, row.Asked)))
            .ToImmutableDictionary(pair => pair.Word, pair => pair.Asked, StringComparer.Ordinal);

    private static ImmutableDictionary<string, string> BuildAdvice(params (string Types, string Text)[] advice) =>
        advice
            .SelectMany(pair => pair.Types.Split(' ').Select(type => (Type: type, pair.Text)))
            .ToImmutableDictionary(pair => pair.Type, pair => pair.Text, StringComparer.Ordinal);
}
