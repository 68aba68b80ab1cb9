namespace Survey.Data.Studies.Reference;

/// <summary>The sheet <c>survey</c>: what is asked, row by row.</summary>
public static class SurveySheetReference
{
    private const string OwnFormat = "It concerns XLSForm's own file format.";
    private const string NoTextMessages = "Answers are not taken by text message.";
    private const string NoOtherApps = "Other apps are not started here.";
    private const string Question = "type | name | label";

    /// <summary>The sheet.</summary>
    public static SheetReference Sheet { get; } =
        new("survey", "The questions, groups and repeats in the order of the form.", "a question, or the beginning or end of a group")
        {
            IsRequired = true,
            Columns =
            [
                .. Texts(),
                .. PictureColumnReference.Columns("survey", Question, "note | look | Look at this."),
                .. Conditions(),
                .. Computed(),
                .. Looks(),
                new(
                    EntitiesSheetReference.SaveColumn,
                    "The property of an entity that ODK makes of the answer (see the sheet entities); kept, and not acted on here.",
                    new("survey", $"{Question} | save_to", "text | street | Which street? | street")
                    {
                        Needs = new(EntitiesSheetReference.Name, "list_name | label", "homes | ${city}"),
                    }
                )
                {
                    AllowedValues = "a property's name, with several lists after the list's: list#property",
                    IsInTemplate = false,
                },
            ],
            IgnoredColumns =
            [
                new("autoplay", "There is no sound or film here."),
                new("compact_tag", NoTextMessages),
                new("sms_field", NoTextMessages),
                new("sms_option", NoTextMessages),
                new("noapperrorstring", NoOtherApps),
                new("no_app_error_string", NoOtherApps),
                new("bind", OwnFormat),
                new("body", OwnFormat),
                new("control", OwnFormat),
                new("instance", OwnFormat),
            ],
            UnsupportedColumns =
            [
                new("media", "Sound and film are not played here; write a label instead."),
                new("intent", "Other apps are not started here; leave the column empty."),
            ],
        };

    private static ColumnReference[] Texts() =>
        [
            new("type", "What the row is.", new("survey", Question, "date | born | When were you born?"))
            {
                IsRequired = true,
                Words = [.. QuestionTypeReference.All],
            },
            new(
                "name",
                "The row's stable name, in expressions and in files of answers.",
                new("survey", Question, "text | street | Which street?")
            )
            {
                AllowedValues = "letters, digits, _, - and ., beginning with a letter or _",
            },
            new(
                "label",
                "What respondents read: the question, or the heading of a group.",
                new("survey", Question, "text | job | What is your job?")
            )
            {
                IsLocalized = true,
            },
            With(
                "hint",
                "A short help below the question.",
                "text | job | What is your job?",
                "The one where you work most hours."
            ) with
            {
                IsLocalized = true,
            },
            With(
                "guidance",
                "A longer help that respondents open.",
                "text | job | What is your job?",
                "Write what you would call it in an advertisement."
            ) with
            {
                IsLocalized = true,
                IsInTemplate = false,
            },
        ];

    private static ColumnReference[] Conditions() =>
        [
            With(
                "required",
                "yes: the question must be answered. A condition makes it so where it holds.",
                "text | job | What is your job?",
                "yes"
            ) with
            {
                Words = WordReferences.YesNo,
                AllowedValues = "yes, no or a condition",
                DefaultValue = "no",
            },
            new(
                "required_message",
                "What is said where a required answer is missing.",
                new(
                    "survey",
                    $"{Question} | required | required_message",
                    "text | job | What is your job? | yes | Please name your job."
                )
            )
            {
                IsLocalized = true,
                IsInTemplate = false,
            },
            With(
                "relevant",
                "The question or group is asked only where this holds.",
                "text | job | What is your job?",
                "${works} = 'yes'"
            ) with
            {
                AllowedValues = "a condition on earlier questions and the frame",
                DefaultValue = "always asked",
            },
            new(
                "constraint",
                "What an answer must fulfil; . is the answer.",
                new(
                    "survey",
                    $"{Question} | constraint | constraint_message",
                    "integer | rooms | How many rooms? | . >= 1 | Enter 1 or more."
                )
            )
            {
                AllowedValues = "a condition",
            },
            new(
                "constraint_message",
                "What is said where the constraint does not hold.",
                new(
                    "survey",
                    $"{Question} | constraint | constraint_message",
                    "integer | rooms | How many rooms? | . >= 0 and . < 100 | Enter 0 to 99."
                )
            )
            {
                IsLocalized = true,
            },
            new(
                "soft_constraint",
                "What an answer should fulfil; where it does not, the respondent is asked to look again and may go on.",
                new(
                    "survey",
                    $"{Question} | constraint | constraint_message | soft_constraint | soft_constraint_message",
                    "integer | rooms | How many rooms? | . >= 1 | Enter 1 or more. | . < 20 | That is many. Is it right?"
                )
            )
            {
                AllowedValues = "a condition",
            },
            new(
                "soft_constraint_message",
                "What is said where the soft constraint does not hold.",
                new(
                    "survey",
                    $"{Question} | constraint | constraint_message | soft_constraint | soft_constraint_message",
                    "integer | rooms | How many rooms? | . >= 1 | Enter 1 or more. | . > 1 | Only one room. Is it right?"
                )
            )
            {
                IsLocalized = true,
            },
        ];

    private static ColumnReference[] Computed() =>
        [
            new(
                "calculation",
                "What a calculate computes, or what an answer is set to.",
                new("survey", "type | name | calculation", "calculate | hours_a_year | ${hours} * 52")
            )
            {
                AllowedValues = "an expression",
            },
            With(
                "default",
                "What the question begins with: a value, an expression, or the last round's answer as ${last-saved#name}.",
                "text | country | In which country do you live?",
                "Sweden"
            ) with
            {
                AllowedValues = "a value or an expression",
                IsInTemplate = false,
            },
            new(
                "trigger",
                "The questions whose change sets this one anew, as ${name}; several with commas between.",
                new("survey", "type | name | calculation | trigger", "calculate | noted_at | now() | ${works}")
            )
            {
                AllowedValues = "questions as ${name}",
                IsInTemplate = false,
            },
            With(
                "choice_filter",
                "Which choices are offered; columns of the sheet choices are named without ${}. It may read the last round's answers as "
                    + "${last-saved#name}.",
                "select_multiple tools | wishes | Which tools do you want?",
                "name != 'computer' or ${works} = 'yes'"
            ) with
            {
                AllowedValues = "a condition",
                DefaultValue = "all choices of the list",
            },
            With(
                "read_only",
                "yes: the answer is shown and cannot be changed. A condition makes it so where it holds; it may read the last round's "
                    + "answers as ${last-saved#name} where there is no default.",
                "text | job | Your job",
                "yes"
            ) with
            {
                Words = WordReferences.YesNo,
                AllowedValues = "yes, no or a condition",
                DefaultValue = "no",
                IsInTemplate = false,
            },
            new(
                "repeat_count",
                "How many rows a repeat has; empty lets respondents add rows.",
                new(
                    "survey",
                    $"{Question} | repeat_count",
                    "begin_repeat | jobs | Your jobs | 2",
                    "text | job_title | What is the job called? | ",
                    "end_repeat | | | "
                )
            )
            {
                AllowedValues = "a number or an expression",
                IsInTemplate = false,
            },
            new(
                "repeat_max",
                "How many rows respondents may add at most.",
                new(
                    "survey",
                    $"{Question} | repeat_max",
                    "begin_repeat | jobs | Your jobs | 5",
                    "text | job_title | What is the job called? | ",
                    "end_repeat | | | "
                )
            )
            {
                AllowedValues = "a whole number from 1 to 1000",
                IsInTemplate = false,
            },
        ];

    private static ColumnReference[] Looks() =>
        [
            With("appearance", "How the question or group looks.", "text | story | Tell us more.", "multiline") with
            {
                Words = AppearanceReference.All,
            },
            With(
                "parameters",
                "Further properties of the type, as name=value with blanks between.",
                "range | trust | How much do you trust us?",
                "start=0 end=10"
            ) with
            {
                AllowedValues = "the parameters of the row's type",
                IsInTemplate = false,
            },
            With(
                "missing_choices",
                "What respondents may tick instead of a number, date, time or text, with blanks between.",
                "date | born | When were you born?",
                "dk refused"
            ) with
            {
                AllowedValues = "dk (do not know), refused (cannot disclose), na (not applicable)",
                DefaultValue = "none",
                IsInTemplate = false,
            },
            new(
                "unit",
                "The unit that a number is given in; it stands after the field, and may be typed with the number.",
                new(
                    "survey",
                    $"{Question} | constraint | constraint_message | unit",
                    "decimal | cost | What did it cost? | . >= 0 | Enter 0 or more. | EUR"
                )
            )
            {
                IsLocalized = true,
                IsInTemplate = false,
            },
            With("rows", "How many lines a text field has; the same as the parameter rows.", "text | story | Tell us more.", "5") with
            {
                AllowedValues = "a whole number from 1 to 100",
                IsInTemplate = false,
            },
            With("disabled", "yes: the row is left out.", "text | job | What is your job?", "yes") with
            {
                Words = WordReferences.YesNo,
                DefaultValue = "no",
                IsInTemplate = false,
            },
            With(
                "likelihood",
                "How simulated respondents answer: a number for each choice, or the lowest and highest number or year.",
                "select_one yes_no | retired | Are you retired?",
                "1 3 0.5"
            ) with
            {
                AllowedValues = "numbers with blanks between",
                IsInTemplate = false,
            },
        ];

    private static ColumnReference With(string column, string description, string row, string cell) =>
        new(column, description, new("survey", $"{Question} | {column}", $"{row} | {cell}"));
}
