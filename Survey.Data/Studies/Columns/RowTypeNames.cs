using System.Collections.Immutable;
using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Reference;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Columns;

/// <summary>Finds the words of the column <c>type</c>, in lower case with underscores: those that are read, and what to do instead of
/// the others.</summary>
internal static class RowTypeNames
{
    private static readonly ImmutableDictionary<string, RowType.Question> QuestionTypes = (
        from reference in QuestionTypeReference.All
        let question = CreateQuestion(reference)
        where question is not null
        from word in reference.Synonyms.Prepend(reference.Name.ToLowerInvariant())
        select (word, question)
    ).ToImmutableDictionary(pair => pair.word, pair => pair.question, StringComparer.Ordinal);

    private static readonly ImmutableDictionary<string, ProblemMessage> UnsupportedTypes = (
        from reference in UnsupportedTypeReference.All
        from word in reference.Synonyms.Prepend(reference.Name)
        select (word, ProblemMessage.FromReference(reference.Description))
    ).ToImmutableDictionary(pair => pair.word, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>Words that are followed by a list, or begin and end something.</summary>
    private static readonly ImmutableArray<string> CompoundTypes =
    [
        .. QuestionTypeReference.All.Where(type => type is { QuestionType: null, DropDownText: not "" }).Select(type => type.Name),
    ];

    /// <summary>The question that a plain type asks, or null.</summary>
    public static RowType.Question? FindQuestion(string type) =>
        QuestionTypes.GetValueOrDefault(type.StartsWith("osm_", StringComparison.Ordinal) ? "osm" : type);

    /// <summary>What to do instead of a type that XLSForm has and this program has not; null where XLSForm has none either.</summary>
    public static ProblemMessage? FindUnsupportedAdvice(string type)
    {
        if (UnsupportedTypes.TryGetValue(type, out var advice) || UnsupportedTypes.TryGetValue(type.Split('_')[0], out advice))
        {
            return advice;
        }

        if (type.StartsWith("begin_loop", StringComparison.Ordinal))
        {
            return UnsupportedTypes["begin_loop"];
        }

        return type.StartsWith("select", StringComparison.Ordinal) || type.StartsWith("rank_", StringComparison.Ordinal)
            ? FindUnsupportedChoiceAdvice(type)
            : null;
    }

    private static ProblemMessage? FindUnsupportedChoiceAdvice(string type)
    {
        if (type.Contains("_from_file", StringComparison.Ordinal))
        {
            return $"Choices are read from files that end in .csv or .xml, and not from maps.";
        }

        if (type.Contains("${", StringComparison.Ordinal))
        {
            return $"Of the rows of a repeat one can be chosen: write select_one ${{name}}, without or_other. Answers that hold blanks "
                + $"cannot be told apart in a select_multiple or rank; ask in each row instead, with a select_one of yes and no.";
        }

        return null;
    }

    /// <summary>What an author probably meant by a word that is no type: one of another program, or a misspelt one.</summary>
    public static ProblemMessage SuggestCorrection(string typeName)
    {
        var words = typeName.ToLowerInvariant().Replace('-', '_').Split([' ', '_'], StringSplitOptions.RemoveEmptyEntries);
        return words.FirstOrDefault() switch
        {
            "select" or "rank" when CompoundTypes.Contains(string.Join('_', words)) =>
                $" Write the name of a list in the sheet choices after '{typeName}'.",
            "select" or "rank" when CompoundTypes.Any(other => string.Join('_', words).StartsWith(other + '_', StringComparison.Ordinal)) =>
                $" The name of a list holds no blanks.",
            "number" or "numeric" or "tal" => $" Did you mean 'integer', or 'decimal'?",
            "dropdown" or "radio" or "single" or "selectone" or "select_one" or "choice" => $" Did you mean 'select_one LIST'?",
            "checkbox" or "checkboxes" or "multiple" or "multi" or "selectmultiple" or "multiselect" =>
                $" Did you mean 'select_multiple LIST'?",
            "textarea" or "paragraph" or "longtext" => $" Did you mean 'text'? Its appearance multiline gives it several lines.",
            { } first => SpellingSuggestion.Suggest(
                first is "select" or "begin" or "end" && words is [_, var second, ..] ? $"{first}_{second}" : first,
                QuestionTypes.Keys.Concat(CompoundTypes).Where(word => !word.StartsWith("q_", StringComparison.Ordinal))
            ),
            null => ProblemMessage.Empty,
        };
    }

    private static RowType.Question? CreateQuestion(QuestionTypeReference reference) =>
        reference.QuestionType is { } type
            ? new RowType.Question(type)
            {
                IsHidden = reference.IsHidden,
                IsScale = reference.IsScale,
                IsAcknowledgement = reference.IsAcknowledgement,
                Metadata = reference.Metadata,
                UncollectedType = type == QuestionType.Uncollected ? reference.Name : null,
            }
            : null;
}
