using Survey.Analysis.Figures.Claims;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;
using Survey.Data.Studies.Reference;

namespace Survey.Web.Features.Help;

/// <summary>Makes entries of the manual of the tables that figures and claims are read by.</summary>
internal static class FigureManual
{
    /// <summary>The kinds of figure.</summary>
    public static ManualSection Kinds() =>
        new(
            "figure-kinds",
            [
                .. FigureKind.All.Select(kind => new ManualEntry(kind.Word, kind.Description)
                {
                    Notes = WorkbookManual.JoinSentences(
                        $"In the column value: {kind.ValueDescription}",
                        $"Functions of claims: {(kind.ClaimFunctions.IsEmpty ? "none" : string.Join(", ", kind.ClaimFunctions))}"
                    ),
                    Example = ExampleOf(kind).ToMarkdown(),
                }),
            ]
        );

    private static WorkbookExample ExampleOf(FigureKind kind)
    {
        var row = $"example | {kind.Word} | An example | {kind.ExampleValue}";
        return kind.ExampleTop.Length == 0
            ? new WorkbookExample("figures", "name | kind | label | value", row)
            : new WorkbookExample("figures", "name | kind | label | value | top", $"{row} | {kind.ExampleTop}");
    }

    /// <summary>The functions of claims, their arguments, and how tests are made of them.</summary>
    public static ManualSection ClaimFunctions() =>
        new(
            "claim-functions",
            [
                .. ClaimFunction.All.Select(function => new ManualEntry($"{function.Name}({function.Arguments})", function.Description)
                {
                    Group = "Functions",
                    Notes = WorkbookManual.JoinSentences($"Figures of kind {string.Join(", ", function.Kinds.Select(kind => kind.Word))}"),
                    Example = function.Example,
                }),
                .. ClaimGrammarReference.Arguments.Select(part => ToEntry(part, "Arguments")),
                .. ClaimGrammarReference.Tests.Select(part => ToEntry(part, "Tests")),
            ]
        );

    private static ManualEntry ToEntry(ClaimGrammarReference part, string group) =>
        new(part.Name, part.Description) { Group = group, Example = part.Example };

    /// <summary>The numbers and words of reports.</summary>
    public static ManualSection Results() =>
        new(
            "results",
            [
                .. ResultReference.All.Select(word => new ManualEntry(word.Name, word.Description)
                {
                    Group = word.Group,
                    Example = word.Example,
                }),
            ]
        );

    /// <summary>The codes of everything that <c>check</c> finds.</summary>
    public static ManualSection ProblemCodes() =>
        new(
            "problem-codes",
            [
                .. ProblemCode
                    .All.Concat(FigureProblemCodes.All)
                    .Select(problem => new ManualEntry(problem.Code, problem.Meaning)
                    {
                        Notes = $"{problem.Action} ({string.Join(", ", problem.Severities)})",
                    }),
            ]
        );
}
