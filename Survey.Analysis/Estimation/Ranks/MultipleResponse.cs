using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Ranks;

/// <summary>A multiple-response question, of which a respondent may tick several choices, with shares of both its bases: the respondents
/// and their answers.</summary>
/// <remarks>
/// A respondent is in the base where every choice is known (ticked or not), one who ticked none included; leave others out of it.
/// The choices come from the same respondents, so that their shares are correlated.
/// Immutable: several threads may use it at once.
/// </remarks>
public sealed class MultipleResponse
{
    private readonly SampleDesign design;
    private readonly IReadOnlyList<ReadOnlyMemory<bool>> ticked;
    private readonly ReadOnlyMemory<bool> inBase;
    private readonly double[] ticksOfRow;

    /// <summary>The question's choices under a design.</summary>
    /// <param name="design">The design; one row is one respondent.</param>
    /// <param name="ticked">For each choice whether each row ticked it; outside the base any.</param>
    /// <param name="inBase">The rows whose choices are known, one element per row; empty: every row.</param>
    /// <exception cref="ArgumentException">There is no choice, or a length is not the design's.</exception>
    public MultipleResponse(SampleDesign design, IReadOnlyList<ReadOnlyMemory<bool>> ticked, ReadOnlyMemory<bool> inBase = default)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(ticked);
        RequireFit(design, ticked, inBase);
        this.design = design;
        this.ticked = ticked;
        this.inBase = inBase;
        ticksOfRow = new double[design.RowCount];
        foreach (var choice in ticked)
        {
            for (var row = 0; row < ticksOfRow.Length; row++)
            {
                ticksOfRow[row] += IsInBase(row) && choice.Span[row] ? 1 : 0;
            }
        }
    }

    /// <summary>The number of choices.</summary>
    public int ChoiceCount => ticked.Count;

    /// <summary>The number of respondents in the base, unweighted.</summary>
    public int RespondentCount => inBase.IsEmpty ? design.RowCount : inBase.Span.Count(true);

    /// <summary>The number of ticks by respondents in the base, unweighted.</summary>
    public long AnswerCount => (long)ticksOfRow.Sum();

    /// <summary>How many in the base ticked none of the choices, unweighted.</summary>
    public int NoneSelectedCount => Enumerable.Range(0, ticksOfRow.Length).Count(row => IsInBase(row) && ticksOfRow[row] == 0);

    /// <summary>How many in the base ticked each choice, unweighted, in the order of the choices.</summary>
    public IReadOnlyList<int> Counts =>
        [.. ticked.Select(choice => Enumerable.Range(0, design.RowCount).Count(row => IsInBase(row) && choice.Span[row]))];

    /// <summary>The same question within a subgroup, such as a county; the design keeps all its rows.</summary>
    /// <param name="group">Whether each row is in the subgroup.</param>
    /// <exception cref="ArgumentException">The group's length is not the design's.</exception>
    public MultipleResponse Within(ReadOnlySpan<bool> group)
    {
        if (group.Length != design.RowCount)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The design has {design.RowCount} rows, the group {group.Length}."),
                nameof(group)
            );
        }

        var both = group.ToArray();
        for (var row = 0; row < both.Length; row++)
        {
            both[row] &= IsInBase(row);
        }

        return new MultipleResponse(design, ticked, both);
    }

    /// <summary>The share of respondents who ticked each choice, in the order of the choices; together usually more than 1.</summary>
    /// <exception cref="ArgumentException">The base has no row with a weight.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public JointEstimate SharesOfRespondents() =>
        MeanEstimator.EstimateJointly(design, [.. ticked.Select(choice => Observations.OfIndicator(choice.Span, inBase))]);

    /// <summary>The share that each choice has of all ticks; together 1. A ratio of two totals: ticks of the choice and ticks at
    /// all.</summary>
    /// <exception cref="ArgumentException">Nobody in the base, or nobody with a weight, ticked anything.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public JointEstimate SharesOfAnswers() =>
        AnswerCount == 0
            ? throw new ArgumentException(
                FormattableString.Invariant(
                    $"None of the {RespondentCount} respondents ticked a choice, so there are no answers to compute shares of."
                )
            )
            : DesignVariance.EstimateJointly(design, weightedDesign =>
                [
                    .. ticked.Select(choice =>
                        RatioEstimator.Linearize(weightedDesign, Observations.OfIndicator(choice.Span, inBase), ticksOfRow)
                    ),
                ]
            );

    /// <summary>The mean number of choices that a respondent ticks, those who ticked none included.</summary>
    /// <exception cref="ArgumentException">The base has no row with a weight.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public Estimate MeanChoices() => MeanEstimator.Estimate(design, new Observations(ticksOfRow, inBase));

    /// <summary>
    /// McNemar's exact test of every pair of choices from plain counts: whether one is ticked without the other as often as the other
    /// without the one. For weights and a finite population see <see cref="Ranking.Differences"/> of the shares of respondents.
    /// </summary>
    /// <param name="adjustment">How the p values of all pairs are adjusted together.</param>
    /// <exception cref="ArgumentException">The base has no row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such adjustment.</exception>
    public IReadOnlyList<ChoicePairTest> TestChoicePairs(AdjustmentMethod adjustment = AdjustmentMethod.Holm)
    {
        var pairs = (
            from first in Enumerable.Range(0, ChoiceCount)
            from second in Enumerable.Range(first + 1, ChoiceCount - first - 1)
            let table = PairTable.Of(ticked[first].Span, ticked[second].Span, inBase.Span)
            select (first, second, table, McNemarTest.Exact(table).PValue)
        ).ToList();
        var adjusted = PValueAdjustment.Of([.. pairs.Select(pair => pair.PValue)], adjustment);
        return [.. pairs.Zip(adjusted, (pair, p) => new ChoicePairTest(pair.first, pair.second, pair.table, pair.PValue, p))];
    }

    /// <summary>
    /// Tests whether any choice depends on the group: one test for all choices from plain counts, the respondents taken as independent.
    /// </summary>
    /// <param name="groupOfRow">Each row's group, any code; outside the base any.</param>
    /// <exception cref="ComparisonException">There is only one group in the base, or no choice that some ticked and others did
    /// not.</exception>
    /// <exception cref="ArgumentException">The groups' length is not the design's.</exception>
    public MultipleResponseTest TestAgainst(ReadOnlyMemory<int> groupOfRow) =>
        MultipleResponseTest.FromCounts(ObservationsByGroup(groupOfRow));

    /// <summary>The same test under the design: weighted shares, and the covariance that strata, clusters and finite population
    /// give.</summary>
    /// <inheritdoc cref="TestAgainst" path="/param"/>
    /// <exception cref="ComparisonException">There is only one group in the base, or one without weight; no choice that some ticked and
    /// others did not; no degree of freedom is left; or the shares have no variance, as where everyone answered.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    /// <exception cref="ArgumentException">The groups' length is not the design's.</exception>
    public MultipleResponseTest TestAgainstUnderDesign(ReadOnlyMemory<int> groupOfRow) =>
        MultipleResponseTest.UnderDesign(design, ObservationsByGroup(groupOfRow));

    private IReadOnlyList<IReadOnlyList<Observations>> ObservationsByGroup(ReadOnlyMemory<int> groupOfRow)
    {
        if (groupOfRow.Length != design.RowCount)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The design has {design.RowCount} rows, the groups {groupOfRow.Length}."),
                nameof(groupOfRow)
            );
        }

        var groups = Enumerable.Range(0, design.RowCount).Where(IsInBase).Select(row => groupOfRow.Span[row]).Distinct().Order();
        return
        [
            .. groups
                .Select(group => BaseOf(group))
                .Select(part => ticked.Select(choice => Observations.OfIndicator(choice.Span, part)).ToList()),
        ];

        bool[] BaseOf(int group) => [.. Enumerable.Range(0, design.RowCount).Select(row => IsInBase(row) && groupOfRow.Span[row] == group)];
    }

    private bool IsInBase(int row) => inBase.IsEmpty || inBase.Span[row];

    private static void RequireFit(SampleDesign design, IReadOnlyList<ReadOnlyMemory<bool>> ticked, ReadOnlyMemory<bool> inBase)
    {
        if (ticked.Count == 0)
        {
            throw new ArgumentException("A multiple-response question has at least one choice.", nameof(ticked));
        }

        var lengths = ticked.Select(choice => choice.Length).Append(inBase.IsEmpty ? design.RowCount : inBase.Length);
        if (lengths.FirstOrDefault(length => length != design.RowCount, design.RowCount) is var wrong && wrong != design.RowCount)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The design has {design.RowCount} rows, a choice or the base {wrong}.")
            );
        }
    }
}
