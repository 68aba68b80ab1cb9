using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Rules about languages: every respondent reads every text in their own.</summary>
internal static class LanguageRules
{
    public static IEnumerable<StudyProblem> LanguagesWithoutCode(StudyDraft draft) =>
        from language in draft.Questionnaire.Languages
        where language.Code == language.Name
        from head in draft.Tables.SelectMany(table => table.Heads.Where(head => head.Language == language).Select(head => (table, head))).Take(1)
        select new StudyProblem(Severity.Warning, "L002", head.table.Sheet.PlaceOfHead(head.head.Written),
            $"The language '{language.Name}' has no code. Write it in parentheses, as in 'label::Svenska (sv)', so that browsers and readers of files know it.");

    public static IEnumerable<StudyProblem> MissingTranslations(StudyDraft draft) =>
        from table in draft.Tables
        where !table.Sheet.Name.StartsWith('_')
        from column in table.Heads.Where(head => StudyColumns.IsTranslated(head.Name)).Select(head => head.Name).Distinct()
        where table.Heads.Any(head => head.Name == column && head.Language is not null)
        from language in draft.Questionnaire.Languages
        from problem in MissingIn(table, column, language, language == draft.Questionnaire.Languages[0])
        select problem;

    /// <summary>Texts in a column without language, where the default language has a column of its own that says something else.</summary>
    public static IEnumerable<StudyProblem> TextsThatAreHidden(StudyDraft draft) =>
        from table in draft.Tables
        from plain in table.Heads
        where plain.Language is null && StudyColumns.IsTranslated(plain.Name)
        from own in table.Heads
        where own.Name == plain.Name && own.Language?.Code == draft.Questionnaire.Languages[0].Code
        from row in table.Rows
        let text = table.Sheet.Text(row, plain.Written)
        where text.Length > 0 && table.Sheet.Text(row, own.Written) is { Length: > 0 } other && other != text
        select new StudyProblem(Severity.Warning, "L003", table.Sheet.PlaceOf(row, plain.Written), $"Nobody reads this text: '{own.Written}' says something else in the same language. Keep one of them.");

    private static IEnumerable<StudyProblem> MissingIn(StudyTable table, string column, Language language, bool isDefault)
    {
        var head = table.Heads.FirstOrDefault(head => head.Name == column && (head.Language?.Code == language.Code || (isDefault && head.Language is null)));
        var rows = table.Rows.Where(row => table.Local(row, column) is { IsEmpty: false } text && !text.ByLanguage.ContainsKey(language.Code)).ToImmutableArray();
        if (head is not null)
        {
            return rows.Select(row => new StudyProblem(Severity.Warning, "L001", table.Sheet.PlaceOf(row, head.Written),
                $"The {column} has no text in {language.Name}; readers of {language.Name} see another language. Write the translation."));
        }

        return rows.IsEmpty ? [] :
        [
            new StudyProblem(Severity.Warning, "L001", table.PlaceOf(rows[0], column),
                $"There is no column '{column}::{language.Name}{(language.Code == language.Name ? "" : $" ({language.Code})")}', so {(rows.Length == 1 ? "1 text has" : $"{rows.Length} texts have")} no {language.Name}. Add the column."),
        ];
    }
}
