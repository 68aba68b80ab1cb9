using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Reference;

/// <summary>A word of the column <c>type</c>: what a row of the sheet <c>survey</c> is.</summary>
/// <param name="Name">The word as authors write it; case does not matter when it is read.</param>
/// <param name="Description">What the row asks or does, in one line.</param>
public sealed record QuestionTypeReference(string Name, string Description) : WordReference(Name, Description)
{
    /// <summary>The question that the word alone asks; null for words with an argument, groups and files.</summary>
    public QuestionType? QuestionType { get; init; }

    /// <summary>The fact of the answering that is recorded, or null.</summary>
    public MetadataKind? Metadata { get; init; }

    /// <summary>Whether a calculation may be without expression.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether a number is picked from a scale.</summary>
    public bool IsScale { get; init; }

    /// <summary>Whether there is one thing to tick.</summary>
    public bool IsAcknowledgement { get; init; }

    /// <summary>What the column <c>parameters</c> may hold in such a row.</summary>
    public ImmutableArray<WordReference> Parameters { get; init; } = [];

    /// <summary>All words of the column.</summary>
    public static ImmutableArray<QuestionTypeReference> All { get; } =
        [
            .. QuestionTypeDefinition.All.Where(facts => facts.WorkbookType.Length > 0).Select(FromFacts),
            .. SpecialTypes(),
            .. ChoicesFromElsewhere(),
            .. Structure(),
            .. MetadataTypes(),
            .. UncollectedTypeReference.All,
        ];

    private static QuestionTypeReference FromFacts(QuestionTypeDefinition facts)
    {
        var words = facts.WorkbookType.Split(' ');
        var (description, example) = Describe(facts.Type);
        return new(words[0], description)
        {
            QuestionType = words.Length == 1 ? facts.Type : null,
            Argument = string.Join(' ', words.Skip(1)),
            Synonyms = Words(facts.WorkbookAliases),
            DropDownText = facts.WorkbookType.Replace("LIST", "yes_no", StringComparison.Ordinal),
            Parameters = ParametersOf(facts),
            Example = example,
        };
    }

    private static ImmutableArray<WordReference> ParametersOf(QuestionTypeDefinition facts)
    {
        if (facts.HasChoices)
        {
            return ParameterReference.ForChoices;
        }

        return facts.Type == Questionnaires.QuestionType.Text ? ParameterReference.ForText : [];
    }

    private static (string Description, WorkbookExample Example) Describe(QuestionType type) =>
        type switch
        {
            Questionnaires.QuestionType.SingleChoice => (
                "One choice of a list of the sheet choices; or_other after the list adds a choice with words of one's own.",
                Row("select_one yes_no | retired | Are you retired?")
            ),
            Questionnaires.QuestionType.MultipleChoice => (
                "Any number of choices of a list of the sheet choices.",
                Row("select_multiple tools or_other | wishes | Which tools do you want?")
            ),
            Questionnaires.QuestionType.Ranking => (
                "The choices of a list put in order, the first the highest.",
                Row("rank tools | tool_order | Which tool do you use most?")
            ),
            Questionnaires.QuestionType.WholeNumber => (
                "A whole number of at most 15 digits; longer ones, such as numbers of accounts, are text.",
                Number("integer | children | How many children do you have? | . >= 0 | Enter 0 or more.")
            ),
            Questionnaires.QuestionType.Number => (
                "A number that may have decimals.",
                Number("decimal | income | What do you earn in an hour? | . >= 0 | Enter 0 or more.")
            ),
            Questionnaires.QuestionType.Percent => (
                "A number from 0 to 100, shown with %. It may have decimals.",
                Row("percent | office_share | How much of your time do you spend at the office?")
            ),
            Questionnaires.QuestionType.Date => (
                "A date; as month or year where the appearance allows it.",
                Row("date | moved_in | When did you move in?")
            ),
            Questionnaires.QuestionType.Time => ("A time of day.", Row("time | gets_up | When do you get up?")),
            Questionnaires.QuestionType.DateTime => (
                "A date with a time of day.",
                Row("dateTime | last_visit | When were you here last?")
            ),
            Questionnaires.QuestionType.Text => ("Words.", Row("text | street | In which street do you live?")),
            Questionnaires.QuestionType.Note => (
                "Something to read, nothing to answer. The name may be left out.",
                Row("note | thanks | Thank you for your answers.")
            ),
            Questionnaires.QuestionType.Calculation => (
                "A value that the form computes; it is not shown.",
                new("survey", "type | name | calculation", "calculate | hours_a_year | ${hours} * 52")
            ),
            Questionnaires.QuestionType.Metadata => (
                "A fact of the answering.",
                new("survey", "type | name", "start | began")
            ),
            Questionnaires.QuestionType.Uncollected => (
                "An answer that is not collected here.",
                Row("geopoint | place | Where are you?")
            ),
        };

    private static QuestionTypeReference[] SpecialTypes() =>
        [
            new("range", "A number picked from a scale: 1 to 10 unless the parameters say otherwise.")
            {
                QuestionType = Questionnaires.QuestionType.Number,
                IsScale = true,
                Parameters = ParameterReference.ForScales,
                Example = new(
                    "survey",
                    "type | name | label | parameters",
                    "range | trust | How much do you trust us? | start=0 end=10 step=1"
                ),
            },
            new("acknowledge", "One box to tick.")
            {
                QuestionType = Questionnaires.QuestionType.SingleChoice,
                IsAcknowledgement = true,
                Synonyms = Words("trigger add_acknowledge_prompt q_acknowledge"),
                Example = Row("acknowledge | has_read | I have read the information."),
            },
            new("hidden", "A value that is not shown, with its default as value.")
            {
                QuestionType = Questionnaires.QuestionType.Calculation,
                IsHidden = true,
                DropDownText = "",
                Example = new("survey", "type | name | default", "hidden | source | web"),
            },
        ];

    private static QuestionTypeReference[] ChoicesFromElsewhere() =>
        [
            new(
                "select_one ${NAME}",
                "One of the answers to a text, integer or calculate of a repeat, each offered once; the answer is kept as text. "
                    + "choice_filter reads the questions of the repeat in each row. An answer that is in no row any more has to be "
                    + "chosen anew; with no row there is nothing to choose, and no answer is demanded."
            )
            {
                DropDownText = "",
                Example = new(
                    "survey",
                    "type | name | label",
                    "begin_repeat | homes | Homes",
                    "text | inhabitant | Who lives there?",
                    "end_repeat | | ",
                    "select_one ${inhabitant} | contact | Whom may we call?"
                ),
            },
            new("select_one_from_file", "One choice of a file beside the workbook, or of a sheet called as the file.")
            {
                Argument = "FILE",
                DropDownText = "",
                Parameters = ParameterReference.ForFiles,
                Example = Row("select_one_from_file places.csv | workplace | Where do you work?"),
            },
            new("select_multiple_from_file", "Any number of choices of a file beside the workbook.")
            {
                Argument = "FILE",
                DropDownText = "",
                Parameters = ParameterReference.ForFiles,
                Example = Row("select_multiple_from_file places.csv | visited | Which places have you visited?"),
            },
            new("select_one_external", "One choice of a list of the sheet external_choices.")
            {
                Argument = "LIST",
                DropDownText = "",
                Parameters = ParameterReference.ForChoices,
                Example = Row("select_one_external villages | birthplace | Where were you born?"),
            },
        ];

    private static QuestionTypeReference[] Structure() =>
        [
            new("begin_group", "A group begins: a section of the form, or with an appearance a page or a battery. end_group ends it.")
            {
                Synonyms = Words("group begin_lgroup lgroup"),
                Example = Row("begin_group | home | Your home", "text | rooms | Which rooms are there?", "end_group | |"),
            },
            new("end_group", "The group that was opened last ends."),
            new(
                "begin_repeat",
                "Questions that are asked once for each row, such as each member of a household. end_repeat ends it. In a repeat inside a "
                    + "repeat each outer row has rows of its own; two levels are the most. There expressions see the row, the one around "
                    + "it, and in sums and counts the rows of the same outer row; outside they see all rows."
            )
            {
                Synonyms = Words("repeat begin_looped_group looped_group"),
                Example = Row(
                    "begin_repeat | jobs | Your jobs",
                    "text | job_title | What is the job called?",
                    "begin_repeat | tasks | Your tasks as ${job_title}",
                    "text | task | What do you do?",
                    "end_repeat | |",
                    "end_repeat | |"
                ),
            },
            new("end_repeat", "The repeat that was opened last ends."),
            new("begin_loop over", "Rows that are written once for each choice of a list; %(label)s and %(name)s are the choice's.")
            {
                Argument = "LIST",
                DropDownText = "",
                Example = Row(
                    "begin_loop over tools | each_tool | Each tool",
                    "select_one yes_no | uses | Do you use: %(label)s?",
                    "end_loop | |"
                ),
            },
            new("end_loop", "The loop that was opened last ends.") { DropDownText = "" },
            new("csv-external", "A CSV file that expressions look up, called as the row with .csv; the row asks nothing.")
            {
                DropDownText = "",
                Example = new("survey", "type | name", "csv-external | places"),
            },
            new("xml-external", "An XML file that expressions look up, called as the row with .xml; the row asks nothing.")
            {
                DropDownText = "",
                Example = new("survey", "type | name", "xml-external | prices"),
            },
        ];

    private static QuestionTypeReference[] MetadataTypes() =>
        [
            Recorded("start", MetadataKind.Start, "When the form was first opened.", "start_time get_start_time"),
            Recorded("end", MetadataKind.End, "When the form was last saved.", "end_time get_end_time"),
            Recorded("today", MetadataKind.Today, "The day on which the form was first opened.", "get_today"),
            Recorded("username", MetadataKind.UserName, "Who answered, as the site knows them.", ""),
            Recorded("email", MetadataKind.Email, "The e-mail address of who answered.", ""),
            Recorded("phonenumber", MetadataKind.PhoneNumber, "Always empty: a web form does not know the number.", "get_phone_number"),
            Recorded(
                "deviceid",
                MetadataKind.Device,
                "Always empty: a web form does not know the device.",
                "device_id get_device_id imei subscriberid subscriber_id get_subscriber_id simserial sim_id get_sim_id uri:deviceid "
                    + "uri:simserial uri:subscriberid uri:phonenumber uri:username uri:email"
            ),
            Recorded("audit", MetadataKind.Audit, "Who changed what and when. The row is called audit.", "") with
            {
                Parameters = ParameterReference.ForAudits,
                Example = new("survey", "type | name", "audit | audit"),
            },
        ];

    private static QuestionTypeReference Recorded(string name, MetadataKind kind, string description, string synonyms) =>
        new(name, description)
        {
            QuestionType = Questionnaires.QuestionType.Metadata,
            Metadata = kind,
            Synonyms = Words(synonyms),
            DropDownText = "",
            Example = new("survey", "type | name", $"{name} | recorded_{name}"),
        };

    private static WorkbookExample Number(string row) => new("survey", "type | name | label | constraint | constraint_message", row);

    private static WorkbookExample Row(params string[] rows) => new("survey", "type | name | label", [.. rows]);

    private static ImmutableArray<string> Words(string words) => [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
