using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads the scale of a <c>range</c> from its parameters: 1 to 10 in steps of 1 where they do not say.</summary>
internal sealed class ScaleCells(ParameterCells cells, IReadOnlyDictionary<string, ChoiceList> lists)
{
    /// <summary>The scale of a row, or null where its parameters make none.</summary>
    public NumberScale? Read(SheetRow row, Parameters parameters, IReadOnlySet<string> appearance)
    {
        double? Number(string name) => ReadNumber(row, parameters, name);

        var scale = new NumberScale(Number("start") ?? 1, Number("end") ?? 10, Number("step") ?? 1)
        {
            TickInterval = Number("tick_interval"),
            Placeholder = Number("placeholder"),
            TickLabels = FindLabels(row, parameters),
        };
        var fault = FaultOf(scale) ?? FaultOfMarks(scale) ?? FaultOfLabels(scale, appearance);
        if (fault is not null)
        {
            cells.Fault(row, fault);
        }

        return fault is null ? scale : null;
    }

    private double? ReadNumber(SheetRow row, Parameters parameters, string name)
    {
        if (parameters.Find(name) is not { } text)
        {
            return null;
        }

        if (StudyWords.TryReadNumber(text, out var number))
        {
            return number;
        }

        cells.Fault(row, $"{name} is '{text}'. Write a number with a decimal point, such as {name}=0.5.");
        return null;
    }

    private ChoiceList? FindLabels(SheetRow row, Parameters parameters)
    {
        if (parameters.Find("tick_labelset") is not { } name)
        {
            return null;
        }

        if (lists.TryGetValue(name, out var list))
        {
            return list;
        }

        cells.Fault(row, $"tick_labelset names the list '{name}', which the sheet choices does not have.{Nearest.Suggest(name, lists.Keys)}");
        return null;
    }

    private static string? FaultOf(NumberScale scale) =>
        scale.Step <= 0 ? FormattableString.Invariant($"step is {scale.Step}. Write a number above 0.")
        : scale.Step > Math.Abs(scale.End - scale.Start) ? FormattableString.Invariant($"step is {scale.Step}, which is more than from {scale.Start} to {scale.End}. Write a smaller step.")
        : null;

    private static string? FaultOfMarks(NumberScale scale)
    {
        var ofSteps = new NumberScale(0, double.MaxValue, scale.Step);
        return scale.TickInterval is { } interval && (interval <= 0 || interval > Math.Abs(scale.End - scale.Start) || !ofSteps.Contains(interval))
            ? FormattableString.Invariant($"tick_interval is {interval}. Write a multiple of the step {scale.Step} that is no more than from {scale.Start} to {scale.End}.")
            : scale.Placeholder is { } placeholder && !scale.Contains(placeholder)
                ? FormattableString.Invariant($"placeholder is {placeholder}, which is not on the scale from {scale.Start} to {scale.End} in steps of {scale.Step}.")
                : null;
    }

    private static string? FaultOfLabels(NumberScale scale, IReadOnlySet<string> appearance)
    {
        if (scale.TickLabels is not { } labels)
        {
            return null;
        }

        var marks = scale with { Step = scale.TickInterval ?? scale.Step };
        var off = labels.Choices.FirstOrDefault(choice => !StudyWords.TryReadNumber(choice.Name, out var number) || !marks.Contains(number));
        if (off is not null)
        {
            return FormattableString.Invariant($"tick_labelset names the list '{labels.Name}', whose choice '{off.Name}' is no mark of the scale from {scale.Start} to {scale.End} in steps of {marks.Step}.");
        }

        var isOfEnds = labels.Choices.Length == 2 && labels.Choices.All(choice => StudyWords.TryReadNumber(choice.Name, out var number) && (number == scale.Start || number == scale.End));
        return appearance.Contains("no-ticks") && !isOfEnds
            ? FormattableString.Invariant($"Without marks (no-ticks) a scale has labels at its ends only: the list '{labels.Name}' needs the choices {scale.Start} and {scale.End} and no others.")
            : null;
    }
}
