using System.Collections.Immutable;
using Survey.Data.Studies.Workbooks;
using static Survey.Data.Studies.Workbooks.Severity;

namespace Survey.Data.Studies.Reference;

/// <summary>A code of the problems that <c>check</c> prints. A code has one meaning, and is never used for another.</summary>
/// <param name="Code">The code, such as <c>X001</c>; its letter is the subject, such as X for expressions.</param>
/// <param name="Meaning">What is wrong, in one line.</param>
/// <param name="Action">What to do.</param>
/// <param name="Severities">How much it matters; where there are several, the message tells which one it is.</param>
public sealed record ProblemCode(string Code, string Meaning, string Action, params ImmutableArray<Severity> Severities)
{
    /// <summary>The codes of what Survey.Data reads: everything but the sheets <c>figures</c> and <c>claims</c>.</summary>
    public static ImmutableArray<ProblemCode> All { get; } =
        [
            .. Files(),
            .. Sheets(),
            .. Rows(),
            .. Questions(),
            .. Choices(),
            .. Names(),
            .. Pictures(),
            .. Settings(),
            .. Expressions(),
            .. Conditions(),
            .. Entities(),
            .. UnsupportedFeatures(),
        ];

    private static ProblemCode[] Files() =>
        [
            new("W001", "The file cannot be read.", "Save it again as .xlsx, as Markdown, or as CSV UTF-8.", Error),
            new("W002", "Two sheets have the same name.", "Put their rows together.", Error),
            new("W003", "A row of a Markdown table begins with text.", "Leave the first cell of rows below a sheet's name empty.", Error),
            new("W004", "A row of a Markdown table is above the first sheet.", "Begin a sheet with a line such as | survey |.", Error),
            new("W005", "There are more sheets, rows or characters than are read.", "Remove what is not used, or make two studies.", Error),
            new("W007", "A row of a Markdown table has too many cells.", "Remove those that are not used.", Error),
            new("W008", "Excel does not accept the sheet's name.", "Use at most 31 characters without [ ] : * ? / \\.", Error),
            new("W009", "The sheet reaches further than the columns that are read.", "Delete columns that are not used.", Warning),
            new("W016", "There are more problems than are listed.", "Correct the first ones and check again.", Error, Warning),
            new("W017", "A cell holds a character that no workbook can hold.", "Remove the character.", Error),
            new("W019", "A cell holds a formula whose value is not in the file.", "Open the file in Excel and save it.", Error),
            new("W020", "The only sheet has another name than survey, and is read as survey.", "Name it survey.", Warning),
            new("W021", "The form is written for another program.", "Look at what is reported at single cells.", Information),
            new("W018", "A cell has more characters than Excel keeps.", "Shorten the text.", Error),
        ];

    private static ProblemCode[] Sheets() =>
        [
            new("W006", "The sheet survey is missing.", "Add it with the columns type, name and label.", Error),
            new("W010", "A cell that takes yes or no holds something else.", "Write yes, or leave the cell empty.", Error),
            new(
                "W011",
                "The column is not known.",
                "Correct its name, or write id before it where it holds your own notes.",
                Warning,
                Error
            ),
            new("W012", "The column is there twice.", "Keep one of them.", Error, Warning),
            new("W013", "The sheet is not known.", "Correct its name, or write _ before it where it holds your own notes.", Warning),
            new("W014", "A column that the sheet needs is missing.", "Add it to the first row.", Error),
            new("W015", "The column or sheet belongs to XLSForm and is not needed here.", "Nothing, or remove it.", Warning),
            new("W023", "A message has no name, or that of another one.", "Write a name of its own.", Error),
            new("W024", "The kind of a message is not known.", "Write invitation or reminder.", Error),
            new("W025", "A message has a merge field that is not known.", "Write one of those that the message lists.", Error),
            new("W026", "A message has no subject, no text, or no way to the form.", "Write it, with {{link}} or {{code}}.", Error),
            new("L001", "A text has no translation.", "Write it in the language's column.", Warning),
            new("L002", "A language has no code.", "Write it in parentheses, such as label::Svenska (sv).", Warning),
            new("L003", "Two texts of one row are in the same language and differ.", "Keep one of them.", Warning),
            new("F001", "A row of the sheet frame has no name.", "Write the column's name in the frame file.", Error),
            new("F002", "A column of the frame cannot have that type.", "Write select_one LIST, text, integer, decimal or date.", Error),
            new("V001", "A variable has no name.", "Write one.", Error),
            new("V002", "A variable is computed from itself.", "Correct one of the variables.", Error),
            new("V003", "A variable has no value.", "Write the expression that it is computed by.", Error),
        ];

    private static ProblemCode[] Rows() =>
        [
            new("S001", "The type is missing or not known.", "Write a type of the list in the manual.", Error),
            new("S002", "An end row does not fit what was opened.", "Close first what was opened last.", Error),
            new("S003", "A group or repeat has no end.", "Add the row end_group or end_repeat.", Error),
            new("S004", "The row has no name.", "Write a stable name.", Error),
            new("S005", "An appearance changes nothing.", "Remove it, or write a word of the list in the manual.", Warning),
            new("S006", "repeat_max is not a number of rows.", "Write a whole number from 1 to 1000.", Error),
            new("S007", "A calculate has no calculation.", "Write the expression that it computes.", Error),
            new("S008", "The form asks nothing.", "Add a question.", Error, Warning),
            new("S009", "A group or repeat has no question.", "Move questions into it, or remove it.", Warning),
            new("S012", "A parameter is not known for the type, or its value cannot be used.", "Correct it as the message says.", Error),
            new("S013", "The type has no parameters.", "Empty the cell.", Warning),
            new("S014", "The default is no answer to the question.", "Correct it, or empty the cell.", Warning),
            new("S015", "or_other adds a choice that the choice_filter knows nothing about.", "Write the choice other in the list.", Error),
            new("S016", "The trigger is no question.", "Write it as ${name}; several with commas between.", Error),
            new("S017", "The row is ignored: it has no type, name or label.", "Remove it, or write its type.", Warning),
            new("S018", "An audit has another name than audit.", "Name it audit, or leave the name empty.", Error),
            new("S019", "Groups are nested too deeply.", "Remove some of them.", Error),
            new("S020", "A column concerns questions only, and the row is a group or repeat.", "Write it in a question's row.", Warning),
            new("S022", "One name is used for two files.", "Rename one of the files.", Error),
            new("S023", "search() in appearance cannot be read.", "Write search('file'), or with a comparison and a column.", Error),
            new("S024", "The appearance belongs to a group, and the row is a question.", "Move it to the row begin_group.", Warning),
            new("S025", "rows is not a number of lines.", "Write a whole number from 1 to 100.", Error),
            new(
                "S027",
                "missing_choices names what is no reason, or its row has choices of its own.",
                "Write dk, refused or na.",
                Error
            ),
            new("S026", "The list of a search() does not name the file's columns.", "Write them as a choice's name and label.", Error),
        ];

    private static ProblemCode[] Questions() =>
        [
            new("Q001", "The likelihood does not fit the question.", "Write the numbers that the message asks for.", Error),
            new("Q002", "A constraint has no message.", "Write in the message what respondents are to do.", Warning),
            new("Q004", "A question or group has no label.", "Write what respondents are to read.", Error, Warning),
            new("Q005", "A number may be one of the codes for missing answers.", "Add a constraint such as . >= 0.", Warning),
            new("B001", "Questions of a battery have different lists.", "Use one list in the whole group.", Error),
            new("B002", "A battery holds something else than choice questions.", "Move the row out of the group.", Error),
        ];

    private static ProblemCode[] Choices() =>
        [
            new("C001", "A choice belongs to no list.", "Write the list in list_name.", Error),
            new("C002", "Two choices of a list have the same name.", "Rename one, or set allow_choice_duplicates to yes.", Error, Warning),
            new("C003", "The reason in missing is not known.", "Write dk, refused or na, or leave the cell empty.", Error),
            new("C004", "A score or likelihood is not a number.", "Write it with a decimal point.", Error),
            new("C005", "A likelihood is below 0.", "Write 0 or more.", Error),
            new("C006", "The list is not in the sheet.", "Correct the name, or add the list.", Error),
            new("C007", "A choice's name holds a blank or a comma.", "Write _ instead.", Error, Warning),
            new("C008", "All choices of a list say that there is no value.", "Add a choice that is an answer.", Error),
            new("C009", "The likelihood of a choice in a select_multiple is above 1.", "Write a probability from 0 to 1.", Error),
            new("C010", "A choice has no label.", "Write what respondents are to read.", Warning),
            new("C011", "No question uses the list.", "Remove it, or correct the type of a question.", Warning),
            new("C012", "One code of a list has several labels.", "Give each its own code.", Warning),
            new("C013", "A choice has no name.", "Write its stable code.", Error),
            new(
                "C014",
                "A choice is named as a code for missing answers, and has another name in files.",
                "Write in missing what it means, or choose another name than -99 to -91.",
                Error,
                Warning
            ),
            new("C015", "A row of choices has neither list nor name.", "Remove it, or write its list and name.", Warning),
        ];

    private static ProblemCode[] Names() =>
        [
            new("N001", "The name is taken.", "Choose another one.", Error),
            new("N002", "The name cannot be used.", "Begin with a letter or _, and go on with letters, digits, _, - or .", Error),
            new("N003", "Some programs that read the data do not accept the name.", "Use 2 to 32 of a-z, 0-9 and single _.", Warning),
            new("N004", "The name is used for the words of a choice other.", "Choose another one.", Error),
            new("N005", "The name is a column of the files of answers.", "Choose another one.", Error),
            new("N006", "Two names differ only in case.", "Rename one of them.", Warning),
            new("N007", "The name is taken in another group, so files use a longer one.", "Choose a name of its own.", Warning),
            new("N008", "XLSForm reserves the name.", "Choose another one.", Error),
            new("N009", "A program that reads the data reserves the name.", "Choose another one.", Warning),
            new("N010", "Stata would shorten two names to the same one.", "Shorten one so that they differ.", Warning),
            new("N011", "A name that begins with _ is another in files of answers.", "Nothing, or rename it.", Warning, Error),
        ];

    private static ProblemCode[] Pictures() =>
        [
            new("M001", "The file of a picture is none, or too large.", "Save it as .png, .jpg, .gif or .webp of at most 500 kB.", Error),
            new(
                "M002",
                "A picture has no alternative text; the study cannot be published.",
                "Write in image_alt what the picture says.",
                Warning
            ),
        ];

    private static ProblemCode[] Settings() =>
        [
            new("T001", "The sheet settings has more than one row.", "Remove the other rows.", Warning),
            new("T002", "A setting is not a number that is allowed.", "Write the number that the message asks for.", Error),
            new("T003", "A setting names a column that the sheet frame does not have.", "Add a row for it, or correct it.", Warning),
            new("T004", "form_id cannot be used as it is.", "Write letters, digits, _, - and ., and no blanks.", Warning),
            new("T005", "allow_choice_duplicates is neither yes nor no.", "Write yes, or leave the cell empty.", Warning),
            new("T006", "pages is neither question nor section.", "Write one of them.", Error),
            new("T007", "suppress_dominance cannot be read.", "Write a number and a percentage, such as 2, 85.", Error),
            new("T008", "The form's name in settings cannot be used.", "Write letters, digits, _, - and ., or leave it empty.", Error),
        ];

    private static ProblemCode[] Expressions() =>
        [
            new("X001", "The expression cannot be read.", "Correct it at the place that the message names.", Error),
            new("X002", "The name is not known.", "Correct it, or add the question, frame column or variable.", Error),
            new("X003", "A name without ${} is not a value.", "Write ${name} for a question, 'name' for a text.", Warning, Error),
            new("X004", "The function is not known.", "Correct its name.", Error),
            new("X005", ". has no meaning here.", "Name the question as ${name}.", Warning, Error),
            new("X006", "A repeat, or a question in one, is used as one value.", "Write count(), sum(), min() or max().", Warning, Error),
            new("X007", "The function has a wrong number of arguments.", "Give as many as the message says.", Error),
            new("X010", "A question with several choices is compared with =.", "Write selected().", Warning, Error),
            new("X011", "A number or date is compared with something else.", "Correct the constant.", Warning, Error),
            new("X012", "The list has no such choice.", "Correct the choice's name.", Warning, Error),
            new("X013", "Values that have no order are compared with < or >.", "Write = or selected().", Warning, Error),
            new("X014", "Something that is no number is used in arithmetic.", "Use a number.", Warning, Error),
            new("X015", "selected() is used of something that has no choices.", "Compare it with =.", Warning, Error),
            new("X016", "A function's argument is of a wrong kind.", "Give a value of that kind.", Warning, Error),
            new("X017", "The pattern of regex() is computed.", "Write it in quotes.", Warning, Error),
            new("X018", "The pattern of regex() cannot be read.", "Correct it.", Warning, Error),
            new("X019", "A pattern of a date has a directive that is not known.", "Use those that the message lists.", Warning, Error),
            new("X020", "An expression depends on a question that is asked later.", "Ask that question first.", Warning),
            new("X021", "Whether a question is asked, or what it computes, depends on itself.", "Correct relevant or calculation.", Error),
            new("X022", "| or .. is used where it has no meaning.", "Write or, or name the question.", Warning, Error),
            new("X023", "A file that the form reads is missing.", "Upload it, or add it as a sheet; the study needs it.", Warning),
            new("X024", "The list or file has no such column.", "Correct the name.", Warning, Error),
            new("X025", "A path or indexed-repeat() names something that is no repeat.", "Name a repeat.", Warning, Error),
            new("X026", "position() or last() is used where there are no rows.", "Write position(..) or count().", Warning, Error),
            new("X027", "jr:choice-name() is used of something without choices.", "Write jr:choice-name(${q}, '${q}').", Warning, Error),
            new("X028", "The file of pulldata() is computed.", "Write it in quotes.", Warning, Error),
            new("X031", "A text shows an answer that does not exist.", "Correct the name in ${}.", Error),
            new("X032", "Several questions or groups have the name.", "Give the one that is meant a name of its own.", Error),
            new("X033", "A text shows an answer that is given later.", "Ask that question on an earlier page.", Warning),
            new("X034", "The expressions are longer than are read.", "Shorten them, or compute common parts in a calculate.", Error),
            new("X035", "The function belongs to the form and not to figures.", "Write what the message proposes.", Error),
            new("X036", "The repeat has no such question.", "Correct the name.", Warning, Error),
        ];

    private static ProblemCode[] Conditions() =>
        [
            new("X040", "A question or group is never asked.", "Correct its condition, or those of its groups.", Warning),
            new("X041", "A question or group is always asked.", "Correct its condition, or leave the cell empty.", Warning),
            new("X042", "No answer fulfils the constraint.", "Correct it.", Warning),
            new("X043", "Every answer fulfils the constraint.", "Correct it, or leave the cell empty.", Warning),
            new("X044", "A choice_filter leaves no choice.", "Correct it, or the columns of choices that it reads.", Warning),
            new("X045", "A condition in required or read_only never holds.", "Correct it, or leave the cell empty.", Warning),
            new("X046", "It is not known whether the condition can hold and fail.", "Split it, or try it with bots.", Information),
            new("X047", "A choice_filter leaves out no choice.", "Correct it, or leave the cell empty.", Warning),
            new("X050", "A path leads to nothing.", "Correct it, or name the question as ${name}.", Error),
            new("X051", "A text is compared with a condition.", "Write the condition alone, or compare two texts.", Warning),
            new("X052", "A ranking lists a choice that excludes all others.", "Give it a list of its own without that choice.", Warning),
            new("X060", "select_one ${name} names no question of a repeat.", "Correct the name, or write a list.", Error),
            new("X061", "The answers that are to be choices are stored as codes.", "Compute their words in a calculate.", Unsupported),
            new("X062", "The answers that are choices are given later.", "Ask in the repeat first.", Warning),
            new("X048", "A condition in required or read_only always holds.", "Correct it, or write yes.", Warning),
            new("X049", "The expression or text reads a question that is not asked here.", "See that the form works without it.", Warning),
        ];

    private static ProblemCode[] Entities() =>
        [
            new("X053", "A list of entities has no name that can be used.", "Write a name of its own in list_name.", Error),
            new(
                "X054",
                "A row of entities does not say whether entities are made or changed.",
                "Write label to make entities, entity_id to change them.",
                Error
            ),
            new("X055", "save_to names no property of a list of entities.", "Write property, or with several lists list#property.", Error),
            new("X056", "Two answers are saved to one property of an entity.", "Give each a property of its own.", Error),
            new(
                "X057",
                "A list of entities has no place: its answers are in different repeats, or another list is in the way.",
                "Save each list's answers in one repeat, and those of different lists in groups of their own.",
                Error
            ),
            new("X058", "Entities are kept, and not made or changed here.", "Nothing, or remove the sheet and save_to.", Warning),
        ];

    private static ProblemCode[] UnsupportedFeatures() =>
        [
            new("U001", "The type of the row is not supported.", "Do what the message proposes, or remove the row.", Unsupported),
            new("U002", "A repeat is inside a repeat that is inside another.", "Ask in a repeat of its own.", Unsupported),
            new("U004", "The column is not supported.", "Do what the message proposes, or remove it.", Unsupported),
            new("U005", "The sheet is not supported.", "Remove the sheet and what uses it.", Unsupported),
            new("U006", "The name of a searched file comes from an answer.", "Search one file that holds the rows of all.", Unsupported),
            new("U008", "An audit of positions is not kept.", "Nothing, or remove the parameters that begin with location-.", Warning),
            new("U009", "Sound, film and pictures that answers choose are not shown.", "See that the label says what they say.", Warning),
            new(
                "U010",
                "Positions, recordings, files and barcodes are not collected.",
                "Say at publishing that they are left out, or remove the rows.",
                Warning
            ),
            new("X008", "Answers of the last round are read where they are not supported.", "Use a frame column.", Unsupported),
            new("X009", "The function is not supported.", "Do what the message proposes.", Unsupported),
            new("X030", "The path or lookup is not supported.", "Name the question as ${name}.", Unsupported),
        ];
}
