using System.Collections.Immutable;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Analysis.Figures.Claims;

/// <summary>Reads a study's sheet <c>claims</c>.</summary>
public static class ClaimSheetReader
{
    /// <summary>The claims that can be decided by these figures, and everything that is wrong with the others.</summary>
    public static ClaimParseResult Read(Study study, IReadOnlyCollection<FigureDefinition> figures) =>
        Read(PartialStudy.OfWhole(study), figures);

    /// <summary>The same of a study whose other sheets may have errors. Claims about figures that could not be read are left out
    /// without a problem: the figures have their own.</summary>
    public static ClaimParseResult Read(PartialStudy partial, IReadOnlyCollection<FigureDefinition> figures)
    {
        ArgumentNullException.ThrowIfNull(partial);
        ArgumentNullException.ThrowIfNull(figures);
        var study = partial.Study;
        if (study.Workbook.FindSheet("claims") is not { } sheet)
        {
            return new ClaimParseResult([], []);
        }

        var table = new StudyTable(sheet, study.Questionnaire.Languages);
        var problems = new FigureProblemCollector();
        problems.ReportUnknownColumns(table, FigureSheetReference.Claims);
        var defaultLanguage = study.Questionnaire.Languages[0].Code;
        var figuresByName = figures.DistinctBy(figure => figure.Name).ToDictionary(figure => figure.Name, StringComparer.Ordinal);
        var unreadFigures = FigureSheetReader.NamesIn(study).Except(figuresByName.Keys).ToHashSet(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var claims = table
            .Rows.Select(row => ReadClaim(table, row, names, new ClaimParser(study, figuresByName, unreadFigures), problems))
            .OfType<ClaimDefinition>()
            .Select(claim => claim.Label.IsEmpty ? claim with { Label = LocalizedText.Create((defaultLanguage, claim.Name)) } : claim)
            .ToImmutableArray();
        var unjudged = new UnjudgedCells(partial, table);
        return new ClaimParseResult(claims, [.. problems.ToImmutable().Where(problem => !unjudged.Explain(problem))]);
    }

    private static ClaimDefinition? ReadClaim(
        StudyTable table,
        SheetRow row,
        HashSet<string> names,
        ClaimParser parser,
        FigureProblemCollector problems
    )
    {
        var (name, test, location) = (table.Text(row, "name"), table.Text(row, "test"), table.LocationOf(row, "test"));
        if (name.Length == 0)
        {
            problems.AddError("K001", table.LocationOf(row, "name"), $"The claim has no name. Write one.");
            return null;
        }

        if (!names.Add(name))
        {
            problems.AddError(
                "K004",
                table.LocationOf(row, "name"),
                $"There is another claim named '{name}'. Give this one a name of its own."
            );
            return null;
        }

        if (test.Length == 0)
        {
            problems.AddError("K003", location, $"The claim has no test. Write one, such as share(figure) >= 0.5.");
            return null;
        }

        if (!ExpressionParser.TryParse(test, out var expression, out var syntaxProblem))
        {
            problems.AddError("X001", location, syntaxProblem);
            return null;
        }

        var label = table.LocalizedText(row, "label");
        var claimTest = parser.ParseTest(expression);
        foreach (var (code, message) in parser.Problems)
        {
            problems.AddError(code, location, message);
        }

        return claimTest is null ? null : new ClaimDefinition(name, label, test, claimTest, table.LocationOf(row, "name"));
    }
}
