using Survey.Analysis.Charts;
using Survey.Analysis.Exports;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Reports;

/// <summary>Writes the codebook: every variable with its question, who is asked, its codes and how often each came.</summary>
internal sealed class CodebookSheet(Edition edition)
{
    private readonly Wording words = edition.Words;
    private readonly FigureSentences sentences = new(edition);

    public string Name => words.Of("Kodbok", "Codebook");

    public void Write(ReportSheet sheet, IEnumerable<CodebookRow> rows)
    {
        var languages = edition.Study.Questionnaire.Languages;
        sheet.Line(Name, isTitle: true);
        sheet.Line($"{edition.Source} {edition.Marker}".TrimEnd());
        sheet.Row++;
        var headRow = sheet.Row;
        string[] heads =
        [
            words.Of("Nr", "No."), words.Of("Fråga", "Id"), words.Of("Variabel", "Variable"), words.Of("Typ", "Type"),
            .. languages.Select(language => words.Of($"Frågetext ({language.Code})", $"Question ({language.Code})")),
            words.Of("Ställs när", "Asked when"), words.Of("Kod", "Code"),
            .. languages.Select(language => words.Of($"Svar ({language.Code})", $"Answer ({language.Code})")),
            words.Of("Antal", "Count"),
        ];
        sheet.Heads([.. heads.Select((head, index) => (head, index == heads.Length - 1 ? CellForm.Count : CellForm.Text))]);
        var previous = 0;
        foreach (var row in rows)
        {
            sheet.Rule(sheet.Row, heads.Length);
            sheet.Values([.. Cells(row, languages, isFirst: row.Order != previous)]);
            previous = row.Order;
        }

        sheet.Finish(headRow, heads.Length);
    }

    /// <summary>The question's text and route stand on its first row alone; its name is on each, for filters.</summary>
    private IEnumerable<(object? Value, CellForm Form)> Cells(CodebookRow row, IReadOnlyList<Language> languages, bool isFirst)
    {
        var question = row.Question;
        return
        [
            ((double)row.Order, CellForm.Plain),
            (row.Id, CellForm.Text),
            (question.Name, CellForm.Text),
            (Type(question), CellForm.Text),
            .. languages.Select(language => ((object?)(isFirst ? question.Label.In(language.Code) : null), CellForm.Text)),
            (!isFirst ? null : question.Route is { } route ? sentences.Say(route) : words.Of("alltid", "always"), CellForm.Text),
            (row.Code, CellForm.Text),
            .. languages.Select(language => ((object?)row.Label.In(language.Code), CellForm.Text)),
            (row.Count, CellForm.Count),
        ];
    }

    private string Type(Question question) => question.Type switch
    {
        QuestionType.SingleChoice => words.Of("ett val", "one choice"),
        QuestionType.MultipleChoice => words.Of("flera val", "several choices"),
        QuestionType.WholeNumber => words.Of("heltal", "whole number"),
        QuestionType.Number => words.Of("tal", "number"),
        QuestionType.Date => words.Of("datum", "date"),
        QuestionType.Calculation => words.Of("beräknad", "computed"),
        _ => "text",
    };
}
