using Survey.Data.Questionnaires;
using Survey.Data.Studies;

namespace Survey.Tests.Data.Studies;

/// <summary>Counts what a workbook's tables say and holds the model against it: every question, choice, condition and text must be there.</summary>
internal static class ModelGaps
{
    private static readonly string[] Conditions = ["relevant", "constraint", "choice_filter", "calculation"];
    private static readonly string[] NotRead = ["disabled"];

    /// <summary>What the tables say and the model does not hold.</summary>
    public static IEnumerable<string> Of(Study study) => Rows(study).Concat(Choices(study, "choices")).Concat(Choices(study, "external_choices"));

    private static IEnumerable<string> Rows(Study study)
    {
        if (study.Workbook.Find("survey") is not { } sheet)
        {
            yield return "There is no sheet survey.";
            yield break;
        }

        var table = new StudyTable(sheet, study.Questionnaire.Languages);
        var parts = study.Questionnaire.Parts.DistinctBy(part => part.Place).ToDictionary(part => part.Place.ToString());
        var rows = table.Rows.Where(row => IsPart(table, row)).ToList();
        if (rows.Count != parts.Count)
        {
            yield return $"survey has {rows.Count} questions, groups and repeats, the model {parts.Count}.";
        }

        foreach (var row in rows)
        {
            if (!parts.TryGetValue(table.PlaceOf(row, "name").ToString(), out var part))
            {
                yield return $"Row {row.Number} is not in the model.";
                continue;
            }

            foreach (var gap in Gaps(table, row, part))
            {
                yield return $"Row {row.Number}: {gap}";
            }
        }
    }

    private static bool IsPart(StudyTable table, SheetRow row) =>
        table.Text(row, "type") is { Length: > 0 } type && !type.StartsWith("end ", StringComparison.OrdinalIgnoreCase) && !type.StartsWith("end_", StringComparison.OrdinalIgnoreCase)
        && type is not ("csv-external" or "xml-external") && NotRead.All(column => table.Text(row, column).Length == 0);

    private static IEnumerable<string> Gaps(StudyTable table, SheetRow row, Element part)
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

        foreach (var gap in Missing(table, row, "guidance", question.Guidance)
            .Concat(Missing(table, row, "constraint_message", question.ConstraintMessage)).Concat(Missing(table, row, "required_message", question.RequiredMessage)))
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
    private static IEnumerable<string> Missing(StudyTable table, SheetRow row, string column, LocalText text) =>
        from head in table.Heads
        where head.Name == column && (head.Language is not null || !text.ByLanguage.Keys.Any(code => table.Heads.Any(own => own.Name == column && own.Language?.Code == code)))
        let written = table.Sheet.Text(row, head.Written)
        where written.Length > 0 && !written.Contains("%(", StringComparison.Ordinal) && !text.ByLanguage.ContainsValue(written) && text.Marked?.ContainsValue(written) != true
        select $"'{written}' of {head.Written} is not in the model.";

    private static IEnumerable<string> Choices(Study study, string name)
    {
        if (study.Workbook.Find(name) is not { } sheet)
        {
            yield break;
        }

        var table = new StudyTable(sheet, study.Questionnaire.Languages);
        var used = study.Questionnaire.Questions.Select(question => question.List).OfType<ChoiceList>()
            .Where(list => list.Choices.Any(choice => choice.Place.Sheet == sheet.Name)).DistinctBy(list => list.Name).ToDictionary(list => list.Name);
        foreach (var row in table.Rows.Where(row => used.ContainsKey(table.Text(row, "list_name"))))
        {
            var choice = used[table.Text(row, "list_name")].Choices.FirstOrDefault(choice => choice.Place == table.PlaceOf(row, "name"));
            if (choice is null || choice.Name != table.Text(row, "name"))
            {
                yield return $"The choice in row {row.Number} is not in the model.";
            }

            foreach (var gap in Missing(table, row, "label", choice?.Label ?? LocalText.Empty))
            {
                yield return $"Choice in row {row.Number}: {gap}";
            }
        }
    }
}
