namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Tests of yes-or-no answers from plain counts: of the same respondents to several questions, or of ordered groups to
/// one.</summary>
public static class ShareTest
{
    /// <summary>
    /// Cochran's Q: whether several questions get yes equally often from the same respondents. With C the columns' and R the rows'
    /// numbers of yes, k questions and N yes in all, Q = (k − 1)(k ΣC² − N²)/(k N − ΣR²) as chi-square on k − 1 (Cochran 1950).
    /// </summary>
    /// <param name="answers">One list per respondent, with an answer to every question.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    /// <exception cref="ComparisonException">There is one question only, or every respondent said the same to all.</exception>
    public static TestResult CochranQ(IReadOnlyList<IReadOnlyList<bool>> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var count = answers.Count == 0 ? 0 : answers[0].Count;
        if (answers.Any(row => row.Count != count))
        {
            throw new ArgumentException("Every respondent needs an answer to every question.", nameof(answers));
        }

        double[] ofRows = [.. answers.Select(row => (double)row.Count(yes => yes))];
        double[] ofQuestions = [.. Enumerable.Range(0, count).Select(question => (double)answers.Count(row => row[question]))];
        var spread = (count * ofRows.Sum()) - ofRows.Sum(yes => yes * yes);
        if (count < 2 || spread == 0)
        {
            throw new ComparisonException(
                "No respondent answers some of the questions with yes and others with no, so there is nothing to compare."
            );
        }

        var between = (count * ofQuestions.Sum(yes => yes * yes)) - (ofRows.Sum() * ofRows.Sum());
        return TestResult.OfChiSquare(TestMethod.CochranQ, (count - 1) * between / spread, count - 1);
    }

    /// <summary>
    /// Cochran and Armitage's test of a trend: T = Σ s (x − n p̄) over its standard error, squared, as chi-square with 1 degree of freedom
    /// (Armitage 1955, Biometrics 11; R's <c>prop.trend.test</c>).
    /// </summary>
    /// <param name="hits">How many of each group have the property.</param>
    /// <param name="counts">How many are in each group.</param>
    /// <param name="scores">The groups' positions s on their scale; 1, 2, 3 … if not given.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a group has more hits than members or fewer than 0.</exception>
    /// <exception cref="ComparisonException">Nobody or everybody has the property, or all members have one score.</exception>
    public static TestResult CochranArmitage(IReadOnlyList<int> hits, IReadOnlyList<int> counts, IReadOnlyList<double>? scores = null)
    {
        ArgumentNullException.ThrowIfNull(hits);
        ArgumentNullException.ThrowIfNull(counts);
        var positions = scores ?? [.. hits.Select((_, group) => group + 1.0)];
        if (
            hits.Count != counts.Count
            || positions.Count != counts.Count
            || hits.Zip(counts).Any(group => group.First < 0 || group.First > group.Second)
        )
        {
            throw new ArgumentException("Every group needs its score, its members and no more hits than these.", nameof(hits));
        }

        var (all, share) = ((double)counts.Sum(), (double)hits.Sum() / counts.Sum());
        var centre = positions.Zip(counts, (score, count) => score * count).Sum() / all;
        var spread = positions.Zip(counts, (score, count) => count * (score - centre) * (score - centre)).Sum();
        if (!(share is > 0 and < 1 && spread > 0))
        {
            throw new ComparisonException("A trend needs members at two scores at least, of whom some have the property and some do not.");
        }

        var trend = positions.Zip(hits, (score, hit) => (score - centre) * hit).Sum();
        return TestResult.OfChiSquare(TestMethod.CochranArmitage, trend * trend / (share * (1 - share) * spread), 1);
    }
}
