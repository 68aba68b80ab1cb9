using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>What expressions of a study may name, and what is known of each.</summary>
public static class StudyVariables
{
    /// <summary>The columns that every frame has; the sheet <c>frame</c> may say more of them.</summary>
    public static ImmutableArray<string> FrameColumns { get; } = ["unit", "name", "respondent_group", "organisation", "pair"];

    /// <summary>What relevance, constraints and calculations may name: questions, words of <c>other</c>, repeats and frame columns.</summary>
    public static ImmutableDictionary<string, KnownVariable> OfForm(Study study)
    {
        var known = new Dictionary<string, KnownVariable>(StringComparer.Ordinal);
        var names = new Dictionary<ChoiceList, ImmutableArray<string>>(ReferenceEqualityComparer.Instance);
        foreach (var name in FrameColumns)
        {
            known[name] = new KnownVariable(name, ValueKind.Text);
        }

        foreach (var column in study.FrameColumns)
        {
            known[column.Name] = WithList(new KnownVariable(column.Name, KindOf(column.Type)), column.List, names);
        }

        foreach (var repeat in study.Questionnaire.Repeats)
        {
            known[repeat.Name] = new KnownVariable(repeat.Name, ValueKind.Rows);
        }

        foreach (var question in study.Questionnaire.Questions.Where(question => question.Type != QuestionType.Note))
        {
            AddQuestion(known, question, names);
        }

        return known.ToImmutableDictionary(StringComparer.Ordinal);
    }

    /// <summary>What figures, bases and derived variables may name: the same, and derived variables.</summary>
    public static ImmutableDictionary<string, KnownVariable> OfFigures(Study study)
    {
        var known = new Dictionary<string, KnownVariable>(OfForm(study), StringComparer.Ordinal);
        foreach (var variable in study.Variables)
        {
            known[variable.Name] = new KnownVariable(variable.Name, KindOf(variable.Value, FunctionSignature.Figures, known));
        }

        return known.ToImmutableDictionary(StringComparer.Ordinal);
    }

    private static void AddQuestion(Dictionary<string, KnownVariable> known, Question question, Dictionary<ChoiceList, ImmutableArray<string>> names)
    {
        var kind = question is { IsComputed: true, Calculation: { } calculation } ? KindOf(calculation, FunctionSignature.Form, known) : KindOf(question.Type);
        known[question.Name] = WithList(new KnownVariable(question.Name, kind) { Repeat = question.RepeatName }, question.List, names);
        if (question.HasOther)
        {
            known.TryAdd(question.OtherName, new KnownVariable(question.OtherName, ValueKind.Text) { Repeat = question.RepeatName });
        }
    }

    /// <summary>The names of a list are kept once, however many questions share it.</summary>
    private static KnownVariable WithList(KnownVariable variable, ChoiceList? list, Dictionary<ChoiceList, ImmutableArray<string>> names)
    {
        if (list is null)
        {
            return variable;
        }

        if (!names.TryGetValue(list, out var choices))
        {
            names[list] = choices = [.. list.Choices.Select(choice => choice.Name)];
        }

        return variable with { ListName = list.Name, Choices = choices };
    }

    private static ValueKind KindOf(Expression expression, ImmutableDictionary<string, FunctionSignature> functions, IReadOnlyDictionary<string, KnownVariable> known) =>
        new ExpressionChecker(functions, known).KindOf(expression, new ExpressionContext());

    private static ValueKind KindOf(QuestionType type) => type switch
    {
        QuestionType.MultipleChoice or QuestionType.Ranking => ValueKind.Choices,
        QuestionType.WholeNumber or QuestionType.Number => ValueKind.Number,
        QuestionType.Date => ValueKind.Date,
        QuestionType.SingleChoice or QuestionType.Text => ValueKind.Text,
        _ => ValueKind.Any,
    };
}
