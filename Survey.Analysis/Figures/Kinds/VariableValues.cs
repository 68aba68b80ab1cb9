using Survey.Data.Studies.Model;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>The values that a variable can have, as far as the study says.</summary>
internal static class VariableValues
{
    /// <summary>The values of a variable with a list; null where only the data say.</summary>
    public static IReadOnlyList<string>? Find(Study study, string variable)
    {
        var list = study.Questionnaire.FindQuestion(variable)?.List ?? study.FindFrameColumn(variable)?.List;
        return list?.ValidChoices.Select(choice => choice.Name).ToList();
    }

    /// <summary>The categories of a figure of a variable: a derived variable without a list is a condition, true or false.</summary>
    public static IReadOnlyList<string> CategoriesOf(Study study, string? variable)
    {
        if (variable is null)
        {
            return [];
        }

        IReadOnlyList<string> ofCondition = study.FindDerivedVariable(variable) is null ? [] : ["true", "false"];
        return Find(study, variable) ?? ofCondition;
    }
}
