using System.Globalization;
using NUnit.Framework;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Tests.Analysis.Estimation;

namespace Survey.Tests.Analysis.Figures;

/// <summary>Figures of a study, from its workbook, frame and answers, held to R's numbers for the same data.</summary>
public sealed class CensusReferenceTests
{
    private const string OfMunicipalities = "${respondent_group} = 'municipality'";

    [TestCase("step1", "step1")]
    [TestCase("step2", "step2")]
    [TestCase("step5", "step5")]
    public void Share_WeightedBySizeClass_IsAsInR(string question, string reference)
    {
        var cell = CensusStudy.ComputeOne($"| | f | share | ${{{question}}} = 'yes' | | {OfMunicipalities} |").Cells.Single();

        var expected = ReferenceCase.Load("census_c_steps_size_class");
        expected.AssertMatches($"steps.{reference}.estimate", cell.Estimate ?? 0);
        expected.AssertMatches($"steps.{reference}.se", cell.StandardError ?? 0);
        expected.AssertMatches($"steps.{reference}.df", cell.DegreesOfFreedom ?? 0);
        expected.AssertMatches($"steps.{reference}.n", cell.N ?? 0);
        expected.AssertMatches($"steps.{reference}.x", cell.Count ?? 0);
    }

    [TestCase("", "beta")]
    [TestCase("korn_graubard", "beta")]
    [TestCase("wilson", "wilson")]
    [TestCase("logit", "xlogit")]
    [TestCase("wald", "mean")]
    public void Share_OfAllFiveSteps_HasRsInterval(string interval, string reference)
    {
        var cell = CensusStudy.ComputeOne($"| | f | share | all_five | | {OfMunicipalities} | | | | {interval} |").Cells.Single();

        var expected = ReferenceCase.Load("census_c_steps_size_class");
        expected.AssertMatches("all_five.estimate", cell.Estimate ?? 0);
        expected.AssertMatches("all_five.se", cell.StandardError ?? 0);
        expected.AssertMatches($"all_five.ci_methods.{reference}.lower", cell.Lower ?? 0);
        expected.AssertMatches($"all_five.ci_methods.{reference}.upper", cell.Upper ?? 0);
    }

    [TestCase("l95", "all_five", "all_five")]
    [TestCase("l95", "${step3} = 'yes'", "step3")]
    [TestCase("l95", "selected(${measures}, 'm12')", "m12")]
    public void Share_Unweighted_HasTheExactIntervalOfTheFinitePopulation(string level, string condition, string reference)
    {
        var figure = CensusStudy.ComputeOne($"| | f | share | {condition} | | {OfMunicipalities} |", settings: "");

        var expected = ReferenceCase.Load("census_c_exact_finite_population_ci");
        expected.AssertMatches($"{level}.{reference}.lower", figure.Cells[0].Lower ?? 0);
        expected.AssertMatches($"{level}.{reference}.upper", figure.Cells[0].Upper ?? 0);
        Assert.That(figure.IntervalMethods, Is.EqualTo("hypergeometric"));
    }

    [TestCase("step1", "${step1} = 'yes'")]
    [TestCase("effect_followup", "${effect_followup} = 'yes'")]
    [TestCase("all_five", "${all_five}")]
    public void Share_Bounds_AssumeNothing(string reference, string condition)
    {
        var cell = CensusStudy.ComputeOne($"| | f | share | {condition} | | {OfMunicipalities} |").Cells.Single();

        var expected = ReferenceCase.Load("census_c_dk_and_bounds");
        expected.AssertMatches($"bounds.{reference}.lower", cell.LowerBound ?? 0);
        expected.AssertMatches($"bounds.{reference}.upper", cell.UpperBound ?? 0);
        expected.AssertMatches($"bounds.{reference}.n", cell.N ?? 0);
        Assert.That(cell.N + cell.Unknown + cell.Nonresponse, Is.EqualTo(290));
    }

    [Test]
    public void Mean_OfACalculatedVariable_IsAsInR()
    {
        var cell = CensusStudy.ComputeOne($"| | f | mean | steps_followed | | {OfMunicipalities} |").Cells.Single();

        var expected = ReferenceCase.Load("census_c_steps_size_class");
        expected.AssertMatches("number_of_steps_mean.estimate", cell.Estimate ?? 0);
        expected.AssertMatches("number_of_steps_mean.se", cell.StandardError ?? 0);
        expected.AssertMatches("number_of_steps_mean.ci_t_lower", cell.Lower ?? 0);
        expected.AssertMatches("number_of_steps_mean.ci_t_upper", cell.Upper ?? 0);
    }

    [Test]
    public void Total_OfACondition_IsExpandedToTheFrame()
    {
        var cell = CensusStudy.ComputeOne($"| | f | total | is_step | | {OfMunicipalities} |").Cells.Single();

        var expected = ReferenceCase.Load("census_c_steps_size_class");
        expected.AssertMatches("steps.step1.total", cell.Estimate ?? 0);
        expected.AssertMatches("steps.step1.total_se", cell.StandardError ?? 0);
    }

    [Test]
    public void Ranking_SharesAndRankSets_AreAsInR()
    {
        var cells = CensusStudy.ComputeOne($"| | f | ranking | measures | | {OfMunicipalities} |").Cells;

        var expected = ReferenceCase.Load("census_c_multiselect_ranking");
        expected.AssertMatches("count", [.. cells.Select(cell => (double)(cell.Count ?? 0))]);
        expected.AssertMatches("weighted.estimate", [.. cells.Select(cell => cell.Estimate ?? 0)]);
        expected.AssertMatches("weighted.se", [.. cells.Select(cell => cell.StandardError ?? 0)]);
        expected.AssertMatches("weighted_rank", [.. cells.Select(cell => (double)(cell.Rank ?? 0))]);
        expected.AssertMatches("pairwise_holm.lower", [.. cells.Select(cell => (double)(cell.RankLower ?? 0))]);
        expected.AssertMatches("pairwise_holm.upper", [.. cells.Select(cell => (double)(cell.RankUpper ?? 0))]);
    }

    [Test]
    public void Battery_TopMeanAndDistribution_AreAsInR()
    {
        var cell = CensusStudy
            .ComputeOne($"| | f | battery | improved | | {OfMunicipalities} | | 4 5 |")
            .Cells.Single(cell => cell.Category == "improved3");

        var expected = ReferenceCase.Load("census_c_likert");
        expected.AssertMatches("improved3.n_valid", cell.N ?? 0);
        expected.AssertMatches("improved3.top2.estimate", cell.Estimate ?? 0);
        expected.AssertMatches("improved3.top2.se", cell.StandardError ?? 0);
        expected.AssertMatches("improved3.mean.estimate", cell.Mean ?? 0);
        expected.AssertMatches("improved3.mean.se", cell.MeanStandardError ?? 0);
        expected.AssertMatches("improved3.dist_valid.estimate", [.. cell.Distribution.Select(category => category.Estimate ?? 0)]);
        Assert.That(cell.Distribution.Select(category => category.Count), Is.EqualTo(new[] { 27, 53, 64, 59, 33 }));
    }

    [Test]
    public void Battery_DontKnowAndBounds_StandBesideTheShare()
    {
        var cell = CensusStudy
            .ComputeOne($"| | f | battery | improved | | {OfMunicipalities} | | 4 5 |", settings: "")
            .Cells.Single(cell => cell.Category == "improved3");

        // The reference leaves the three who answered nothing out of its two sensitivity shares, and has them in its bounds.
        var expected = ReferenceCase.Load("census_c_likert");
        expected.AssertMatches("improved3.dk_sensitivity_share_top2.valid_only", cell.Estimate ?? 0);
        expected.AssertMatches("improved3.dk_sensitivity_share_top2.manski_item_unit_lower", cell.LowerBound ?? 0);
        expected.AssertMatches("improved3.dk_sensitivity_share_top2.manski_item_unit_upper", cell.UpperBound ?? 0);
        Assert.That(cell.EstimateIfUnknownNo, Is.EqualTo(92 / 252.0).Within(1e-12));
        Assert.That(cell.EstimateIfUnknownYes, Is.EqualTo((92 + 16) / 252.0).Within(1e-12));
    }

    [Test]
    public void Battery_MeanBySizeClass_IsAsInR()
    {
        var figure = CensusStudy.ComputeOne($"| | f | mean | improved3 | | {OfMunicipalities} | population_class |");

        var expected = ReferenceCase.Load("census_c_likert");
        Assert.That(figure.Cells, Has.Length.EqualTo(5));
        expected.AssertMatches("improved3.mean_by_size.estimate", [.. figure.Cells.Select(cell => cell.Estimate ?? 0)]);
        expected.AssertMatches("improved3.mean_by_size.se", [.. figure.Cells.Select(cell => cell.StandardError ?? 0)]);
    }

    [Test]
    public void ResponseRate_ByDisposition_IsAapor()
    {
        var frame = CensusStudy.Frame;
        var byUnit = Enumerable.Range(0, 290).ToDictionary(row => CensusStudy.UnitName(row, "municipality"), CensusStudy.DispositionOf);
        var responses = CensusStudy
            .Responses.Select(response =>
                byUnit.GetValueOrDefault(response.UnitId) == "P" ? response with { Status = FormStatus.InProgress } : response
            )
            .ToList();

        var figures = FigureCalculator.ComputeAll(CensusStudy.Study("| | f | response_rate | | | | respondent_group |"), frame, responses);

        var cell = figures.Figures[0].Cells[0];
        var expected = ReferenceCase.Load("census_c_response_rates");
        expected.AssertMatches("aapor.RR1", cell.Estimate ?? 0);
        expected.AssertMatches("aapor.RR2", cell.ResponseRate?.Rr2 ?? 0);
        Assert.That((cell.N, cell.Count), Is.EqualTo((290, 233)));
    }

    [Test]
    public void ResponseRate_ByCounty_IsAsInR()
    {
        var cells = CensusStudy.ComputeOne("| | f | response_rate | | | | respondent_group*county |").Cells;

        var expected = ReferenceCase.Load("census_c_response_rates");
        expected.AssertMatches("by_county.rate", [.. cells.Take(21).Select(cell => cell.Estimate ?? 0)]);
        Assert.That(cells, Has.Length.EqualTo(42));
        Assert.That(
            cells[9].BreakdownValues.Select(by => $"{by.Key}={by.Value}"),
            Is.EqualTo(new[] { "respondent_group=municipality", "county=10" })
        );
    }

    [TestCase("effect_followup")]
    [TestCase("step2")]
    public void Agreement_WithinPairs_IsAsInR(string question)
    {
        var pairs = CensusStudy.ComputeOne($"| | f | agreement | ${{{question}}} = 'yes' |").Cells.Single();

        var expected = ReferenceCase.Load("census_c_pair_agreement");
        expected.AssertMatches($"{question}.n", pairs.N ?? 0);
        expected.AssertMatches($"{question}.agreement", pairs.Pairs?.Agreement ?? 0);
        expected.AssertMatches($"{question}.svykappa_cluster_county.kappa", pairs.Pairs?.Kappa ?? 0);
        expected.AssertMatches($"{question}.svykappa_cluster_county.se", pairs.Pairs?.KappaStandardError ?? 0);
        expected.AssertMatches($"{question}.mcnemar_exact_p", pairs.Pairs?.McNemarPValue ?? 0);
        expected.AssertMatches(
            $"{question}.table",
            pairs.Pairs?.Neither ?? 0,
            pairs.Pairs?.SecondOnly ?? 0,
            pairs.Pairs?.FirstOnly ?? 0,
            pairs.Pairs?.Both ?? 0
        );
    }

    [TestCase("effect_followup")]
    [TestCase("step2")]
    public void Agreement_TheDifferenceOfTheShares_KnowsWhoAnswersForMany(string question)
    {
        var figure = CensusStudy.ComputeOne($"| | f | agreement | ${{{question}}} = 'yes' |");
        var pairs = figure.Cells.Single().Pairs ?? throw new InvalidOperationException("There are no pairs.");

        var expected = ReferenceCase.Load("census_c_pair_agreement");
        expected.AssertMatches($"{question}.mcnemar_midp", pairs.McNemarMidPValue ?? 0);
        expected.AssertMatches($"{question}.diff_cluster.estimate", pairs.Difference ?? 0);
        expected.AssertMatches($"{question}.diff_cluster.se", pairs.DifferenceStandardError ?? 0);
        expected.AssertMatches($"{question}.diff_cluster.ci_t_lower", pairs.DifferenceInterval?.Lower ?? 0);
        expected.AssertMatches($"{question}.diff_cluster.ci_t_upper", pairs.DifferenceInterval?.Upper ?? 0);
        var t = expected.Numbers($"{question}.diff_cluster.estimate")[0] / expected.Numbers($"{question}.diff_cluster.se")[0];
        Assert.That(
            pairs.McNemarClusteredPValue,
            Is.EqualTo(
                    2 * MathNet.Numerics.Distributions.StudentT.CDF(0, 1, expected.Numbers($"{question}.diff_cluster.df")[0], -Math.Abs(t))
                )
                .Within(1e-6)
                .Percent
        );
        Assert.That(figure.IntervalMethods, Is.EqualTo("student"));
        Assert.That(pairs.AgreementInterval, Is.Not.Null);
        Assert.That(
            (
                pairs.AgreementBounds?.Lower <= pairs.AgreementInterval?.Lower,
                pairs.AgreementInterval?.Upper <= pairs.AgreementBounds?.Upper
            ),
            Is.EqualTo((true, true))
        );
    }

    [TestCase("none", "kappa")]
    [TestCase("linear", "linear")]
    [TestCase("quadratic", "quadratic")]
    public void Agreement_OnAScale_HasTheChosenKappa(string kappa, string reference)
    {
        var cell = CensusStudy.ComputeOne($"| | f | agreement | improved1 | | | | | | | | | {kappa} |").Cells.Single();

        ReferenceCase.Load("census_c_pair_agreement").AssertMatches($"improved1.{reference}", cell.Pairs?.Kappa ?? 0);
        Assert.That((cell.Pairs?.Both, cell.Pairs?.McNemarPValue), Is.EqualTo(((int?)null, (double?)null)));
        Assert.That(cell.Pairs?.KappaStandardError, Is.GreaterThan(0));
        Assert.That(cell.Pairs?.MarginalHomogeneityPValue, Is.InRange(0.001, 0.999));
    }

    /// <summary>A question of two answers is a condition too: both ways of comparing it come to the same.</summary>
    [Test]
    public void Agreement_OnAQuestionOfTwoAnswers_IsThatOfItsCondition()
    {
        var figures = CensusStudy.Compute("| | asked | agreement | step2 |\n| | held | agreement | ${step2} = 'yes' |").Figures;

        var (asked, held) = (figures[0].Cells.Single().Pairs!, figures[1].Cells.Single().Pairs!);
        Assert.Multiple(() =>
        {
            Assert.That(asked.Both, Is.Null);
            Assert.That(
                (asked.Agreement, asked.AgreementInterval, asked.AgreementBounds),
                Is.EqualTo((held.Agreement, held.AgreementInterval, held.AgreementBounds))
            );
            Assert.That(
                (asked.Kappa, asked.KappaStandardError, asked.HalfKnownPairs),
                Is.EqualTo((held.Kappa, held.KappaStandardError, held.HalfKnownPairs))
            );
        });
    }

    [Test]
    public void Share_RakedToCountyAndClass_IsAsInR()
    {
        var figure = CensusStudy.ComputeOne(
            $"| | f | share | ${{effect_followup}} = 'yes' | | {OfMunicipalities} | | | | | | county population_class |",
            settings: ""
        );

        var expected = ReferenceCase.Load("census_c_calibration");
        expected.AssertMatches("rake.followup_mean_narm.estimate", figure.Cells[0].Estimate ?? 0);
        expected.AssertMatches("rake.followup_mean_narm.se", figure.Cells[0].StandardError ?? 0);
        Assert.That(
            figure.Remarks.Single().ForLanguage("en"),
            Does.Contain("municipality county 8 (0 of 1 answered)").And.Contain("municipality county 19 (0 of 8 answered)")
        );
    }

    [Test]
    public void ResponseRate_ByWords_IsAapor()
    {
        string[] words =
        [
            "rr1",
            "rr2",
            "rr3",
            "rr4",
            "rr5",
            "rr6",
            "coop1",
            "coop2",
            "coop3",
            "coop4",
            "ref1",
            "ref2",
            "ref3",
            "con1",
            "con2",
            "con3",
        ];
        var frame = CensusStudy.Frame;
        var dispositions = Enumerable
            .Range(0, 290)
            .ToDictionary(row => CensusStudy.UnitName(row, "municipality"), CensusStudy.DispositionOf);
        var outcomes = new Dictionary<string, Disposition> { ["R"] = Disposition.Refused, ["NC"] = Disposition.Undeliverable };
        frame = frame with
        {
            Units =
            [
                .. frame.Units.Select(unit =>
                    outcomes.TryGetValue(dispositions.GetValueOrDefault(unit.Id, ""), out var outcome)
                        ? unit with
                        {
                            Disposition = outcome,
                        }
                        : unit
                ),
            ],
        };
        var responses = CensusStudy
            .Responses.Select(response =>
                dispositions.GetValueOrDefault(response.UnitId) == "P" ? response with { Status = FormStatus.InProgress } : response
            )
            .ToList();

        var cell = FigureCalculator
            .ComputeAll(
                CensusStudy.Study($"| | f | response_rate | coop1 {string.Join(' ', words)} | | | respondent_group |"),
                frame,
                responses
            )
            .Figures[0]
            .Cells[0];

        var expected = ReferenceCase.Load("census_c_response_rates");
        expected.AssertMatches("aapor.COOP1", cell.Estimate ?? 0);
        var rates = cell.ResponseRate?.Rates ?? throw new InvalidOperationException("There are no rates.");
        Assert.That(rates, Has.Count.EqualTo(words.Length));
        foreach (var (rate, value) in rates)
        {
            expected.AssertMatches($"aapor.{FigureTokens.Of(rate).ToUpperInvariant()}", value);
        }
    }

    [Test]
    public void Share_ByCounty_AgreesWithAPlainCountOfTheFile()
    {
        var figure = CensusStudy.ComputeOne($"| | f | share | ${{step1}} = 'yes' | | {OfMunicipalities} | county |", settings: "");

        foreach (var cell in figure.Cells)
        {
            var county = CensusStudy.Answers("step1").Where(answer => answer.County == cell.BreakdownValues[0].Value).ToList();
            Assert.That(cell.Count, Is.EqualTo(county.Count(answer => answer.Text == "1")), cell.BreakdownValues[0].Value);
            Assert.That(cell.N, Is.EqualTo(county.Count(answer => answer.Text.Length > 0)), cell.BreakdownValues[0].Value);
            Assert.That(cell.Unknown, Is.EqualTo(county.Count(answer => answer.Text.Length == 0)), cell.BreakdownValues[0].Value);
        }

        Assert.That(
            figure.Cells.Select(cell => cell.BreakdownValues[0].Value),
            Is.EqualTo(Enumerable.Range(1, 21).Select(county => county.ToString(CultureInfo.InvariantCulture)))
        );
    }
}
