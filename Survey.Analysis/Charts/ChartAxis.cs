using System.Collections.Immutable;

namespace Survey.Analysis.Charts;

/// <summary>The numbers along a chart's bars: where it begins and ends, and which are written.</summary>
internal sealed record ChartAxis(double Minimum, double Maximum, ImmutableArray<(double At, string Label)> Ticks)
{
    /// <summary>From 0 to 100 per cent, the same for every chart of shares.</summary>
    public static ChartAxis ForShares(ReportLocalizer localizer) =>
        new(0, 1, [.. Enumerable.Range(0, 6).Select(step => (step / 5.0, localizer.Numbers.Percent(step / 5.0)))]);

    /// <summary>Shares to both sides of a middle, in steps of a fifth.</summary>
    public static ChartAxis ForDivergingShares(double left, double right, ReportLocalizer localizer)
    {
        // A sum of shares that is a whole step but for rounding gets no further step.
        const double Rounding = 1e-9;
        var from = -Math.Max(1, (int)Math.Ceiling((left * 5) - Rounding));
        var to = Math.Max(1, (int)Math.Ceiling((right * 5) - Rounding));
        return new(
            from / 5.0,
            to / 5.0,
            [.. Enumerable.Range(from, to - from + 1).Select(step => (step / 5.0, localizer.Numbers.Percent(Math.Abs(step) / 5.0)))]
        );
    }

    /// <summary>Round numbers from zero, or from below it, to past the largest.</summary>
    public static ChartAxis ForNumbers(IReadOnlyCollection<double> values, ReportLocalizer localizer)
    {
        var minimum = Math.Min(0, values.DefaultIfEmpty(0).Min());
        var maximum = Math.Max(0, values.DefaultIfEmpty(1).Max());
        var step = RoundUpStep((maximum - minimum) / 5);
        var (from, to) = (Math.Floor(minimum / step), Math.Max(Math.Ceiling(maximum / step), 1));
        var decimals = Math.Max(0, (int)-Math.Floor(Math.Log10(step)));
        return new(
            from * step,
            to * step,
            [
                .. Enumerable
                    .Range(0, (int)(to - from) + 1)
                    .Select(index => ((from + index) * step, localizer.Numbers.Number((from + index) * step, decimals))),
            ]
        );
    }

    private static double RoundUpStep(double rawStep)
    {
        if (rawStep <= 0 || !double.IsFinite(rawStep))
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(rawStep)));
        return (rawStep / power) switch
        {
            <= 1 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }
}
