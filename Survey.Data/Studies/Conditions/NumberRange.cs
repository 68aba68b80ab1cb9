namespace Survey.Data.Studies.Conditions;

/// <summary>The numbers that a part of a condition may come to: an interval, and perhaps no number at all.</summary>
/// <remarks>Interval arithmetic; the bounds are reckoned in the same floating point as the values, whose rounding keeps their
/// order.</remarks>
/// <param name="Low">The least number.</param>
/// <param name="High">The greatest number; below <paramref name="Low"/> where there is no number.</param>
/// <param name="MayBeMissing">Whether there may be no number, as where nothing was answered: every comparison then fails, but for "not
/// the same".</param>
internal readonly record struct NumberRange(double Low, double High, bool MayBeMissing)
{
    public static NumberRange Unbounded => new(double.NegativeInfinity, double.PositiveInfinity, true);

    public static NumberRange Missing => new(double.PositiveInfinity, double.NegativeInfinity, true);

    private bool MayBeNumber => Low <= High;

    public static NumberRange FromNumber(double number) => double.IsNaN(number) ? Missing : new NumberRange(number, number, false);

    public static NumberRange operator -(NumberRange range) => new(-range.High, -range.Low, range.MayBeMissing);

    public static NumberRange operator +(NumberRange left, NumberRange right) => Combine(left, right, (a, b) => a + b);

    public static NumberRange operator -(NumberRange left, NumberRange right) => Combine(left, right, (a, b) => a - b);

    public static NumberRange operator *(NumberRange left, NumberRange right) => Combine(left, right, (a, b) => a * b);

    /// <summary>The range of a function that never falls.</summary>
    public NumberRange MapIncreasing(Func<double, double> function) =>
        MayBeNumber ? new NumberRange(function(Low), function(High), MayBeMissing) : this;

    /// <summary>Whether a number of this range may, and may fail to, be below one of another, or the same where that is asked
    /// too.</summary>
    public PossibleOutcomes LessThan(NumberRange other, bool orEqual)
    {
        var areNumbers = MayBeNumber && other.MayBeNumber;
        var holds = areNumbers && (orEqual ? Low <= other.High : Low < other.High);
        var fails = MayBeMissing || other.MayBeMissing || (areNumbers && (orEqual ? High > other.Low : High >= other.Low));
        return OutcomesOf(holds, fails);
    }

    /// <summary>Whether a number of this range may, and may fail to, be one of another.</summary>
    public PossibleOutcomes EqualTo(NumberRange other)
    {
        var areNumbers = MayBeNumber && other.MayBeNumber;
        var holds = areNumbers && Low <= other.High && other.Low <= High;
        var fails = MayBeMissing || other.MayBeMissing || (areNumbers && !(Low == High && other.Low == other.High && Low == other.Low));
        return OutcomesOf(holds, fails);
    }

    private static PossibleOutcomes OutcomesOf(bool holds, bool fails)
    {
        var outcomes = holds ? PossibleOutcomes.Holds : PossibleOutcomes.None;
        return fails ? outcomes | PossibleOutcomes.Fails : outcomes;
    }

    /// <summary>The corners bound sums, differences and products alike.</summary>
    private static NumberRange Combine(NumberRange left, NumberRange right, Func<double, double, double> join)
    {
        if (!left.MayBeNumber || !right.MayBeNumber)
        {
            return Missing;
        }

        double[] corners = [join(left.Low, right.Low), join(left.Low, right.High), join(left.High, right.Low), join(left.High, right.High)];
        return corners.Any(double.IsNaN)
            ? Unbounded
            : new NumberRange(
                corners.Min(),
                corners.Max(),
                left.MayBeMissing || right.MayBeMissing || !double.IsFinite(corners.Min()) || !double.IsFinite(corners.Max())
            );
    }
}
