using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Ranks;

/// <summary>One test for a whole multiple-response question: whether any choice is ticked more often in one group than in
/// another. Immutable.</summary>
/// <remarks>
/// <para>
/// With a_i the share of group i, p_ij that of choice j in it and p_j over all, X² = n Σ_ij a_i (p_ij − p_j)²/(p_j (1 − p_j)), the
/// sum of every choice's Pearson statistic. The choices are correlated, so X² is a sum of weighted chi-squares, with the
/// eigenvalues e of D⁻¹ H V H' as weights: V is n times the covariance of the p_ij, H subtracts the overall share from each group's,
/// D is diagonal with p_j (1 − p_j)/a_i. Scaled by Σe/Σe², it is nearly chi-square with (Σe)²/Σe² degrees of freedom. Only traces
/// are needed, and only matrices of groups × choices, not of groups × 2^choices.
/// </para>
/// <para>
/// Bilder and Loughin (2004), Biometrics 60; Rao and Scott (1984), Annals of Statistics 12; R's <c>MRCV</c>, whose Σe is its value
/// (r − 1)c under independence, as here from plain counts.
/// </para>
/// </remarks>
public sealed record MultipleResponseTest
{
    // A weighted share of 0 or 1 is computed with the rounding of a sum, some 1e-16 for each of thousands of rows.
    private const double RoundingTolerance = 1e-12;

    /// <summary>The second-order corrected test: chi-square from plain counts, F under a design.</summary>
    public required TestResult Result { get; init; }

    /// <summary>Each choice's own Pearson statistic, in the order of the choices; null where nobody or everybody ticked it, which gives no
    /// information and is left out of the test.</summary>
    public required IReadOnlyList<double?> ChoiceStatistics { get; init; }

    /// <summary>The sum of the choices' statistics, uncorrected.</summary>
    public double StatisticSum => ChoiceStatistics.Sum() ?? 0;

    /// <summary>The sum of the squared eigenvalues.</summary>
    public required double SquaredEigenvalueSum { get; init; }

    /// <summary>The smallest p value of the choices' own chi-square tests times their number, at most 1: less powerful than the test of all
    /// together, but of a single choice.</summary>
    public required double BonferroniPValue { get; init; }

    /// <summary>As <see cref="MultipleResponse.TestAgainst"/>.</summary>
    /// <param name="byGroup">For each group with a respondent every choice as 1 or 0, its base the rows of the group.</param>
    /// <exception cref="ComparisonException">There is only one group, or no choice that some ticked and others did not.</exception>
    internal static MultipleResponseTest FromCounts(IReadOnlyList<IReadOnlyList<Observations>> byGroup)
    {
        var cells = Cells.From(byGroup, row => 1);
        var count = cells.GroupWeights.Sum();
        var covariance = Matrix<double>.Build.Dense(cells.Length, cells.Length, (row, column) =>
            cells.GroupOf(row) == cells.GroupOf(column) ? WithinGroup(byGroup[cells.GroupOf(row)], cells, row, column) * count : 0
        );
        var (squares, _) = Traces(cells, covariance);
        var trace = (byGroup.Count - 1.0) * cells.Choices.Count;
        var statistics = cells.Statistics(count);
        return BuildResult(
            cells,
            statistics,
            squares,
            byGroup.Count,
            TestResult.OfChiSquare(TestMethod.BilderLoughin, trace * statistics.Sum() / squares, trace * trace / squares)
        );
    }

    /// <summary>As <see cref="MultipleResponse.TestAgainstUnderDesign"/>.</summary>
    /// <param name="design">The design.</param>
    /// <param name="byGroup">For each group with a respondent every choice as 1 or 0, its base the rows of the group.</param>
    /// <exception cref="ComparisonException">There is only one group, or one without weight; no choice that some ticked and others did not;
    /// no degree of freedom is left; or the shares have no variance.</exception>
    internal static MultipleResponseTest UnderDesign(SampleDesign design, IReadOnlyList<IReadOnlyList<Observations>> byGroup)
    {
        var weights = design.Weights;
        var cells = Cells.From(byGroup, row => weights.Span[row]);
        var joint = MeanEstimator.EstimateJointly(design, [.. byGroup.SelectMany(group => cells.Choices.Select(choice => group[choice]))]);
        double count = byGroup.Sum(group => group[0].Count);
        var covariance = Matrix<double>.Build.Dense(cells.Length, cells.Length, (row, column) => count * joint.Covariance(row, column));
        var (squares, trace) = Traces(cells, covariance);
        var degrees = joint.Contrast(new double[cells.Length]).DegreesOfFreedom;
        if (degrees < 1 || !(trace > 0))
        {
            throw new ComparisonException(
                FormattableString.Invariant(
                    $"The design has {degrees} degrees of freedom and the variance {trace}, so there is no test."
                )
            );
        }

        var shape = trace * trace / squares;
        var statistics = cells.Statistics(count);
        return BuildResult(
            cells,
            statistics,
            squares,
            byGroup.Count,
            TestResult.OfF(TestMethod.BilderLoughinUnderDesign, statistics.Sum() / trace, shape, shape * degrees)
        );
    }

    private static MultipleResponseTest BuildResult(
        Cells cells,
        IReadOnlyList<double> statistics,
        double squares,
        int groups,
        TestResult result
    )
    {
        var ofAllChoices = new double?[cells.AllChoices];
        foreach (var (choice, statistic) in cells.Choices.Zip(statistics))
        {
            ofAllChoices[choice] = statistic;
        }

        var smallest = statistics.Min(statistic => TestResult.OfChiSquare(TestMethod.ChiSquare, statistic, groups - 1).PValue);
        return new MultipleResponseTest
        {
            Result = result,
            ChoiceStatistics = ofAllChoices,
            SquaredEigenvalueSum = squares,
            BonferroniPValue = Math.Min(1, cells.Choices.Count * smallest),
        };
    }

    // The large-sample covariance of two choices' shares within one group: (share with both − product of the shares) / respondents.
    private static double WithinGroup(IReadOnlyList<Observations> group, Cells cells, int row, int column)
    {
        var (first, second) = (group[cells.ChoiceOf(row)], group[cells.ChoiceOf(column)]);
        var both = 0;
        for (var respondent = 0; respondent < first.Values.Length; respondent++)
        {
            both += first.IsInBase(respondent) && first.Values.Span[respondent] == 1 && second.Values.Span[respondent] == 1 ? 1 : 0;
        }

        return (((double)both / first.Count) - (cells.Shares[row] * cells.Shares[column])) / first.Count;
    }

    private static (double Squares, double Trace) Traces(Cells cells, Matrix<double> covariance)
    {
        var total = cells.GroupWeights.Sum();
        var fromOverall = Matrix<double>.Build.Dense(cells.Length, cells.Length, DeviationFromOverall);
        var scales = Vector<double>.Build.Dense(cells.Length, cell =>
            Math.Sqrt(cells.GroupWeights[cells.GroupOf(cell)] / total / cells.SpreadOf(cell))
        );
        var scaled = Matrix<double>.Build.DiagonalOfDiagonalVector(scales) * fromOverall;
        var product = scaled * covariance * scaled.Transpose();
        return (product.Enumerate().Sum(value => value * value), product.Trace());

        double DeviationFromOverall(int row, int column)
        {
            var own = row == column ? 1 : 0;
            return cells.ChoiceOf(row) == cells.ChoiceOf(column) ? own - (cells.GroupWeights[cells.GroupOf(column)] / total) : own;
        }
    }

    /// <summary>The weighted shares of every choice in every group, group by group; without choices that nobody or everybody
    /// ticked.</summary>
    /// <param name="AllChoices">The number of all choices.</param>
    /// <param name="Choices">The positions of those that are not left out.</param>
    /// <param name="GroupWeights">The weight of each group.</param>
    /// <param name="Shares">Each choice's share in each group, group by group.</param>
    /// <param name="Overall">Each choice's share over all groups.</param>
    private sealed record Cells(int AllChoices, IReadOnlyList<int> Choices, double[] GroupWeights, double[] Shares, double[] Overall)
    {
        /// <summary>The number of cells: groups times choices.</summary>
        public int Length => Shares.Length;

        /// <summary>The cells of groups, with a weight for each row.</summary>
        /// <exception cref="ComparisonException">There is only one group, or one without weight, or no choice that some ticked and others
        /// did not.</exception>
        public static Cells From(IReadOnlyList<IReadOnlyList<Observations>> byGroup, Func<int, double> weightOf)
        {
            if (byGroup.Count < 2)
            {
                throw new ComparisonException(
                    FormattableString.Invariant($"There are {byGroup.Count} groups with a respondent; a comparison needs two.")
                );
            }

            var groupWeights = byGroup.Select(group => SumOf(group[0], row => weightOf(row))).ToArray();
            var choices = byGroup[0].Count;
            var sums = byGroup
                .Select(group => group.Select(choice => SumOf(choice, row => weightOf(row) * choice.Values.Span[row])).ToArray())
                .ToArray();
            var overall = Enumerable.Range(0, choices).Select(choice => sums.Sum(group => group[choice]) / groupWeights.Sum()).ToArray();
            int[] varyingChoices =
            [
                .. Enumerable.Range(0, choices).Where(choice => overall[choice] is > RoundingTolerance and < 1 - RoundingTolerance),
            ];
            if (varyingChoices.Length == 0 || groupWeights.Any(weight => weight == 0))
            {
                throw new ComparisonException(
                    "A group has no weight, or every choice was ticked by all or by none: there is nothing to compare."
                );
            }

            var shares = sums.SelectMany((group, index) => varyingChoices.Select(choice => group[choice] / groupWeights[index]));
            return new Cells(choices, varyingChoices, groupWeights, [.. shares], [.. varyingChoices.Select(choice => overall[choice])]);
        }

        /// <summary>The group of a cell.</summary>
        public int GroupOf(int cell) => cell / Choices.Count;

        /// <summary>The position of a cell's choice among all choices.</summary>
        public int ChoiceOf(int cell) => Choices[cell % Choices.Count];

        /// <summary>p (1 − p) of the overall share of a cell's choice.</summary>
        public double SpreadOf(int cell) => Overall[cell % Choices.Count] * (1 - Overall[cell % Choices.Count]);

        /// <summary>Each choice's Pearson statistic, for a number of respondents.</summary>
        public IReadOnlyList<double> Statistics(double count) =>
            [
                .. Enumerable
                    .Range(0, Choices.Count)
                    .Select(choice =>
                        GroupWeights
                            .Index()
                            .Sum(group =>
                                count
                                * group.Item
                                / GroupWeights.Sum()
                                * Math.Pow(Shares[(group.Index * Choices.Count) + choice] - Overall[choice], 2)
                                / SpreadOf(choice)
                            )
                    ),
            ];

        private static double SumOf(Observations choice, Func<int, double> valueOf) =>
            Enumerable.Range(0, choice.Values.Length).Where(choice.IsInBase).Sum(valueOf);
    }
}
