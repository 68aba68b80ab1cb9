using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Sheets;

/// <summary>Reads single rows of the sheet <c>survey</c> that ask something.</summary>
internal sealed class QuestionRowReader(
    StudyTable table,
    ChoiceListResolver choiceLists,
    PictureCellParser pictureCells,
    ExpressionCellParser expressions,
    ProblemCollector problems
)
{
    private readonly ParameterCellParser parameterCells = new(table, expressions, problems);
    private readonly DefaultCellParser defaultCells = new(table, expressions, problems);
    private readonly LikelihoodCellParser likelihoodCells = new(table, problems);

    /// <summary>The question of a row.</summary>
    public Question Read(SheetRow row, RowType.Question rowType, string name, OpenGroup parent)
    {
        Expression? Parse(string column, ExpressionPurpose purpose) =>
            expressions.Parse(table, row, column, purpose, name, parent.RepeatName);

        var relevance = Parse("relevant", ExpressionPurpose.Relevance);
        var parameters = parameterCells.Parse(row, rowType);
        var (list, searchFilter) = choiceLists.ApplySearch(row, choiceLists.FindList(row, rowType, parameters), name, parent.RepeatName);
        var appearance = AppearanceCellParser.Parse(table, row, isQuestion: true, problems);
        var lastSaved = defaultCells.FindLastSavedQuestion(row);
        var scale = rowType.IsScale ? new ScaleCellParser(parameterCells, choiceLists.Choices).Parse(row, parameters, appearance) : null;
        var (label, picture) = pictureCells.Parse(row);
        var question = new Question
        {
            Name = name,
            Type = TypeOf(rowType, scale),
            List = list,
            ChoicesFrom = rowType.ChoicesFrom,
            HasOther = rowType.HasOther,
            Label = label,
            Picture = picture,
            Hint = table.LocalizedText(row, "hint"),
            Guidance = table.LocalizedText(row, "guidance"),
            Appearance = appearance,
            Relevance = relevance,
            EffectiveRelevance = Expression.And(parent.EffectiveRelevance, relevance),
            RepeatName = parent.RepeatName,
            Required = ReadBooleanOrCondition(row, "required", ExpressionPurpose.Required, name, parent),
            RequiredMessage = table.LocalizedText(row, "required_message"),
            Constraint = Parse("constraint", ExpressionPurpose.Constraint),
            ConstraintMessage = table.LocalizedText(row, "constraint_message"),
            SoftConstraint = Parse("soft_constraint", ExpressionPurpose.SoftConstraint),
            SoftConstraintMessage = table.LocalizedText(row, "soft_constraint_message"),
            ChoiceFilter = Expression.And(ReadChoiceFilter(row, rowType, name, parent), searchFilter),
            Calculation = Parse("calculation", ExpressionPurpose.Calculation),
            Triggers = ReadTriggers(row, name, parent),
            Default = lastSaved is null ? defaultCells.Parse(row, rowType, list, name, parent.RepeatName) : null,
            LastSavedName = lastSaved,
            ReadOnly = ReadBooleanOrCondition(row, "read_only", ExpressionPurpose.ReadOnly, name, parent) ?? parent.ReadOnly,
            Scale = scale,
            Shuffle =
                rowType.ListName is null && rowType.FileName is null
                    ? null
                    : parameterCells.ParseShuffle(row, parameters, name, parent.RepeatName),
            Unit = table.LocalizedText(row, "unit"),
            MissingChoices = ReadMissingChoices(row, rowType),
            TextRows = parameterCells.ParseLineCount(row, parameters),
            Metadata = rowType.Metadata,
            UncollectedType = rowType.UncollectedType,
            Likelihood = likelihoodCells.Parse(row, rowType, list),
            Location = table.LocationOf(row, "name"),
        };
        return ResolveComputed(row, rowType, question);
    }

    /// <summary><c>yes</c>, <c>no</c> or a condition.</summary>
    public Expression? ReadBooleanOrCondition(SheetRow row, string column, ExpressionPurpose purpose, string name, OpenGroup parent)
    {
        var text = table.Text(row, column);
        if (ScalarParser.IsNo(text))
        {
            return null;
        }

        return ScalarParser.IsYes(text)
            ? new Expression.FunctionCall("true", [])
            : expressions.Parse(table, row, column, purpose, name, parent.RepeatName);
    }

    /// <summary>The reasons for no value that a question offers, in the order in which they are written.</summary>
    private ImmutableArray<MissingReason> ReadMissingChoices(SheetRow row, RowType.Question rowType)
    {
        var words = table.Text(row, "missing_choices").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var codes = words.Select(word => MissingCodeReference.All.FirstOrDefault(code => code.IsChoice && code.Name == word)).ToList();
        var isTyped = rowType.Facts.Format
            is AnswerFormat.Number
                or AnswerFormat.Date
                or AnswerFormat.Time
                or AnswerFormat.DateTime
                or AnswerFormat.Text;
        if (words.Length > 0 && (!isTyped || codes.Contains(null)))
        {
            problems.AddError(
                "S027",
                table.LocationOf(row, "missing_choices"),
                $"missing_choices is '{string.Join(' ', words)}'. Write dk, refused or na, with blanks between, in the row of a number, "
                    + $"date, time or text; a question with choices has such choices in its list."
            );
            return [];
        }

        return [.. codes.OfType<MissingCodeReference>().Select(code => code.Reason).Distinct()];
    }

    /// <summary>A scale is of whole numbers where it begins at one and steps by one.</summary>
    private static QuestionType TypeOf(RowType.Question rowType, NumberScale? scale) =>
        rowType.IsScale && (scale is null || (double.IsInteger(scale.Start) && double.IsInteger(scale.Step)))
            ? QuestionType.WholeNumber
            : rowType.Type;

    /// <summary>What has neither label nor hint is computed and not shown; where nothing computes it either, the label is
    /// missing.</summary>
    private Question ResolveComputed(SheetRow row, RowType.Question rowType, Question question)
    {
        if (question.Type is QuestionType.Metadata or QuestionType.Uncollected)
        {
            return question;
        }

        if (question.Type == QuestionType.Calculation)
        {
            return ResolveCalculation(row, rowType, question);
        }

        if (!question.Label.IsEmpty || !question.Hint.IsEmpty || HasMedia(row))
        {
            return question;
        }

        if (question.Calculation is not null || table.Text(row, "calculation").Length > 0 || table.Text(row, "trigger").Length > 0)
        {
            return question with { Type = QuestionType.Calculation };
        }

        problems.AddError(
            "Q004",
            table.LocationOf(row, "label"),
            $"'{question.Name}' has neither label nor hint, so respondents would not know what is asked. Write a label."
        );
        return question;
    }

    private Question ResolveCalculation(SheetRow row, RowType.Question rowType, Question question)
    {
        if (question.Calculation is not null || table.Text(row, "calculation").Length > 0)
        {
            return question;
        }

        if (!rowType.IsHidden && question.Default is null or Expression.Text)
        {
            problems.AddError(
                "S007",
                table.LocationOf(row, "calculation"),
                $"'{question.Name}' is a calculate without calculation. Write what it computes."
            );
        }

        return question with
        {
            Calculation = question.Default ?? new Expression.Text(""),
            Default = null,
        };
    }

    private bool HasMedia(SheetRow row) =>
        table.Headers.Any(header =>
            header.Name.StartsWith("media", StringComparison.Ordinal) && table.Sheet.Text(row, header.OriginalText).Length > 0
        );

    private Expression? ReadChoiceFilter(SheetRow row, RowType.Question rowType, string name, OpenGroup parent)
    {
        var filter = expressions.Parse(table, row, "choice_filter", ExpressionPurpose.ChoiceFilter, name, parent.RepeatName);
        if (
            rowType.HasOther
            && filter?.DescendantsAndSelf().OfType<Expression.BareName>().Any(word => word.Name != "name") == true
            && choiceLists.Choices.GetValueOrDefault(rowType.ListName ?? "")?.Find(ChoiceList.OtherChoiceName) is null
        )
        {
            problems.AddError(
                "S015",
                table.LocationOf(row, "choice_filter"),
                $"'{name}' has or_other, whose choice has none of the columns that the filter reads. Write the choice 'other' in "
                    + $"the list '{rowType.ListName}', with those columns."
            );
        }

        return filter;
    }

    /// <summary>The questions of the column <c>trigger</c>: <c>${a}</c>, or several with commas between.</summary>
    private ImmutableArray<string> ReadTriggers(SheetRow row, string name, OpenGroup parent)
    {
        var triggers = ImmutableArray.CreateBuilder<string>();
        var location = table.LocationOf(row, "trigger");
        foreach (var text in table.Text(row, "trigger").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (ExpressionParser.TryParse(text, out var parsed, out _) && parsed is Expression.Variable variable)
            {
                expressions.Add(variable, ExpressionPurpose.Trigger, name, location, parent.RepeatName);
                triggers.Add(variable.Name);
            }
            else
            {
                problems.AddError(
                    "S016",
                    location,
                    $"The trigger is '{text}'. Write the question whose answer sets this one, as ${{name}}; several with "
                        + $"commas between."
                );
            }
        }

        if (triggers.Count == 0 && table.Text(row, "type") == "background-geopoint")
        {
            problems.AddError("S016", location, $"A background-geopoint has a trigger: the question it belongs to, as ${{name}}.");
        }

        return triggers.ToImmutable();
    }
}
