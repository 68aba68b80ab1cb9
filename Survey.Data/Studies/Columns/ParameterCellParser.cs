using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Columns;

/// <summary>Reads the column <c>parameters</c> for the types that have any: scales, shuffled choices, the lines of a text, and what an
/// audit keeps.</summary>
internal sealed class ParameterCellParser(StudyTable table, ExpressionCellParser expressions, ProblemCollector problems)
{
    /// <summary>More lines than a screen shows are a mistyped number.</summary>
    private const int MaximumLines = 100;

    /// <summary>The cell's pairs; those that the type does not have are reported.</summary>
    public ParameterPairs Parse(SheetRow row, RowType.Question rowType)
    {
        var parameters = ParameterPairs.Parse(table.Text(row, "parameters"));
        if (parameters.Error is { } error)
        {
            AddError(row, error);
        }

        ImmutableArray<string> known = [.. ParametersOf(rowType).Select(parameter => parameter.Name)];
        foreach (var name in parameters.ByName.Keys.Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            ReportUnknown(row, known, name);
        }

        if (rowType.Metadata == MetadataKind.Audit)
        {
            CheckAudit(row, parameters);
        }

        if (rowType.UncollectedType is not null)
        {
            CheckUncollected(row, ParametersOf(rowType), parameters);
        }

        return parameters;
    }

    /// <summary>The order of choices that <c>randomize=true</c> asks for; null where it does not.</summary>
    public RandomizeParameters? ParseShuffle(SheetRow row, ParameterPairs parameters, string ownerName, string? repeatName)
    {
        var isShuffled = ReadBoolean(row, parameters, "randomize");
        if (parameters.Find("seed") is not { } seed)
        {
            return isShuffled ? new RandomizeParameters(null) : null;
        }

        if (!isShuffled)
        {
            AddError(row, $"A seed has no effect without randomize=true. Add it, or remove the seed.");
            return null;
        }

        if (
            ExpressionParser.TryParse(seed, out var expression, out _)
            && expression is Expression.Number or Expression.Variable or Expression.Negation { Operand: Expression.Number }
        )
        {
            return new RandomizeParameters(
                expressions.Add(expression, ExpressionPurpose.ShuffleSeed, ownerName, table.LocationOf(row, "parameters"), repeatName)
            );
        }

        AddError(row, $"The seed is '{seed}'. Write a number, or a question as ${{name}}.");
        return null;
    }

    /// <summary>How many lines a text's field has, from <c>rows=</c> or else the column <c>rows</c>; null where neither says.</summary>
    public int? ParseLineCount(SheetRow row, ParameterPairs parameters)
    {
        var text = parameters.Find("rows") ?? table.Text(row, "rows");
        if (text.Length == 0)
        {
            return null;
        }

        if (ScalarParser.TryParseNumber(text, out var number) && number is >= 1 and <= MaximumLines && number == Math.Truncate(number))
        {
            return (int)number;
        }

        problems.AddError(
            "S025",
            table.LocationOf(row, parameters.Find("rows") is null ? "rows" : "parameters"),
            $"rows is '{text}'. Write how many lines the field has, from 1 to {MaximumLines}."
        );
        return null;
    }

    /// <summary>Something wrong with the cell.</summary>
    public void AddError(SheetRow row, ProblemMessage message) => problems.AddError("S012", table.LocationOf(row, "parameters"), message);

    private static ImmutableArray<WordReference> ParametersOf(RowType.Question rowType) =>
        rowType switch
        {
            { IsScale: true } => ParameterReference.ForScales,
            { FileName: not null } => ParameterReference.ForFiles,
            { ListName: not null } => ParameterReference.ForChoices,
            { Type: QuestionType.Text } => ParameterReference.ForText,
            { Metadata: MetadataKind.Audit } => ParameterReference.ForAudits,
            { UncollectedType: { } type } => UncollectedTypeReference.All.First(reference => reference.Name == type).Parameters,
            _ => [],
        };

    private void ReportUnknown(SheetRow row, ImmutableArray<string> known, string name)
    {
        if (known.IsEmpty)
        {
            problems.AddWarning(
                "S013",
                table.LocationOf(row, "parameters"),
                $"A row of type '{table.Text(row, "type")}' has no parameters, so '{name}' changes nothing. Remove it."
            );
        }
        else
        {
            AddError(
                row,
                $"There is no parameter '{name}' for the type '{table.Text(row, "type")}'.{SpellingSuggestion.Suggest(name, known)} "
                    + $"There are: {string.Join(", ", known)}."
            );
        }
    }

    private bool ReadBoolean(SheetRow row, ParameterPairs parameters, string name)
    {
        var text = parameters.Find(name) ?? "";
        if (!ScalarParser.IsYes(text) && !ScalarParser.IsNo(text))
        {
            AddError(row, $"{name} is '{text}'. Write {name}=true, or leave it out.");
        }

        return ScalarParser.IsYes(text);
    }

    private void CheckAudit(SheetRow row, ParameterPairs parameters)
    {
        if (parameters.ByName.Keys.Any(name => name.StartsWith("location-", StringComparison.Ordinal)))
        {
            CheckLocationAudit(row, parameters);
        }

        ReadBoolean(row, parameters, "identify-user");
        ReadBoolean(row, parameters, "track-changes");
        if (parameters.Find("track-changes-reasons") is { } reasons && reasons != "on-form-edit")
        {
            AddError(row, $"track-changes-reasons is '{reasons}'. Write track-changes-reasons=on-form-edit, or leave it out.");
        }
    }

    /// <summary>Nothing is collected, but what no program could read is an error here too.</summary>
    private void CheckUncollected(SheetRow row, ImmutableArray<WordReference> known, ParameterPairs parameters)
    {
        foreach (var parameter in known)
        {
            var text = parameters.Find(parameter.Name);
            var isValid = parameter.Argument switch
            {
                _ when text is null => true,
                ParameterReference.AnyNumber => ScalarParser.TryParseNumber(text, out _),
                ParameterReference.TrueOrFalse => ScalarParser.IsYes(text) || ScalarParser.IsNo(text),
                var words => !words.Contains('|', StringComparison.Ordinal) || words[1..].Split('|').Contains(text),
            };
            if (!isValid)
            {
                AddError(row, $"{parameter.Name} is '{text}'. Write {parameter.Name}{parameter.Argument}, or leave it out.");
            }
        }
    }

    private void CheckLocationAudit(SheetRow row, ParameterPairs parameters)
    {
        problems.AddWarning(
            "U008",
            table.LocationOf(row, "parameters"),
            $"Positions are not collected here: the parameters that begin with location- are kept and change nothing."
        );
        var age = parameters.Find("location-max-age") ?? "";
        var interval = parameters.Find("location-min-interval") ?? "";
        var areNumbers =
            ScalarParser.TryParseNumber(age, out var maximumAge) & ScalarParser.TryParseNumber(interval, out var minimumInterval);
        if (parameters.Find("location-priority") is null || !areNumbers || minimumInterval < 0 || maximumAge < minimumInterval)
        {
            AddError(
                row,
                $"An audit of positions has location-priority, a location-min-interval of 0 or more, and a location-max-age "
                    + $"that is no less."
            );
        }
    }
}
