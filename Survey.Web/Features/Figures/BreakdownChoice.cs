using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies;

namespace Survey.Web.Features.Figures;

/// <summary>Something that a figure can be broken down by on the page.</summary>
/// <param name="Value">The variables crossed with <c>*</c>, as in the workbook; <c>all</c> is the whole.</param>
/// <param name="Variables">The same, apart.</param>
internal sealed record BreakdownChoice(string Value, ImmutableArray<string> Variables)
{
    private const string Group = "respondent_group";

    /// <summary>No breakdown at all.</summary>
    public static BreakdownChoice Whole { get; } = new("all", []);

    /// <summary>The frame's single choices, each alone and within the respondent groups.</summary>
    public static IEnumerable<BreakdownChoice> OfFrame(Study study)
    {
        var columns = study.FrameColumns.Where(column => column.Type == QuestionType.SingleChoice).Select(column => column.Name).ToList();
        return columns.Select(column => Of(column))
            .Concat(columns.Contains(Group) ? columns.Where(column => column != Group).Select(column => Of(Group, column)) : []);
    }

    /// <summary>The single-choice questions, within the respondent groups where there are any.</summary>
    public static IEnumerable<BreakdownChoice> OfAnswers(Study study)
    {
        var hasGroups = study.FindFrameColumn(Group) is { Type: QuestionType.SingleChoice };
        return study.Questionnaire.Questions
            .Where(question => question is { Type: QuestionType.SingleChoice, RepeatName: null })
            .Select(question => hasGroups ? Of(Group, question.Name) : Of(question.Name));
    }

    /// <summary>The choice that an address names; null where it names none, or none that the study has.</summary>
    public static BreakdownChoice? Read(Study study, string? by) =>
        string.IsNullOrEmpty(by) ? null : OfFrame(study).Concat(OfAnswers(study)).Prepend(Whole).FirstOrDefault(choice => choice.Value == by);

    private static BreakdownChoice Of(params ImmutableArray<string> variables) => new(string.Join('*', variables), variables);
}
