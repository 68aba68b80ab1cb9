using System.Globalization;
using NUnit.Framework;
using Survey.Analysis.Estimation.Nonresponse;

namespace Survey.Tests.Analysis.Estimation.Nonresponse;

public sealed class ResponseRateReferenceTests
{
    [TestCase("census_response_rates", "aapor")]
    [TestCase("census_response_rates", "aapor_with_5_unknown_e0.6")]
    [TestCase("census_c_response_rates", "aapor")]
    [TestCase("census_c_response_rates", "aapor_with_5_unknown_e0.6")]
    public void Rates_OfDispositions_AreThePublishedOnes(string file, string block)
    {
        var reference = ReferenceCase.Load(file);
        int Count(string name) => (int)reference.Numbers($"{block}.{name}")[0];
        var eligible = reference.Numbers(block + ".e")[0];

        var counts = new DispositionCounts
        {
            Complete = Count("I"),
            Partial = Count("P"),
            Refused = Count("R"),
            NonContacts = Count("NC"),
            OtherNonresponse = Count("O"),
            UnknownEligibility = Count("UH") + Count("UO"),
        };

        reference.AssertMatches(
            [
                .. "RR1 RR2 RR3 RR4 RR5 RR6 COOP1 COOP2 COOP3 COOP4 REF1 REF2 REF3 CON1 CON2 CON3"
                    .Split(' ')
                    .Select(name => reference.Numbers($"{block}.{name}")[0]),
            ],
            [
                .. new[]
                {
                    counts.Rr1,
                    counts.Rr2,
                    counts.Rr3(eligible),
                    counts.Rr4(eligible),
                    counts.Rr5,
                    counts.Rr6,
                    counts.Coop1,
                    counts.Coop2,
                    counts.Coop3,
                    counts.Coop4,
                    counts.Ref1,
                    counts.Ref2(eligible),
                    counts.Ref3,
                    counts.Con1,
                    counts.Con2(eligible),
                    counts.Con3,
                }.OfType<double>(),
            ],
            block
        );
    }

    [TestCase("census_response_rates", "census_a")]
    [TestCase("census_c_response_rates", "census_c")]
    public void Dispositions_OfTheCensus_AreThePublishedOnes(string file, string census)
    {
        var reference = ReferenceCase.Load(file);
        var frame = ReferenceTable.Load(census);
        var (answered, population) = (frame.Where("responded", "1"), frame.Numbers("population"));

        foreach (var code in new[] { "I", "P", "R", "NC", "O" })
        {
            reference.AssertMatches("aapor." + code, frame.Is("disposition", code).Count(hit => hit));
            reference.AssertMatches("aapor_with_5_unknown_e0.6." + code, frame.Is("disposition", code).Count(hit => hit));
        }

        reference.AssertMatches("invited", frame.RowCount);
        reference.AssertMatches("responded", answered.RowCount);
        reference.AssertMatches("rate", (double)answered.RowCount / frame.RowCount);
        reference.AssertMatches("population_covered_share", answered.Numbers("population").Sum() / population.Sum());
        reference.AssertMatches("police.authorities", frame.Numbers("county").Distinct().Count());
        reference.AssertMatches("police.responded", frame.Where("police_responded", "1").Numbers("county").Distinct().Count());
    }

    [Test]
    public void Rates_OfEveryClass_AreThePublishedOnes(
        [Values("census_response_rates census_a", "census_c_response_rates census_c")] string census,
        [Values("county", "size_class")] string by
    )
    {
        var reference = ReferenceCase.Load(census.Split(' ')[0]);
        var frame = ReferenceTable.Load(census.Split(' ')[1]);

        var classes = frame
            .Numbers(by)
            .Distinct()
            .Order()
            .Select(code => frame.Where(by, code.ToString(CultureInfo.InvariantCulture)))
            .Select(part => (Invited: (double)part.RowCount, Responded: (double)part.Where("responded", "1").RowCount))
            .ToList();

        reference.AssertMatches($"by_{by}.invited", [.. classes.Select(part => part.Invited)]);
        reference.AssertMatches($"by_{by}.responded", [.. classes.Select(part => part.Responded)]);
        reference.AssertMatches($"by_{by}.rate", [.. classes.Select(part => part.Responded / part.Invited)]);
    }
}
