namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>Units of a frame in classes of equal size by their propensity, weighted by the response rate of their class.</summary>
/// <remarks>
/// Little (1986), International Statistical Review 54. The weights vary less than the inverse of each unit's own propensity, and depend
/// on the model only through the order of the units. Immutable.
/// </remarks>
public sealed record PropensityClasses
{
    /// <summary>Each unit's class, from 0 for the lowest propensities, in the order of the frame.</summary>
    public required IReadOnlyList<int> ClassOfUnit { get; init; }

    /// <summary>The share of each class that answered; above 0.</summary>
    public required IReadOnlyList<double> Rates { get; init; }

    /// <summary>1 / the rate of its class for each respondent, in the order of the frame.</summary>
    public required ReadOnlyMemory<double> Weights { get; init; }

    /// <summary>As <see cref="ResponsePropensity.Classes"/>.</summary>
    /// <param name="propensities">One per unit of the frame.</param>
    /// <param name="responded">Whether each unit answered.</param>
    /// <param name="count">The number of classes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer units than classes, or no class.</exception>
    /// <exception cref="CalibrationException">Nobody of a class answered.</exception>
    internal static PropensityClasses Of(IReadOnlyList<double> propensities, IReadOnlyList<bool> responded, int count)
    {
        var size = propensities.Count;
        if (count < 1 || count > size)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count),
                count,
                FormattableString.Invariant($"{size} units make 1 to {size} classes.")
            );
        }

        // Class k ends at rank 1 + (N − 1)k/K: the quantile of the ranks 1 to N.
        var classes = new int[size];
        foreach (var (rank, unit) in Enumerable.Range(0, size).OrderBy(unit => propensities[unit]).Index())
        {
            classes[unit] = rank == 0 ? 0 : (int)((((long)rank * count) - 1) / (size - 1));
        }

        double[] rates =
        [
            .. classes
                .Zip(responded)
                .GroupBy(unit => unit.First, unit => unit.Second ? 1.0 : 0)
                .OrderBy(units => units.Key)
                .Select(units => units.Average()),
        ];
        if (Array.IndexOf(rates, 0) is >= 0 and var empty)
        {
            throw new CalibrationException(
                FormattableString.Invariant(
                    $"Nobody answered in propensity class {empty + 1} of {count}, so its units have no weight: take fewer classes."
                )
            );
        }

        var respondents = Enumerable.Range(0, size).Where(unit => responded[unit]);
        return new PropensityClasses
        {
            ClassOfUnit = classes,
            Rates = rates,
            Weights = respondents.Select(unit => 1 / rates[classes[unit]]).ToArray(),
        };
    }
}
