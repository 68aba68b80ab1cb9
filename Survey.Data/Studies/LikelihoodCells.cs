using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads the column <c>likelihood</c>: how simulated respondents answer.</summary>
internal sealed class LikelihoodCells(StudyTable table, ProblemList problems)
{
    /// <summary>The numbers of a row; empty where it has none or they cannot be meant.</summary>
    public ImmutableArray<double> Read(SheetRow row, RowType.Asked asked, ChoiceList? list)
    {
        var words = table.Text(row, "likelihood").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return [];
        }

        var numbers = words.Where(word => StudyWords.TryReadNumber(word, out _)).Select(word => StudyWords.TryReadNumber(word, out var number) ? number : 0).ToImmutableArray();
        if (FaultOf(asked, list, words.Length, numbers) is { } fault)
        {
            problems.Error("Q001", table.PlaceOf(row, "likelihood"), fault);
            return [];
        }

        return numbers;
    }

    private static string? FaultOf(RowType.Asked asked, ChoiceList? list, int words, ImmutableArray<double> numbers)
    {
        if (numbers.Length < words)
        {
            return "likelihood holds something that is no number. Write numbers with a decimal point and a space between.";
        }

        return asked.Type switch
        {
            QuestionType.SingleChoice or QuestionType.MultipleChoice when numbers.Length != list?.Choices.Length =>
                $"likelihood has {numbers.Length} numbers, but the list '{asked.ListName}' has {list?.Choices.Length} choices. Write one for each, in the list's order.",
            QuestionType.SingleChoice when numbers.Any(number => number < 0) => "likelihood holds a weight below 0. Write weights of 0 or more.",
            QuestionType.MultipleChoice when numbers.Any(number => number is < 0 or > 1) => "likelihood holds a probability outside 0 to 1. Write probabilities.",
            QuestionType.WholeNumber or QuestionType.Number or QuestionType.Date when numbers is not [var low, var high] || low > high =>
                "likelihood of a number is its range. Write the lowest and the highest, such as '1 40'.",
            QuestionType.SingleChoice or QuestionType.MultipleChoice or QuestionType.WholeNumber or QuestionType.Number or QuestionType.Date => null,
            _ => "Only choices, numbers and dates have a likelihood. Empty the cell.",
        };
    }
}
