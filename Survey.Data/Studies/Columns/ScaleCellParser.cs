using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Columns;

/// <summary>Reads the scale of a <c>range</c> from its parameters: 1 to 10 in steps of 1 where they do not say.</summary>
internal sealed class ScaleCellParser(ParameterCellParser parameterCells, IReadOnlyDictionary<string, ChoiceList> lists)
{
    /// <summary>The scale of a row, or null where its parameters make none.</summary>
    public NumberScale? Parse(SheetRow row, ParameterPairs parameters, IReadOnlySet<string> appearance)
    {
        double? Number(string name) => ReadNumber(row, parameters, name);

        var (start, end, step) = (Number("start") ?? 1, Number("end") ?? 10, Number("step") ?? 1);

        // A falling range may say so with a step below 0; how far apart its numbers are is above 0.
        var scale = new NumberScale(start, end, end < start ? Math.Abs(step) : step)
        {
            TickInterval = Number("tick_interval"),
            Placeholder = Number("placeholder"),
            TickLabels = FindTickLabels(row, parameters),
        };
        var error = FindStepError(scale) ?? FindTickError(scale) ?? FindTickLabelError(scale, appearance);
        if (error is not null)
        {
            parameterCells.AddError(row, error);
        }

        return error is null ? scale : null;
    }

    private double? ReadNumber(SheetRow row, ParameterPairs parameters, string name)
    {
        if (parameters.Find(name) is not { } text)
        {
            return null;
        }

        if (ScalarParser.TryParseNumber(text, out var number))
        {
            return number;
        }

        parameterCells.AddError(row, $"{name} is '{text}'. Write a number with a decimal point, such as {name}=0.5.");
        return null;
    }

    private ChoiceList? FindTickLabels(SheetRow row, ParameterPairs parameters)
    {
        if (parameters.Find("tick_labelset") is not { } name)
        {
            return null;
        }

        if (lists.TryGetValue(name, out var list))
        {
            return list;
        }

        parameterCells.AddError(
            row,
            $"tick_labelset names the list '{name}', which the sheet choices does not "
                + $"have.{SpellingSuggestion.Suggest(name, lists.Keys)}"
        );
        return null;
    }

    private static ProblemMessage? FindStepError(NumberScale scale)
    {
        if (scale.Step <= 0)
        {
            return $"step is {scale.Step}, so no step leads from {scale.Start} to {scale.End}. Write a number above 0.";
        }

        if (scale.Step > Math.Abs(scale.End - scale.Start))
        {
            return $"step is {scale.Step}, which is more than from {scale.Start} to {scale.End}. Write a smaller step.";
        }

        return null;
    }

    private static ProblemMessage? FindTickError(NumberScale scale)
    {
        var multiplesOfStep = new NumberScale(0, double.MaxValue, scale.Step);
        if (
            scale.TickInterval is { } interval
            && (interval <= 0 || interval > Math.Abs(scale.End - scale.Start) || !multiplesOfStep.Contains(interval))
        )
        {
            return $"tick_interval is {interval}. Write a multiple of the step {scale.Step}, at most from {scale.Start} to {scale.End}.";
        }

        if (scale.Placeholder is { } placeholder && !scale.Contains(placeholder))
        {
            return $"placeholder is {placeholder}, which is not on the scale from {scale.Start} to {scale.End} in steps of {scale.Step}.";
        }

        return null;
    }

    private static ProblemMessage? FindTickLabelError(NumberScale scale, IReadOnlySet<string> appearance)
    {
        if (scale.TickLabels is not { } labels)
        {
            return null;
        }

        var tickScale = scale with { Step = scale.TickInterval ?? scale.Step };
        var invalidChoice = labels.Choices.FirstOrDefault(choice =>
            !ScalarParser.TryParseNumber(choice.Name, out var number) || !tickScale.Contains(number)
        );
        if (invalidChoice is not null)
        {
            return $"tick_labelset names the list '{labels.Name}', whose choice '{invalidChoice.Name}' is no mark of the scale"
                + $" from {scale.Start} to {scale.End} in steps of {tickScale.Step}.";
        }

        var labelsEndsOnly =
            labels.Choices.Length == 2
            && labels.Choices.All(choice =>
                ScalarParser.TryParseNumber(choice.Name, out var number) && (number == scale.Start || number == scale.End)
            );
        if (appearance.Contains("no-ticks") && !labelsEndsOnly)
        {
            return $"Without marks (no-ticks) a scale has labels at its ends only: the list '{labels.Name}' needs the choices"
                + $" {scale.Start} and {scale.End} and no others.";
        }

        return null;
    }
}
