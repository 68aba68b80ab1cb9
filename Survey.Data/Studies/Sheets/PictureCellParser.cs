using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Sheets;

/// <summary>Reads the columns of a row that name the picture beside its label.</summary>
internal sealed class PictureCellParser(StudyTable table, ImmutableDictionary<string, Picture> pictures, ProblemCollector problems)
{
    /// <summary>The label and the picture of a row; without a label, the alternative text is the label.</summary>
    public (LocalizedText Label, LabelPicture? Picture) Parse(SheetRow row)
    {
        var label = table.LocalizedText(row, "label");
        var fileName = table.LocalizedText(row, PictureColumnReference.File);
        if (fileName.IsEmpty || fileName.ByLanguage.Values.Any(IsChosenByAnswers))
        {
            return (label, null);
        }

        var location = table.LocationOf(row, PictureColumnReference.File);
        foreach (var name in fileName.ByLanguage.Values.Distinct().Where(name => !pictures.ContainsKey(name)))
        {
            problems.AddWarning(
                StudyProblem.MissingFileCode,
                location,
                $"The picture '{name}' did not come with the workbook. Put it in the workbook's folder, or upload it too; the study "
                    + $"cannot be used without."
            );
        }

        var alternative = table.LocalizedText(row, PictureColumnReference.AlternativeText);
        if (alternative.IsEmpty)
        {
            problems.AddWarning(
                StudyProblem.MissingAlternativeTextCode,
                location,
                $"The picture '{fileName}' has no alternative text, and not everyone sees it. Write in "
                    + $"{PictureColumnReference.AlternativeText} what it says; the study cannot be used without."
            );
        }

        return (label.IsEmpty ? alternative : label, new LabelPicture(fileName, alternative));
    }

    /// <summary>Whether an answer is part of the file's name; such pictures are not shown.</summary>
    public static bool IsChosenByAnswers(string fileName) => fileName.Contains("${", StringComparison.Ordinal);
}
