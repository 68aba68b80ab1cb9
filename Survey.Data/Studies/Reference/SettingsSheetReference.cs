namespace Survey.Data.Studies.Reference;

/// <summary>The sheet <c>settings</c>: one row that concerns the whole study.</summary>
public static class SettingsSheetReference
{
    private const string OwnFormat = "It concerns XLSForm's own file format.";
    private const string NoTextMessages = "Answers are not taken by text message.";
    private const string NamedByUnit = "A response is named by its frame unit.";

    /// <summary>The sheet.</summary>
    public static SheetReference Sheet { get; } =
        new("settings", "What concerns the whole study. Only the first row is read.", "the study's settings")
        {
            Columns = [.. Naming(), .. Design(), .. Disclosure(), .. Pages()],
            IgnoredColumns =
            [
                new("instance_name", NamedByUnit),
                new("instance_id", NamedByUnit),
                new("omit_instanceid", NamedByUnit),
                new("instance_xmlns", OwnFormat),
                new("namespaces", OwnFormat),
                new("attribute", OwnFormat),
                new("add_none_option", "Write the choice in the sheet choices."),
                new("public_key", "Answers are protected by the connection and the server."),
                new("submission_url", "Answers are taken by the site that shows the form."),
                new("auto_send", "Answers are saved as they are given."),
                new("auto_delete", "Answers are saved as they are given."),
                new("client_editable", "Respondents may change their answers until they submit."),
                new("style", "Pages are cut by groups with the appearance field-list."),
                new("clean_text_values", "Blanks before and after an answer never count."),
                new("prefix", NoTextMessages),
                new("delimiter", NoTextMessages),
                new("sms_keyword", NoTextMessages),
                new("sms_separator", NoTextMessages),
                new("sms_allow_media", NoTextMessages),
                new("sms_date_format", NoTextMessages),
                new("sms_datetime_format", NoTextMessages),
                new("sms_response", NoTextMessages),
                new("name", "form_id names the study."),
            ],
        };

    private static ColumnReference[] Naming() =>
        [
            Setting("form_title", "The title on pages and reports.", "Our study") with { IsLocalized = true, DefaultValue = "form_id" },
            Setting("form_id", "The study's stable name, kept from round to round.", "our_study") with
            {
                AllowedValues = "letters, digits, _, - and .",
                DefaultValue = "the file's name",
            },
            Setting("version", "The version that the author gives the questionnaire.", "2"),
            Setting(
                "default_language",
                "The language of columns that name none, and of pages where neither the reader nor the browser asks for another of the "
                    + "study's; what has no text in another language is read in it.",
                "English (en)"
            ) with
            {
                AllowedValues = "a language as in a header, such as English (en)",
                DefaultValue = "the first language of the headers",
                Words = [new("Svenska (sv)", "Swedish."), new("English (en)", "English; any other language may be written likewise.")],
            },
            Setting("allow_choice_duplicates", "yes: choices of a list may share a name, told apart by choice_filter.", "yes") with
            {
                Words = WordReferences.YesNo,
                DefaultValue = "no",
                IsInTemplate = false,
            },
        ];

    private static ColumnReference[] Design() =>
        [
            Setting("weighting_class", "The frame column whose classes carry the weights, within each respondent_group.", "county") with
            {
                AllowedValues = "a column of the frame",
                DefaultValue = "no classes: weights are equal within a respondent_group",
            },
            Setting("cluster", "The frame column that holds together answers by the same people.", "organisation") with
            {
                AllowedValues = "a column of the frame",
                DefaultValue = "organisation",
            },
            Setting("pair", "The frame column whose value pairs units that answer about the same thing.", "pair") with
            {
                AllowedValues = "a column of the frame",
                DefaultValue = "pair",
            },
            Setting("confidence", "The confidence level of intervals.", "0.9") with
            {
                AllowedValues = "a number between 0 and 1",
                DefaultValue = "0.95",
            },
        ];

    private static ColumnReference[] Disclosure() =>
        [
            Setting("suppress_below", "Cells of a breakdown that rest on fewer answers are suppressed.", "5") with
            {
                AllowedValues = "a whole number from 0 to 1000; 0 suppresses none",
                DefaultValue = "0",
            },
            Setting("suppress_alike_below", "Cells that rest on fewer answers are suppressed where all answers are the same.", "10") with
            {
                AllowedValues = "a whole number from 0 to 1000; 0 suppresses none",
                DefaultValue = "0",
            },
            Setting(
                "suppress_dominance",
                "Means and totals are suppressed where so many of the largest contributors make up more than so many per cent.",
                "2, 85"
            ) with
            {
                AllowedValues = "a whole number from 1 to 1000, a comma, and a percentage above 0 and at most 100",
                DefaultValue = "none are suppressed",
            },
            Setting(
                "suppress_percent",
                "Means and totals are suppressed where the second largest contributor comes within so many per cent of the largest.",
                "10"
            ) with
            {
                AllowedValues = "a percentage above 0 and at most 100",
                DefaultValue = "none are suppressed",
            },
        ];

    private static ColumnReference[] Pages() =>
        [
            Setting("pages", "What respondents see at once.", "section") with
            {
                Words =
                [
                    new("question", "One question, or a group with the appearance field-list or table-list."),
                    new("section", "A whole section, that is, a group at the top level."),
                ],
                DefaultValue = "question",
                IsInTemplate = false,
            },
            Setting("about", "What the study is for; shown on the first page.", "A study of work and tools.") with { IsLocalized = true },
            Setting("agency", "Who asks; shown in the head of the form's pages and on the first page.", "The National Survey Agency") with
            {
                IsLocalized = true,
                IsInTemplate = false,
            },
            Setting(
                "legal_basis",
                "The law that the study is based on, or that answering is voluntary; shown on the first page.",
                "It is voluntary to answer."
            ) with
            {
                IsLocalized = true,
                IsInTemplate = false,
            },
            Setting("duration", "How long it takes to answer; shown on the first page.", "About 25 minutes") with
            {
                IsLocalized = true,
                IsInTemplate = false,
            },
            Setting("privacy", "How answers are treated; shown on the first page.", "Answers are kept for five years.") with
            {
                IsLocalized = true,
                IsInTemplate = false,
            },
            Setting("contact", "Whom a respondent may ask.", "Ask the project at 01234 56789.") with { IsLocalized = true },
        ];

    private static ColumnReference Setting(string name, string description, string value) =>
        new(name, description, new("settings", name, value));
}
