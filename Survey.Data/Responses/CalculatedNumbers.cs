using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Functions;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;

namespace Survey.Data.Responses;

/// <summary>Finds the calculations whose values are numbers, which are shown as numbers are; a code or a year that is text is shown as it
/// is.</summary>
public static class CalculatedNumbers
{
    /// <summary>Whether a question's value is a number wherever it has one: by its type, or by what computes it.</summary>
    public static bool IsNumber(Questionnaire questionnaire, Question question) => IsNumber(questionnaire, question.Name, []);

    private static bool IsNumber(Questionnaire questionnaire, string name, ImmutableHashSet<string> outer) =>
        questionnaire.FindQuestion(name) switch
        {
            null => false,
            { Format: AnswerFormat.Number } => true,
            { Calculation: { } calculation, Format: AnswerFormat.Text } => !outer.Contains(name)
                && IsNumber(questionnaire, calculation, outer.Add(name)),
            _ => false,
        };

    private static bool IsNumber(Questionnaire questionnaire, Expression expression, ImmutableHashSet<string> outer) =>
        expression switch
        {
            Expression.Number or Expression.Negation => true,
            Expression.BinaryOperation operation => operation.Operator
                is BinaryOperator.Plus
                    or BinaryOperator.Minus
                    or BinaryOperator.Times
                    or BinaryOperator.Divide
                    or BinaryOperator.Modulo,
            Expression.Variable variable => IsNumber(questionnaire, variable.Name, outer),
            Expression.RowLookup { Column: { } column } => IsNumber(questionnaire, column, outer),
            Expression.FunctionCall { Function: "if", Arguments: [_, .. var branches] } => AreNumbers(questionnaire, branches, outer),
            Expression.FunctionCall { Function: "coalesce" or "once", Arguments: var values } => AreNumbers(questionnaire, values, outer),
            Expression.FunctionCall call => FunctionTable.ForForms.GetValueOrDefault(call.Function)?.ReturnKind == ValueKind.Number,
            _ => false,
        };

    /// <summary>Whether every part is a number or empty, and one is a number.</summary>
    private static bool AreNumbers(Questionnaire questionnaire, ImmutableArray<Expression> parts, ImmutableHashSet<string> outer)
    {
        var values = parts.Where(part => part is not Expression.Text { Value: "" }).ToList();
        return values.Count > 0 && values.TrueForAll(value => IsNumber(questionnaire, value, outer));
    }
}
