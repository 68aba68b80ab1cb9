using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>What expressions and texts of the form may name.</summary>
internal static class FormReferences
{
    /// <summary>Names that XLSForm gives to the response itself.</summary>
    private static readonly ImmutableArray<string> OfResponse = ["instanceID", "instanceName"];

    /// <summary>What may be named without a fault, also what has no value of its own: groups, notes, and rows that are reported as unsupported.</summary>
    public static ImmutableDictionary<string, KnownVariable> Known(StudyDraft draft)
    {
        var known = StudyVariables.OfForm(draft.Study).ToBuilder();
        foreach (var name in draft.Questionnaire.Parts.Select(part => part.Name).Concat(draft.Names.Absent).Concat(draft.Names.Shared.Select(pair => pair.Key)))
        {
            known.TryAdd(name, new KnownVariable(name, ValueKind.Any));
        }

        return known.ToImmutable();
    }

    /// <summary>References in labels, hints, messages and choices that name nothing, or several things.</summary>
    public static IEnumerable<StudyProblem> InTexts(StudyDraft draft)
    {
        var known = Known(draft);
        var shared = draft.Names.Shared.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return
            from table in draft.Tables
            from head in table.Heads
            where ShowsAnswers(table.Sheet.Name.ToLowerInvariant(), head)
            from row in table.Rows
            let text = table.Sheet.Text(row, head.Written)
            where text.Contains("${", StringComparison.Ordinal)
            from problem in Problems(text, known, shared, table.Sheet.PlaceOf(row, head.Written))
            select problem;
    }

    private const int MostPlaces = 5;

    /// <summary>A reference to a name that several parts have.</summary>
    public static StudyProblem Ambiguous(string name, List<Place> places, Place place) => new(Severity.Error, "X032", place,
        $"'{name}' is the name of several parts ({string.Join(", ", places.Take(MostPlaces))}{(places.Count > MostPlaces ? ", …" : "")}), so ${{{name}}} may mean either. Give the one that is meant a name of its own.");

    private static bool ShowsAnswers(string sheet, ColumnHead head) => sheet switch
    {
        "survey" or "choices" or "external_choices" => StudyColumns.IsTranslated(head.Name),
        "settings" => head.Name == "instance_name",
        _ => false,
    };

    private static IEnumerable<StudyProblem> Problems(string text, ImmutableDictionary<string, KnownVariable> known, Dictionary<string, List<Place>> shared, Place place)
    {
        foreach (var name in TextReferences.In(text))
        {
            if (shared.TryGetValue(name, out var places))
            {
                yield return Ambiguous(name, places, place);
            }
            else if (OfResponse.Contains(name))
            {
                yield return new StudyProblem(Severity.Unsupported, "X031", place, $"${{{name}}} speaks of this response as a file, which it is not here. Word the text without.");
            }
            else if (!known.ContainsKey(name.StartsWith(Expression.Variable.LastSaved, StringComparison.Ordinal) ? name[Expression.Variable.LastSaved.Length..] : name))
            {
                yield return new StudyProblem(Severity.Error, "X031", place, $"The text shows ${{{name}}}, but '{name}' is no question or frame column.{Nearest.Suggest(name, known.Keys)}");
            }
        }
    }
}
