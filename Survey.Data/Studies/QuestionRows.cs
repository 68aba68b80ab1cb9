using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads single rows of the sheet <c>survey</c> that ask something.</summary>
internal sealed class QuestionRows(StudyTable table, RowLists lists, ExpressionCells expressions, ProblemList problems)
{
    private readonly ParameterCells parameterCells = new(table, expressions, problems);
    private readonly DefaultCells defaults = new(table, expressions, problems);
    private readonly LikelihoodCells likelihoods = new(table, problems);

    /// <summary>The question of a row.</summary>
    public Question Read(SheetRow row, RowType.Asked asked, string name, OpenPart parent)
    {
        Expression? Find(string column, ExpressionUse use) => expressions.Find(table, row, column, use, name, parent.RepeatName);

        var relevance = Find("relevant", ExpressionUse.Relevance);
        var parameters = parameterCells.Read(row, asked);
        var (list, search) = lists.Searched(row, lists.Find(row, asked, parameters), name, parent.RepeatName);
        var appearance = AppearanceWords.Read(table, row, isQuestion: true, problems);
        var lastSaved = defaults.FindLastSaved(row);
        var scale = asked.IsScale ? new ScaleCells(parameterCells, lists.Choices).Read(row, parameters, appearance) : null;
        var question = new Question
        {
            Name = name,
            Type = TypeOf(asked, scale),
            List = list,
            HasOther = asked.HasOther,
            Label = table.Local(row, "label"),
            Hint = table.Local(row, "hint"),
            Guidance = table.Local(row, "guidance"),
            Appearance = appearance,
            Relevance = relevance,
            Route = Expression.Both(parent.Route, relevance),
            RepeatName = parent.RepeatName,
            Required = ReadYesOrCondition(row, "required", ExpressionUse.Required, name, parent),
            RequiredMessage = table.Local(row, "required_message"),
            Constraint = Find("constraint", ExpressionUse.Constraint),
            ConstraintMessage = table.Local(row, "constraint_message"),
            SoftConstraint = Find("soft_constraint", ExpressionUse.SoftConstraint),
            SoftConstraintMessage = table.Local(row, "soft_constraint_message"),
            ChoiceFilter = Expression.Both(ReadChoiceFilter(row, asked, name, parent), search),
            Calculation = Find("calculation", ExpressionUse.Calculation),
            Triggers = ReadTriggers(row, name, parent),
            Default = lastSaved is null ? defaults.Find(row, asked, list, name, parent.RepeatName) : null,
            LastSaved = lastSaved,
            ReadOnly = ReadYesOrCondition(row, "read_only", ExpressionUse.ReadOnly, name, parent) ?? parent.ReadOnly,
            Scale = scale,
            Shuffle = asked.ListName is null && asked.FileName is null ? null : parameterCells.Shuffle(row, parameters, name, parent.RepeatName),
            Rows = parameterCells.Lines(row, parameters),
            Metadata = asked.Metadata,
            Likelihood = likelihoods.Read(row, asked, list),
            Place = table.PlaceOf(row, "name"),
        };
        return WithoutField(row, asked, question);
    }

    /// <summary><c>yes</c>, <c>no</c> or a condition.</summary>
    public Expression? ReadYesOrCondition(SheetRow row, string column, ExpressionUse use, string name, OpenPart parent)
    {
        var text = table.Text(row, column);
        return StudyWords.IsNo(text) ? null
            : StudyWords.IsYes(text) ? new Expression.FunctionCall("true", [])
            : expressions.Find(table, row, column, use, name, parent.RepeatName);
    }

    /// <summary>A scale is of whole numbers where it begins at one and steps by one.</summary>
    private static QuestionType TypeOf(RowType.Asked asked, NumberScale? scale) =>
        asked.IsScale && (scale is null || (double.IsInteger(scale.Start) && double.IsInteger(scale.Step))) ? QuestionType.WholeNumber : asked.Type;

    /// <summary>What has neither label nor hint is computed and not shown; where nothing computes it either, the label is missing.</summary>
    private Question WithoutField(SheetRow row, RowType.Asked asked, Question question)
    {
        if (question.Type == QuestionType.Metadata)
        {
            return question;
        }

        if (question.Type == QuestionType.Calculation)
        {
            return WithCalculation(row, asked, question);
        }

        if (!question.Label.IsEmpty || !question.Hint.IsEmpty || HasMedia(row))
        {
            return question;
        }

        if (question.Calculation is not null || table.Text(row, "calculation").Length > 0 || table.Text(row, "trigger").Length > 0)
        {
            return question with { Type = QuestionType.Calculation };
        }

        problems.Error("Q004", table.PlaceOf(row, "label"), $"'{question.Name}' has neither label nor hint, so respondents would not know what is asked. Write a label.");
        return question;
    }

    private Question WithCalculation(SheetRow row, RowType.Asked asked, Question question)
    {
        if (question.Calculation is not null || table.Text(row, "calculation").Length > 0)
        {
            return question;
        }

        if (!asked.IsHidden && question.Default is null or Expression.Text)
        {
            problems.Error("S007", table.PlaceOf(row, "calculation"), $"'{question.Name}' is a calculate without calculation. Write what it computes.");
        }

        return question with { Calculation = question.Default ?? new Expression.Text(""), Default = null };
    }

    private bool HasMedia(SheetRow row) => table.Heads.Any(head => head.Name.StartsWith("media", StringComparison.Ordinal) && table.Sheet.Text(row, head.Written).Length > 0);

    private Expression? ReadChoiceFilter(SheetRow row, RowType.Asked asked, string name, OpenPart parent)
    {
        var filter = expressions.Find(table, row, "choice_filter", ExpressionUse.ChoiceFilter, name, parent.RepeatName);
        if (asked.HasOther && filter?.Parts().OfType<Expression.Word>().Any(word => word.Value != "name") == true
            && lists.Choices.GetValueOrDefault(asked.ListName ?? "")?.Find(ChoiceList.Other) is null)
        {
            problems.Error("S015", table.PlaceOf(row, "choice_filter"), $"'{name}' has or_other, whose choice has none of the columns that the filter reads. Write the choice 'other' in the list '{asked.ListName}', with those columns.");
        }

        return filter;
    }

    /// <summary>The questions of the column <c>trigger</c>: <c>${a}</c>, or several with commas between.</summary>
    private ImmutableArray<string> ReadTriggers(SheetRow row, string name, OpenPart parent)
    {
        var triggers = ImmutableArray.CreateBuilder<string>();
        var place = table.PlaceOf(row, "trigger");
        foreach (var text in table.Text(row, "trigger").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (ExpressionParser.TryParse(text, out var parsed, out _) && parsed is Expression.Variable variable)
            {
                expressions.Remember(variable, ExpressionUse.Trigger, name, place, parent.RepeatName);
                triggers.Add(variable.Name);
            }
            else
            {
                problems.Error("S016", place, $"The trigger is '{text}'. Write the question whose answer sets this one, as ${{name}}; several with commas between.");
            }
        }

        return triggers.ToImmutable();
    }
}
