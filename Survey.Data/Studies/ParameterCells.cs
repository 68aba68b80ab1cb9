using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads the column <c>parameters</c> for the types that have any: scales, shuffled choices, the lines of a text, and what an audit keeps.</summary>
internal sealed class ParameterCells(StudyTable table, ExpressionCells expressions, ProblemList problems)
{
    private const int MostLines = 100;

    private static readonly ImmutableArray<string> OfChoices = ["randomize", "seed"];
    private static readonly ImmutableArray<string> OfFiles = ["value", "label", "randomize", "seed"];
    private static readonly ImmutableArray<string> OfScales = ["start", "end", "step", "tick_interval", "placeholder", "tick_labelset"];
    private static readonly ImmutableArray<string> OfAudits = ["location-priority", "location-min-interval", "location-max-age", "track-changes", "identify-user", "track-changes-reasons"];

    /// <summary>The cell's pairs; those that the type does not have are reported.</summary>
    public Parameters Read(SheetRow row, RowType.Asked asked)
    {
        var parameters = Parameters.Parse(table.Text(row, "parameters"));
        if (parameters.Fault is { } fault)
        {
            Fault(row, fault);
        }

        ImmutableArray<string> known = asked switch
        {
            { IsScale: true } => OfScales,
            { FileName: not null } => OfFiles,
            { ListName: not null } => OfChoices,
            { Type: QuestionType.Text } => ["rows"],
            { Metadata: MetadataKind.Audit } => OfAudits,
            _ => [],
        };
        foreach (var name in parameters.ByName.Keys.Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Report(row, known, name);
        }

        if (asked.Metadata == MetadataKind.Audit)
        {
            CheckAudit(row, parameters);
        }

        return parameters;
    }

    /// <summary>The order of choices that <c>randomize=true</c> asks for; null where it does not.</summary>
    public ChoiceShuffle? Shuffle(SheetRow row, Parameters parameters, string owner, string? repeat)
    {
        var isShuffled = IsTrue(row, parameters, "randomize");
        if (parameters.Find("seed") is not { } seed)
        {
            return isShuffled ? new ChoiceShuffle(null) : null;
        }

        if (!isShuffled)
        {
            Fault(row, "A seed means nothing without randomize=true. Add it, or remove the seed.");
            return null;
        }

        if (ExpressionParser.TryParse(seed, out var expression, out _) && expression is Expression.Number or Expression.Variable or Expression.Negative { Operand: Expression.Number })
        {
            return new ChoiceShuffle(expressions.Remember(expression, ExpressionUse.Seed, owner, table.PlaceOf(row, "parameters"), repeat));
        }

        Fault(row, $"The seed is '{seed}'. Write a number, or a question as ${{name}}.");
        return null;
    }

    /// <summary>How many lines a text's field has, from <c>rows=</c> or else the column <c>rows</c>; null where neither says.</summary>
    public int? Lines(SheetRow row, Parameters parameters)
    {
        var text = parameters.Find("rows") ?? table.Text(row, "rows");
        if (text.Length == 0)
        {
            return null;
        }

        if (StudyWords.TryReadNumber(text, out var number) && number is >= 1 and <= MostLines && number == Math.Truncate(number))
        {
            return (int)number;
        }

        problems.Error("S012", table.PlaceOf(row, parameters.Find("rows") is null ? "rows" : "parameters"), $"rows is '{text}'. Write how many lines the field has, from 1 to {MostLines}.");
        return null;
    }

    /// <summary>Something wrong with the cell.</summary>
    public void Fault(SheetRow row, string message) => problems.Error("S012", table.PlaceOf(row, "parameters"), message);

    private void Report(SheetRow row, ImmutableArray<string> known, string name)
    {
        if (known.IsEmpty)
        {
            problems.Warning("S013", table.PlaceOf(row, "parameters"), $"A row of type '{table.Text(row, "type")}' has no parameters, so '{name}' changes nothing. Remove it.");
        }
        else
        {
            Fault(row, $"There is no parameter '{name}' for the type '{table.Text(row, "type")}'.{Nearest.Suggest(name, known)} There are: {string.Join(", ", known)}.");
        }
    }

    private bool IsTrue(SheetRow row, Parameters parameters, string name)
    {
        var text = parameters.Find(name) ?? "";
        if (!StudyWords.IsYes(text) && !StudyWords.IsNo(text))
        {
            Fault(row, $"{name} is '{text}'. Write {name}=true, or leave it out.");
        }

        return StudyWords.IsYes(text);
    }

    private void CheckAudit(SheetRow row, Parameters parameters)
    {
        if (parameters.ByName.Keys.Any(name => name.StartsWith("location-", StringComparison.Ordinal)))
        {
            CheckAuditOfPositions(row, parameters);
        }

        IsTrue(row, parameters, "identify-user");
        IsTrue(row, parameters, "track-changes");
        if (parameters.Find("track-changes-reasons") is { } reasons && reasons != "on-form-edit")
        {
            Fault(row, $"track-changes-reasons is '{reasons}'. Write track-changes-reasons=on-form-edit, or leave it out.");
        }
    }

    private void CheckAuditOfPositions(SheetRow row, Parameters parameters)
    {
        problems.Unsupported("U008", table.PlaceOf(row, "parameters"), "Positions are not collected here. Remove the parameters that begin with location-.");
        var age = parameters.Find("location-max-age") ?? "";
        var interval = parameters.Find("location-min-interval") ?? "";
        var areNumbers = StudyWords.TryReadNumber(age, out var maximumAge) & StudyWords.TryReadNumber(interval, out var minimumInterval);
        if (parameters.Find("location-priority") is null || !areNumbers || minimumInterval < 0 || maximumAge < minimumInterval)
        {
            Fault(row, "An audit of positions has location-priority, a location-min-interval of 0 or more, and a location-max-age that is no less.");
        }
    }
}
