using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies;

namespace Survey.Analysis.Figures;

/// <summary>Reads a study's sheet <c>claims</c>.</summary>
public static class ClaimSheet
{
    private static readonly ImmutableHashSet<string> Columns = ImmutableHashSet.Create(StringComparer.Ordinal, "name", "id", "label", "test", "note");

    /// <summary>The claims that can be decided by these figures, and everything that is wrong with the others.</summary>
    public static ClaimReading Read(Study study, IReadOnlyCollection<FigureDefinition> figures)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(figures);
        if (study.Workbook.Find("claims") is not { } sheet)
        {
            return new ClaimReading([], []);
        }

        var table = new StudyTable(sheet, study.Questionnaire.Languages);
        var problems = new FigureProblems();
        problems.ReportUnknownColumns(table, Columns);
        var checker = new ClaimChecker(study, figures.DistinctBy(figure => figure.Name).ToDictionary(figure => figure.Name, StringComparer.Ordinal));
        var names = new HashSet<string>(StringComparer.Ordinal);
        var claims = table.Rows.Select(row => ReadClaim(study, table, row, names, checker, problems)).OfType<ClaimDefinition>().ToImmutableArray();
        return new ClaimReading(claims, problems.ToImmutable());
    }

    private static ClaimDefinition? ReadClaim(
        Study study, StudyTable table, SheetRow row, HashSet<string> names, ClaimChecker checker, FigureProblems problems)
    {
        var (name, test, place) = (table.Text(row, "name"), table.Text(row, "test"), table.PlaceOf(row, "test"));
        if (name.Length == 0 || !names.Add(name))
        {
            problems.Error("K001", table.PlaceOf(row, "name"), name.Length == 0 ? "The claim has no name. Write one." : $"There is another claim named '{name}'. Give this one a name of its own.");
            return null;
        }

        if (!ExpressionParser.TryParse(test, out var condition, out var syntax))
        {
            problems.Error("X001", place, test.Length == 0 ? "The claim has no test. Write one, such as share(figure) >= 0.5." : syntax);
            return null;
        }

        var found = checker.CheckCondition(condition).Distinct().ToList();
        found.ForEach(message => problems.Error("K002", place, message));
        var label = table.Local(row, "label");
        return found.Count > 0
            ? null
            : new ClaimDefinition(name, label.IsEmpty ? LocalText.Of((study.Questionnaire.Languages[0].Code, name)) : label, test, condition, table.PlaceOf(row, "name"));
    }
}
