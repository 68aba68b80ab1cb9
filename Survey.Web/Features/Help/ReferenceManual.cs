using System.Collections.Immutable;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Studies.Reference;

namespace Survey.Web.Features.Help;

/// <summary>The reference: the pages, and the workbook by the tables that the program itself reads by.</summary>
/// <remarks>Immutable, so it may be shared between threads.</remarks>
/// <param name="Sections">The sections in the order of the manual.</param>
internal sealed record ReferenceManual(ImmutableArray<ManualSection> Sections)
{
    /// <summary>The reference of this program.</summary>
    public static ReferenceManual Standard { get; } = Create(FigureSheetReference.WholeWorkbook.Sheets);

    /// <summary>The reference of a workbook with these sheets.</summary>
    public static ReferenceManual Create(ImmutableArray<SheetReference> sheets) =>
        new([
            PageManual.Pages(),
            RespondentManual.Words(),
            WorkbookManual.Sheets(sheets),
            WorkbookManual.Columns(sheets),
            WorkbookManual.QuestionTypes(),
            WorkbookManual.Appearances(),
            WorkbookManual.Parameters(),
            WorkbookManual.Words(sheets),
            WorkbookManual.Settings(sheets),
            FrameManual.File(),
            FrameManual.Dispositions(),
            WorkbookManual.MissingCodes(),
            WorkbookManual.Functions(),
            FigureManual.Kinds(),
            FigureManual.ClaimFunctions(),
            FigureManual.Results(),
            FigureManual.ProblemCodes(),
        ]);

    /// <summary>The section of that key, or null.</summary>
    public ManualSection? FindSection(string key) => Sections.FirstOrDefault(section => section.Key == key);
}
