using System.Text.RegularExpressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Rules about the sheet <c>settings</c>.</summary>
internal static partial class SettingsRules
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
        Possible().IsMatch(draft.Study.Name) ? []
        : [new StudyProblem(Severity.Error, "T004", PlaceOf(draft, "form_id"), $"form_id is '{draft.Study.Name}'. Write letters, digits, '_', '-' and '.', such as samverkan; no blanks.")];

    private static Place? PlaceOf(StudyDraft draft, string column) =>
        draft.Tables.FirstOrDefault(table => table.Sheet.Name.Equals("settings", StringComparison.OrdinalIgnoreCase)) is { Rows: [var row, ..] } settings ? settings.PlaceOf(row, column) : null;

    [GeneratedRegex(@"^[\p{L}\p{Nd}_][\p{L}\p{M}\p{Nd}_.\-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Possible();
}
