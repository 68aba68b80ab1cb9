using Survey.Analysis.Charts;
using Survey.Analysis.Exports;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Reports;

/// <summary>Writes the codebook: every variable with its question, who is asked, its codes and how often each came.</summary>
internal sealed class CodebookSheetWriter(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly FigureDescriptionFormatter descriptions = new(context);

    public string Name => localizer.Text("Codebook");

    public void Write(WorksheetWriter sheet, IEnumerable<CodebookRow> rows)
    {
        var languages = context.Study.Questionnaire.Languages;
        sheet.WriteLine(Name, isTitle: true);
        sheet.WriteLine(context.SourceAndNotice);
        sheet.NextRow++;
        var headingRow = sheet.NextRow;
        string[] headings =
        [
            localizer.Text("QuestionNumber"),
            localizer.Text("Id"),
            localizer.Text("Variable"),
            localizer.Text("Type"),
            .. languages.Select(language => localizer.Text("QuestionInLanguage", language.Code)),
            localizer.Text("AskedWhen"),
            localizer.Text("Code"),
            .. languages.Select(language => localizer.Text("AnswerInLanguage", language.Code)),
            localizer.Text("Count"),
        ];
        sheet.WriteHeadings([
            .. headings.Select((heading, index) => (heading, index == headings.Length - 1 ? ValueFormat.Count : ValueFormat.Text)),
        ]);
        var previous = 0;
        foreach (var row in rows)
        {
            sheet.AddBottomBorder(sheet.NextRow, headings.Length);
            sheet.WriteRow([.. Cells(row, languages, isFirst: row.QuestionNumber != previous)]);
            previous = row.QuestionNumber;
        }

        sheet.FinishTable(headingRow, headings.Length);
    }

    /// <summary>The question's text and route stand on its first row alone; its name is on each, for filters.</summary>
    private IEnumerable<(object? Value, ValueFormat Form)> Cells(CodebookRow row, IReadOnlyList<Language> languages, bool isFirst)
    {
        var question = row.Question;
        var route = isFirst ? FormatRoute(question) : null;
        return
        [
            ((double)row.QuestionNumber, ValueFormat.General),
            (row.QuestionId, ValueFormat.Text),
            (question.Name, ValueFormat.Text),
            (TypeName(question), ValueFormat.Text),
            .. languages.Select(language => ((object?)(isFirst ? question.Label.ForLanguage(language.Code) : null), ValueFormat.Text)),
            (route, ValueFormat.Text),
            (row.Code, ValueFormat.Text),
            .. languages.Select(language => ((object?)row.Label.ForLanguage(language.Code), ValueFormat.Text)),
            (row.Count, ValueFormat.Count),
        ];
    }

    private string FormatRoute(Question question) =>
        question.EffectiveRelevance is { } route ? descriptions.FormatCondition(route) : localizer.Text("Always");

    private string TypeName(Question question) =>
        question switch
        {
            { Type: QuestionType.Calculation } => localizer.Text("Computed"),
            { Format: AnswerFormat.SingleChoice } => localizer.Text("OneChoice"),
            { Format: AnswerFormat.MultipleChoice } => localizer.Text("SeveralChoices"),
            { Format: AnswerFormat.Number, TypeDefinition.IsWholeNumber: true } => WithUnit(localizer.Text("WholeNumber"), question),
            { Format: AnswerFormat.Number } => WithUnit(localizer.Text("Number"), question),
            { Format: AnswerFormat.Date } => localizer.Text("Date"),
            _ => "text",
        };

    private string WithUnit(string text, Question question) =>
        question.UnitFor(localizer.Language) is { Length: > 0 } unit ? $"{text} ({unit})" : text;
}
