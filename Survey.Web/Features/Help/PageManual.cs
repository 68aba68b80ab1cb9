namespace Survey.Web.Features.Help;

/// <summary>Entries of the manual on the research team's pages: what each part of a page is for, and the steps that it takes.</summary>
/// <remarks>A test opens each address and finds the heading there.</remarks>
internal static class PageManual
{
    /// <summary>What stands in an address for the id of an uploaded study.</summary>
    public const string UploadPlaceholder = "STUDY";

    /// <summary>What stands in an address for the name of a round.</summary>
    public const string RoundPlaceholder = "ROUND";

    /// <summary>What stands in an address for the id of a unit.</summary>
    public const string UnitPlaceholder = "UNIT";

    private const string StudyList = "Studies";
    private const string Study = "An uploaded study";
    private const string Round = "A round";
    private const string StudyListAddress = "/manage/studies";
    private const string StudyAddress = $"{StudyListAddress}/{UploadPlaceholder}";

    /// <summary>The pages in the order in which a study needs them.</summary>
    public static ManualSection Pages() =>
        new(
            "pages",
            [
                Entry(
                    StudyList,
                    "Get a template (Excel)",
                    StudyListAddress,
                    "An empty workbook with every sheet, its columns, drop-downs and a few example rows.",
                    "Get a frame file to start from (CSV) is its companion for those who are asked"
                ),
                Entry(
                    StudyList,
                    "Upload",
                    StudyListAddress,
                    "Takes the workbook (.xlsx, .xls, .ods, .csv or .md) and the frame (.csv, .xlsx, .xls or .ods), checks both, and "
                        + "opens the page of the study.",
                    "Choose the workbook, choose the frame, and press Upload",
                    "Choose further files only where the form reads them (select_one_from_file, pulldata)",
                    "An upload publishes nothing and is kept for 180 days. To correct something, change the file and upload it again"
                ),
                Entry(
                    Study,
                    "Faults in the workbook",
                    StudyAddress,
                    "Lists what check finds: cell, kind, code and what to do; each code leads to its explanation.",
                    "Errors and what is not supported have to be corrected before a preview; warnings need not",
                    "Get a copy with the faults marked (Excel) is the workbook with a comment in each of these cells",
                    "Faults in the frame are listed below, by line"
                ),
                Entry(
                    Study,
                    "See the form",
                    StudyAddress,
                    "The preview: the form as a respondent of each group will see it. Nothing is saved.",
                    "Page by page asks the questions with their conditions and checks, as an answering respondent meets them",
                    "All at once shows every question on one page, to read or to print"
                ),
                Entry(
                    Study,
                    "Bots",
                    StudyAddress,
                    "Bots fill in the form with made-up answers and look for questions that nobody is asked, choices that nobody is "
                        + "offered, checks that never or always hold, and pages that cannot be left.",
                    "Press Send bots and wait for seconds or minutes; the page may be left meanwhile",
                    "What no bot reached is listed with its cell; where the list says that this is proved, a condition is wrong, "
                        + "else it may need answers that are rare",
                    "Where respondents cannot continue names the page and the question, and the answers before",
                    "Correct the workbook, upload it again, and send bots again",
                    "The command simulate --coverage does the same with files"
                ),
                Entry(
                    Study,
                    "Publish",
                    StudyAddress,
                    "Opens a round: one time that the study is asked. Everyone in the frame gets a code.",
                    "Write the round's name and when it opens and closes, in the site's time zone, and press Publish",
                    "Get the codes (CSV) for the letters; the command codes writes the same ones again",
                    "The round before may be chosen, so that its answers are shown beside the new ones"
                ),
                Entry(
                    Study,
                    "A new version of a round that is open",
                    StudyAddress,
                    "Gives a corrected workbook to a round that is open. Every answer is kept, also those that are no longer asked for.",
                    "Upload the corrected workbook, and follow See what would change in the round's line",
                    "The page tells what each change does to answers that have come in, and lists the responses; nothing is changed yet",
                    "Give the round the new version does so; the command revise does the same"
                ),
                Entry(
                    Round,
                    "Who has answered",
                    $"/manage/{RoundPlaceholder}",
                    "How many of each group have submitted, have started, or have not started, and the state of each unit.",
                    "Count by breaks the table down by a column of the frame",
                    "Answers day by day shows how the share that has submitted grows, beside the round before on the same day",
                    "Answers confirmed despite a check are listed on a page of their own"
                ),
                Entry(
                    Round,
                    "Who answers?",
                    $"/manage/{RoundPlaceholder}/representativity",
                    "The R-indicator of each group so far, and the kinds of units from which more answers help most.",
                    "Each value leads to the list of its units",
                    "The report's sheet of non-response has the same numbers"
                ),
                Entry(
                    Round,
                    "Everyone who was asked",
                    $"/manage/{RoundPlaceholder}/units",
                    "The units of the frame with their state, fifty at a time, and a file (CSV) of those that are listed.",
                    "Search part of a name, organisation, id or mail address, and narrow by group and state",
                    "The counts on the page of who has answered lead to the units that they count",
                    "Each name leads to the page of the unit"
                ),
                Entry(
                    Round,
                    "What has happened",
                    $"/manage/{RoundPlaceholder}/unit?unit={UnitPlaceholder}",
                    "One unit: its frame row, its receipt, how far each section has come and who holds it, and every save and submission.",
                    "Read the answers leads to every answer in words; Changes beside an answer says who changed it, when, and from what",
                    "New code replaces the code of the person who answers",
                    "Give more time moves the last day of this unit alone, and Open again gives a submitted form back; what was submitted "
                        + "counts until it is handed in again",
                    "Begin to enter opens the unit's form to whom it came by paper or telephone: the same form and checks, under a banner, "
                        + "for this unit and your account alone; each save stands in the history with how and when the answers came",
                    "A reason is needed where the time is over, where the unit has answered itself, and for corrections; what the unit "
                        + "answered stays in the history of each answer",
                    "Contacts are the people in the organisation: a coordinator, deputies and others, each for this unit or for all units "
                        + "of the organisation; mails go to the coordinator, else the deputy, else others, else the frame's address",
                    "Mails lists what was sent to the person, and Send the link mails the invitation again to one of their addresses",
                    "Change the outcome notes a unit as refused, undeliverable, ineligible or merged with another one, or takes that back",
                    "Change the frame row corrects its name, address and other columns, under the rules of the frame file",
                    "Each of these needs a reason, which is kept with who and when",
                    "Names of colleagues are not shown outside their organisation"
                ),
                Entry(
                    Round,
                    "Change the frame",
                    $"/manage/{RoundPlaceholder}/frame",
                    "Adds, changes and removes those who are asked, by a file, also while the round is open. A unit that the file leaves "
                        + "out becomes ineligible and keeps its answers.",
                    "Download the frame (.xlsx or .csv), change it, and upload it",
                    "What would be changed is shown first, value by value; a file with faults changes nothing, and every fault is named",
                    "Write a reason and press Change the frame; each change is kept with who, when and why",
                    "Who answers for a unit follows its e-mail address, else its organisation; a new person needs a new code",
                    "The commands frame export and frame import do the same"
                ),
                Entry(
                    Round,
                    "Invitations and reminders",
                    $"/manage/{RoundPlaceholder}/mailings",
                    "What was mailed to those who are asked, and what became of each mail.",
                    "New mailing takes a message of the sheet messages, and shows who would get it and one finished mail",
                    "It is sent now or at a time, and what waits can be cancelled",
                    "Nobody who has answered or refused gets one, whatever is chosen; that is looked at again when the mail is sent",
                    "Uncertain mails may have arrived, and are not sent again by themselves",
                    "Mails go to the contact to be asked first of a unit, else to the address of the frame",
                    "The commands invite and remind do the same"
                ),
                Entry(
                    Round,
                    "Mails that came back",
                    $"/manage/{RoundPlaceholder}/mailings/bounces",
                    "Takes in mails that could not be delivered, as files or pasted, and says what to do about each.",
                    "Where the address does not exist, it is dead: the next mailing goes to the next contact",
                    "So do three that came back for other reasons, such as a full mailbox; where the fault is ours, the address stays",
                    "Send now sends the same message to the next contact, once; The address works takes a bounce back, with a reason",
                    "Units without an address that works are listed as not reachable",
                    "Automatic replies are noted, and change nothing"
                ),
                Entry(
                    Round,
                    "Last day to answer",
                    $"/manage/{RoundPlaceholder}/closing",
                    "Extends, closes and reopens the round, each with a reason that is kept; respondents see the new last day at once.",
                    "Change the last day to answer on the page of who has answered leads here",
                    "The commands round extend, round close and round reopen do the same"
                ),
                Entry(
                    Round,
                    "Frozen datasets",
                    $"/manage/{RoundPlaceholder}/datasets",
                    "Keeps the study, the frame and the answers as they are now, under a name that figures and reports can be made of.",
                    "Write a name and a reason and press Freeze the dataset; a frozen dataset is never changed",
                    "The page of each says what has changed since: units, outcomes, responses, and the answers to which questions",
                    "Its study, frame and answers can be downloaded as the files that the command report reads",
                    "Data, on the pages of figures, claims and report, chooses between it and the answers as they are now",
                    "The commands round freeze and round changes do the same, and report --dataset makes its report"
                ),
                Entry(
                    Round,
                    "Figures",
                    $"/analyse/{RoundPlaceholder}",
                    "Every figure with its chart and table, computed from the answers that have come in so far.",
                    "Break down by shows a figure for other groups than the workbook names; what has to be withheld stays withheld"
                ),
                Entry(
                    Round,
                    "Claims",
                    $"/analyse/{RoundPlaceholder}/claims",
                    "The sentences of the sheet claims, each with its verdict by the confidence interval and by the possible range.",
                    "Results explains the verdicts"
                ),
                Entry(
                    Round,
                    "Report",
                    $"/analyse/{RoundPlaceholder}/report",
                    "The report as an Excel workbook, the charts as pictures, and figures.json.",
                    "Press Make the report; when it is done the files can be downloaded",
                    "The page says where answers have come in since it was made"
                ),
            ]
        );

    private static ManualEntry Entry(string group, string name, string address, string description, params IEnumerable<string> steps) =>
        new(name, description)
        {
            Group = group,
            Notes = WorkbookManual.JoinSentences(steps),
            Example = address,
        };
}
