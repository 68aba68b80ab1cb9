using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Datasets;

/// <summary>Finds the missing reason of an expression for a row: that of the first unknown variable it reads.</summary>
/// <remarks>Follows the rules of <see cref="ColumnEvaluator"/>: what changes there must change here too.</remarks>
internal static class MissingReasonResolver
{
    // Definitions that lead in a circle, which the validator rejects, must end; nobody nests fifty.
    private const int MaximumDefinitionDepth = 50;

    public static MissingReason Resolve(ColumnEvaluator evaluator, Expression expression, int row) =>
        FindReason(evaluator, expression, row, 0) ?? (evaluator.SubmittedRows[row] ? MissingReason.NotAnswered : MissingReason.NotReached);

    private static MissingReason? FindReason(ColumnEvaluator evaluator, Expression expression, int row, int depth) =>
        expression switch
        {
            _ when depth > MaximumDefinitionDepth => null,
            Expression.Variable variable => FindReasonOfVariable(evaluator, variable.Name, row, depth),
            Expression.BareName word => FindReasonOfVariable(evaluator, word.Name, row, depth),
            Expression.FunctionCall { Function: "partner", Arguments: [var argument] } => FindReasonOfPartner(
                evaluator,
                argument,
                row,
                depth
            ),
            Expression.FunctionCall { Function: "selected", Arguments: [Expression.Variable choices, Expression.Text choice] }
                when IsNotOffered(evaluator, choices.Name, choice.Value, row) => MissingReason.NotAsked,
            _ => expression
                .DescendantsAndSelf()
                .Skip(1)
                .Where(subexpression =>
                    subexpression
                        is Expression.Variable
                            or Expression.BareName
                            or Expression.FunctionCall { Function: "partner" or "selected" }
                )
                .Select(subexpression => FindReason(evaluator, subexpression, row, depth))
                .FirstOrDefault(reason => reason is not null),
        };

    /// <summary>Whether the question was answered in a version that did not offer the choice.</summary>
    private static bool IsNotOffered(ColumnEvaluator evaluator, string question, string choice, int row) =>
        evaluator.EvaluateVariable(question) is ValueColumn.MultipleResponseColumn choices
        && choices.Known[row]
        && !choices.Offering(choice).Known[row];

    private static MissingReason? FindReasonOfVariable(ColumnEvaluator evaluator, string name, int row, int depth)
    {
        if (!evaluator.EvaluateVariable(name).Unknown[row])
        {
            return null;
        }

        var study = evaluator.Dataset.Study;
        if (study.Questionnaire.FindQuestion(name) is not { } question)
        {
            return study.FindDerivedVariable(name) is { } derived ? FindReason(evaluator, derived.Value, row, depth + 1) : null;
        }

        if (question.RepeatName != evaluator.Table.RepeatName)
        {
            return evaluator.IsForUnits
                ? null
                : FindReasonOfVariable(evaluator.ParentEvaluator, name, evaluator.Table.ParentOfRow.Span[row], depth + 1);
        }

        if (!evaluator.SubmittedRows[row])
        {
            return MissingReason.NotReached;
        }

        return question.EffectiveRelevance is { } relevance && evaluator.EvaluateCondition(relevance).Unknown[row]
            ? FindReason(evaluator, relevance, row, depth + 1)
            : evaluator.Table.Find(name)?.MissingAt(row);
    }

    private static MissingReason? FindReasonOfPartner(ColumnEvaluator evaluator, Expression argument, int row, int depth)
    {
        if (!evaluator.IsForUnits || evaluator.Dataset.PartnerOfUnit.Span[row] is not (>= 0 and var partner))
        {
            return null;
        }

        return evaluator.Dataset.SubmittedUnits[partner] ? FindReason(evaluator, argument, partner, depth + 1) : MissingReason.NotReached;
    }
}
