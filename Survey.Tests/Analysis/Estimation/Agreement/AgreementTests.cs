using System.Text.Json;
using NUnit.Framework;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Agreement;

public sealed class AgreementTests
{
    private static readonly string[][] CensusPairs =
    [
        ["census_pair_agreement", "census_a_all-nofpc", "effect_followup", "police_followup"],
        ["census_pair_agreement", "census_a_all-nofpc", "step3", "police_step3"],
        ["census_c_pair_agreement", "census_all-nofpc", "effect_followup", "police_followup"],
        ["census_c_pair_agreement", "census_all-nofpc", "step2", "police_step2"],
    ];

    [TestCaseSource(nameof(CensusPairs))]
    public void Kappa_OfTheCensusPairs_IsThePublishedOne(string file, string design, string own, string partner)
    {
        var reference = ReferenceCase.Load(file);
        var (sample, table) = ReferenceDesigns.Of(design);
        var (first, second, known) = Ratings(table, own, partner);
        var clustered = sample with { ClusterOfRow = table.Codes("county").Codes };
        var bothKnown = Equal(known.Count(isKnown => isKnown));

        var plain = AgreementEstimator.Estimate(
            bothKnown,
            first.Where((_, row) => known[row]).ToArray(),
            second.Where((_, row) => known[row]).ToArray(),
            2
        );
        var robust = AgreementEstimator.Estimate(clustered, first, second, 2, inBase: known);

        reference.AssertMatches(own + ".svykappa_independent.kappa", plain?.Value ?? 0);
        reference.AssertMatches(own + ".svykappa_independent.se", plain?.StandardError ?? 0);
        reference.AssertMatches(own + ".svykappa_cluster_county.kappa", robust?.Value ?? 0);
        reference.AssertMatches(own + ".svykappa_cluster_county.se", robust?.StandardError ?? 0);
        reference.AssertMatches(own + ".diff_cluster.df", robust?.DegreesOfFreedom ?? 0);
    }

    [TestCaseSource(nameof(CensusPairs))]
    public void Table_OfTheCensusPairs_IsThePublishedOne(string file, string design, string own, string partner)
    {
        var reference = ReferenceCase.Load(file);
        var table = ReferenceDesigns.Of(design).Table;
        var (first, second, known) = Ratings(table, own, partner);

        var pairs = PairTable.Of([.. first.Select(code => code == 1)], [.. second.Select(code => code == 1)], known);
        var ratings = RatingTable.Of(first, second, 2, known);

        reference.AssertMatches(own + ".table", pairs.Neither, pairs.SecondOnly, pairs.FirstOnly, pairs.Both);
        reference.AssertMatches(own + ".n", pairs.Count);
        reference.AssertMatches(own + ".agreement", pairs.Agreement);
        reference.AssertMatches(
            own + ".expected",
            ratings.FirstMargin.Zip(ratings.SecondMargin, (one, other) => one * other).Sum() / ratings.Count / ratings.Count
        );
        reference.AssertMatches(own + ".kappa", UnweightedAgreementOf(ratings).Value);
        reference.AssertMatches(own + ".vcd_ase", UnweightedAgreementOf(ratings).StandardError);
        reference.AssertMatches(own + ".pabak", UnweightedAgreementOf(ratings, AgreementCoefficient.BrennanPrediger).Value);
        reference.AssertMatches(own + ".gwet_ac1", UnweightedAgreementOf(ratings, AgreementCoefficient.GwetAC).Value);
        reference.AssertMatches(own + ".positive_agreement", pairs.PositiveAgreement ?? 0);
        reference.AssertMatches(own + ".negative_agreement", pairs.NegativeAgreement ?? 0);
        AssertMatches(reference, own + ".mcnemar", McNemarTest.ChiSquare(pairs));
        AssertMatches(reference, own + ".mcnemar_cc", McNemarTest.ContinuityCorrected(pairs));
        reference.AssertMatches(own + ".mcnemar_exact_p", McNemarTest.Exact(pairs).PValue);
        reference.AssertMatches(own + ".mcnemar_midp", McNemarTest.MidP(pairs).PValue);
        reference.AssertMatches(
            own + ".kripp_alpha_nominal",
            Alpha(Equal(table.RowCount), [Only(table, own, known), Only(table, partner, known)], DifferenceMetric.Nominal)
        );
    }

    [TestCase("census_pair_agreement", "census_a_all-nofpc")]
    [TestCase("census_c_pair_agreement", "census_all-nofpc")]
    public void Improvement_OnFiveSteps_AgreesAsPublished(string file, string design)
    {
        var reference = ReferenceCase.Load(file);
        var table = ReferenceDesigns.Of(design).Table;
        var (own, partner) = (Improvement(table, "improved1"), Improvement(table, "police_improved1"));
        var known = table
            .Texts("improved1")
            .Zip(table.Texts("police_improved1"), (one, other) => one is not ("" or "9") && other.Length > 0)
            .ToArray();
        var ratings = RatingTable.Of(Codes(own), Codes(partner), 5, known);

        reference.AssertMatches("improved1.table", [.. Enumerable.Range(0, 25).Select(cell => ratings[cell / 5, cell % 5])]);
        reference.AssertMatches("improved1.kappa", UnweightedAgreementOf(ratings).Value);
        reference.AssertMatches("improved1.kappa_ase", UnweightedAgreementOf(ratings).StandardError);
        reference.AssertMatches("improved1.linear", UnweightedAgreementOf(ratings, weights: AgreementWeights.Linear).Value);
        reference.AssertMatches("improved1.linear_ase", UnweightedAgreementOf(ratings, weights: AgreementWeights.Linear).StandardError);
        reference.AssertMatches("improved1.quadratic", UnweightedAgreementOf(ratings, weights: AgreementWeights.Quadratic).Value);
        reference.AssertMatches(
            "improved1.quadratic_ase",
            UnweightedAgreementOf(ratings, weights: AgreementWeights.Quadratic).StandardError
        );
        foreach (var metric in Enum.GetValues<DifferenceMetric>())
        {
            reference.AssertMatches("improved1.kripp." + Word(metric), Alpha(Equal(table.RowCount), [own, partner], metric));
        }

        var test = MarginalHomogeneityTest.StuartMaxwell(ratings);
        reference.AssertMatches("improved1.stuart_maxwell.chisq", test.Statistic ?? 0);
        reference.AssertMatches("improved1.stuart_maxwell.df", test.DegreesOfFreedom ?? 0);
        reference.AssertMatches("improved1.stuart_maxwell.p", test.PValue);
        reference.AssertMatches("improved1.spearman", Correlation.Spearman(Of(own, known), Of(partner, known)).Value);
        var correlation = IntraclassCorrelation.Of([Of(own, known), Of(partner, known)]);
        reference.AssertMatches("improved1.icc_2way_agreement_single.value", correlation?.Value ?? 0);
        reference.AssertMatches("improved1.icc_2way_agreement_single.lower", correlation?.Interval?.Lower ?? 0);
        reference.AssertMatches("improved1.icc_2way_agreement_single.upper", correlation?.Interval?.Upper ?? 0);
    }

    [Test]
    public void Coefficients_OfTablesWithManyCategories_AreThePublishedOnes()
    {
        var reference = ReferenceCase.Load("plain_kappa");

        foreach (var block in reference.Values.EnumerateArray())
        {
            var table = Table(block.GetProperty("table"));
            var (kappa, linear, quadratic) = (
                UnweightedAgreementOf(table),
                UnweightedAgreementOf(table, weights: AgreementWeights.Linear),
                UnweightedAgreementOf(table, weights: AgreementWeights.Quadratic)
            );

            AssertMatches(reference, block, "n", table.Count);
            AssertMatches(reference, block, "agreement", table.Agreement());
            AssertMatches(reference, block, "kappa", kappa.Value);
            AssertMatches(reference, block, "ase", kappa.StandardError);
            AssertMatches(reference, block, "se_null", kappa.NullStandardError ?? 0);
            AssertMatches(reference, block, "z_null", kappa.Z ?? 0);
            AssertMatches(reference, block, "kappa_ci95", kappa.IntervalAt()?.Lower ?? 0, kappa.IntervalAt()?.Upper ?? 0);
            AssertMatches(reference, block, "linear", linear.Value);
            AssertMatches(reference, block, "linear_ase", linear.StandardError);
            AssertMatches(reference, block, "linear_z_null", linear.Z ?? 0);
            AssertMatches(reference, block, "quadratic", quadratic.Value);
            AssertMatches(reference, block, "quadratic_ase", quadratic.StandardError);
            AssertMatches(reference, block, "quadratic_z_null", quadratic.Z ?? 0);
            AssertMatches(reference, block, "gwet_ac1", UnweightedAgreementOf(table, AgreementCoefficient.GwetAC).Value);
            AssertMatches(reference, block, "scott_pi", UnweightedAgreementOf(table, AgreementCoefficient.ScottPi).Value);
            AssertMatches(reference, block, "goodman_kruskal_gamma", table.Gamma() ?? 0);
            var (first, second) = Unfold(block.GetProperty("table"));
            AssertMatches(reference, block, "spearman", Correlation.Spearman(ToDoubles(first), ToDoubles(second)).Value);
            AssertMatches(reference, block, "kendall_tau_b", Correlation.Kendall(ToDoubles(first), ToDoubles(second)).Value);
        }
    }

    [Test]
    public void MarginalTests_OfReferenceTables_AreThePublishedOnes()
    {
        var reference = ReferenceCase.Load("plain_kappa");

        foreach (var block in reference.Values.EnumerateArray())
        {
            var table = Table(block.GetProperty("table"));
            var (margins, symmetry) = (MarginalHomogeneityTest.StuartMaxwell(table), MarginalHomogeneityTest.Bowker(table));
            var (first, second) = Unfold(block.GetProperty("table"));

            AssertMatches(reference, block.GetProperty("stuart_maxwell"), "X2", margins.Statistic ?? 0);
            AssertMatches(reference, block.GetProperty("stuart_maxwell"), "df", margins.DegreesOfFreedom ?? 0);
            AssertMatches(reference, block.GetProperty("stuart_maxwell"), "p", margins.PValue);
            AssertMatches(reference, block.GetProperty("bowker"), "X2", symmetry.Statistic ?? 0);
            AssertMatches(reference, block.GetProperty("bowker"), "df", symmetry.DegreesOfFreedom ?? 0);
            AssertMatches(reference, block.GetProperty("bowker"), "p", symmetry.PValue);
            foreach (var metric in block.GetProperty("kripp").EnumerateObject())
            {
                var alpha = Alpha(
                    Equal(first.Length),
                    [Numbers(first), Numbers(second)],
                    Enum.Parse<DifferenceMetric>(metric.Name, ignoreCase: true)
                );
                AssertMatches(reference, block.GetProperty("kripp"), metric.Name, alpha);
            }
        }
    }

    [Test]
    public void Alpha_OfTheClassicalExample_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("plain_krippendorff");

        foreach (var metric in Enum.GetValues<DifferenceMetric>())
        {
            reference.AssertMatches(Word(metric), Alpha(Equal(12), Classical(), metric));
        }
    }

    [Test]
    public void FleissKappa_OfTheCompleteThings_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("plain_krippendorff");

        var kappa = FleissKappa.Of(Equal(12), Classical());

        reference.AssertMatches("fleiss_complete.units", kappa?.Estimate.Count ?? 0);
        reference.AssertMatches("fleiss_complete.kappa", kappa?.Estimate.Value ?? 0);
        reference.AssertMatches("fleiss_complete.z", kappa?.Z ?? 0);
    }

    [Test]
    public void FleissKappa_OfTwoRaters_IsScottsPi()
    {
        var block = ReferenceCase.Load("plain_kappa").Values[1];
        var (first, second) = Unfold(block.GetProperty("table"));

        var kappa = FleissKappa.Of(Equal(first.Length), [Numbers(first), Numbers(second)]);
        var pi = AgreementEstimator.Estimate(Equal(first.Length), first, second, 5, AgreementCoefficient.ScottPi);

        Assert.That(kappa?.Estimate.Value, Is.EqualTo(block.GetProperty("scott_pi").GetDouble()).Within(1e-12));
        Assert.That(kappa?.Estimate.StandardError, Is.EqualTo(pi?.StandardError).Within(1e-12));
    }

    [Test]
    public void StandardErrors_OfEveryCoefficient_AreThoseOfTheDerivativesByTheClustersWeights(
        [Values] AgreementCoefficient coefficient,
        [Values] AgreementWeights weights
    )
    {
        var (sample, own, partner, known) = ClusteredImprovement();

        AssertLinearised(sample, design => AgreementEstimator.Estimate(design, Codes(own), Codes(partner), 5, coefficient, weights, known));
    }

    [Test]
    public void StandardErrors_OfAlpha_AreThoseOfTheDerivativesByTheClustersWeights([Values] DifferenceMetric metric)
    {
        var (sample, own, partner, _) = ClusteredImprovement();

        AssertLinearised(sample, design => KrippendorffEstimator.Estimate(design, [own, partner], metric));
    }

    [Test]
    public void Kappa_UnderDesign_WithScaledWeights_StaysTheSame()
    {
        var (sample, own, partner, known) = ClusteredImprovement();
        var scaled = sample with { Weights = sample.Weights.ToArray().Select(weight => 5 * weight).ToArray() };

        var (one, other) = (Weighted(sample), Weighted(scaled));

        Assert.That((other?.Value, other?.StandardError), Is.EqualTo((one?.Value, one?.StandardError)).Within(1e-12));
        Assert.That(
            KrippendorffEstimator.Estimate(scaled, [own, partner], DifferenceMetric.Ordinal)?.Value,
            Is.EqualTo(KrippendorffEstimator.Estimate(sample, [own, partner], DifferenceMetric.Ordinal)?.Value).Within(1e-12)
        );

        Estimate? Weighted(SampleDesign design) =>
            AgreementEstimator.Estimate(design, Codes(own), Codes(partner), 5, weights: AgreementWeights.Quadratic, inBase: known);
    }

    [Test]
    public void MarginalTestUnderDesign_OfTwoCategories_IsTheSquareOfThePairedT()
    {
        var (sample, table) = ReferenceDesigns.Of("census_a_all-nofpc");
        var (first, second, known) = Ratings(table, "step3", "police_step3");
        var clustered = sample with { ClusterOfRow = table.Codes("county").Codes };

        var margins = MarginalHomogeneityTest.UnderDesign(clustered, first, second, 2, known);
        var paired = McNemarTest.UnderDesign(clustered, [.. first.Select(code => code == 1)], [.. second.Select(code => code == 1)], known);

        Assert.That(margins.Statistic, Is.EqualTo(paired.Statistic * paired.Statistic).Within(1e-9).Percent);
        Assert.That(margins.PValue, Is.EqualTo(paired.PValue).Within(1e-9).Percent);
    }

    // d'V⁻¹d of a plain sample is Stuart and Maxwell's but for (d d')/n in V: W/(n - 1) = X/(n - X), X being theirs.
    [Test]
    public void MarginalTestUnderDesign_OfASimpleSample_FollowsFromStuartAndMaxwell()
    {
        var block = ReferenceCase.Load("plain_kappa").Values[2];
        var (first, second) = Unfold(block.GetProperty("table"));
        var published = block.GetProperty("stuart_maxwell").GetProperty("X2").GetDouble();

        var margins = MarginalHomogeneityTest.UnderDesign(Equal(100), first, second, 3);

        var wald = 99 * published / (100 - published);
        Assert.That(margins.Statistic, Is.EqualTo(wald * 98 / (99 * 2)).Within(1e-8).Percent);
        Assert.That((margins.DegreesOfFreedom, margins.DenominatorDegreesOfFreedom), Is.EqualTo((2, 98)));
    }

    [Test]
    public void MarginalTestUnderDesign_OnTooFewClusters_IsRefused()
    {
        var (first, second) = Unfold(ReferenceCase.Load("plain_kappa").Values[2].GetProperty("table"));
        var two = Equal(100) with { ClusterOfRow = first.Select((_, row) => row % 2).ToArray() };

        Assert.That(
            () =>
                MarginalHomogeneityTest.UnderDesign(
                    Equal(100) with
                    {
                        ClusterOfRow = new int[100],
                        LonelyPsuRule = LonelyPsuRule.Ignore,
                    },
                    first,
                    second,
                    3
                ),
            Throws.TypeOf<ComparisonException>()
        );
        Assert.That(MarginalHomogeneityTest.UnderDesign(two, first, second, 3).DegreesOfFreedom, Is.EqualTo(1));
    }

    [Test]
    public void StuartMaxwell_WhereCategoriesStayAmongThemselves_TestsEachPart()
    {
        var table = RatingTable.OfCounts(
            new double[,]
            {
                { 5, 6, 0, 0 },
                { 1, 4, 0, 0 },
                { 0, 0, 3, 2 },
                { 0, 0, 8, 1 },
            }
        );

        var test = MarginalHomogeneityTest.StuartMaxwell(table);

        Assert.That(test.Statistic, Is.EqualTo((25 / 7.0) + (36 / 10.0)).Within(1e-9));
        Assert.That(test.DegreesOfFreedom, Is.EqualTo(2));
    }

    [Test]
    public void MarginalTests_WithoutADisagreement_AreOne()
    {
        var table = RatingTable.OfCounts(
            new double[,]
            {
                { 5, 0 },
                { 0, 4 },
            }
        );

        Assert.That(
            (MarginalHomogeneityTest.StuartMaxwell(table).PValue, MarginalHomogeneityTest.Bowker(table).PValue),
            Is.EqualTo((1, 1))
        );
    }

    [Test]
    public void Coefficients_WhereBothSayTheSameOfEverything_AreUndefined()
    {
        Assert.That(AgreementEstimator.Estimate(Create.Design(), new int[5], new int[5], 2), Is.Null);
        Assert.That(
            AgreementEstimator.FromTable(
                RatingTable.OfCounts(
                    new double[,]
                    {
                        { 4 },
                    }
                ),
                AgreementCoefficient.GwetAC
            ),
            Is.Null
        );
        Assert.That(
            KrippendorffEstimator.Estimate(Create.Design(), [Numbers(new int[5]), Numbers(new int[5])], DifferenceMetric.Nominal),
            Is.Null
        );
        Assert.That(
            IntraclassCorrelation.Of([
                [2, 2],
                [2, 2],
            ]),
            Is.Null
        );
    }

    [Test]
    public void Coefficients_WhereTheyAlwaysAgree_AreOneWithoutError()
    {
        int[] ratings = [0, 1, 1, 0, 1];

        var kappa = AgreementEstimator.Estimate(Create.Design(), ratings, ratings, 2);
        var alpha = KrippendorffEstimator.Estimate(Create.Design(), [Numbers(ratings), Numbers(ratings)], DifferenceMetric.Ordinal);

        Assert.That((kappa?.Value, kappa?.StandardError), Is.EqualTo((1, 0)));
        Assert.That((alpha?.Value, alpha?.StandardError), Is.EqualTo((1, 0)));
        Assert.That(UnweightedAgreementOf(RatingTable.Of(ratings, ratings, 2)).IntervalAt(), Is.Null);
        Assert.That(
            IntraclassCorrelation.Of([
                [1, 2, 3],
                [1, 2, 3],
            ]),
            Is.EqualTo(new IntraclassCorrelation(1, null))
        );
    }

    [Test]
    public void Ratings_OutsideTheCategories_AreRefused() =>
        Assert.That(() => RatingTable.Of([0, 2], [0, 1], 2), Throws.ArgumentException.With.Message.Contains("Row 1 is rated 2 and 1"));

    [Test]
    public void Alpha_OfThingsRatedOnce_IsRefused() =>
        Assert.That(
            () => KrippendorffEstimator.Estimate(Create.Design(), [Numbers(new int[5])], DifferenceMetric.Nominal),
            Throws.ArgumentException.With.Message.Contains("No thing has 2 ratings")
        );

    [Test]
    public void Alpha_OfNegativeRatingsOnAScaleWithAZero_IsRefused() =>
        Assert.That(
            () => KrippendorffEstimator.Estimate(Create.Design(), [Numbers([-1, 1, 1, 1, 1]), Numbers(new int[5])], DifferenceMetric.Ratio),
            Throws.ArgumentException.With.Message.Contains("-1")
        );

    private static (SampleDesign Sample, Observations Own, Observations Partner, bool[] Known) ClusteredImprovement()
    {
        var (sample, table) = ReferenceDesigns.Of("census_a_all-nofpc");
        var (own, partner) = (Improvement(table, "improved1"), Improvement(table, "police_improved1"));
        bool[] known = [.. Enumerable.Range(0, table.RowCount).Select(row => own.Base.Span[row] && partner.Base.Span[row])];
        var clusters = table.Codes("county").Codes;
        return (sample with { ClusterOfRow = clusters }, own, partner, known);
    }

    // The infinitesimal jackknife: the variance is g/(g - 1) times the sum of squared derivatives, here taken numerically from the
    // values alone. Leaving whole clusters out comes to up to 4 % more with these 21, for the coefficients are not linear.
    private static void AssertLinearised(SampleDesign sample, Func<SampleDesign, Estimate?> estimate)
    {
        const double Step = 1e-4;
        var clusters = sample.ClusterOfRow.ToArray();
        var derivatives = clusters
            .Distinct()
            .Select(cluster => (ValueAt(cluster, 1 + Step) - ValueAt(cluster, 1 - Step)) / (2 * Step))
            .ToList();

        var expected = Math.Sqrt(derivatives.Count / (derivatives.Count - 1.0) * derivatives.Sum(derivative => derivative * derivative));
        Assert.That(estimate(sample)?.StandardError, Is.EqualTo(expected).Within(1e-4).Percent);

        double ValueAt(int cluster, double factor) =>
            estimate(
                sample with
                {
                    Weights = sample.Weights.ToArray().Zip(clusters, (weight, own) => own == cluster ? weight * factor : weight).ToArray(),
                }
            )?.Value
            ?? double.NaN;
    }

    private static (int[] First, int[] Second, bool[] Known) Ratings(ReferenceTable table, string own, string partner) =>
        (
            [.. table.Is(own, "1").Select(Convert.ToInt32)],
            [.. table.Is(partner, "1").Select(Convert.ToInt32)],
            [.. table.Known(own).Zip(table.Known(partner), (one, other) => one && other)]
        );

    private static Observations Only(ReferenceTable table, string column, bool[] known) => new(table.Numbers(column), known);

    private static Observations Improvement(ReferenceTable table, string column) =>
        new(table.Numbers(column), table.Texts(column).Select(text => text is not ("" or "9")).ToArray());

    private static int[] Codes(Observations column) =>
        [.. Enumerable.Range(0, column.Values.Length).Select(row => column.Base.Span[row] ? (int)column.Values.Span[row] - 1 : 0)];

    private static double[] Of(Observations column, bool[] known) => [.. column.Values.ToArray().Where((_, row) => known[row])];

    private static double[] ToDoubles(int[] codes) => [.. codes.Select(code => (double)code)];

    private static Observations Numbers(int[] codes) => new(ToDoubles(codes));

    private static SampleDesign Equal(int count) => new() { Weights = Enumerable.Repeat(1.0, count).ToArray() };

    private static double Alpha(SampleDesign design, Observations[] raters, DifferenceMetric metric) =>
        KrippendorffEstimator.Estimate(design, raters, metric)?.Value ?? double.NaN;

    private static Observations[] Classical()
    {
        double[][] ratings =
        [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, double.NaN, double.NaN, double.NaN],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, double.NaN, double.NaN],
            [double.NaN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, double.NaN],
        ];
        return [.. ratings.Select(rater => new Observations(rater, rater.Select(double.IsFinite).ToArray()))];
    }

    private static string Word(DifferenceMetric metric) => metric.ToString().ToLowerInvariant();

    private static AgreementResult UnweightedAgreementOf(
        RatingTable table,
        AgreementCoefficient coefficient = AgreementCoefficient.CohenKappa,
        AgreementWeights weights = AgreementWeights.Unweighted
    ) => AgreementEstimator.FromTable(table, coefficient, weights) ?? throw new InvalidOperationException("The coefficient is undefined.");

    private static void AssertMatches(ReferenceCase reference, string path, TestResult result)
    {
        reference.AssertMatches(path + ".statistic", result.Statistic ?? double.NaN);
        reference.AssertMatches(path + ".p_value", result.PValue);
        reference.AssertMatches(path + ".parameter.df", result.DegreesOfFreedom ?? 0);
    }

    private static void AssertMatches(ReferenceCase reference, JsonElement block, string name, params double[] actual) =>
        reference.AssertMatches([.. ReferenceCase.Flatten(block.GetProperty(name))], actual, name);

    private static RatingTable Table(JsonElement rows)
    {
        var counts = rows.EnumerateArray().Select(row => ReferenceCase.Flatten(row).ToArray()).ToArray();
        var table = new double[counts.Length, counts.Length];
        foreach (
            var (row, column) in from row in Enumerable.Range(0, counts.Length)
                                 from column in Enumerable.Range(0, counts.Length)
                                 select (row, column)
        )
        {
            table[row, column] = counts[row][column];
        }

        return RatingTable.OfCounts(table);
    }

    private static (int[] First, int[] Second) Unfold(JsonElement table)
    {
        var things =
            from row in table.EnumerateArray().Index()
            from cell in row.Item.EnumerateArray().Index()
            from thing in Enumerable.Repeat((row.Index, Column: cell.Index), cell.Item.GetInt32())
            select thing;
        var list = things.ToList();
        return ([.. list.Select(thing => thing.Index)], [.. list.Select(thing => thing.Column)]);
    }
}
