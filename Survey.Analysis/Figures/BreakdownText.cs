using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Figures;

/// <summary>Reads the column <c>by</c>: breakdowns with a space between, crossed variables with a <c>*</c>, <c>all</c> for the whole.</summary>
internal sealed partial class BreakdownText(FigureContext context, Place place)
{
    private const string Whole = "all";

    public ImmutableArray<ImmutableArray<string>> Read(string text)
    {
        var breakdowns = AroundStar().Replace(text, "*").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return breakdowns.Length == 0 ? [[]] : [.. breakdowns.Select(ReadOne).Distinct(new SameVariables())];
    }

    private ImmutableArray<string> ReadOne(string breakdown)
    {
        if (breakdown == Whole)
        {
            return [];
        }

        var variables = breakdown.Split('*').Select(Bare).ToImmutableArray();
        foreach (var variable in variables)
        {
            Check(variable);
        }

        if (variables.Distinct(StringComparer.Ordinal).Count() < variables.Length)
        {
            context.Error("G009", place, $"'{breakdown}' crosses a variable with itself. Name each once.");
        }

        return variables;
    }

    private static string Bare(string name) => name.StartsWith("${", StringComparison.Ordinal) && name.EndsWith('}') ? name[2..^1] : name;

    private void Check(string name)
    {
        var question = context.Study.Questionnaire.Find(name);
        var column = context.Study.FindFrameColumn(name);
        if (question is not null and not { Type: QuestionType.SingleChoice or QuestionType.Calculation })
        {
            context.Error("G008", place, $"A figure cannot be broken down by '{name}'. Name a single choice, a derived variable or a frame column.");
        }
        else if (question?.RepeatName is { } repeat && repeat != context.Repeat)
        {
            context.Error("G008", place, $"'{name}' has a value in each row of '{repeat}', not in each response. Name another variable, or write '{repeat}' in the column over.");
        }
        else if (question is null && context.Study.FindVariable(name) is null && !context.IsFrameColumn(name))
        {
            context.Error("G008", place, $"There is no variable '{name}' to break down by. Check the spelling; values are crossed with * and breakdowns listed with a space.");
        }
        else if (column?.Type is QuestionType.Number)
        {
            context.Error("G008", place, $"The frame column '{name}' has numbers. Name one that has classes.");
        }
    }

    private sealed class SameVariables : IEqualityComparer<ImmutableArray<string>>
    {
        public bool Equals(ImmutableArray<string> x, ImmutableArray<string> y) => x.AsSpan().SequenceEqual(y.AsSpan());

        public int GetHashCode(ImmutableArray<string> obj) => obj.Length;
    }

    [GeneratedRegex(@"\s*\*\s*", RegexOptions.CultureInvariant)]
    private static partial Regex AroundStar();
}
