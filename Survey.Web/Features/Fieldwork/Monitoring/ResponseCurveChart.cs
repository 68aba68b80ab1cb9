using System.Globalization;

namespace Survey.Web.Features.Fieldwork.Monitoring;

/// <summary>Where things stand in the drawing of the response curves: days to the right, shares of those asked upwards. Units are those
/// of the SVG's own coordinates.</summary>
/// <param name="LastDay">The day at the right edge, in days after the first; at least 1.</param>
internal sealed record ResponseCurveChart(int LastDay)
{
    /// <summary>The width of the drawing.</summary>
    public const int Width = 720;

    /// <summary>The height of the drawing.</summary>
    public const int Height = 300;

    /// <summary>Where the first day is.</summary>
    public const int Left = 56;

    /// <summary>Where the last day is.</summary>
    public const int Right = Width - 24;

    /// <summary>Where everyone has answered.</summary>
    public const int Top = 16;

    /// <summary>Where nobody has.</summary>
    public const int Bottom = Height - 40;

    /// <summary>Labels of days need room beside each other.</summary>
    private const int MaximumDayLabels = 7;

    /// <summary>Steps between labels of days that people count in.</summary>
    private static readonly int[] DaySteps = [1, 2, 7, 14, 28, 56, 91, 182, 364];

    /// <summary>The shares that have a line.</summary>
    public static IReadOnlyList<double> ShareLines { get; } = [0, 0.25, 0.5, 0.75, 1];

    /// <summary>Where a day is.</summary>
    public double X(double day) => Left + ((Right - Left) * day / LastDay);

    /// <summary>Where a share is.</summary>
    public static double Y(double share) => Bottom - ((Bottom - Top) * share);

    /// <summary>A coordinate as SVG writes it.</summary>
    public static string Format(double coordinate) => coordinate.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The days that have a label.</summary>
    public IEnumerable<int> LabelledDays()
    {
        var step = DaySteps.FirstOrDefault(days => LastDay / days < MaximumDayLabels, DaySteps[^1]);
        for (var day = 0; day <= LastDay; day += step)
        {
            yield return day;
        }
    }

    /// <summary>The points of a curve, for a polyline.</summary>
    public string PointsOf(ResponseCurve curve) =>
        string.Join(
            ' ',
            Enumerable
                .Range(0, Math.Min(curve.SubmittedByDay.Length, LastDay + 1))
                .Select(day => $"{Format(X(day))},{Format(Y(curve.ShareOn(day) ?? 0))}")
        );
}
