namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>The factor F(u) by which a weight changes and its slope, for a distance and its bounds (Deville and Särndal 1992, table
/// 1).</summary>
internal sealed record CalibrationFactor(CalibrationDistance Distance, double Lower, double Upper)
{
    public (double Value, double Slope) At(double u) =>
        Distance switch
        {
            CalibrationDistance.Linear => Bounded(1 + u, 1),
            CalibrationDistance.Raking => Bounded(Math.Exp(u), Math.Exp(u)),
            _ => Logit(u),
        };

    public void RequireValid()
    {
        if (!(Lower < 1 && Upper > 1) || (Distance == CalibrationDistance.Logit && !(double.IsFinite(Lower) && double.IsFinite(Upper))))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The bounds of a weight's factor lie below and above 1, and are given for the logit distance; here they are {Lower} and {Upper}."
                )
            );
        }
    }

    private (double Value, double Slope) Bounded(double value, double slope) =>
        value < Lower ? (Lower, 0)
        : value > Upper ? (Upper, 0)
        : (value, slope);

    private (double Value, double Slope) Logit(double u)
    {
        var (below, above) = (1 - Lower, Upper - 1);
        var rate = (Upper - Lower) / (below * above);
        var odds = Math.Exp(Math.Clamp(rate * u, -700, 700));
        var value = ((Lower * above) + (Upper * below * odds)) / (above + (below * odds));
        return (value, rate * (value - Lower) * (Upper - value) / (Upper - Lower));
    }
}
