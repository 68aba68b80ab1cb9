using Survey.Data.Questionnaires;

namespace Survey.Analysis.Figures.Definitions;

/// <summary>Reads what a distribution, ranking or battery is of: a name, bare or as <c>${name}</c>.</summary>
internal sealed class SubjectParser(FigureExpressionContext context, SourceLocation location)
{
    public string? Parse(string text, FigureKind kind)
    {
        var name = text.StartsWith("${", StringComparison.Ordinal) && text.EndsWith('}') ? text[2..^1].Trim() : text;
        var problem =
            name.Length == 0
                ? "The figure has no value. Write the name of what is counted."
                : kind switch
                {
                    FigureKind.Distribution => ProblemOfDistribution(name),
                    FigureKind.Ranking => ProblemOfRanking(name),
                    _ => ProblemOfBattery(name),
                };
        if (problem is not null)
        {
            context.AddError("G006", location, problem);
        }

        return problem is null ? name : null;
    }

    private string? ProblemOfDistribution(string name) =>
        context.Study.Questionnaire.FindQuestion(name) switch
        {
            { Type: QuestionType.SingleChoice } question => ProblemOfRepeat(question),
            null
                when context.Study.FindDerivedVariable(name) is not null
                    || context.Study.FindFrameColumn(name)?.Type == QuestionType.SingleChoice => null,
            _ => $"'{name}' is no single-choice question and no derived variable. Name one that is.",
        };

    private string? ProblemOfRanking(string name) =>
        context.Study.Questionnaire.FindQuestion(name) is { Type: QuestionType.MultipleChoice } question
            ? ProblemOfRepeat(question)
            : $"'{name}' is no multiple-choice question. Name one that is.";

    private string? ProblemOfBattery(string name) =>
        Batteries.ItemsOf(context.Study.Questionnaire, name).Count > 0
            ? null
            : $"'{name}' is no group of single-choice questions. Name the group that holds the scale items.";

    private string? ProblemOfRepeat(Question question) =>
        question.RepeatName is { } repeat && repeat != context.Repeat
            ? $"'{question.Name}' has a value in each row of '{repeat}'. Write '{repeat}' in the column over."
            : null;
}
