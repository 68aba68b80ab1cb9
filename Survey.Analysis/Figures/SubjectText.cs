using Survey.Data.Questionnaires;

namespace Survey.Analysis.Figures;

/// <summary>Reads what a distribution, ranking or battery is of: a name, bare or as <c>${name}</c>.</summary>
internal sealed class SubjectText(FigureContext context, Place place)
{
    public string? Read(string text, FigureKind kind)
    {
        var name = text.StartsWith("${", StringComparison.Ordinal) && text.EndsWith('}') ? text[2..^1].Trim() : text;
        var problem = name.Length == 0 ? "The figure has no value. Write the name of what is counted." : kind switch
        {
            FigureKind.Distribution => ProblemOfDistribution(name),
            FigureKind.Ranking => ProblemOfRanking(name),
            _ => ProblemOfBattery(name),
        };
        if (problem is not null)
        {
            context.Error("G006", place, problem);
        }

        return problem is null ? name : null;
    }

    private string? ProblemOfDistribution(string name) => context.Study.Questionnaire.Find(name) switch
    {
        { Type: QuestionType.SingleChoice } question => ProblemOfRows(question),
        null when context.Study.FindVariable(name) is not null || context.Study.FindFrameColumn(name)?.Type == QuestionType.SingleChoice => null,
        _ => $"'{name}' is no single-choice question and no derived variable. Name one that is.",
    };

    private string? ProblemOfRanking(string name) => context.Study.Questionnaire.Find(name) is { Type: QuestionType.MultipleChoice } question
        ? ProblemOfRows(question)
        : $"'{name}' is no multiple-choice question. Name one that is.";

    private string? ProblemOfBattery(string name) => FigureSubjects.ItemsOf(context.Study.Questionnaire, name).Count > 0
        ? null
        : $"'{name}' is no group of single-choice questions. Name the group that holds the scale items.";

    private string? ProblemOfRows(Question question) => question.RepeatName is { } repeat && repeat != context.Repeat
        ? $"'{question.Name}' has a value in each row of '{repeat}'. Write '{repeat}' in the column over."
        : null;
}
