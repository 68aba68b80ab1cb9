using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Survey.Analysis.Charts;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Exports;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Exports;

public sealed class FiguresJsonWriterTests
{
    [Test]
    public void Write_Head_SaysWhatWasComputedFromWhat()
    {
        var root = Read(SampleFigures.Context());
        root.Remove("figures");
        root.Remove("claims");

        Assert.That(
            root.ToJsonString(),
            Is.EqualTo(
                """{"study":"samverkan","version":"2012.1","software":"Survey 0.1.0","dataset":"""
                    + """{"hash":"3f9a1c77d2e84b5f0a6b9c1d2e3f40516273849506172839405162738495a6b7","units":580,"responses":"""
                    + """497,"synthetic":true}}"""
            )
        );
    }

    [Test]
    public void Write_Share_HasTheContractsFieldsInOrder()
    {
        var cell = new FigureCell
        {
            BreakdownValues = [new("respondent_group", "police")],
            N = 3,
            Count = 1,
            Unknown = 2,
            MissingReasons = ImmutableSortedDictionary<MissingReason, int>.Empty.Add(MissingReason.DoesNotKnow, 2),
            Nonresponse = 5,
            Estimate = 1.0 / 3,
            StandardError = 0.1,
            DegreesOfFreedom = 2,
            Lower = 0.1,
            Upper = 0.8,
            LowerSuperpopulation = 0.05,
            UpperSuperpopulation = 0.9,
            EstimateIfUnknownNo = 0.2,
            EstimateIfUnknownYes = 0.6,
            LowerBound = 0.1,
            UpperBound = 0.8,
            Rank = 1,
            RankLower = 1,
            RankUpper = 2,
        };

        Assert.That(
            Compact(cell),
            Is.EqualTo(
                """{"by":{"respondent_group":"police"},"n":3,"unknown":2,"missing":{"does_not_know":2},"nonresponse":5,"count":"""
                    + """1,"estimate":0.3333333333333333,"se":0.1,"df":2,"lower":0.1,"upper":0.8,"lower_super":0.05,"upper_super":"""
                    + """0.9,"as_no":0.2,"as_yes":0.6,"low_bound":0.1,"high_bound":0.8,"rank":1,"rank_lower":1,"rank_upper":2}"""
            )
        );
    }

    [Test]
    public void Write_Ranking_HasLettersAndTheBaseOfAnswers()
    {
        var cell = new FigureCell
        {
            Category = "hobit",
            N = 2,
            Rank = 1,
            TieLetters = "ab",
            AnswerCount = 5,
            ShareOfAnswers = 0.4,
            ShareOfAnswersStandardError = 0.125,
        };

        Assert.That(
            Compact(cell),
            Is.EqualTo(
                """{"by":{},"category":"hobit","n":2,"rank":1,"letters":"ab","answers":5,"share_of_answers":"""
                    + """0.4,"share_of_answers_se":0.125}"""
            )
        );
    }

    [Test]
    public void Write_Tests_NameTheirBreakdownMethodAndMode()
    {
        var result = new TestResult
        {
            Method = TestMethod.RaoScottF,
            Statistic = 2.5,
            DegreesOfFreedom = 1.5,
            DenominatorDegreesOfFreedom = 300,
            PValue = 0.25,
        };
        var figures = SampleFigures.All();
        var edition = SampleFigures.Context() with
        {
            Figures = figures with
            {
                Figures = [figures.Figures[0] with { Tests = [new(["respondent_group", "county"], 40, result), new(["county"], 2, null)] }],
            },
        };

        Assert.That(
            Read(edition)["figures"]?[0]?["tests"]?.ToJsonString(),
            Is.EqualTo(
                """[{"by":["respondent_group","county"],"groups":40,"mode":"C","method":"rao_scott_f","statistic":2.5,"df":"""
                    + """1.5,"df2":300,"p_value":0.25},{"by":["county"],"groups":2,"mode":"C"}]"""
            )
        );
    }

    [Test]
    public void Write_SuppressedCell_SaysOnlyWhereItStands()
    {
        var cell = new FigureCell
        {
            BreakdownValues = [new("county", "09")],
            Category = "hobit",
            IsSuppressed = true,
            N = 3,
            Count = 2,
            Estimate = 0.5,
            Lower = 0.1,
            Mean = 2,
        };

        Assert.That(Compact(cell), Is.EqualTo("""{"by":{"county":"09"},"category":"hobit","suppressed":true}"""));
    }

    [Test]
    public void Write_NumberThatIsNotFinite_IsLeftOut() =>
        Assert.That(
            Compact(
                new FigureCell
                {
                    N = 0,
                    Estimate = double.NaN,
                    Upper = double.PositiveInfinity,
                }
            ),
            Is.EqualTo("""{"by":{},"n":0}""")
        );

    [Test]
    public void Write_Battery_HasMeanAndDistribution()
    {
        var cell = new FigureCell
        {
            Category = "change_overall",
            N = 2,
            Estimate = 0.5,
            Mean = 3.5,
            MeanStandardError = 0.25,
            Distribution = [new("3", 1, 0.5), new("4", 1, 0.5)],
        };

        Assert.That(
            Compact(cell),
            Is.EqualTo(
                """{"by":{},"category":"change_overall","n":2,"estimate":0.5,"mean":3.5,"mean_se":0.25,"distribution":"""
                    + """[{"category":"3","count":1,"estimate":0.5},{"category":"4","count":1,"estimate":0.5}]}"""
            )
        );
    }

    [Test]
    public void Write_Agreement_HasThePairs()
    {
        var cell = new FigureCell
        {
            N = 10,
            Pairs = new PairAgreement
            {
                Both = 5,
                Neither = 2,
                FirstOnly = 2,
                SecondOnly = 1,
                HalfKnownPairs = 4,
                Agreement = 0.7,
                Kappa = 0.4,
                KappaStandardError = 0.3,
                McNemarPValue = 1,
            },
        };

        Assert.That(
            Compact(cell),
            Is.EqualTo(
                """{"by":{},"n":10,"both":5,"neither":2,"first_only":2,"second_only":1,"missing_partner":4,"agreement":"""
                    + """0.7,"kappa":0.4,"kappa_se":0.3,"mcnemar_p":1}"""
            )
        );
    }

    [Test]
    public void Write_Agreement_HasItsDifferenceIntervalsAndBounds()
    {
        var cell = new FigureCell
        {
            Pairs = new PairAgreement
            {
                HalfKnownPairs = 4,
                AgreementInterval = new(0.5, 0.75),
                AgreementBounds = new(0.25, 1),
                Difference = 0.125,
                DifferenceStandardError = 0.0625,
                DifferenceInterval = new(0, 0.25),
                DifferenceBounds = new(-0.5, 0.5),
                McNemarMidPValue = 0.5,
                McNemarClusteredPValue = 0.375,
                MarginalHomogeneityPValue = 0.75,
            },
        };

        Assert.That(
            Compact(cell),
            Is.EqualTo(
                """{"by":{},"missing_partner":4,"mcnemar_mid_p":0.5,"mcnemar_clustered_p":0.375,"stuart_maxwell_p":"""
                    + """0.75,"agreement_lower":0.5,"agreement_upper":0.75,"agreement_low_bound":0.25,"agreement_high_bound":"""
                    + """1,"difference":0.125,"difference_se":0.0625,"difference_lower":0,"difference_upper":"""
                    + """0.25,"difference_low_bound":-0.5,"difference_high_bound":0.5}"""
            )
        );
    }

    [Test]
    public void Write_ResponseRate_HasTheRatesThatWereNamed() =>
        Assert.That(
            Compact(
                new FigureCell
                {
                    ResponseRate = new ResponseRate(0.75, ImmutableSortedDictionary<Disposition, int>.Empty)
                    {
                        Rates = ImmutableSortedDictionary<OutcomeRate, double>.Empty.Add(OutcomeRate.Coop1, 0.5).Add(OutcomeRate.Rr1, 0.25),
                    },
                }
            ),
            Is.EqualTo("""{"by":{},"rr2":0.75,"rates":{"rr1":0.25,"coop1":0.5}}""")
        );

    [Test]
    public void Write_ResponseRate_HasRr2AndDispositions()
    {
        var outcomes = ImmutableSortedDictionary<Disposition, int>.Empty.Add(Disposition.NotStarted, 1).Add(Disposition.Complete, 3);

        Assert.That(
            Compact(
                new FigureCell
                {
                    N = 4,
                    Count = 3,
                    Estimate = 0.75,
                    ResponseRate = new ResponseRate(0.75, outcomes),
                }
            ),
            Is.EqualTo("""{"by":{},"n":4,"count":3,"estimate":0.75,"rr2":0.75,"dispositions":{"not_started":1,"complete":3}}""")
        );
    }

    [Test]
    public void Write_FigureAndClaim_NameThemselvesInEveryLanguage()
    {
        var root = Read(SampleFigures.Context());
        var rate = root["figures"]![0]!.AsObject();
        rate.Remove("cells");

        Assert.Multiple(() =>
        {
            Assert.That(
                rate.ToJsonString(),
                Is.EqualTo(
                    """{"name":"response_rate","kind":"response_rate","label":{"en":"Response rate","sv":"Svarsfrekvens"},"mode":"B"}"""
                )
            );
            Assert.That(root["figures"]![2]!["interval"]!.GetValue<string>(), Is.EqualTo("hypergeometric"));
            Assert.That(
                root["claims"]![0]!.AsObject().Select(field => field.Key),
                Is.EqualTo(new[] { "name", "label", "test", "verdict", "verdict_bounds", "found" })
            );
            Assert.That(
                root["claims"]!
                    .AsArray()
                    .Select(claim => (claim!["verdict"]!.GetValue<string>(), claim["verdict_bounds"]!.GetValue<string>())),
                Is.EqualTo(new[] { ("holds", "cannot_tell"), ("cannot_tell", "cannot_tell"), ("does_not_hold", "does_not_hold") })
            );
        });
    }

    [Test]
    public void Write_Twice_IsTheSameBytes()
    {
        var first = Bytes(SampleFigures.Context());

        Assert.That(Bytes(SampleFigures.Context()), Is.EqualTo(first));
    }

    private static string Compact(FigureCell cell)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            CellJsonWriter.Write(json, cell);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static JsonObject Read(ReportContext edition) => JsonNode.Parse(Bytes(edition))!.AsObject();

    private static byte[] Bytes(ReportContext edition)
    {
        using var stream = new MemoryStream();
        new FiguresJsonWriter(edition).Write(stream);
        return stream.ToArray();
    }
}
