using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Results;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Charts;

/// <summary>The labels of a study's variables, choices and cells, in one language.</summary>
public sealed class StudyLabels(Study study, string language)
{
    private readonly ReportLocalizer localizer = new(language);

    /// <summary>A text of the study.</summary>
    public string Text(LocalizedText text) => text.ForLanguage(language);

    /// <summary>A figure's title; its name where it has none.</summary>
    public string Title(FigureDefinition figure) => LabelOrName(figure.Label, figure.Name);

    /// <summary>The label of a question, group, frame column or derived variable; the name where there is none.</summary>
    public string Variable(string name)
    {
        var label =
            study.Questionnaire.FindQuestion(name)?.Label
            ?? study.FindFrameColumn(name)?.Label
            ?? study.FindDerivedVariable(name)?.Label
            ?? study.Questionnaire.Groups.FirstOrDefault(group => group.Name == name)?.Label
            ?? study.Questionnaire.FindRepeat(name)?.Label;
        return label is null ? name : LabelOrName(label, name);
    }

    /// <summary>The label of a variable's value; a derived condition's are yes and no.</summary>
    public string Value(string variable, string value)
    {
        if (FindChoiceList(variable)?.Find(value) is { } choice)
        {
            return LabelOrName(choice.Label, value);
        }

        return value switch
        {
            "true" or "1" when study.FindDerivedVariable(variable) is not null => localizer.Text("Yes"),
            "false" or "0" when study.FindDerivedVariable(variable) is not null => localizer.Text("No"),
            _ => value,
        };
    }

    /// <summary>The label of a figure's category: a choice of its subject, or an item of its battery.</summary>
    public string Category(FigureDefinition figure, string category) =>
        figure.Subject is not { } subject || figure.Kind.AreCategoriesQuestions ? Variable(category) : Value(subject, category);

    /// <summary>A cell's group in its breakdown: <c>Kommun, Uppsala län</c>; empty for the whole.</summary>
    public string Group(FigureCell cell) => string.Join(", ", cell.BreakdownValues.Select(pair => Value(pair.Key, pair.Value)));

    /// <summary>The names of a breakdown's variables: <c>Svarsgrupp, Län</c>.</summary>
    public string Breakdown(IEnumerable<string> variables) => string.Join(", ", variables.Select(Variable));

    /// <summary>The choices of a question or frame column, or null.</summary>
    public ChoiceList? FindChoiceList(string variable) =>
        study.Questionnaire.FindQuestion(variable)?.List ?? study.FindFrameColumn(variable)?.List;

    /// <summary>The valid choices that a battery's items share.</summary>
    public IReadOnlyList<Choice> ScaleChoices(FigureDefinition figure) =>
        study
            .Questionnaire.Groups.FirstOrDefault(group => group.Name == figure.Subject)
            ?.Elements.OfType<Question>()
            .Select(question => question.List)
            .FirstOrDefault(list => list is not null)
            ?.ValidChoices.ToList()
        ?? [];

    private string LabelOrName(LocalizedText text, string name) =>
        text.ForLanguage(language) is { Length: > 0 } label ? CollapseWhitespace(label) : name;

    /// <summary>Labels may be spread over lines in the workbook; in a report each is one.</summary>
    private static string CollapseWhitespace(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
