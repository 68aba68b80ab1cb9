using System.Globalization;

namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>The classes of a population and how many units each holds, and in which of them each respondent is.</summary>
/// <remarks>Not checked here: post-stratifying and raking refuse sizes that are negative or not finite, and rows in no class.</remarks>
/// <param name="Classes">The classes' names and sizes in units of the population.</param>
/// <param name="ClassOfRow">Each row's position in the classes, one element per row of the design.</param>
public sealed record Margin(IReadOnlyList<(string Name, double Size)> Classes, ReadOnlyMemory<int> ClassOfRow)
{
    /// <summary>How many units the classes hold together.</summary>
    public double Population => Classes.Sum(each => each.Size);

    /// <summary>One calibrating variable per class: whether a row is in it.</summary>
    public IReadOnlyList<CalibrationVariable> ToVariables() =>
        [
            .. Classes.Select(
                (each, index) =>
                    new CalibrationVariable(each.Name, ClassOfRow.ToArray().Select(code => code == index ? 1.0 : 0).ToArray(), each.Size)
            ),
        ];

    /// <summary>The weight of each class; every row must be in one.</summary>
    internal double[] SumWeights(ReadOnlySpan<double> weights)
    {
        var sums = new double[Classes.Count];
        for (var row = 0; row < weights.Length; row++)
        {
            sums[ClassOfRow.Span[row]] += weights[row];
        }

        return sums;
    }

    /// <summary>Refuses a margin that weights cannot meet.</summary>
    /// <exception cref="ArgumentException">There are not as many rows as weights, or a row is in no class.</exception>
    /// <exception cref="CalibrationException">A size is negative or not finite, or a class has units and no respondent, or the other way
    /// round.</exception>
    internal void RequireValid(ReadOnlySpan<double> weights)
    {
        if (ClassOfRow.Length != weights.Length || ClassOfRow.ToArray().Any(code => (uint)code >= (uint)Classes.Count))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A margin of {Classes.Count} classes must place each of {weights.Length} rows in one of them.")
            );
        }

        foreach (var (index, sum) in SumWeights(weights).Index())
        {
            var (name, size) = Classes[index];
            if (!double.IsFinite(size) || size < 0)
            {
                throw new CalibrationException(
                    FormattableString.Invariant($"Class '{name}' has the size {size}; it must be finite and not negative.")
                );
            }

            if ((size == 0) != (sum == 0))
            {
                throw new CalibrationException(
                    sum == 0
                        ? string.Create(
                            CultureInfo.InvariantCulture,
                            $"Class '{name}' holds {size} units of the population but no respondent: merge it with another "
                                + $"class."
                        )
                        : FormattableString.Invariant($"Class '{name}' has respondents but no unit of the population.")
                );
            }
        }
    }
}
