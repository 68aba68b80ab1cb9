using Survey.Analysis.Estimation.Regression;

namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>A partial R-indicator: how much of the response's lack of representativity one variable accounts for, and each of its
/// categories.</summary>
/// <remarks>Schouten, Shlomo and Skinner (2011), Journal of Official Statistics 27, with the divisor N. Immutable.</remarks>
public sealed record PartialIndicator
{
    /// <summary>The variable.</summary>
    public required string Variable { get; init; }

    /// <summary>The indicator of the whole variable, from 0 (no part) to ½; its square is the sum of the categories' squares.</summary>
    public required double Value { get; init; }

    /// <summary>The indicator of each category that has units, in the order of the variable's levels.</summary>
    public required IReadOnlyList<PartialIndicatorCategory> Categories { get; init; }

    /// <summary>As <see cref="ResponsePropensity.Unconditional"/>.</summary>
    /// <param name="propensities">One per unit of the frame.</param>
    /// <param name="variable">A level for every unit.</param>
    /// <exception cref="ArgumentException">The variable has another number of rows, or is not known for every unit.</exception>
    internal static PartialIndicator Unconditional(IReadOnlyList<double> propensities, Factor variable)
    {
        var (codes, mean) = (CodesOf(variable, propensities.Count), propensities.Average());
        return Of(variable, codes, code =>
            Math.Sqrt((double)code.Count() / propensities.Count) * (code.Average(unit => propensities[unit]) - mean)
        );
    }

    /// <summary>As <see cref="ResponsePropensity.Conditional"/>.</summary>
    /// <param name="propensities">One per unit of the frame.</param>
    /// <param name="variable">A level for every unit.</param>
    /// <param name="others">The other variables, a level for every unit.</param>
    /// <exception cref="ArgumentException">A variable has another number of rows, or is not known for every unit.</exception>
    internal static PartialIndicator Conditional(IReadOnlyList<double> propensities, Factor variable, IReadOnlyList<Factor> others)
    {
        var cells = others.Aggregate(new int[propensities.Count], (cells, other) => Cross(cells, CodesOf(other, cells.Length)));
        var means = cells
            .Zip(propensities)
            .GroupBy(unit => unit.First, unit => unit.Second)
            .ToDictionary(cell => cell.Key, cell => cell.Average());
        return Of(variable, CodesOf(variable, propensities.Count), code =>
            Math.Sqrt(code.Sum(unit => Math.Pow(propensities[unit] - means[cells[unit]], 2)) / propensities.Count)
        );
    }

    private static PartialIndicator Of(Factor variable, int[] codes, Func<IGrouping<int, int>, double> valueOf)
    {
        var categories = Enumerable
            .Range(0, codes.Length)
            .GroupBy(unit => codes[unit])
            .OrderBy(code => code.Key)
            .Select(code => new PartialIndicatorCategory(variable.Levels[code.Key], code.Count(), valueOf(code)))
            .ToList();
        return new PartialIndicator
        {
            Variable = variable.Name,
            Value = Math.Sqrt(categories.Sum(category => category.Value * category.Value)),
            Categories = categories,
        };
    }

    // Only cells that have units are numbered, so that the product of many variables' levels cannot overflow.
    private static int[] Cross(int[] cells, int[] codes)
    {
        var numbers = new Dictionary<(int, int), int>();
        return [.. cells.Zip(codes, (cell, code) =>
            {
                numbers.TryAdd((cell, code), numbers.Count);
                return numbers[(cell, code)];
            })];
    }

    private static int[] CodesOf(Factor variable, int units)
    {
        var known = variable.KnownRows();
        if (known.Length != units)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"'{variable.Name}' has {known.Length} rows, and the frame {units} units.")
            );
        }

        return Array.IndexOf(known, false) is >= 0 and var unknown
            ? throw new ArgumentException(
                FormattableString.Invariant(
                    $"'{variable.Name}' is not known for row {unknown}; a frame's variable is known for every unit."
                )
            )
            : variable.Codes.ToArray();
    }
}
