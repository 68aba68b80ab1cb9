using NUnit.Framework;
using Survey.Analysis.Figures.Results;

namespace Survey.Tests.Analysis.Figures;

/// <summary>Claims about the reference data, where R's numbers say what must come out.</summary>
public sealed class ClaimTests
{
    // Unweighted, of municipalities: step1 187/248 in [0.731, 0.772], bounds 0.645 to 0.790. m1 199, m4 179, m3 171, m2 160 and m5 159 of
    // 252.
    private const string Figures = """
        | | step1 | share | ${step1} = 'yes' | | ${respondent_group} = 'municipality' | |
        | | step2 | share | ${step2} = 'yes' | | ${respondent_group} = 'municipality' | |
        | | by_group | share | ${step1} = 'yes' | | | respondent_group |
        | | by_county | share | ${step1} = 'yes' | | ${respondent_group} = 'municipality' | county |
        | | measures | ranking | measures | | ${respondent_group} = 'municipality' | |
        | | improved | battery | improved | | ${respondent_group} = 'municipality' | | 4 5 |
        """;

    [TestCase("share(step1) >= 0.73", Verdict.Holds, Verdict.CannotTell)]
    [TestCase("share(step1) >= 0.64", Verdict.Holds, Verdict.Holds)]
    [TestCase("share(step1) >= 0.75", Verdict.CannotTell, Verdict.CannotTell)]
    [TestCase("share(step1) > 0.78", Verdict.DoesNotHold, Verdict.CannotTell)]
    [TestCase("share(step1) > 0.8", Verdict.DoesNotHold, Verdict.DoesNotHold)]
    [TestCase("share(step1) < 0.8", Verdict.Holds, Verdict.Holds)]
    [TestCase("share(step1) between 0.7 and 0.8", Verdict.Holds, Verdict.CannotTell)]
    [TestCase("share(step1) between 0.75 and 0.8", Verdict.CannotTell, Verdict.CannotTell)]
    [TestCase("share(step1) between 0.1 and 0.2", Verdict.DoesNotHold, Verdict.DoesNotHold)]
    [TestCase("share(step1) = 0.75", Verdict.CannotTell, Verdict.CannotTell)]
    [TestCase("not(share(step1) >= 0.64)", Verdict.DoesNotHold, Verdict.DoesNotHold)]
    [TestCase("share(step1) >= 0.64 and share(step1) > 0.8", Verdict.DoesNotHold, Verdict.DoesNotHold)]
    [TestCase("share(step1) >= 0.75 or share(step1) < 0.8", Verdict.Holds, Verdict.Holds)]
    [TestCase("share(step1) - share(step2) between -0.05 and 0.06", Verdict.Holds, Verdict.CannotTell)]
    [TestCase("share(step1) - share(step1) = 0", Verdict.Holds, Verdict.CannotTell)]
    [TestCase("2 * share(step1) >= 1.4", Verdict.Holds, Verdict.CannotTell)]
    [TestCase("share(by_group, ${respondent_group} = 'municipality') >= 0.73", Verdict.Holds, Verdict.CannotTell)]
    [TestCase(
        "share(by_group, ${respondent_group} = 'municipality') - share(by_group, ${respondent_group} = 'police') between "
            + "0.05 and 0.15",
        Verdict.Holds,
        Verdict.CannotTell
    )]
    [TestCase(
        "share(by_county, ${county} = 8) >= 0",
        Verdict.CannotTell,
        Verdict.CannotTell,
        TestName = "A cell without answers tells nothing"
    )]
    [TestCase("rank(measures, 'm1') = 1", Verdict.Holds, Verdict.CannotTell)]
    [TestCase("rank(measures, 'm4') = 2", Verdict.CannotTell, Verdict.CannotTell)]
    [TestCase("rank(measures, 'm12') <= 5", Verdict.DoesNotHold, Verdict.DoesNotHold)]
    [TestCase("top(measures, 1) = 'm1'", Verdict.Holds, Verdict.CannotTell)]
    [TestCase("top(measures, 2) = 'm1 m4'", Verdict.CannotTell, Verdict.CannotTell)]
    [TestCase("top(measures, 5) = 'm5 m4 m3 m2 m1'", Verdict.Holds, Verdict.CannotTell)]
    [TestCase("top(measures, 5) = 'm1 m2 m3 m4 m12'", Verdict.DoesNotHold, Verdict.DoesNotHold)]
    [TestCase("lead(measures) >= 0.04", Verdict.Holds, Verdict.CannotTell)]
    [TestCase("lead(measures) >= 0.2", Verdict.DoesNotHold, Verdict.CannotTell)]
    [TestCase("estimate(measures, 'm1') - estimate(measures, 'm12') >= 0.4", Verdict.Holds, Verdict.Holds)]
    [TestCase("mean(improved, 'improved3') between 2.9 and 3.2", Verdict.Holds, Verdict.CannotTell)]
    [TestCase("mean(improved, 'improved3') between 1 and 5", Verdict.Holds, Verdict.Holds)]
    public void Verdict_ByIntervalAndByBounds_Is(string test, Verdict byInterval, Verdict byBounds)
    {
        var figures = CensusStudy.Compute(Figures, $"| | c | The claim | {test} |", settings: "");

        Assert.That(figures.Claims, Has.Length.EqualTo(1), "the claim can be read");
        Assert.That(
            (figures.Claims[0].VerdictByInterval, figures.Claims[0].VerdictByBounds),
            Is.EqualTo((byInterval, byBounds)),
            figures.Claims[0].ObservedValues
        );
    }

    [TestCase("share(step1) >= 0.5", "0.754 [0.731, 0.772]")]
    [TestCase("rank(measures, 'm1') = 1", "1")]
    [TestCase("top(measures, 3) = 'm1 m3 m4'", "m1 m4 m3")]
    public void Found_SaysTheNumbersInPlainWords(string test, string found)
    {
        Assert.That(
            CensusStudy.Compute(Figures, $"| | c | The claim | {test} |", settings: "").Claims[0].ObservedValues,
            Is.EqualTo(found)
        );
    }

    [Test]
    public void ASuppressedCell_TellsNothingAndShowsNothing()
    {
        var claim = CensusStudy
            .Compute(Figures, "| | c | The claim | share(by_county, ${county} = 9) >= 0 |", suppressBelow: "6")
            .Claims.Single();

        Assert.That(
            (claim.VerdictByInterval, claim.VerdictByBounds, claim.ObservedValues),
            Is.EqualTo((Verdict.CannotTell, Verdict.CannotTell, "no answers that may be shown"))
        );
    }
}
