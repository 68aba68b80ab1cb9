using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Functions;
using Survey.Data.Expressions.Validation;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Model;

/// <summary>What expressions of a study may name, and what is known of each.</summary>
public static class StudySymbolTable
{
    /// <summary>The columns that every frame has; the sheet <c>frame</c> may say more of them.</summary>
    public static ImmutableArray<string> StandardFrameColumns { get; } = ["unit", "name", "respondent_group", "organisation", "pair"];

    /// <summary>Whether a name is a column of every frame, or one that the study's sheet <c>frame</c> describes.</summary>
    public static bool IsFrameColumn(Study study, string name) =>
        StandardFrameColumns.Contains(name) || study.FindFrameColumn(name) is not null;

    /// <summary>Names that XLSForm gives to the response itself; the form may read them, figures may not.</summary>
    private static readonly ImmutableArray<string> ResponseProperties = ["instanceID", "instanceName"];

    /// <summary>What relevance, constraints and calculations may name: questions, words of <c>other</c>, repeats and frame
    /// columns.</summary>
    public static ImmutableDictionary<string, VariableSymbol> ForForm(Study study)
    {
        var symbols = new Dictionary<string, VariableSymbol>(StringComparer.Ordinal);
        var choiceNamesByList = new Dictionary<ChoiceList, ImmutableArray<string>>(ReferenceEqualityComparer.Instance);
        foreach (var name in StandardFrameColumns)
        {
            symbols[name] = new VariableSymbol(name, ValueKind.Text);
        }

        foreach (var name in study.Settings.OmitsInstanceId ? [] : ResponseProperties)
        {
            symbols[name] = new VariableSymbol(name, ValueKind.Text);
        }

        foreach (var column in study.FrameColumns)
        {
            symbols[column.Name] = WithChoices(
                new VariableSymbol(column.Name, column.Facts.ValueKind),
                column.List,
                choiceNamesByList
            );
        }

        foreach (var repeat in study.Questionnaire.Repeats)
        {
            symbols[repeat.Name] = new VariableSymbol(repeat.Name, ValueKind.Rows) { RepeatName = repeat.ParentName };
        }

        foreach (var question in study.Questionnaire.Questions.Where(question => question.Format != AnswerFormat.None))
        {
            AddQuestion(symbols, question, choiceNamesByList);
        }

        return symbols.ToImmutableDictionary(StringComparer.Ordinal);
    }

    /// <summary>What figures, bases and derived variables may name: the same, and derived variables.</summary>
    public static ImmutableDictionary<string, VariableSymbol> ForFigures(Study study)
    {
        var symbols = new Dictionary<string, VariableSymbol>(ForForm(study), StringComparer.Ordinal);
        foreach (var name in ResponseProperties.Where(name => study.Questionnaire.FindQuestion(name) is null))
        {
            symbols.Remove(name);
        }

        foreach (var variable in study.DerivedVariables)
        {
            symbols[variable.Name] = new VariableSymbol(variable.Name, KindOf(variable.Value, FunctionTable.ForFigures, symbols));
        }

        return symbols.ToImmutableDictionary(StringComparer.Ordinal);
    }

    private static void AddQuestion(
        Dictionary<string, VariableSymbol> symbols,
        Question question,
        Dictionary<ChoiceList, ImmutableArray<string>> choiceNamesByList
    )
    {
        var kind = question is { IsComputed: true, Calculation: { } calculation }
            ? KindOf(calculation, FunctionTable.ForForms, symbols)
            : question.TypeDefinition.ValueKind;
        symbols[question.Name] = WithChoices(
            new VariableSymbol(question.Name, kind) { RepeatName = question.RepeatName },
            question.List,
            choiceNamesByList
        );
        if (question.HasOther)
        {
            symbols.TryAdd(question.OtherName, new VariableSymbol(question.OtherName, ValueKind.Text) { RepeatName = question.RepeatName });
        }
    }

    /// <summary>The names of a list are kept once, however many questions share it.</summary>
    private static VariableSymbol WithChoices(
        VariableSymbol variable,
        ChoiceList? list,
        Dictionary<ChoiceList, ImmutableArray<string>> choiceNamesByList
    )
    {
        if (list is null)
        {
            return variable;
        }

        if (!choiceNamesByList.TryGetValue(list, out var choices))
        {
            choiceNamesByList[list] = choices = [.. list.Choices.Select(choice => choice.Name)];
        }

        return variable with
        {
            ListName = list.Name,
            ChoiceNames = choices,
        };
    }

    private static ValueKind KindOf(
        Expression expression,
        ImmutableDictionary<string, FunctionSignature> functions,
        IReadOnlyDictionary<string, VariableSymbol> symbols
    ) => new ExpressionValidator(functions, symbols).InferKind(expression, new ExpressionContext());
}
