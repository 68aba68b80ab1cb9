using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies;

/// <summary>Counts what a workbook's tables say and holds the model against it: every question, choice, condition and text must be
/// there.</summary>
internal static class WorkbookCoverage
{
    private static readonly string[] Conditions = ["relevant", "constraint", "choice_filter", "calculation"];
    private static readonly string[] IgnoredColumns = ["disabled"];

    /// <summary>What the tables say and the model does not hold.</summary>
    public static IEnumerable<string> FindMissing(Study study) =>
        Rows(study).Concat(Choices(study, "choices")).Concat(Choices(study, "external_choices"));

    private static IEnumerable<string> Rows(Study study)
    {
        if (study.Workbook.FindSheet("survey") is not { } sheet)
        {
            yield return "There is no sheet survey.";
            yield break;
        }

        var table = new StudyTable(sheet, study.Questionnaire.Languages);
        var parts = study.Questionnaire.AllElements.DistinctBy(part => part.Location).ToDictionary(part => part.Location.ToString());
        var rows = table.Rows.Where(row => IsElementRow(table, row)).ToList();
        if (rows.Count != parts.Count)
        {
            yield return $"survey has {rows.Count} questions, groups and repeats, the model {parts.Count}.";
        }

        foreach (var row in rows)
        {
            if (!parts.TryGetValue(table.LocationOf(row, "name").ToString(), out var part))
            {
                yield return $"Row {row.Number} is not in the model.";
                continue;
            }

            foreach (var gap in FindMissingIn(table, row, part))
            {
                yield return $"Row {row.Number}: {gap}";
            }
        }
    }

    private static bool IsElementRow(StudyTable table, SheetRow row) =>
        table.Text(row, "type") is { Length: > 0 } type
        && !type.StartsWith("end ", StringComparison.OrdinalIgnoreCase)
        && !type.StartsWith("end_", StringComparison.OrdinalIgnoreCase)
        && type is not ("csv-external" or "xml-external")
        && IgnoredColumns.All(column => table.Text(row, column).Length == 0);

    private static IEnumerable<string> FindMissingIn(StudyTable table, SheetRow row, Element part)
    {
        var question = part as Question;
        foreach (var gap in Missing(table, row, "label", part.Label).Concat(Missing(table, row, "hint", part.Hint)))
        {
            yield return gap;
        }

        if (question is null)
        {
            yield break;
        }

        foreach (
            var gap in Missing(table, row, "guidance", question.Guidance)
                .Concat(Missing(table, row, "constraint_message", question.ConstraintMessage))
                .Concat(Missing(table, row, "required_message", question.RequiredMessage))
        )
        {
            yield return gap;
        }

        var held = new[] { part.Relevance, question.Constraint, question.ChoiceFilter, question.Calculation };
        foreach (var column in Conditions.Index().Where(column => table.Text(row, column.Item).Length > 0 && held[column.Index] is null))
        {
            yield return $"{column.Item} is not in the model.";
        }
    }

    /// <summary>Every filled cell of the column, in whatever language, must be found among the model's texts.</summary>
    private static IEnumerable<string> Missing(StudyTable table, SheetRow row, string column, LocalizedText text) =>
        from head in table.Headers
        where
            head.Name == column
            && (
                head.Language is not null
                || !text.ByLanguage.Keys.Any(code => table.Headers.Any(own => own.Name == column && own.Language?.Code == code))
            )
        let written = table.Sheet.Text(row, head.OriginalText)
        where
            written.Length > 0
            && !written.Contains("%(", StringComparison.Ordinal)
            && !text.ByLanguage.ContainsValue(written)
            && text.MarkdownByLanguage?.ContainsValue(written) != true
        select $"'{written}' of {head.OriginalText} is not in the model.";

    private static IEnumerable<string> Choices(Study study, string name)
    {
        if (study.Workbook.FindSheet(name) is not { } sheet)
        {
            yield break;
        }

        var table = new StudyTable(sheet, study.Questionnaire.Languages);
        var used = study
            .Questionnaire.Questions.Select(question => question.List)
            .OfType<ChoiceList>()
            .Where(list => list.Choices.Any(choice => choice.Location.Sheet == sheet.Name))
            .DistinctBy(list => list.Name)
            .ToDictionary(list => list.Name);
        foreach (var row in table.Rows.Where(row => used.ContainsKey(table.Text(row, "list_name"))))
        {
            var choice = used[table.Text(row, "list_name")]
                .Choices.FirstOrDefault(choice => choice.Location == table.LocationOf(row, "name"));
            if (choice is null || choice.Name != table.Text(row, "name"))
            {
                yield return $"The choice in row {row.Number} is not in the model.";
            }

            foreach (var gap in Missing(table, row, "label", choice?.Label ?? LocalizedText.Empty))
            {
                yield return $"Choice in row {row.Number}: {gap}";
            }
        }
    }
}
