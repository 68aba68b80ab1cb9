using NUnit.Framework;
using Survey.Analysis.Estimation.Nonresponse;

namespace Survey.Tests.Analysis.Estimation.Nonresponse;

public sealed class DispositionCountsTests
{
    [TestCase("aapor")]
    [TestCase("aapor_with_5_unknown_e0.6")]
    public void Rates_OfTheCensus_AreThePublishedOnes(string block)
    {
        var reference = ReferenceCase.Load("census_c_response_rates");
        var values = reference.Values.GetProperty(block);
        int Count(string name) => values.GetProperty(name).GetInt32();
        var counts = new DispositionCounts
        {
            Complete = Count("I"),
            Partial = Count("P"),
            Refused = Count("R"),
            NotReached = Count("NC"),
            Other = Count("O"),
            EligibilityUnknown = Count("UH") + Count("UO"),
        };
        var eligible = values.GetProperty("e").GetDouble();

        double[] expected = [.. Enumerable.Range(1, 6).Select(number => values.GetProperty(FormattableString.Invariant($"RR{number}")).GetDouble())];
        reference.Meets(
            expected, [.. new[] { counts.Rr1, counts.Rr2, counts.Rr3(eligible), counts.Rr4(eligible), counts.Rr5, counts.Rr6 }.OfType<double>()], block);
    }
}
