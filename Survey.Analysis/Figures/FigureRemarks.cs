using System.Collections.Immutable;
using Survey.Analysis.Figures.Cells;
using Survey.Analysis.Figures.Results;
using Survey.Analysis.Texts;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Figures;

/// <summary>The remarks that a figure needs on how it was computed, in every language.</summary>
internal static class FigureRemarks
{
    /// <summary>Remarks on weighting: merged classes and cells without raked weights.</summary>
    /// <param name="cells">The cells with their designs.</param>
    /// <param name="suppresses">Whether the study suppresses small cells: the sizes of classes, smaller still, are then not given.</param>
    public static IEnumerable<LocalizedText> For(ImmutableArray<ComputedCell> cells, bool suppresses)
    {
        if (cells.Any(cell => cell.Design is { MergedClasses.Count: > 0 }))
        {
            yield return suppresses
                ? ReportTexts.InEveryLanguage("MergedClassesRemark")
                : ReportTexts.InEveryLanguage(language =>
                    ReportTexts.In(language, "MergedClassesListRemark", FormatMergedClasses(cells, language))
                );
        }

        if (cells.Count(cell => cell.Design is { HasRakingFailed: true }) is > 0 and var unraked)
        {
            yield return ReportTexts.InEveryLanguage("RakingFailedRemark", unraked);
        }
    }

    /// <summary>Remarks on how many cells are suppressed, and why.</summary>
    public static IEnumerable<LocalizedText> For(SuppressedCells suppressed)
    {
        if (suppressed.PrimaryCount > 0)
        {
            yield return InCells("PrimarySuppressionRemark", suppressed.PrimaryCount);
        }

        if (suppressed.SecondaryCount > 0)
        {
            yield return InCells("SecondarySuppressionRemark", suppressed.SecondaryCount);
        }
    }

    private static LocalizedText InCells(string key, int count) =>
        ReportTexts.InEveryLanguage(language =>
            ReportTexts.In(language, key, ReportTexts.In(language, count == 1 ? "OneCell" : "SeveralCells", count))
        );

    private static string FormatMergedClasses(ImmutableArray<ComputedCell> cells, string language) =>
        string.Join(
            "; ",
            cells
                .Where(cell => cell.Design is { MergedClasses.Count: > 0 })
                .Select(cell =>
                    FormatBreakdownValues(cell.Cell)
                    + string.Join(
                        ", ",
                        (cell.Design?.MergedClasses ?? []).Select(merged =>
                            ReportTexts.In(language, "MergedClassAnswered", merged.Name, merged.Answered, merged.Units)
                        )
                    )
                )
                .Distinct()
        );

    private static string FormatBreakdownValues(FigureCell cell) =>
        cell.BreakdownValues.IsEmpty ? "" : string.Join(", ", cell.BreakdownValues.Select(by => $"{by.Key} {by.Value}")) + ": ";
}
