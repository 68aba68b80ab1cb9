using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Nonresponse;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;
using Survey.Data.Expressions;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Support;

/// <summary>A small study with one figure of every kind; every number is written by hand.</summary>
internal static class SampleFigures
{
    public const string Hash = "3f9a1c77d2e84b5f0a6b9c1d2e3f40516273849506172839405162738495a6b7";

    public static ReportContext Context(string language = "sv", bool isSynthetic = true) =>
        new()
        {
            Figures = All(),
            Language = language,
            IsSynthetic = isSynthetic,
            RespondentGroups = ["municipality", "police"],
        };

    public static StudyFigures All() =>
        new()
        {
            Study = Study(),
            DatasetHash = Hash,
            EligibleUnits = 580,
            SubmittedResponses = 497,
            Figures = [ResponseRate(), Share(), ByCounty(), Status(), Sources(), Changes(), Years(), Pairs(), NoChart()],
            Claims =
            [
                Claim(
                    "most_have_agreement",
                    "Ungefär 85 procent av kommunerna har en överenskommelse",
                    Verdict.Holds,
                    Verdict.CannotTell,
                    "0.853 [0.838, 0.866]"
                ),
                Claim("commonest", "=Vanligaste källan är anmälda brott", Verdict.CannotTell, Verdict.CannotTell, "1 [1, 2]"),
                Claim("improved", "Samarbetet har inte förbättrats", Verdict.DoesNotHold, Verdict.DoesNotHold, "0.71 [0.68, 0.74]"),
            ],
            Nonresponse = [Nonresponse()],
        };

    public static NonresponseProfile Nonresponse() =>
        new()
        {
            RespondentGroup = "police",
            EligibleUnits = 290,
            AnsweredUnits = 240,
            Classes =
            [
                new FrameColumnClasses(
                    "county",
                    [Class("01", 26, 22, 0.0897, 0.0917), Class("09", 1, 1, 0.0034, 0.0042) with { PartialIndicator = 0.0066 }]
                )
                {
                    PartialIndicator = 0.105,
                    ConditionalPartialIndicator = 0.0781,
                },
            ],
            Means = [new FrameMean("population", 290, 240, Shares(32951.36, 34354.85))],
            Representativity = new Representativity(0.784, 0.13, ["county"], ["size"], [("county", new MergedWeightingClass("09", 1, 1))]),
            MergedClasses = [new MergedWeightingClass("police 09", 1, 1)],
        };

    public static Frame Frame() =>
        Create.Frame(
            Unit("K1", "municipality", "Nässjö", "0682"),
            Unit("K2", "municipality", "=Åre", "2321"),
            Unit("K3", "municipality", "Vallentuna", "0115"),
            Unit("P1", "police", "Polisen om Nässjö", "0682")
        );

    public static IReadOnlyList<UnitResponse> Responses() =>
        [
            Response(
                "K1",
                FormStatus.Submitted,
                ("agreement", "in_force"),
                ("mapping_sources", "reported_crime hobit"),
                ("change_overall", "5"),
                ("change_structure", "dk"),
                ("years", "7"),
                ("measure_name#1", "+Grannsamverkan"),
                ("measure_done#1", "yes")
            ),
            Response("K2", FormStatus.Submitted, ("agreement", "never"), ("change_overall", "4"), ("years", "")),
            Response("K3", FormStatus.InProgress, ("agreement", "in_force")),
        ];

    public static FigureResult Share() =>
        Result(
            Define(
                "agreement_share",
                FigureKind.Share,
                "Svarande som uppger att det finns en överenskommelse",
                "Respondents who say there is an agreement"
            ) with
            {
                Value = Create.Parse("${has_agreement}"),
                Breakdowns =
                [
                    [],
                    ["respondent_group"],
                ],
            },
            "hypergeometric",
            ShareCell(412, 69, 11, 83) with
            {
                MissingReasons = Reasons((MissingReason.DoesNotKnow, 8), (MissingReason.NotAnswered, 3)),
                StandardError = 0.0064,
                LowerSuperpopulation = 0.8219,
                UpperSuperpopulation = 0.8858,
            },
            ShareCell(209, 36, 5, 40, ("respondent_group", "municipality")),
            ShareCell(203, 33, 6, 43, ("respondent_group", "police"))
        ) with
        {
            Tests =
            [
                new(
                    ["respondent_group"],
                    2,
                    new TestResult
                    {
                        Method = TestMethod.RaoScottF,
                        Statistic = 1.25,
                        DegreesOfFreedom = 1,
                        DenominatorDegreesOfFreedom = 496,
                        PValue = 0.264,
                    }
                ),
            ],
        };

    public static FigureResult ByCounty() =>
        Result(
            Define(
                "agreement_by_county",
                FigureKind.Share,
                "Kommuner som har en överenskommelse, efter län",
                "Municipalities that have an agreement, by county"
            ) with
            {
                Value = Create.Parse("${has_agreement}"),
                Base = Create.Parse("${respondent_group} = 'municipality' and (${agreement} = 'in_force' or ${agreement} = 'expired')"),
                Breakdowns =
                [
                    ["respondent_group", "county"],
                ],
            },
            "hypergeometric",
            [
                .. from @group in new[] { "municipality", "police" }
                from county in Enumerable.Range(1, 21)
                select county == 9
                    ? new FigureCell { BreakdownValues = [new("respondent_group", @group), new("county", "09")], IsSuppressed = true }
                    : ShareCell(
                        4 + ((county * 7) % 11),
                        1 + (county % 4),
                        county % 3,
                        2,
                        ("respondent_group", @group),
                        ("county", $"{county:00}")
                    ),
            ]
        );

    public static FigureResult Status() =>
        Result(
            Define(
                "agreement_status",
                FigureKind.Distribution,
                "Finns det en skriftlig överenskommelse?",
                "Is there a written agreement?"
            ) with
            {
                Subject = "agreement",
                Breakdowns =
                [
                    ["respondent_group"],
                ],
            },
            "hypergeometric",
            [
                .. from @group in new[] { "municipality", "police" }
                from choice in new[] { ("in_force", 180), ("expired", 29), ("drafting", 20), ("never", 16) }
                select ShareCell(choice.Item2, 245 - choice.Item2, 5, 40, ("respondent_group", @group)) with
                {
                    Category = choice.Item1,
                },
            ]
        );

    public static FigureResult Sources() =>
        Result(
            Define("mapping_sources_ranking", FigureKind.Ranking, "Källor i kartläggningen", "Sources in the mapping") with
            {
                Subject = "mapping_sources",
                Base = Create.Parse("${has_agreement}"),
                Note = LocalizedText.Create(
                    ("sv", "Avser den egna kartläggningen, inte den gemensamma problembilden."),
                    ("en", "The own mapping, not the joint picture.")
                ),
            },
            "hypergeometric",
            ShareCell(124, 276, 12, 60) with
            {
                Category = "safety_survey",
                Rank = 2,
                RankLower = 2,
                RankUpper = 3,
            },
            ShareCell(310, 90, 12, 60) with
            {
                Category = "reported_crime",
                Rank = 1,
                RankLower = 1,
                RankUpper = 1,
            },
            ShareCell(124, 276, 12, 60) with
            {
                Category = "hobit",
                Rank = 2,
                RankLower = 2,
                RankUpper = 3,
            },
            ShareCell(9, 391, 12, 60) with
            {
                Category = "none",
            }
        );

    public static FigureResult Changes() =>
        Result(
            Define(
                "changes_battery",
                FigureKind.Battery,
                "Förändringar till följd av överenskommelsen",
                "Changes because of the agreement"
            ) with
            {
                Subject = "changes",
                Breakdowns =
                [
                    ["respondent_group"],
                ],
                TopCategories = ["4", "5"],
                Chart = FigureChart.Likert,
            },
            "korn_graubard",
            [
                .. from @group in new[] { "municipality", "police" }
                from item in new[] { ("change_overall", 0.71, 1), ("change_structure", 0.58, 2), ("change_crime", 0.21, 3) }
                select @group == "police" && item.Item1 == "change_crime"
                    ? new FigureCell
                    {
                        BreakdownValues = [new("respondent_group", @group)],
                        Category = item.Item1,
                        IsSuppressed = true,
                    }
                    : Scale(@group, item.Item1, item.Item2, item.Item3),
            ]
        );

    public static FigureResult Years() =>
        Result(
            Define(
                "years_worked_mean",
                FigureKind.Mean,
                "År i arbetet med frågorna: medelvärde",
                "Years of work on these matters: mean"
            ) with
            {
                Value = Create.Parse("${years}"),
                Breakdowns =
                [
                    ["respondent_group"],
                ],
            },
            "student",
            new FigureCell
            {
                BreakdownValues = [new("respondent_group", "municipality")],
                N = 240,
                Unknown = 10,
                Nonresponse = 40,
                Estimate = 6.25,
                StandardError = 0.19,
                DegreesOfFreedom = 239,
                Lower = 5.876,
                Upper = 6.624,
            },
            new FigureCell
            {
                BreakdownValues = [new("respondent_group", "police")],
                N = 236,
                Unknown = 11,
                Nonresponse = 43,
                Estimate = 11.5,
                StandardError = 0.31,
                DegreesOfFreedom = 235,
                Lower = 10.889,
                Upper = 12.111,
            }
        );

    public static FigureResult Pairs() =>
        Result(
            Define(
                "agreement_pairs",
                FigureKind.Agreement,
                "Kommun och polis om överenskommelsen: svarar de lika?",
                "Municipality and police: do they answer alike?"
            ) with
            {
                Value = Create.Parse("${has_agreement}"),
            },
            null,
            new FigureCell
            {
                N = 210,
                Unknown = 4,
                Pairs = new PairAgreement
                {
                    Both = 160,
                    Neither = 20,
                    FirstOnly = 18,
                    SecondOnly = 12,
                    HalfKnownPairs = 37,
                    Agreement = 180.0 / 210,
                    Kappa = 0.487,
                    KappaStandardError = 0.076,
                    McNemarPValue = 0.3616,
                },
            }
        );

    public static FigureResult ResponseRate() =>
        Result(
            Define("response_rate", FigureKind.ResponseRate, "Svarsfrekvens", "Response rate") with
            {
                Over = "frame",
                Breakdowns =
                [
                    [],
                    ["respondent_group"],
                ],
            },
            null,
            Rate(580, 497, 20, 12),
            Rate(290, 250, 8, 5) with
            {
                BreakdownValues = [new("respondent_group", "municipality")],
            },
            Rate(290, 247, 12, 7) with
            {
                BreakdownValues = [new("respondent_group", "police")],
            }
        );

    public static FigureResult NoChart() =>
        Result(
            Define("interview_candidates", FigureKind.Share, "Kan tänka sig att bli intervjuade", "Willing to be interviewed") with
            {
                Value = Create.Parse("${agreement} = 'never'"),
                Chart = FigureChart.None,
            },
            "hypergeometric",
            ShareCell(30, 220, 0, 40)
        );

    /// <summary>A share with hand-set limits: the interval five points to both sides, inside the bounds.</summary>
    public static FigureCell ShareCell(int yes, int no, int unknown, int absent, params (string Variable, string Value)[] by)
    {
        double known = yes + no,
            submitted = known + unknown,
            all = submitted + absent;
        return new FigureCell
        {
            BreakdownValues = [.. by.Select(pair => new KeyValuePair<string, string>(pair.Variable, pair.Value))],
            N = yes + no,
            Count = yes,
            Unknown = unknown,
            MissingReasons = unknown == 0 ? null : Reasons((MissingReason.DoesNotKnow, unknown)),
            Nonresponse = absent,
            Estimate = yes / known,
            StandardError = 0.0125,
            DegreesOfFreedom = known - 1,
            Lower = Math.Max(yes / all, (yes / known) - 0.05),
            Upper = Math.Min((yes + unknown + absent) / all, (yes / known) + 0.05),
            EstimateIfUnknownNo = yes / submitted,
            EstimateIfUnknownYes = (yes + unknown) / submitted,
            LowerBound = yes / all,
            UpperBound = (yes + unknown + absent) / all,
        };
    }

    private static FigureCell Scale(string @group, string item, double top, int rank) =>
        ShareCell((int)Math.Round(200 * top), 200 - (int)Math.Round(200 * top), 14, 40, ("respondent_group", @group)) with
        {
            Category = item,
            Rank = rank,
            RankLower = rank,
            RankUpper = rank,
            Mean = 1 + (4 * top),
            MeanStandardError = 0.04,
            Distribution =
            [
                new("1", 8, 0.04),
                new("2", 16, 0.08),
                new("3", (int)(200 * (0.88 - top)), 0.88 - top),
                new("4", (int)(120 * top), 0.6 * top),
                new("5", (int)(80 * top), 0.4 * top),
            ],
        };

    private static FigureCell Rate(int asked, int submitted, int partial, int refused) =>
        new()
        {
            N = asked,
            Count = submitted,
            Estimate = (double)submitted / asked,
            ResponseRate = new ResponseRate(
                (double)(submitted + partial) / asked,
                ImmutableSortedDictionary<Disposition, int>
                    .Empty.Add(Disposition.Complete, submitted)
                    .Add(Disposition.Partial, partial)
                    .Add(Disposition.Refused, refused)
                    .Add(Disposition.NotStarted, asked - submitted - partial - refused)
            ),
        };

    private static FigureDefinition Define(string name, FigureKind kind, string swedish, string english) =>
        new()
        {
            Name = name,
            Kind = kind,
            Label = Both(swedish, english),
            Over = "responses",
            Breakdowns =
            [
                [],
            ],
            Location = Create.Place,
        };

    private static FigureResult Result(FigureDefinition definition, string? interval, params IEnumerable<FigureCell> cells) =>
        new()
        {
            Definition = definition,
            IntervalMethods = interval,
            InferenceMode = "B",
            Cells = [.. cells],
        };

    private static ClaimResult Claim(string name, string label, Verdict verdict, Verdict bounds, string found) =>
        new()
        {
            Name = name,
            Label = LocalizedText.Create(("sv", label)),
            TestText = "share(agreement_share) >= 0.5",
            VerdictByInterval = verdict,
            VerdictByBounds = bounds,
            ObservedValues = found,
        };

    private static ImmutableSortedDictionary<MissingReason, int> Reasons(params IEnumerable<(MissingReason Reason, int Count)> reasons) =>
        reasons.ToImmutableSortedDictionary(pair => pair.Reason, pair => pair.Count);

    private static FrameUnit Unit(string unit, string group, string name, string pair)
    {
        var plain = Create.Unit(unit, group, pair);
        return plain with { DisplayName = name, Columns = plain.Columns.SetItem("name", name).Add("county", "06") };
    }

    private static UnitResponse Response(string unit, FormStatus status, params IEnumerable<(string Key, string Text)> answers) =>
        new(
            unit,
            status,
            AnswerSet.Empty.With(
                from answer in answers
                let parts = answer.Key.Split('#')
                select new KeyValuePair<AnswerKey, StoredAnswer>(
                    new AnswerKey(parts[0], parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 0),
                    new StoredAnswer(answer.Text)
                )
            )
        );

    private static LocalizedText Both(string swedish, string english) => LocalizedText.Create(("sv", swedish), ("en", english));

    private static Choice Choice(string name, string swedish, string english) =>
        Create.Choice(name) with
        {
            Label = Both(swedish, english),
        };

    private static Study Study()
    {
        var agreement = Create.Single(
            "agreement",
            Create.List(
                "statuses",
                Choice("in_force", "Ja, en som gäller", "Yes, in force"),
                Choice(
                    "expired",
                    "Ja, giltighetstiden har gått ut men vi arbetar fortfarande efter den",
                    "Yes, expired but still worked by"
                ),
                Choice("drafting", "Nej, men en är på väg", "No, but one is being drafted"),
                Choice("never", "Nej, vi har aldrig haft någon", "No, never had one"),
                Choice("dk", "Vet ej", "Don’t know") with
                {
                    MissingReason = MissingReason.DoesNotKnow,
                }
            )
        ) with
        {
            Label = Both(
                "Finns det i dag en skriftlig överenskommelse mellan polisen och kommunen?",
                "Is there a written agreement between the police and the municipality?"
            ),
        };
        var sources = Create.Multiple(
            "mapping_sources",
            Create.List(
                "sources",
                Choice("reported_crime", "Anmälda brott", "Reported crime"),
                Choice(
                    "safety_survey",
                    "Trygghetsundersökning eller annan enkät till invånarna om utsatthet och oro för brott",
                    "Safety survey"
                ),
                Choice("hobit", "Hobit", "Hobit"),
                Choice("none", "Inget av detta", "None of these") with
                {
                    IsExclusive = true,
                },
                Choice("dk", "Vet ej", "Don’t know") with
                {
                    MissingReason = MissingReason.DoesNotKnow,
                    IsExclusive = true,
                }
            ),
            "${agreement} = 'in_force'"
        ) with
        {
            Label = Both("Vilka källor använde ni i kartläggningen?", "Which sources did you use in the mapping?"),
        };
        var scale = Create.List(
            "changes_scale",
            Choice("1", "Mycket sämre", "Much worse"),
            Choice("2", "Något sämre", "Somewhat worse"),
            Choice("3", "Oförändrat", "No change"),
            Choice("4", "Något bättre", "Somewhat better"),
            Choice("5", "Mycket bättre", "Much better"),
            Choice("dk", "Vet ej", "Don’t know") with
            {
                MissingReason = MissingReason.DoesNotKnow,
            }
        );
        var changes = new Group
        {
            Name = "changes",
            Label = Both("Hur har följande förändrats?", "How have these changed?"),
            Appearance = ["table-list"],
            Location = Create.Place,
            Elements =
            [
                Create.Single("change_overall", scale) with
                {
                    Label = Both("Samverkan mellan polisen och kommunen som helhet", "The cooperation as a whole"),
                },
                Create.Single("change_structure", scale) with
                {
                    Label = Both("Struktur och systematik", "Structure and method"),
                },
                Create.Single("change_crime", scale) with
                {
                    Label = Both(
                        "Brottsligheten i kommunen, så långt ni kan bedöma den utifrån anmälda brott och andra källor",
                        "Crime in the municipality, as far as you can judge"
                    ),
                },
            ],
        };
        var measures = Create.Repeat(
            "measures",
            Create.Question("measure_name") with
            {
                Label = Both("Vad heter åtgärden?", "What is the measure called?"),
            },
            Create.Single("measure_done") with
            {
                Label = Both("Har den genomförts?", "Has it been carried out?"),
            }
        );
        return new Study
        {
            Name = "samverkan",
            Version = "2012.1",
            Hash = "00",
            Title = Both("Samverkan mellan polis och kommun", "Cooperation between police and municipalities"),
            Questionnaire = new Questionnaire
            {
                Languages = [new Language("sv", "Svenska"), new Language("en", "English")],
                Elements =
                [
                    agreement,
                    sources,
                    changes,
                    measures,
                    Create.Question("years", QuestionType.WholeNumber) with
                    {
                        Label = Both("Hur många år har du arbetat med frågorna?", "For how many years?"),
                    },
                ],
            },
            FrameColumns =
            [
                new FrameColumn(
                    "respondent_group",
                    QuestionType.SingleChoice,
                    Create.List("groups", Choice("municipality", "Kommun", "Municipality"), Choice("police", "Polis", "Police")),
                    Both("Svarsgrupp", "Respondent group"),
                    Create.Place
                ),
                new FrameColumn(
                    "county",
                    QuestionType.SingleChoice,
                    Create.List("counties", Counties.Index().Select(county => Choice($"{county.Index + 1:00}", county.Item, county.Item))),
                    Both("Län", "County"),
                    Create.Place
                ),
            ],
            DerivedVariables =
            [
                new DerivedVariable(
                    "has_agreement",
                    Both("Har en överenskommelse (gällande, eller utgången men fortfarande i bruk)", "Has an agreement"),
                    ExpressionParser.Parse("${agreement} = 'in_force' or ${agreement} = 'expired'"),
                    Create.Place
                ),
            ],
            Settings = new StudySettings { SuppressBelow = 5 },
            Workbook = new Workbook([]),
        };
    }

    private static readonly string[] Counties =
    [
        "Stockholms län",
        "Uppsala län",
        "Södermanlands län",
        "Östergötlands län",
        "Jönköpings län",
        "Kronobergs län",
        "Kalmar län",
        "Gotlands län",
        "Blekinge län",
        "Skåne län",
        "Hallands län",
        "Västra Götalands län",
        "Värmlands län",
        "Örebro län",
        "Västmanlands län",
        "Dalarnas län",
        "Gävleborgs län",
        "Västernorrlands län",
        "Jämtlands län",
        "Västerbottens län",
        "Norrbottens län",
    ];

    private static FrameClass Class(string name, int units, int answered, double ofAll, double ofRespondents) =>
        new(name, units, answered, Shares(ofAll, ofRespondents));

    private static FrameBenchmark Shares(double ofAll, double ofRespondents) =>
        new()
        {
            FrameMean = ofAll,
            RespondentMean = ofRespondents,
            Weighted = new Estimate
            {
                Value = ofRespondents,
                StandardError = 0.001,
                DegreesOfFreedom = 239,
                Count = 240,
                UnobservedShare = 50.0 / 290,
            },
            StandardizedDifference = 0.02,
        };
}
