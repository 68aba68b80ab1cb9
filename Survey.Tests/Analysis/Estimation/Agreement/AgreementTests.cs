using System.Text.Json;
using NUnit.Framework;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Agreement;

public sealed class AgreementTests
{
    [TestCase("effect_followup", "police_followup")]
    [TestCase("step2", "police_step2")]
    public void Kappa_OfTheCensusPairs_IsThePublishedOne(string own, string partner)
    {
        var reference = ReferenceCase.Load("census_c_pair_agreement");
        var (design, table) = ReferenceDesigns.Of("census_all-nofpc");
        var (first, second, known) = Ratings(table, own, partner);
        var clustered = design with { ClusterOfRow = table.Codes("county").Codes };
        var bothKnown = new SampleDesign { Weights = Enumerable.Repeat(1.0, known.Count(isKnown => isKnown)).ToArray() };

        var plain = KappaEstimator.Estimate(
            bothKnown, first.Where((_, row) => known[row]).ToArray(), second.Where((_, row) => known[row]).ToArray());
        var robust = KappaEstimator.Estimate(clustered, first, second, known);

        reference.Meets(own + ".kappa", plain?.Value ?? 0);
        reference.Meets(own + ".svykappa_independent.se", plain?.StandardError ?? 0);
        reference.Meets(own + ".svykappa_cluster_county.kappa", robust?.Value ?? 0);
        reference.Meets(own + ".svykappa_cluster_county.se", robust?.StandardError ?? 0);
        reference.Meets(own + ".diff_cluster.df", robust?.DegreesOfFreedom ?? 0);
    }

    [TestCase("effect_followup", "police_followup")]
    [TestCase("step2", "police_step2")]
    public void Table_OfTheCensusPairs_IsThePublishedOne(string own, string partner)
    {
        var reference = ReferenceCase.Load("census_c_pair_agreement");
        var (_, table) = ReferenceDesigns.Of("census_all-nofpc");
        var (first, second, known) = Ratings(table, own, partner);

        var pairs = PairTable.Of(
            [.. first.Select(code => code == 1)], [.. second.Select(code => code == 1)], known);

        reference.Meets(own + ".table", pairs.Neither, pairs.SecondOnly, pairs.FirstOnly, pairs.Both);
        reference.Meets(own + ".n", pairs.Count);
        reference.Meets(own + ".agreement", pairs.Agreement);
        reference.Meets(own + ".mcnemar_exact_p", McNemarTest.Exact(pairs).PValue);
        reference.Meets(own + ".mcnemar_midp", McNemarTest.MidP(pairs).PValue);
    }

    // The published standard errors are the large-sample ones; the linearised one has n/(n - 1) under the root besides.
    [Test]
    public void Kappa_OfTablesWithManyCategories_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("plain_kappa");

        foreach (var block in reference.Values.EnumerateArray())
        {
            var (first, second) = Unfold(block.GetProperty("table"));
            var design = new SampleDesign { Weights = Enumerable.Repeat(3.0, first.Length).ToArray() };

            var kappa = KappaEstimator.Estimate(design, first, second);

            var bessel = Math.Sqrt(first.Length / (first.Length - 1.0));
            reference.Meets([block.GetProperty("kappa").GetDouble()], [kappa?.Value ?? 0], "kappa");
            reference.Meets([block.GetProperty("ase").GetDouble() * bessel], [kappa?.StandardError ?? 0], "ase");
        }
    }

    [Test]
    public void McNemar_OfReferenceTables_IsThePublishedOne()
    {
        var reference = ReferenceCase.Load("plain_mcnemar");

        foreach (var block in reference.Values.EnumerateArray())
        {
            long[] counts = [.. ReferenceCase.Flatten(block.GetProperty("table")).Select(count => (long)count)];
            var pairs = new PairTable(counts[0], counts[1], counts[2], counts[3]);

            reference.Meets([block.GetProperty("exact_p").GetDouble()], [McNemarTest.Exact(pairs).PValue], "exact_p");
            reference.Meets([block.GetProperty("mid_p").GetDouble()], [McNemarTest.MidP(pairs).PValue], "mid_p");
        }
    }

    [Test]
    public void McNemar_WithoutDisagreement_IsOne() =>
        Assert.That((McNemarTest.Exact(new PairTable(3, 0, 0, 4)).PValue, McNemarTest.MidP(new PairTable(3, 0, 0, 4)).PValue), Is.EqualTo((1, 1)));

    [Test]
    public void Kappa_WhereBothSayTheSameOfEverything_IsUndefined() =>
        Assert.That(KappaEstimator.Estimate(Create.Design(), new int[5], new int[5]), Is.Null);

    [Test]
    public void Kappa_WhereTheyAlwaysAgree_IsOneWithoutError()
    {
        int[] ratings = [0, 1, 1, 0, 1];

        var kappa = KappaEstimator.Estimate(Create.Design(), ratings, ratings);

        Assert.That((kappa?.Value, kappa?.StandardError), Is.EqualTo((1, 0)));
    }

    private static (int[] First, int[] Second, bool[] Known) Ratings(ReferenceTable table, string own, string partner) =>
    (
        [.. table.Is(own, "1").Select(yes => yes ? 1 : 0)],
        [.. table.Is(partner, "1").Select(yes => yes ? 1 : 0)],
        [.. table.Known(own).Zip(table.Known(partner), (one, other) => one && other)]);

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
