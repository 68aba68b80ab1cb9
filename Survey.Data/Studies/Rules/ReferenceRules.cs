using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Validation;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;
using Survey.Data.Questionnaires.Markup;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Rules;

/// <summary>What expressions and texts of the form may name.</summary>
internal static class ReferenceRules
{
    /// <summary>What may be named without a fault, also what has no value of its own: groups, notes, and rows that are reported as
    /// unsupported.</summary>
    public static ImmutableDictionary<string, VariableSymbol> KnownVariables(UnverifiedStudy draft)
    {
        var known = StudySymbolTable.ForForm(draft.Study).ToBuilder();
        foreach (
            var name in draft
                .Questionnaire.AllElements.Select(part => part.Name)
                .Concat(draft.Names.UnsupportedNames)
                .Concat(draft.Names.SharedNames.Select(pair => pair.Key))
        )
        {
            known.TryAdd(name, new VariableSymbol(name, ValueKind.Any));
        }

        return known.ToImmutable();
    }

    /// <summary>References in labels, hints, messages and choices that name nothing, or several things.</summary>
    public static IEnumerable<StudyProblem> UnresolvedReferencesInTexts(UnverifiedStudy draft)
    {
        var known = KnownVariables(draft);
        var shared = draft.Names.SharedNames.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return ReferencesInTexts(draft).SelectMany(reference => FindProblems(reference.Name, known, shared, reference.Location));
    }

    /// <summary>What labels, hints, messages and choices show of answers.</summary>
    public static IEnumerable<(string Name, SourceLocation Location)> ReferencesInTexts(UnverifiedStudy draft) =>
        from table in draft.Tables
        from header in table.Headers
        where ShowsReferences(table.Sheet.Name.ToLowerInvariant(), header)
        from row in table.Rows
        let text = table.Sheet.Text(row, header.OriginalText)
        where text.Contains("${", StringComparison.Ordinal)
        from name in TextReferences.ExtractNames(text)
        select (name, table.Sheet.LocationOf(row, header.OriginalText));

    /// <summary>The first of several places.</summary>
    public static string ListLocations(IReadOnlyCollection<SourceLocation> locations) =>
        string.Join(", ", locations.Take(MaximumListedLocations)) + (locations.Count > MaximumListedLocations ? ", …" : "");

    /// <summary>Places that a message lists, so that it stays one or two lines.</summary>
    private const int MaximumListedLocations = 5;

    /// <summary>A reference to a name that several parts have.</summary>
    public static StudyProblem AmbiguousReference(string name, List<SourceLocation> locations, SourceLocation location) =>
        new(
            Severity.Error,
            "X032",
            location,
            $"'{name}' is the name of several parts "
                + $"({ListLocations(locations)}), "
                + $"so ${{{name}}} may mean either. Give the one that is meant a name of its own, or name it by its path, such as "
                + $"/data/group/{name} or ../{name}."
        );

    private static bool ShowsReferences(string sheet, ColumnHeader header) =>
        sheet switch
        {
            "survey" or "choices" or "external_choices" => WorkbookReference.IsLocalized(header.Name),
            "settings" => header.Name == "instance_name",
            _ => false,
        };

    private static IEnumerable<StudyProblem> FindProblems(
        string name,
        ImmutableDictionary<string, VariableSymbol> known,
        Dictionary<string, List<SourceLocation>> shared,
        SourceLocation location
    )
    {
        if (shared.TryGetValue(name, out var locations))
        {
            yield return AmbiguousReference(name, locations, location);
        }
        else if (
            !known.ContainsKey(
                name.StartsWith(Expression.Variable.LastSavedPrefix, StringComparison.Ordinal)
                    ? name[Expression.Variable.LastSavedPrefix.Length..]
                    : name
            )
        )
        {
            yield return new StudyProblem(
                Severity.Error,
                "X031",
                location,
                $"The text shows ${{{name}}}, but '{name}' is no question or frame "
                    + $"column.{SpellingSuggestion.Suggest(name, known.Keys)}"
            );
        }
    }
}
