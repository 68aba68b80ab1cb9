namespace Survey.Analysis.Estimation.Agreement;

/// <summary>A coefficient of one table and the influence of each cell on it, from which its standard error follows.</summary>
/// <remarks>
/// A thing in cell (a, b) has the influence w_ab − p_o on p_o and g_a + h_b − 2 p_e on p_e, with Cohen's g_a = Σ_j w_aj c_j and
/// h_b = Σ_i w_ib r_i, Scott's the same from π, Gwet's (1 − 2 π_a)/2 and (1 − 2 π_b)/2 less their mean, times Σw/(k (k − 1)), and
/// none where p_e is fixed. On the coefficient: [(1 − p_e) (that on p_o) − (1 − p_o) (that on p_e)]/(1 − p_e)². Immutable.
/// </remarks>
internal sealed class ChanceCorrectedAgreement
{
    // p_e = 1 is computed with the rounding of k² products.
    private const double CertainChance = 1 - 1e-12;

    private readonly RatingTable table;
    private readonly AgreementWeights weights;
    private readonly double observed;
    private readonly double chance;
    private readonly double[] firstInfluence;
    private readonly double[] secondInfluence;

    /// <summary>The coefficient of a table.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coefficient, or no such weights.</exception>
    public ChanceCorrectedAgreement(RatingTable table, AgreementCoefficient coefficient, AgreementWeights weights)
    {
        this.table = table;
        this.weights = weights;
        observed = table.Agreement(weights);
        var own = table.FirstMargin.Select(count => count / table.Count).ToArray();
        var other = table.SecondMargin.Select(count => count / table.Count).ToArray();
        var mean = own.Zip(other, (first, second) => (first + second) / 2).ToArray();
        (chance, firstInfluence, secondInfluence) = coefficient switch
        {
            AgreementCoefficient.CohenKappa => ProductOfMargins(own, other),
            AgreementCoefficient.ScottPi => ProductOfMargins(mean, mean),
            AgreementCoefficient.GwetAC => GwetChance(mean),
            AgreementCoefficient.BrennanPrediger => UniformChance(),
            _ => throw new ArgumentOutOfRangeException(nameof(coefficient), coefficient, "There is no such coefficient."),
        };
    }

    /// <summary>The coefficient; null where p_e is 1, so that it is 0/0.</summary>
    public double? Value => chance < CertainChance ? (observed - chance) / (1 - chance) : null;

    /// <summary>The influence on the coefficient of a thing in the first rater's and the second rater's category; without meaning where
    /// there is no value.</summary>
    public double InfluenceOf(int first, int second) =>
        (
            ((1 - chance) * (table.Weight(weights, first, second) - observed))
            - ((1 - observed) * (firstInfluence[first] + secondInfluence[second]))
        ) / ((1 - chance) * (1 - chance));

    /// <summary>The large-sample standard error, of a simple random sample of as many things: the root of the influences' mean square over
    /// n.</summary>
    public double StandardError() =>
        Math.Sqrt(table.Sum((first, second) => table[first, second] * Math.Pow(InfluenceOf(first, second), 2))) / table.Count;

    private (double Chance, double[] First, double[] Second) ProductOfMargins(double[] own, double[] other)
    {
        var expectedByFirst = own.Select((_, first) => other.Select((share, second) => share * table.Weight(weights, first, second)).Sum())
            .ToArray();
        var expectedBySecond = other
            .Select((_, second) => own.Select((share, first) => share * table.Weight(weights, first, second)).Sum())
            .ToArray();
        var expected = own.Zip(expectedByFirst, (share, expectedAgreement) => share * expectedAgreement).Sum();
        return (
            expected,
            [.. expectedByFirst.Select(expectedAgreement => expectedAgreement - expected)],
            [.. expectedBySecond.Select(expectedAgreement => expectedAgreement - expected)]
        );
    }

    private (double Chance, double[] First, double[] Second) GwetChance(double[] mean)
    {
        if (table.CategoryCount < 2)
        {
            return (1, new double[1], new double[1]);
        }

        var scale = SumOfWeights() / (table.CategoryCount * (table.CategoryCount - 1.0));
        var centre = mean.Sum(share => share * (1 - (2 * share)));
        double[] influence = [.. mean.Select(share => scale * (1 - (2 * share) - centre) / 2)];
        return (scale * mean.Sum(share => share * (1 - share)), influence, influence);
    }

    private (double Chance, double[] First, double[] Second) UniformChance()
    {
        var noInfluence = new double[table.CategoryCount];
        return (SumOfWeights() / ((double)table.CategoryCount * table.CategoryCount), noInfluence, noInfluence);
    }

    private double SumOfWeights() => table.Sum((first, second) => table.Weight(weights, first, second));
}
