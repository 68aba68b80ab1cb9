using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Rules;

/// <summary>Rules about languages: every respondent reads every text in their own.</summary>
internal static class LanguageRules
{
    public static IEnumerable<StudyProblem> LanguagesWithoutCode(UnverifiedStudy draft) =>
        from language in draft.Questionnaire.Languages
        where language.Code == language.Name
        from head in draft
            .Tables.SelectMany(table => table.Headers.Where(head => head.Language == language).Select(head => (table, head)))
            .Take(1)
        select new StudyProblem(
            Severity.Warning,
            "L002",
            head.table.Sheet.LocationOfHeader(head.head.OriginalText),
            $"The language '{language.Name}' has no code. Write it in parentheses, as in 'label::Svenska (sv)', so that "
                + $"browsers and readers of files know it."
        );

    public static IEnumerable<StudyProblem> MissingTranslations(UnverifiedStudy draft) =>
        from table in draft.Tables
        where !table.Sheet.Name.StartsWith('_')
        from column in table.Headers.Where(header => WorkbookReference.IsLocalized(header.Name)).Select(header => header.Name).Distinct()
        where table.Headers.Any(header => header.Name == column && header.Language is not null)
        from language in draft.Questionnaire.Languages
        from problem in MissingTexts(table, column, language, language == draft.Questionnaire.Languages[0])
        select problem;

    /// <summary>Texts in a column without language, where the default language has a column of its own with a different text.</summary>
    public static IEnumerable<StudyProblem> HiddenTexts(UnverifiedStudy draft) =>
        from table in draft.Tables
        from unlabelled in table.Headers
        where unlabelled.Language is null && WorkbookReference.IsLocalized(unlabelled.Name)
        from labelled in table.Headers
        where labelled.Name == unlabelled.Name && labelled.Language?.Code == draft.Questionnaire.Languages[0].Code
        from row in table.Rows
        let text = table.Sheet.Text(row, unlabelled.OriginalText)
        where text.Length > 0 && table.Sheet.Text(row, labelled.OriginalText) is { Length: > 0 } other && other != text
        select new StudyProblem(
            Severity.Warning,
            "L003",
            table.Sheet.LocationOf(row, unlabelled.OriginalText),
            $"This text is not shown: '{labelled.OriginalText}' has another in the same language. Keep one of them."
        );

    private static IEnumerable<StudyProblem> MissingTexts(StudyTable table, string column, Language language, bool isDefault)
    {
        var header = table.Headers.FirstOrDefault(header =>
            header.Name == column && (header.Language?.Code == language.Code || (isDefault && header.Language is null))
        );
        var rows = table
            .Rows.Where(row => table.LocalizedText(row, column) is { IsEmpty: false } text && !text.ByLanguage.ContainsKey(language.Code))
            .ToImmutableArray();
        if (header is not null)
        {
            return rows.Select(row => new StudyProblem(
                Severity.Warning,
                "L001",
                table.Sheet.LocationOf(row, header.OriginalText),
                $"The {column} has no text in {language.Name}; readers of {language.Name} see another language. Write the translation."
            ));
        }

        if (rows.IsEmpty)
        {
            return [];
        }

        var code = language.Code == language.Name ? "" : $" ({language.Code})";
        return
        [
            new StudyProblem(
                Severity.Warning,
                "L001",
                table.LocationOf(rows[0], column),
                ProblemMessage.ForCount(
                    rows.Length,
                    $"There is no column '{column}::{language.Name}{code}', so 1 text has no {language.Name}. Add the column.",
                    $"There is no column '{column}::{language.Name}{code}', so {rows.Length} texts have no {language.Name}. Add the "
                        + $"column."
                )
            ),
        ];
    }
}
