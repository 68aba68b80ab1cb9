using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Rules;

/// <summary>Rules about the sheet <c>settings</c>.</summary>
internal static class SettingsRules
{
    public static IEnumerable<StudyProblem> UnknownFrameColumns(UnverifiedStudy draft)
    {
        var settings = draft.Study.Settings;
        return from setting in new[]
            {
                ("weighting_class", settings.WeightingClassColumn),
                ("cluster", settings.ClusterColumn),
                ("pair", settings.PairColumn),
            }
               let column = setting.Item2
               where
                   column is not null
                   && !StudySymbolTable.IsFrameColumn(draft.Study, column)
               select new StudyProblem(
                   Severity.Warning,
                   "T003",
                   FindLocation(draft, setting.Item1),
                   $"{setting.Item1} names '{column}', which the workbook's sheet 'frame' does not have (the frame file is read "
                       + $"later).{SpellingSuggestion.Suggest(column, KnownColumns(draft))} Add a row for it there."
               );
    }

    private static IEnumerable<string> KnownColumns(UnverifiedStudy draft) =>
        draft.Study.FrameColumns.Select(known => known.Name).Concat(StudySymbolTable.StandardFrameColumns);

    public static IEnumerable<StudyProblem> MalformedFormId(UnverifiedStudy draft) =>
        TextOf(draft, "form_id") is { Length: > 0 } written && written != draft.Study.Name
            ?
            [
                new StudyProblem(
                    Severity.Warning,
                    "T004",
                    FindLocation(draft, "form_id"),
                    $"form_id is '{written}', so the study is called '{draft.Study.Name}'. Write letters, digits, '_', '-' and '.', "
                        + $"such as samverkan; no blanks."
                ),
            ]
            : [];

    public static IEnumerable<StudyProblem> MalformedRootName(UnverifiedStudy draft) =>
        NameRules.IsValidName(draft.RootName)
            ? []
            :
            [
                new StudyProblem(
                    Severity.Error,
                    "T008",
                    FindLocation(draft, "name"),
                    $"'{draft.RootName}' cannot be a name. {NameRules.Advice}"
                ),
            ];

    private static string TextOf(UnverifiedStudy draft, string column) =>
        FindSettings(draft) is { Rows: [var row, ..] } settings ? settings.Text(row, column) : "";

    private static SourceLocation? FindLocation(UnverifiedStudy draft, string column) =>
        FindSettings(draft) is { Rows: [var row, ..] } settings ? settings.LocationOf(row, column) : null;

    private static StudyTable? FindSettings(UnverifiedStudy draft) =>
        draft.Tables.FirstOrDefault(table => table.Sheet.Name.Equals("settings", StringComparison.OrdinalIgnoreCase));
}
