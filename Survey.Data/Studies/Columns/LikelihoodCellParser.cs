using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Columns;

/// <summary>Reads the column <c>likelihood</c>: how simulated respondents answer.</summary>
internal sealed class LikelihoodCellParser(StudyTable table, ProblemCollector problems)
{
    /// <summary>The numbers of a row; empty where it has none or they are not valid.</summary>
    public ImmutableArray<double> Parse(SheetRow row, RowType.Question rowType, ChoiceList? list)
    {
        var words = table.Text(row, "likelihood").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return [];
        }

        var numbers = words
            .Where(word => ScalarParser.TryParseNumber(word, out _))
            .Select(word => ScalarParser.TryParseNumber(word, out var number) ? number : 0)
            .ToImmutableArray();
        if (FindError(rowType, list, words.Length, numbers) is { } error)
        {
            problems.AddError("Q001", table.LocationOf(row, "likelihood"), error);
            return [];
        }

        return numbers;
    }

    private static ProblemMessage? FindError(RowType.Question rowType, ChoiceList? list, int wordCount, ImmutableArray<double> numbers)
    {
        if (numbers.Length < wordCount)
        {
            return $"likelihood holds something that is no number. Write numbers with a decimal point and a space between.";
        }

        return rowType.Facts.Format switch
        {
            AnswerFormat.SingleChoice or AnswerFormat.MultipleChoice when numbers.Length != list?.Choices.Length =>
                DescribeCounts(numbers.Length, rowType.ListName ?? "", list?.Choices.Length ?? 0),
            AnswerFormat.SingleChoice when numbers.Any(number => number < 0) =>
                $"likelihood holds a weight below 0. Write weights of 0 or more.",
            AnswerFormat.MultipleChoice when numbers.Any(number => number is < 0 or > 1) =>
                $"likelihood holds a probability outside 0 to 1. Write probabilities.",
            AnswerFormat.Number or AnswerFormat.Date when numbers is not [var low, var high] || low > high =>
                $"likelihood of a number is its range. Write the lowest and the highest, such as '1 40'.",
            AnswerFormat.SingleChoice or AnswerFormat.MultipleChoice or AnswerFormat.Number or AnswerFormat.Date => null,
            _ => $"Only choices, numbers and dates have a likelihood. Empty the cell.",
        };
    }

    private static ProblemMessage DescribeCounts(int numberCount, string listName, int choiceCount)
    {
        var numbers = ProblemMessage.ForCount(numberCount, $"1 number", $"{numberCount} numbers");
        var choices = ProblemMessage.ForCount(choiceCount, $"1 choice", $"{choiceCount} choices");
        return $"likelihood has {numbers}, but the list '{listName}' has {choices}. Write one for each, in the list's order.";
    }
}
