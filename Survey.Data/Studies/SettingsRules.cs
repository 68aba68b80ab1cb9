using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Rules about the sheet <c>settings</c>.</summary>
internal static class SettingsRules
{
    public static IEnumerable<StudyProblem> UnknownFrameColumns(StudyDraft draft)
    {
        var settings = draft.Study.Settings;
        return
            from setting in new[] { ("weighting_class", settings.WeightingClass), ("cluster", settings.Cluster), ("pair", settings.Pair) }
            let column = setting.Item2
            where column is not null && !StudyVariables.FrameColumns.Contains(column) && draft.Study.FindFrameColumn(column) is null
            select new StudyProblem(Severity.Warning, "T003", PlaceOf(draft, setting.Item1),
                $"{setting.Item1} names '{column}', which the sheet frame does not have.{Expressions.Nearest.Suggest(column, draft.Study.FrameColumns.Select(known => known.Name))} Add a row for it.");
    }

    public static IEnumerable<StudyProblem> MalformedName(StudyDraft draft) =>
        TextOf(draft, "form_id") is { Length: > 0 } written && written != draft.Study.Name
            ? [new StudyProblem(Severity.Warning, "T004", PlaceOf(draft, "form_id"), $"form_id is '{written}', so the study is called '{draft.Study.Name}'. Write letters, digits, '_', '-' and '.', such as samverkan; no blanks.")]
            : [];

    public static IEnumerable<StudyProblem> MalformedRoot(StudyDraft draft) => NameRules.IsPossible(draft.Root) ? []
        : [new StudyProblem(Severity.Error, "T006", PlaceOf(draft, "name"), $"'{draft.Root}' cannot be a name. {NameRules.Advice}")];

    private static string TextOf(StudyDraft draft, string column) => Find(draft) is { Rows: [var row, ..] } settings ? settings.Text(row, column) : "";

    private static Place? PlaceOf(StudyDraft draft, string column) => Find(draft) is { Rows: [var row, ..] } settings ? settings.PlaceOf(row, column) : null;

    private static StudyTable? Find(StudyDraft draft) => draft.Tables.FirstOrDefault(table => table.Sheet.Name.Equals("settings", StringComparison.OrdinalIgnoreCase));
}
