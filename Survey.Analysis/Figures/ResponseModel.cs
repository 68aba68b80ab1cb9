using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Nonresponse;
using Survey.Analysis.Estimation.Regression;

namespace Survey.Analysis.Figures;

/// <summary>Who answers, explained by as many of the frame's columns as a model holds.</summary>
internal sealed class ResponseModel
{
    private readonly List<(Factor Factor, List<MergedClass> Joined)> chosen;

    private ResponseModel(ResponsePropensity propensity, List<(Factor Factor, List<MergedClass> Joined)> chosen, IEnumerable<string> leftOut)
    {
        this.chosen = chosen;
        Propensity = propensity;
        Summary = new Representativity(
            propensity.RIndicator,
            propensity.CoefficientOfVariation,
            [.. chosen.Select(each => each.Factor.Name)],
            [.. leftOut],
            [.. chosen.SelectMany(each => each.Joined.Select(joined => (each.Factor.Name, joined)))]);
    }

    public ResponsePropensity Propensity { get; }

    public Representativity Summary { get; }

    /// <summary>The columns are taken in the study's order, each as far as it adds to those before it and separates nobody; null where none does.</summary>
    public static ResponseModel? Of(bool[] answered, IReadOnlyList<FrameFactor> factors)
    {
        var chosen = new List<(Factor Factor, List<MergedClass> Joined)>();
        var leftOut = new List<string>();
        ResponsePropensity? propensity = null;
        foreach (var factor in factors)
        {
            var next = factor.ForModel(answered);
            if (Fit(answered, [.. chosen.Select(each => each.Factor), next.Factor]) is { } fitted)
            {
                chosen.Add(next);
                propensity = fitted;
            }
            else
            {
                leftOut.Add(factor.Column);
            }
        }

        return propensity is null ? null : new ResponseModel(propensity, chosen, leftOut);
    }

    /// <summary>What a column of the model has to do with the unevenness beyond the model's others; null for a column outside it, or alone in it.</summary>
    public double? PartBeyondOthers(FrameFactor factor)
    {
        var others = chosen.Select(each => each.Factor).Where(other => other.Name != factor.Column).ToList();
        return others.Count == 0 || others.Count == chosen.Count ? null : Propensity.Conditional(factor.Factor, others).Value;
    }

    private static ResponsePropensity? Fit(bool[] answered, IReadOnlyList<Factor> factors)
    {
        try
        {
            return factors.All(factor => factor.Levels.Count > 1)
                && ResponsePropensity.Fit(answered, [.. factors.Select(Predictor.Of)]) is PropensityFit.Fitted fitted ? fitted.Propensity : null;
        }
        catch (ArgumentException)
        {
            // The last column is told by those before it, or there are more classes than units.
            return null;
        }
    }
}
