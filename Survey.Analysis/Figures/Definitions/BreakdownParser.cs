using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Survey.Analysis.Figures.Kinds;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Figures.Definitions;

/// <summary>Reads the column <c>by</c>: breakdowns with a space between, crossed variables with a <c>*</c>, <c>all</c> for the
/// whole.</summary>
internal sealed partial class BreakdownParser(FigureExpressionContext context, SourceLocation location)
{
    private const string OverallToken = "all";

    public ImmutableArray<ImmutableArray<string>> Parse(string text)
    {
        var breakdowns = CrossingPattern().Replace(text, "*").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return breakdowns.Length == 0
            ?
            [
                [],
            ]
            : [.. breakdowns.Select(ParseBreakdown).Distinct(new VariableListComparer())];
    }

    private ImmutableArray<string> ParseBreakdown(string breakdown)
    {
        if (breakdown == OverallToken)
        {
            return [];
        }

        var variables = breakdown.Split('*').Select(FigureExpressionContext.RemoveBraces).ToImmutableArray();
        foreach (var variable in variables)
        {
            CheckVariable(variable);
        }

        if (variables.Distinct(StringComparer.Ordinal).Count() < variables.Length)
        {
            context.AddError("G009", location, $"'{breakdown}' crosses a variable with itself. Name each once.");
        }

        return variables;
    }

    private void CheckVariable(string name)
    {
        var question = context.Study.Questionnaire.FindQuestion(name);
        var column = context.Study.FindFrameColumn(name);
        if (question is not null and not { Type: QuestionType.SingleChoice or QuestionType.Calculation })
        {
            context.AddError(
                "G008",
                location,
                $"A figure cannot be broken down by '{name}'. Name a single choice, a derived variable or a frame column."
            );
        }
        else if (question?.RepeatName is { } repeat && repeat != context.Repeat)
        {
            context.AddError(
                "G008",
                location,
                $"'{name}' has a value in each row of '{repeat}', not in each response. Name another variable, or write '{repeat}' "
                    + $"in the column over."
            );
        }
        else if (question is null && context.Study.FindDerivedVariable(name) is null && !context.IsFrameColumn(name))
        {
            context.AddError(
                "G008",
                location,
                $"There is no variable '{name}' to break down by. Check the spelling; values are crossed with * and breakdowns "
                    + $"listed with a space."
            );
        }
        else if (column is { Format: AnswerFormat.Number, Facts.IsWholeNumber: false })
        {
            context.AddError("G008", location, $"The frame column '{name}' has numbers. Name one that has classes.");
        }
    }

    private sealed class VariableListComparer : IEqualityComparer<ImmutableArray<string>>
    {
        public bool Equals(ImmutableArray<string> x, ImmutableArray<string> y) => x.AsSpan().SequenceEqual(y.AsSpan());

        public int GetHashCode(ImmutableArray<string> obj) => obj.Length;
    }

    [GeneratedRegex(@"\s*\*\s*", RegexOptions.CultureInvariant)]
    private static partial Regex CrossingPattern();
}
