namespace Survey.Web.Features.Help;

/// <summary>Entries of the manual on what respondents meet, for whoever answers when they call: the words as they stand on their pages,
/// what they mean, and what to say.</summary>
/// <remarks>A test finds the words in both languages among the texts of those pages.</remarks>
internal static class RespondentManual
{
    private const string ComingIn = "Coming in";
    private const string Questions = "A page of questions";
    private const string Saving = "Saving and coming back";
    private const string Submitting = "Checking and handing in";
    private const string Colleagues = "Colleagues";
    private const string Paper = "On paper";

    /// <summary>The words in the order in which a respondent meets them.</summary>
    public static ManualSection Words() =>
        new(
            "what-respondents-meet",
            [
                Entry(
                    ComingIn,
                    ("Your code", "Din kod"),
                    "The field on the first page for the code of the letter or mail.",
                    "Small letters, blanks and the whole line or link may be entered",
                    "Many wrong codes from one address are answered more and more slowly: a quarter of an hour later it is as before"
                ),
                Entry(
                    ComingIn,
                    ("Can’t find the code?", "Hittar du inte koden?"),
                    "Tells whom to ask.",
                    "A new code is made from New code on the page of the unit; it ends the old one, and saved answers stay",
                    "The command codes writes the present code of a unit again"
                ),
                Entry(
                    ComingIn,
                    ("The survey has not opened yet", "Undersökningen har inte öppnat"),
                    "The code is right, and the round has not begun. The page says when it opens."
                ),
                Entry(
                    ComingIn,
                    ("The survey is closed", "Undersökningen är stängd"),
                    "The code is right, and the round has ended. What was handed in can still be read and printed.",
                    "What was saved and not handed in is kept, and can be handed in if the round is opened again"
                ),
                Entry(
                    Questions,
                    ("(optional)", "(frivillig)"),
                    "The question may be left blank. All others have to be answered before the form is handed in."
                ),
                Entry(
                    Questions,
                    ("Enter a number, for example 12 or 12.5", "Ange ett tal, till exempel 12 eller 12,5"),
                    "What stands in the field is no number. The text is kept as it was typed until it is changed.",
                    "The unit stands behind the field and may be typed too: 12 %, 1,200 hours",
                    "Spaces between thousands are read as such; on an English page a comma separates thousands, on a Swedish one decimals",
                    "A number that leaves the field is shown as it was read, in groups of three digits; a whole number without a unit from "
                        + "five digits on, for four may be a year"
                ),
                Entry(
                    Questions,
                    (
                        "Choose the number that is right, or write it again in the field.",
                        "Välj det tal som stämmer, eller skriv om det i fältet."
                    ),
                    "The number can be read in two ways, such as 12.500 on a Swedish page: 12 500 or 12,5. The page asks which is meant."
                ),
                Entry(
                    Questions,
                    ("Don’t know", "Vet ej"),
                    "May be ticked instead of a number, date or text where the workbook's column missing_choices offers it.",
                    "It empties the field, and is stored as the reason why there is no value, not as a value",
                    "Other reasons are Cannot disclose this (Kan inte lämna ut uppgiften) and Not applicable (Ej aktuellt)",
                    "A value beside the tick is kept, and the page asks to remove one of them"
                ),
                Entry(
                    Questions,
                    ("{0} characters left", "{0} tecken kvar"),
                    "A text has the limit that its constraint sets, such as string-length(.) <= 500. The limit stands below the field.",
                    "What is left is counted where the limit is near; a longer text is kept, and has to be shortened before one goes on"
                ),
                Entry(
                    Questions,
                    ("Same answer as last time", "Samma svar som förra gången"),
                    "A button beside a question that the unit answered in the round before; that answer stands above it.",
                    "It fills the answer in as if it had been typed, and saves it; it can be changed like any other",
                    "It is missing where the answer cannot be given any longer: the choice is gone, or the bounds are others",
                    "In a list whose rows the respondent names, a row goes on from the row with the same name",
                    "Without script the page is saved and shown again with the answer in it"
                ),
                Entry(
                    Questions,
                    (
                        "The answer is filled in beforehand. Change it if it is not right.",
                        "Uppgiften är ifylld i förväg. Ändra den om den inte stämmer."
                    ),
                    "The workbook fills the question in, from the round before (last-saved) or by its default.",
                    "It counts as answered once the person has gone on from the page"
                ),
                Entry(
                    Questions,
                    ("Is the answer right all the same? Say briefly why:", "Stämmer svaret ändå? Skriv kort varför:"),
                    "The answer is unusual (soft_constraint). It may stay, with a reason.",
                    "The reasons are listed under Answers confirmed despite a check",
                    "A reason belongs to the values that it was given for: other values are asked about again"
                ),
                Entry(
                    Questions,
                    (
                        "Because of the answer, something is no longer asked",
                        "Svaret gör att något inte längre frågas"
                    ),
                    "Names the sections and questions that an answer has hidden, and which answer decides it.",
                    "What was answered there is kept, does not count meanwhile, and comes back if the answer is changed back"
                ),
                Entry(
                    Questions,
                    ("Two different answers. Choose which one is to count", "Två olika svar. Välj vilket som ska gälla"),
                    "Somebody else, or the same person in another tab, has changed the answer since the page was opened.",
                    "Both stand side by side with who saved the other one and when; everything else on the page is saved"
                ),
                Entry(
                    Saving,
                    ("Not saved yet", "Inte sparat än"),
                    "The line at the bottom of the page: whether everything is saved, when, and how many questions are answered.",
                    "With script the page saves itself a second or two after the last key; without script when a button is pressed",
                    "Wrong and unfinished answers are saved too"
                ),
                Entry(
                    Saving,
                    ("No contact with the server", "Ingen kontakt med servern"),
                    "What is typed is kept in that browser, and is sent by itself when there is contact again.",
                    "The tab should stay open; if it is closed, the same browser offers the answers when the page is opened again"
                ),
                Entry(
                    Saving,
                    ("Save and continue later", "Spara och fortsätt senare"),
                    "Ends on a page that says that all is saved, how to come back and until when, with a button to sign out."
                ),
                Entry(
                    Saving,
                    ("E‑mail me the link", "Mejla mig länken"),
                    "Sends a link to the form to the address that is entered, a few times a day at most.",
                    "The mail comes from the survey's sender; if it does not arrive within minutes, look among unwanted mail"
                ),
                Entry(
                    Saving,
                    ("Enter your code again", "Skriv din kod igen"),
                    "Twelve hours passed since the last page. What was typed comes along and is saved once the code is entered."
                ),
                Entry(
                    Submitting,
                    ("Check your answers", "Kontrollera dina svar"),
                    "All answers by section. Complete sections are folded; what is not answered is marked, and in red once one hands in."
                ),
                Entry(
                    Submitting,
                    ("Hand in the form", "Lämna in formuläret"),
                    "Only the coordinator can, once everything that is asked is answered; the page says what is left, with links.",
                    "If somebody changed an answer meanwhile, nothing is handed in, and the changes are shown first"
                ),
                Entry(
                    Submitting,
                    ("Receipt", "Kvitto"),
                    "Number, time, who handed in for whom. It can be printed or saved as PDF, with the answers."
                ),
                Entry(
                    Submitting,
                    ("Open the form for changes", "Öppna formuläret för ändringar"),
                    "On the receipt, until the round closes. What was handed in counts until the form is handed in again."
                ),
                Entry(
                    Submitting,
                    ("Copy the answers from another form", "Kopiera svaren från ett annat formulär"),
                    "For who answers for several units: fills in what is not answered from another of their forms, section by section.",
                    "What was copied is marked, and has to be looked at before the form is handed in"
                ),
                Entry(
                    Colleagues,
                    ("Send a part to a colleague", "Skicka en del till en kollega"),
                    "The coordinator sends sections to a colleague by mail. The colleague's link opens that part only.",
                    "Both see and change the same answers; the section list says who has which part, and whether the mail went",
                    "The mail comes from the site's address in the agency's name; an answer to it goes to the coordinator",
                    "Names and addresses stay with the organisation: they are in no file with answers"
                ),
                Entry(
                    Colleagues,
                    ("Take back", "Ta tillbaka"),
                    "Ends the colleague's link and tells them by mail; what they have saved stays."
                ),
                Entry(
                    Colleagues,
                    ("Give the part back", "Lämna tillbaka delen"),
                    "The colleague is done, complete or not. The coordinator gets a mail, and is the one who hands in."
                ),
                Entry(
                    Colleagues,
                    ("See who has changed what", "Se vem som har ändrat vad"),
                    "Every save with who, when, and the answers before and after, for the coordinator."
                ),
                Entry(
                    Paper,
                    ("Print the whole form (blank)", "Skriv ut hela formuläret (tomt)"),
                    "Every question with boxes, and in words when it is asked. To be discussed on paper; the answers are given on the web.",
                    "Print, and Save as PDF, are those of the browser"
                ),
                Entry(
                    Paper,
                    ("Download as a Word document", "Ladda ner som Word-dokument"),
                    "The blank form as .docx, to be sent around and commented on."
                ),
                Entry(
                    Paper,
                    ("Print the form with the answers", "Skriv ut formuläret med svaren"),
                    "The answers as they are now, with the initials of who gave them where they are several; a draft says that it is one."
                ),
            ]
        );

    private static ManualEntry Entry(
        string group,
        (string English, string Swedish) words,
        string description,
        params IEnumerable<string> notes
    ) =>
        new(words.English, description)
        {
            Group = group,
            Notes = WorkbookManual.JoinSentences(notes),
            Example = words.Swedish,
        };
}
