using Survey.Data.Questionnaires;

namespace Survey.Analysis.Figures.Definitions;

/// <summary>What figures are about, found in the questionnaire.</summary>
internal static class Batteries
{
    /// <summary>The scale items of a battery: the single choices of the group of that name, in order.</summary>
    public static IReadOnlyList<Question> ItemsOf(Questionnaire questionnaire, string battery) =>
        [
            .. questionnaire
                .Groups.Where(group => group.Name == battery)
                .SelectMany(group => group.Elements.OfType<Question>())
                .Where(question => question.Type == QuestionType.SingleChoice),
        ];
}
