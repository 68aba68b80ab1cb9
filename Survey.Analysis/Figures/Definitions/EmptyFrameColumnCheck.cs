using System.Collections.Immutable;
using Survey.Analysis.Figures.Kinds;
using Survey.Data.Expressions;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Analysis.Figures.Definitions;

/// <summary>Finds what figures need of the frame and the frame leaves empty: such a figure would count nobody, and say so only in a
/// finished report.</summary>
public sealed class EmptyFrameColumnCheck
{
    private readonly Study study;
    private readonly Frame frame;
    private readonly List<StudyProblem> problems = [];

    private EmptyFrameColumnCheck(Study study, Frame frame) => (this.study, this.frame) = (study, frame);

    /// <summary>The warnings, each with the cell of the workbook that needs the column.</summary>
    public static ImmutableArray<StudyProblem> Find(Study study, Frame frame)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(frame);
        var check = new EmptyFrameColumnCheck(study, frame);
        check.CheckSettings();
        check.CheckFigures();
        return [.. check.problems.Distinct()];
    }

    private void CheckSettings()
    {
        if (FindTable("settings") is not { Rows: [var row, ..] } settings)
        {
            return;
        }

        foreach (var (setting, consequence) in new (string, ProblemMessage)[]
                 {
                     ("weighting_class", $"every unit of a group has the same weight"),
                     ("cluster", $"the intervals take all answers as one cluster's"),
                 })
        {
            var column = settings.Text(row, setting);
            var emptyCount = frame.Units.Count(unit => unit.GetValue(column).Trim().Length == 0);
            if (column.Length == 0 || emptyCount == 0)
            {
                continue;
            }

            AddWarning(
                settings.LocationOf(row, setting),
                emptyCount switch
                {
                    _ when emptyCount == frame.Units.Length =>
                        $"The column '{column}' is empty in the whole frame, so {consequence}. Fill it in, or empty this cell.",
                    1 => $"The column '{column}' is empty for 1 unit of the frame, which is taken as belonging to no other. Fill it in.",
                    _ => $"The column '{column}' is empty for {emptyCount} units of the frame, which are taken as belonging together. Fill "
                        + $"it in.",
                }
            );
        }
    }

    private void CheckFigures()
    {
        if (FindTable(FigureSheetReader.SheetName) is not { } table)
        {
            return;
        }

        var figures = FigureSheetReader.Read(study).Figures.ToDictionary(figure => figure.Name, StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (figures.TryGetValue(table.Text(row, "name"), out var figure))
            {
                CheckFigure(figure, column => table.LocationOf(row, column));
            }
        }
    }

    private void CheckFigure(FigureDefinition figure, Func<string, SourceLocation> locationOf)
    {
        var subject = figure.Subject is null ? null : new Expression.Variable(figure.Subject);
        var value = ReadingsOf(figure.Value, subject);
        var basis = ReadingsOf(figure.Base);
        if (figure.Kind.CountUnit == FigureCountUnit.Pairs || value.ReadsPartner || basis.ReadsPartner)
        {
            CheckPairs(figure.Name, locationOf(figure.Kind.CountUnit == FigureCountUnit.Pairs ? "kind" : "value"));
        }

        CheckColumns(figure.Name, value.Columns, locationOf("value"));
        CheckColumns(figure.Name, basis.Columns, locationOf("base"));
        CheckColumns(figure.Name, figure.Breakdowns.SelectMany(by => by), locationOf("by"));
        CheckColumns(figure.Name, figure.RakingColumns, locationOf("weights"));
    }

    private void CheckPairs(string figureName, SourceLocation location)
    {
        var column = study.Settings.PairColumn;
        var pairs = frame.Units.Where(unit => unit.Pair.Length > 0).GroupBy(unit => unit.Pair, StringComparer.Ordinal).ToList();
        if (pairs.Count == 0)
        {
            AddWarning(
                location,
                $"The figure '{figureName}' needs pairs, and the column '{column}' is empty in the whole frame, so it counts nobody. "
                    + $"Write the same text there for the units that belong together."
            );
        }
        else if (pairs.TrueForAll(pair => pair.Count() == 1))
        {
            AddWarning(
                location,
                $"The figure '{figureName}' needs pairs, and no two units of the frame have the same '{column}', so it counts nobody. "
                    + $"Write the same text there for the units that belong together."
            );
        }
    }

    private void CheckColumns(string figureName, IEnumerable<string> names, SourceLocation location)
    {
        foreach (var name in names.Where(IsEmptyColumn))
        {
            AddWarning(
                location,
                $"The figure '{figureName}' uses '{name}', and that column is empty in the whole frame. Fill it in, or leave it out here."
            );
        }
    }

    private bool IsEmptyColumn(string name) =>
        StudySymbolTable.IsFrameColumn(study, name) && frame.Units.All(unit => unit.GetValue(name).Trim().Length == 0);

    /// <summary>The names that expressions read, those too that derived variables read for them, and whether a partner's answer is
    /// among them.</summary>
    private (IReadOnlyCollection<string> Columns, bool ReadsPartner) ReadingsOf(params Expression?[] expressions)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var readsPartner = false;
        var waiting = new Stack<Expression>(expressions.OfType<Expression>());
        while (waiting.TryPop(out var expression))
        {
            readsPartner |= expression.DescendantsAndSelf().OfType<Expression.FunctionCall>().Any(call => call.Function == "partner");
            var bareNames = expression.DescendantsAndSelf().OfType<Expression.BareName>().Select(word => word.Name);
            foreach (var name in expression.VariableNames.Concat(bareNames).Where(names.Add))
            {
                if (study.FindDerivedVariable(name) is { } variable)
                {
                    waiting.Push(variable.Value);
                }
            }
        }

        return (names, readsPartner);
    }

    private StudyTable? FindTable(string name) =>
        study.Workbook.FindSheet(name) is { } sheet ? new StudyTable(sheet, study.Questionnaire.Languages) : null;

    private void AddWarning(SourceLocation location, ProblemMessage message) =>
        problems.Add(new StudyProblem(Severity.Warning, "W022", location, message));
}
