using System.Collections.Immutable;
using Survey.Analysis.Figures.Kinds;
using Survey.Data.Expressions.Functions;
using Survey.Data.Expressions.Validation;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Analysis.Figures.Definitions;

/// <summary>Reads a study's sheet <c>figures</c>.</summary>
public static class FigureSheetReader
{
    internal const string SheetName = "figures";

    /// <summary>The figures that can be computed, and everything that is wrong with the others; none where there is no such
    /// sheet.</summary>
    public static FigureParseResult Read(Study study) => Read(PartialStudy.OfWhole(study));

    /// <summary>The same of a study whose other sheets may have errors. Figures that name what could not be read are left out without
    /// a problem: nothing can be said of them.</summary>
    public static FigureParseResult Read(PartialStudy partial)
    {
        ArgumentNullException.ThrowIfNull(partial);
        var study = partial.Study;
        if (study.Workbook.FindSheet(SheetName) is not { } sheet)
        {
            return new FigureParseResult([], []);
        }

        var table = new StudyTable(sheet, study.Questionnaire.Languages);
        var problems = new FigureProblemCollector();
        problems.ReportUnknownColumns(table, FigureSheetReference.Figures);
        var symbols = partial.UnreadNames.Aggregate(
            StudySymbolTable.ForFigures(study),
            (known, name) => known.SetItem(name, new VariableSymbol(name, ValueKind.Any))
        );
        var checker = new ExpressionValidator(FunctionTable.ForFigures, symbols);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var unjudged = new UnjudgedCells(partial, table);
        var constantCheck = partial.IsWhole ? new ConstantFigureCheck(study, problems) : null;
        var figures = ImmutableArray.CreateBuilder<FigureDefinition>();
        foreach (var row in table.Rows)
        {
            if (new FigureRowReader(study, checker, table, row, problems).Read(names) is { } figure && !unjudged.HasAny(row))
            {
                ReportUnclearFileName(figure.Name, figures, table.LocationOf(row, "name"), problems);
                figures.Add(figure);
                constantCheck?.Check(figure, column => table.LocationOf(row, column));
            }
        }

        return new FigureParseResult(figures.ToImmutable(), [.. problems.ToImmutable().Where(problem => !unjudged.Explain(problem))]);
    }

    /// <summary>The names in the sheet, also of figures that cannot be computed.</summary>
    internal static IEnumerable<string> NamesIn(Study study)
    {
        if (study.Workbook.FindSheet(SheetName) is not { } sheet)
        {
            return [];
        }

        var table = new StudyTable(sheet, study.Questionnaire.Languages);
        return table.Rows.Select(row => table.Text(row, "name"));
    }

    /// <summary>Charts are files called as their figure.</summary>
    private static void ReportUnclearFileName(
        string name,
        IEnumerable<FigureDefinition> earlier,
        SourceLocation location,
        FigureProblemCollector problems
    )
    {
        if (earlier.FirstOrDefault(figure => string.Equals(figure.Name, name, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            problems.AddWarning(
                "G025",
                location,
                $"The figure '{name}' differs from '{other.Name}' only in case, which Windows ignores in the names of files. The file of "
                    + $"its chart gets another name; rename one of the figures."
            );
        }

        if (WindowsFileNames.IsReserved(name))
        {
            problems.AddWarning(
                "G026",
                location,
                $"Windows keeps the name '{name}' for a device, so the chart's file is called '{name}_'. Choose another name."
            );
        }
    }
}

/// <summary>A study's figures, and what is wrong with their sheet.</summary>
public sealed record FigureParseResult(ImmutableArray<FigureDefinition> Figures, ImmutableArray<StudyProblem> Problems);
