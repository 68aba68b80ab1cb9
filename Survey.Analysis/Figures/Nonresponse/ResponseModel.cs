using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Nonresponse;
using Survey.Analysis.Estimation.Regression;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Figures.Nonresponse;

/// <summary>Who answers, explained by as many of the frame's columns as a model holds.</summary>
internal sealed class ResponseModel
{
    private readonly List<(Factor Factor, List<MergedWeightingClass> Joined)> selectedFactors;

    private ResponseModel(
        ResponsePropensity propensity,
        List<(Factor Factor, List<MergedWeightingClass> Joined)> chosen,
        IEnumerable<string> excluded
    )
    {
        this.selectedFactors = chosen;
        Propensity = propensity;
        Summary = new Representativity(
            propensity.RIndicator,
            propensity.CoefficientOfVariation,
            [.. chosen.Select(each => each.Factor.Name)],
            [.. excluded],
            [.. chosen.SelectMany(each => each.Joined.Select(joined => (each.Factor.Name, joined)))]
        );
    }

    public ResponsePropensity Propensity { get; }

    public Representativity Summary { get; }

    /// <summary>The columns are taken in the study's order, each as far as it adds to those before it and separates nobody; null where
    /// none does.</summary>
    public static ResponseModel? Build(bool[] answered, IReadOnlyList<FrameCategoryFactor> factors)
    {
        var selected = new List<(Factor Factor, List<MergedWeightingClass> Joined)>();
        var excluded = new List<string>();
        ResponsePropensity? propensity = null;
        foreach (var factor in factors)
        {
            var next = factor.MergeUniformClasses(answered);
            if (Fit(answered, [.. selected.Select(each => each.Factor), next.Factor]) is { } fitted)
            {
                selected.Add(next);
                propensity = fitted;
            }
            else
            {
                excluded.Add(factor.ColumnName);
            }
        }

        return propensity is null ? null : new ResponseModel(propensity, selected, excluded);
    }

    /// <summary>What a column of the model has to do with the unevenness beyond the model's others; null for a column outside it, or
    /// alone in it.</summary>
    public double? ConditionalPartialIndicator(FrameCategoryFactor factor)
    {
        var others = selectedFactors.Select(each => each.Factor).Where(other => other.Name != factor.ColumnName).ToList();
        return others.Count == 0 || others.Count == selectedFactors.Count ? null : Propensity.Conditional(factor.Factor, others).Value;
    }

    private static ResponsePropensity? Fit(bool[] answered, IReadOnlyList<Factor> factors)
    {
        try
        {
            return
                factors.All(factor => factor.Levels.Count > 1)
                && ResponsePropensity.Fit(answered, [.. factors.Select(Predictor.Of)]) is PropensityFit.Fitted fitted
                ? fitted.Propensity
                : null;
        }
        catch (ArgumentException)
        {
            // The last column is determined by those before it, or there are more classes than units.
            return null;
        }
    }
}
