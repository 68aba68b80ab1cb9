using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Studies;

namespace Survey.Analysis.Figures;

/// <summary>Reads a study's sheet <c>figures</c>.</summary>
public static class FigureSheet
{
    internal const string Name = "figures";

    private static readonly ImmutableHashSet<string> Columns = ImmutableHashSet.Create(
        StringComparer.Ordinal, "name", "id", "kind", "label", "value", "over", "base", "by", "top", "at", "interval", "kappa", "mode", "weights", "chart", "note");

    /// <summary>The figures that can be computed, and everything that is wrong with the others; none where there is no such sheet.</summary>
    public static FigureReading Read(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.Workbook.Find(Name) is not { } sheet)
        {
            return new FigureReading([], []);
        }

        var table = new StudyTable(sheet, study.Questionnaire.Languages);
        var problems = new FigureProblems();
        problems.ReportUnknownColumns(table, Columns);
        var checker = new ExpressionChecker(FunctionSignature.Figures, StudyVariables.OfFigures(study));
        var names = new HashSet<string>(StringComparer.Ordinal);
        var truth = new FigureTruth(study, problems);
        var figures = ImmutableArray.CreateBuilder<FigureDefinition>();
        foreach (var row in table.Rows)
        {
            if (new FigureRow(study, checker, table, row, problems).Read(names) is { } figure)
            {
                figures.Add(figure);
                truth.Check(figure, column => table.PlaceOf(row, column));
            }
        }

        return new FigureReading(figures.ToImmutable(), problems.ToImmutable());
    }
}

/// <summary>A study's figures, and what is wrong with their sheet.</summary>
public sealed record FigureReading(ImmutableArray<FigureDefinition> Figures, ImmutableArray<StudyProblem> Problems);
