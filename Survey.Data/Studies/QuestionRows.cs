using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads single rows of the sheet <c>survey</c>.</summary>
internal sealed class QuestionRows(StudyTable table, ImmutableDictionary<string, ChoiceList> lists, ExpressionCells expressions, ProblemList problems)
{
    private const int MostRows = 1000;

    private static readonly ImmutableHashSet<string> KnownAppearances = ImmutableHashSet.Create(StringComparer.Ordinal, "field-list", "table-list", "multiline", "month-year", "year", "likert");

    /// <summary>The question of a row, or null where it has no name.</summary>
    public Question? Read(SheetRow row, RowType.Asked asked, OpenPart parent)
    {
        var name = ReadName(row);
        if (name.Length == 0)
        {
            return null;
        }

        Expression? Find(string column, ExpressionUse use) => expressions.Find(table, row, column, use, name, parent.RepeatName);

        var relevance = Find("relevant", ExpressionUse.Relevance);
        var list = FindList(row, asked);
        return new Question
        {
            Name = name,
            Type = asked.Type,
            List = list,
            HasOther = asked.HasOther,
            Label = table.Local(row, "label"),
            Hint = table.Local(row, "hint"),
            Guidance = table.Local(row, "guidance"),
            Appearance = ReadAppearance(row, isQuestion: true),
            Relevance = relevance,
            Route = Expression.Both(parent.Route, relevance),
            RepeatName = parent.RepeatName,
            Required = ReadRequired(row, name, parent.RepeatName),
            RequiredMessage = table.Local(row, "required_message"),
            Constraint = Find("constraint", ExpressionUse.Constraint),
            ConstraintMessage = table.Local(row, "constraint_message"),
            SoftConstraint = Find("soft_constraint", ExpressionUse.SoftConstraint),
            SoftConstraintMessage = table.Local(row, "soft_constraint_message"),
            ChoiceFilter = Find("choice_filter", ExpressionUse.ChoiceFilter),
            Calculation = ReadCalculation(row, asked.Type, name, parent.RepeatName),
            Likelihood = ReadLikelihood(row, asked, list),
            Place = table.PlaceOf(row, "name"),
        };
    }

    public string ReadName(SheetRow row)
    {
        var name = table.Text(row, "name");
        if (name.Length == 0)
        {
            problems.Error("S004", table.PlaceOf(row, "name"), $"The row of type '{table.Text(row, "type")}' has no name. Write a stable name such as q1 or years_in_role.");
        }

        return name;
    }

    public ImmutableHashSet<string> ReadAppearance(SheetRow row, bool isQuestion)
    {
        var words = table.Text(row, "appearance").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableHashSet(StringComparer.Ordinal);
        foreach (var word in words.Where(word => !KnownAppearances.Contains(word)).Order(StringComparer.Ordinal))
        {
            if (word.StartsWith("search(", StringComparison.Ordinal))
            {
                problems.Unsupported("U007", table.PlaceOf(row, "appearance"), "Choices are not searched in other files. Copy them to the sheet choices.");
                continue;
            }

            problems.Warning("S005", table.PlaceOf(row, "appearance"), $"The appearance '{word}' changes nothing here. Known are field-list and table-list for groups, multiline for text, month-year and year for dates.");
        }

        if (isQuestion && words.Overlaps(["field-list", "table-list"]))
        {
            problems.Warning("S005", table.PlaceOf(row, "appearance"), "field-list and table-list belong to a group. Move the word to the row begin_group.");
        }

        return words;
    }

    public int ReadMaximumRows(SheetRow row)
    {
        var text = table.Text(row, "repeat_max");
        if (text.Length == 0)
        {
            return Repeat.DefaultMaximumRows;
        }

        if (StudyWords.TryReadNumber(text, out var number) && number is >= 1 and <= MostRows && number == Math.Truncate(number))
        {
            return (int)number;
        }

        problems.Error("S006", table.PlaceOf(row, "repeat_max"), $"repeat_max is '{text}'. Write a whole number from 1 to {MostRows}.");
        return 1;
    }

    private ChoiceList? FindList(SheetRow row, RowType.Asked asked)
    {
        if (asked.ListName is null)
        {
            return null;
        }

        if (lists.TryGetValue(asked.ListName, out var list))
        {
            return asked.HasOther ? WithOther(list, table) : list;
        }

        problems.Error("C006", table.PlaceOf(row, "type"), $"There is no list '{asked.ListName}' in the sheet choices.{Nearest.Suggest(asked.ListName, lists.Keys)}");
        return new ChoiceList(asked.ListName, []);
    }

    /// <summary>XLSForm's <c>or_other</c> adds the choice where the list has none; before those that say why there is no value.</summary>
    private static ChoiceList WithOther(ChoiceList list, StudyTable table)
    {
        if (list.Find(ChoiceList.Other) is not null)
        {
            return list;
        }

        var languages = table.Heads.Select(head => head.Language).OfType<Language>().Select(language => language.Code).DefaultIfEmpty("und").Distinct();
        var other = new Choice
        {
            Name = ChoiceList.Other,
            Label = LocalText.Of(languages.Select(code => (code, code == "sv" ? "Annat" : "Other"))),
            Place = list.Choices.FirstOrDefault()?.Place ?? new Place("choices", ""),
        };
        return list with { Choices = [.. list.Valid, other, .. list.Choices.Where(choice => choice.Missing is not null)] };
    }

    private Expression? ReadRequired(SheetRow row, string name, string? repeat)
    {
        var text = table.Text(row, "required");
        return StudyWords.IsNo(text) ? null
            : StudyWords.IsYes(text) ? new Expression.FunctionCall("true", [])
            : expressions.Find(table, row, "required", ExpressionUse.Required, name, repeat);
    }

    private Expression? ReadCalculation(SheetRow row, QuestionType type, string name, string? repeat)
    {
        var calculation = expressions.Find(table, row, "calculation", ExpressionUse.Calculation, name, repeat);
        if (type == QuestionType.Calculation && table.Text(row, "calculation").Length == 0)
        {
            problems.Error("S007", table.PlaceOf(row, "calculation"), $"'{name}' is a calculate without calculation. Write what it computes.");
        }

        if (type != QuestionType.Calculation && calculation is not null)
        {
            problems.Unsupported("U003", table.PlaceOf(row, "calculation"), $"'{name}' is answered by a respondent, so it cannot be calculated too. Use the type calculate, or empty the cell.");
        }

        return type == QuestionType.Calculation ? calculation : null;
    }

    private ImmutableArray<double> ReadLikelihood(SheetRow row, RowType.Asked asked, ChoiceList? list)
    {
        var words = table.Text(row, "likelihood").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return [];
        }

        var numbers = words.Where(word => StudyWords.TryReadNumber(word, out _)).Select(word => StudyWords.TryReadNumber(word, out var number) ? number : 0).ToImmutableArray();
        if (LikelihoodProblem(asked, list, words.Length, numbers) is { } problem)
        {
            problems.Error("Q001", table.PlaceOf(row, "likelihood"), problem);
            return [];
        }

        return numbers;
    }

    private static string? LikelihoodProblem(RowType.Asked asked, ChoiceList? list, int words, ImmutableArray<double> numbers)
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
            QuestionType.Text or QuestionType.Note or QuestionType.Calculation => "Only choices, numbers and dates have a likelihood. Empty the cell.",
            _ => null,
        };
    }
}
