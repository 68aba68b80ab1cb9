using System.Text.RegularExpressions;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Questionnaires.Markup;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Rules;

/// <summary>Rules about entities, which are kept for programs that make and change them, and must be right for these.</summary>
internal static partial class EntityRules
{
    private static readonly string[] ReservedProperties = ["name", "label"];

    /// <summary>One warning that nothing comes of them here.</summary>
    public static IEnumerable<StudyProblem> KeptEntities(UnverifiedStudy draft)
    {
        var declarations = EntityDeclarations.Read(draft);
        if (declarations is { Table: { } table, Rows: [var first, ..] })
        {
            yield return new StudyProblem(
                Severity.Warning,
                StudyProblem.KeptEntitiesCode,
                table.LocationOf(first, "list_name"),
                $"The sheet '{table.Sheet.Name}' and the column save_to ({declarations.SavedAnswers.Count} filled) are kept and not acted "
                    + $"on: answers are stored as all others are, and no entity is made or changed here."
            );
        }
    }

    public static IEnumerable<StudyProblem> InvalidLists(UnverifiedStudy draft)
    {
        var declarations = EntityDeclarations.Read(draft);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in declarations.Rows)
        {
            var name = declarations.NameOf(row);
            ProblemMessage? message = name switch
            {
                "" => $"The list of entities has no name. Write one in list_name.",
                _ when !ListNamePattern().IsMatch(name) =>
                    $"'{name}' cannot be the name of a list of entities. Begin with a letter or one '_', and go on with letters, digits, "
                        + $"'_' or '-'.",
                _ when !names.Add(name) => $"There is a list of entities '{name}' already. Put both rows together, or rename one.",
                _ => null,
            };
            if (message is not null)
            {
                yield return new StudyProblem(Severity.Error, "X053", declarations.LocationOf(row), message);
            }
        }
    }

    /// <summary>Without entity_id entities are made and need a label; with it they are changed, and made too only where both conditions
    /// say when.</summary>
    public static IEnumerable<StudyProblem> RowsThatDoNothing(UnverifiedStudy draft)
    {
        var declarations = EntityDeclarations.Read(draft);
        return from row in declarations.Rows
               let filled = EntityDeclarations
                   .ExpressionColumns.Where(column => declarations.Table?.Text(row, column).Length > 0)
                   .ToHashSet(StringComparer.Ordinal)
               let message = DescribeMissingColumn(declarations.NameOf(row), filled)
               where message is not null
               select new StudyProblem(Severity.Error, "X054", declarations.LocationOf(row), message);
    }

    private static ProblemMessage? DescribeMissingColumn(string name, HashSet<string> filled) =>
        (filled.Contains("entity_id"), filled.Contains("create_if"), filled.Contains("update_if")) switch
        {
            (false, _, true) =>
                $"The list '{name}' has update_if and no entity_id. Write in entity_id which entity is changed, or write create_if.",
            (true, true, false) => $"The list '{name}' has entity_id and create_if, and no update_if. Write update_if too, or remove "
                + $"entity_id to make entities only.",
            (false, _, false) when !filled.Contains("label") =>
                $"The list '{name}' makes entities that have no label. Write label, or in entity_id which entity is changed.",
            _ => null,
        };

    /// <summary>Expressions that no program could read, or that name nothing.</summary>
    public static IEnumerable<StudyProblem> InvalidExpressions(UnverifiedStudy draft)
    {
        var declarations = EntityDeclarations.Read(draft);
        if (declarations.Rows.IsEmpty || declarations.Table is not { } table)
        {
            return [];
        }

        var known = ReferenceRules.KnownVariables(draft);
        var shared = draft.Names.SharedNames.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return from row in declarations.Rows
               from column in EntityDeclarations.ExpressionColumns
               let text = table.Text(row, column)
               where text.Length > 0
               let location = table.LocationOf(row, column)
               from problem in FindSyntaxProblems(text, location)
                   .Concat(
                       from name in TextReferences.ExtractNames(text)
                       where !known.ContainsKey(WithoutPrefix(name)) || shared.ContainsKey(name)
                       select shared.TryGetValue(name, out var locations)
                           ? ReferenceRules.AmbiguousReference(name, locations, location)
                           : new StudyProblem(
                               Severity.Error,
                               "X002",
                               location,
                               $"'{name}' is no question or frame column.{SpellingSuggestion.Suggest(name, known.Keys)}"
                           )
                   )
               select problem;
    }

    public static IEnumerable<StudyProblem> InvalidProperties(UnverifiedStudy draft)
    {
        var declarations = EntityDeclarations.Read(draft);
        var names = declarations.Rows.Select(declarations.NameOf).ToHashSet(StringComparer.Ordinal);
        return from saved in names.Count == 0 ? declarations.SavedAnswers.Take(1) : declarations.SavedAnswers
               let message = DescribeInvalidProperty(saved, names, declarations.SavedAnswers.Count)
               where message is not null
               select new StudyProblem(Severity.Error, "X055", saved.Location, message);
    }

    private static ProblemMessage? DescribeInvalidProperty(
        EntityDeclarations.SavedAnswer saved,
        HashSet<string> names,
        int savedCount
    ) =>
        saved switch
        {
            _ when names.Count == 0 =>
                $"save_to is filled in {savedCount} rows, and there is no list of entities. Add the sheet "
                    + $"entities with list_name and label, or empty the column.",
            { IsQuestion: false } => $"A group or repeat cannot be saved. Write save_to in the row of a question.",
            { Parts: > 2 } => $"save_to is '{saved.Text}'. Write property, or list#property with one #.",
            { Parts: 1 } when names.Count > 1 =>
                $"save_to is '{saved.Text}', and there are several lists of entities. Write list#{saved.Text}.",
            _ when !names.Contains(saved.ListName) =>
                $"There is no list of entities '{saved.ListName}'.{SpellingSuggestion.Suggest(saved.ListName, names)}",
            _ when IsReserved(saved.Property) =>
                $"'{saved.Property}' cannot be a property: name, label and names that begin with __ are reserved.",
            _ when !PropertyPattern().IsMatch(saved.Property) => $"'{saved.Property}' cannot be a property. {NameRules.Advice}",
            _ => null,
        };

    public static IEnumerable<StudyProblem> PropertiesSavedTwice(UnverifiedStudy draft) =>
        from same in EntityDeclarations.Read(draft).SavedAnswers.GroupBy(saved => (saved.ListName, saved.Property))
        from repeated in same.Skip(1)
        select new StudyProblem(
            Severity.Error,
            "X056",
            repeated.Location,
            $"The property '{same.Key.Property}' is saved in {same.First().Location} already. Give each answer a property of its own."
        );

    private static IEnumerable<StudyProblem> FindSyntaxProblems(string text, SourceLocation location) =>
        ExpressionParser.TryParse(text, out _, out var problem) || ExpressionCellParser.IsXPath(text)
            ? []
            : [new StudyProblem(Severity.Error, "X001", location, problem)];

    private static string WithoutPrefix(string name) =>
        name.StartsWith(Expression.Variable.LastSavedPrefix, StringComparison.Ordinal)
            ? name[Expression.Variable.LastSavedPrefix.Length..]
            : name;

    private static bool IsReserved(string property) =>
        property.StartsWith("__", StringComparison.Ordinal) || ReservedProperties.Contains(property, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(?!__)[\p{L}_][\p{L}\p{Nd}_-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex ListNamePattern();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_.-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex PropertyPattern();
}
