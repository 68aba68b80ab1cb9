using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Datasets;

/// <summary>Says why an expression is unknown for a row: the reason of the first unknown variable it reads.</summary>
internal static class MissingReasons
{
    private const int DeepestDefinition = 50;

    public static MissingReason Of(Reading reading, Expression expression, int row) =>
        Find(reading, expression, row, 0) ?? (reading.Counting[row] ? MissingReason.NotAnswered : MissingReason.NotReached);

    private static MissingReason? Find(Reading reading, Expression expression, int row, int depth) => expression switch
    {
        _ when depth > DeepestDefinition => null,
        Expression.Variable variable => OfVariable(reading, variable.Name, row, depth),
        Expression.Word word => OfVariable(reading, word.Value, row, depth),
        Expression.FunctionCall { Function: "partner", Arguments: [var argument] } => OfPartner(reading, argument, row, depth),
        _ => expression.Parts().Skip(1).Where(part => part is Expression.Variable or Expression.Word or Expression.FunctionCall { Function: "partner" })
            .Select(part => Find(reading, part, row, depth))
            .FirstOrDefault(reason => reason is not null),
    };

    private static MissingReason? OfVariable(Reading reading, string name, int row, int depth)
    {
        if (!reading.Variable(name).Unknown[row])
        {
            return null;
        }

        var study = reading.Dataset.Study;
        if (study.Questionnaire.Find(name) is not { } question)
        {
            return study.FindVariable(name) is { } derived ? Find(reading, derived.Value, row, depth + 1) : null;
        }

        if (question.RepeatName != reading.Table.Repeat)
        {
            return reading.IsOfUnits ? null : OfVariable(reading.Units, name, reading.Table.UnitOfRow.Span[row], depth + 1);
        }

        if (!reading.Counting[row])
        {
            return MissingReason.NotReached;
        }

        return question.Route is { } route && reading.Condition(route).Unknown[row]
            ? Find(reading, route, row, depth + 1)
            : reading.Table.Find(name)?.MissingAt(row);
    }

    private static MissingReason? OfPartner(Reading reading, Expression argument, int row, int depth)
    {
        if (!reading.IsOfUnits || reading.Dataset.Partners.Span[row] is not (>= 0 and var partner))
        {
            return null;
        }

        return reading.Dataset.Submitted[partner] ? Find(reading, argument, partner, depth + 1) : MissingReason.NotReached;
    }
}
