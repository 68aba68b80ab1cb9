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
            NotReached = Count("NC"),
            Other = Count("O"),
            EligibilityUnknown = Count("UH") + Count("UO"),
        };

        reference.Meets(
            [.. "RR1 RR2 RR3 RR4 RR5 RR6 COOP1 COOP2 COOP3 COOP4 REF1 REF2 REF3 CON1 CON2 CON3".Split(' ').Select(name => reference.Numbers($"{block}.{name}")[0])],
            [.. new[]
            {
                counts.Rr1, counts.Rr2, counts.Rr3(eligible), counts.Rr4(eligible), counts.Rr5, counts.Rr6,
                counts.Coop1, counts.Coop2, counts.Coop3, counts.Coop4,
                counts.Ref1, counts.Ref2(eligible), counts.Ref3, counts.Con1, counts.Con2(eligible), counts.Con3,
            }.OfType<double>()],
            block);
    }
}
