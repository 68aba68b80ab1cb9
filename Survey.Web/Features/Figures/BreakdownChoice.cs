using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;

namespace Survey.Web.Features.Figures;

/// <summary>Something that a figure can be broken down by on the page.</summary>
/// <param name="Value">The variables crossed with <c>*</c>, as in the workbook; <c>all</c> is the whole.</param>
/// <param name="Variables">The same, apart.</param>
internal sealed record BreakdownChoice(string Value, ImmutableArray<string> Variables)
{
    /// <summary>No breakdown at all.</summary>
    public static BreakdownChoice Whole { get; } = new("all", []);

    /// <summary>The frame's single choices, each alone and within the respondent groups.</summary>
    public static IEnumerable<BreakdownChoice> ListFrameColumns(Study study)
    {
        var columns = study.FrameColumns.Where(column => column.Type == QuestionType.SingleChoice).Select(column => column.Name).ToList();
        var others = columns.Contains(FrameFileReader.RespondentGroupColumn)
            ? columns.Where(column => column != FrameFileReader.RespondentGroupColumn)
            : [];
        return columns
            .Select(column => Create(column))
            .Concat(others.Select(column => Create(FrameFileReader.RespondentGroupColumn, column)));
    }

    /// <summary>The single-choice questions, within the respondent groups where there are any.</summary>
    public static IEnumerable<BreakdownChoice> ListQuestions(Study study)
    {
        var hasGroups = study.FindFrameColumn(FrameFileReader.RespondentGroupColumn) is { Type: QuestionType.SingleChoice };
        return study
            .Questionnaire.Questions.Where(question => question is { Type: QuestionType.SingleChoice, RepeatName: null })
            .Select(question => hasGroups ? Create(FrameFileReader.RespondentGroupColumn, question.Name) : Create(question.Name));
    }

    /// <summary>The choice that an address names; null where it names none, or none that the study has.</summary>
    public static BreakdownChoice? Find(Study study, string? by) =>
        string.IsNullOrEmpty(by)
            ? null
            : ListFrameColumns(study).Concat(ListQuestions(study)).Prepend(Whole).FirstOrDefault(choice => choice.Value == by);

    private static BreakdownChoice Create(params ImmutableArray<string> variables) => new(string.Join('*', variables), variables);
}
