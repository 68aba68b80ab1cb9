using ClosedXML.Excel;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies;

/// <summary>An Excel workbook to begin a study with: every sheet with its columns, a few rows that can be replaced, and drop-downs where
/// words are to be chosen.</summary>
public static class StudyTemplate
{
    private const int DropDownRows = 500;

    private const string Markdown = """
        | survey |
        | | type | name | label::Svenska (sv) | label::English (en) | hint::Svenska (sv) | hint::English (en) | required | relevant | constraint | constraint_message::Svenska (sv) | constraint_message::English (en) | soft_constraint | soft_constraint_message::Svenska (sv) | soft_constraint_message::English (en) | calculation | choice_filter | appearance |
        | | begin_group | work | Arbetet | The work |
        | | select_one yes_no | agreement | Har ni en överenskommelse? | Do you have an agreement? | | | yes |
        | | integer | agreement_year | Vilket år skrevs den? | In which year was it written? | | | | ${agreement} = 'yes' | . >= 1990 and . <= 2030 | Ange ett år från 1990. | Enter a year from 1990. | . >= 2000 | Det är ovanligt tidigt. Stämmer det? | That is unusually early. Is it right? |
        | | text | comments | Vill du tillägga något? | Is there anything you would like to add? | | | | | | | | | | | | | multiline |
        | | begin_group | time_page | Tiden | The time | | | | | | | | | | | | | field-list |
        | | integer | time_office | Hur många procent av tiden går till arbete på kontoret? | What percentage of the time goes to work at the office? | | | | | . >= 0 and . <= 100 | Ange 0 till 100. | Enter 0 to 100. |
        | | integer | time_field | Hur många procent går till arbete på fältet? | What percentage goes to work in the field? | Tillsammans 100 procent. | 100 per cent together. | yes | | . >= 0 and coalesce(${time_office}, 0) + . = 100 | Delarna ska bli 100 procent tillsammans. | The parts must add up to 100 per cent. |
        | | end_group |
        | | end_group |
        | choices |
        | | list_name | name | label::Svenska (sv) | label::English (en) | missing | exclusive | score | likelihood |
        | | yes_no | yes | Ja | Yes | | | | 3 |
        | | yes_no | no | Nej | No | | | | 1 |
        | | yes_no | dk | Vet inte | Don't know | dk | | | 0.2 |
        | settings |
        | | form_title::Svenska (sv) | form_title::English (en) | form_id | version | default_language | suppress_below | suppress_alike_below | suppress_dominance | suppress_percent | confidence | about::Svenska (sv) | about::English (en) | contact::Svenska (sv) | contact::English (en) |
        | | Min studie | My study | my_study | 1 | Svenska (sv) | 5 | | | | 0.95 | Vad studien handlar om. | What the study is about. | Vem man kan fråga. | Whom to ask. |
        | frame |
        | | name | type | label::Svenska (sv) | label::English (en) |
        | | county | text | Län | County |
        | variables |
        | | name | label::Svenska (sv) | label::English (en) | value |
        | | early | Tidig överenskommelse | Early agreement | ${agreement_year} < 2005 |
        | figures |
        | | name | kind | label::Svenska (sv) | label::English (en) | value | over | base | by | top | at | interval | kappa | mode | weights | chart | note::Svenska (sv) | note::English (en) |
        | | response_rate | response_rate | Svarsfrekvens | Response rate | | | | all respondent_group |
        | | agreement_share | share | Har en överenskommelse | Has an agreement | ${agreement} = 'yes' | | | all respondent_group |
        | claims |
        | | name | label::Svenska (sv) | label::English (en) | test |
        | | most_have_one | De flesta har en överenskommelse | Most have an agreement | share(agreement_share) >= 0.5 |
        """;

    /// <summary>By sheet and column: the words to choose from. Others may be written too.</summary>
    public static IReadOnlyList<(string Sheet, string Column, string Words)> DropDowns { get; } =
    [
        (
            "survey",
            "type",
            "text,integer,decimal,range,date,time,dateTime,select_one yes_no,select_multiple yes_no,rank "
                + "yes_no,acknowledge,note,calculate,begin_group,end_group,begin_repeat,end_repeat"
        ),
        ("survey", "required", "yes,no"),
        ("survey", "appearance", "field-list,multiline,likert,table-list,month-year,year"),
        ("choices", "missing", "dk,refused,na"),
        ("choices", "exclusive", "yes,no"),
        ("settings", "default_language", "Svenska (sv),English (en)"),
        ("frame", "type", "text,integer,decimal,date,select_one yes_no"),
        ("figures", "kind", "share,distribution,ranking,battery,mean,total,quantile,median,agreement,response_rate"),
        ("figures", "over", "responses,frame"),
        (
            "figures",
            "interval",
            "hypergeometric,hypergeometric_mid_p,korn_graubard,wilson,logit,wald,arc_sine,likelihood,clopper_pearson,mid_p,plain_wilson,plain_wilson_corrected,plain_wald,plain_logit,plain_likelihood,agresti_coull,jeffreys"
        ),
        ("figures", "kappa", "none,linear,quadratic"),
        ("figures", "mode", "C"),
        ("figures", "weights", "no"),
        ("figures", "chart", "bar,likert,none"),
    ];

    /// <summary>By sheet and column: what Excel says beside a cell that is chosen.</summary>
    public static IReadOnlyList<(string Sheet, string Column, string Text)> InputMessages { get; } =
    [
        (
            "figures",
            "kind",
            "value är / is: share, agreement – villkor / condition; distribution, ranking – fråga / question; battery – grupp / "
                + "group; mean, total, quantile, median – tal / number; response_rate – tomt / empty."
        ),
        (
            "figures",
            "value",
            "Vad som räknas. För response_rate: tomt, eller en eller flera av / What is counted. For response_rate: empty, or one "
                + "or more of: rr1 rr2 rr3 rr4 rr5 rr6 coop1 coop2 coop3 coop4 con1 con2 con3 ref1 ref2 ref3."
        ),
        (
            "figures",
            "interval",
            "Bara för andelar. Tomt: hypergeometric där vikterna är lika, annars korn_graubard. / For shares only. Empty: "
                + "hypergeometric where weights are equal, else korn_graubard."
        ),
        (
            "figures",
            "kappa",
            "Bara för agreement av en fråga med ordnade svar. / For an agreement of a question with ordered answers only."
        ),
        (
            "figures",
            "mode",
            "C lägger till intervallet som ser de tillfrågade som ett stickprov. / C adds the interval that takes those asked "
                + "for a sample."
        ),
        (
            "figures",
            "weights",
            "Tomt: vägt. no: ovägt. Eller ramkolumner som vikterna ska stämma med. / Empty: weighted. no: unweighted. Or frame "
                + "columns that weights are raked to."
        ),
        (
            "figures",
            "chart",
            "bar: staplar. likert: en skala runt sin mitt. none: inget diagram. / bar: bars. likert: a scale around its middle. "
                + "none: no chart."
        ),
    ];

    /// <summary>The file's bytes.</summary>
    public static byte[] Write()
    {
        var workbook = MarkdownReader.Read(Markdown).Workbook ?? throw new InvalidOperationException("The template does not read.");
        using var book = SpreadsheetWriter.Build(workbook);
        foreach (
            var (sheet, column) in DropDowns
                .Select(list => (list.Sheet, list.Column))
                .Union(InputMessages.Select(note => (note.Sheet, note.Column)))
        )
        {
            var validation = CellsOf(book, workbook, sheet, column).SetDataValidation();
            validation.ShowErrorMessage = false;
            if (DropDowns.FirstOrDefault(list => list.Sheet == sheet && list.Column == column) is { Words: { } words })
            {
                validation.List($"\"{words}\"", true);
                validation.IgnoreBlanks = true;
            }

            if (InputMessages.FirstOrDefault(note => note.Sheet == sheet && note.Column == column) is { Text: { } text })
            {
                validation.ShowInputMessage = true;
                validation.InputTitle = column;
                validation.InputMessage = text;
            }
        }

        using var stream = new MemoryStream();
        book.SaveAs(stream);
        return stream.ToArray();
    }

    private static IXLRange CellsOf(XLWorkbook book, Workbook workbook, string sheet, string column)
    {
        var number = workbook.Sheets.First(table => table.Name == sheet).Columns.IndexOf(column) + 1;
        return book.Worksheet(sheet).Range(2, number, DropDownRows, number);
    }
}
