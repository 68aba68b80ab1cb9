using System.Collections.Immutable;
using Survey.Analysis.Figures.Kinds;
using Survey.Data.Studies.Reference;

namespace Survey.Analysis.Figures.Definitions;

/// <summary>The sheets <c>figures</c> and <c>claims</c>: their columns and words, for the readers, the template and the manual.</summary>
public static class FigureSheetReference
{
    /// <summary>The sheet <c>figures</c>.</summary>
    public static SheetReference Figures { get; } =
        new("figures", "The numbers that the report shows.", "a figure")
        {
            Columns = [.. Counted(), .. Methods(), .. Looks()],
            IgnoredColumns = [Identifier],
        };

    /// <summary>The sheet <c>claims</c>.</summary>
    public static SheetReference Claims { get; } =
        new("claims", "Sentences about figures, each with a test that says whether it holds.", "a claim")
        {
            Columns =
            [
                Claim("name", "The claim's stable name.", "most_work | Most people work. | share(working) >= 0.5") with
                {
                    IsRequired = true,
                },
                Claim("label", "The sentence as it is published.", "few_work | Few people work. | share(working) < 0.1") with
                {
                    IsLocalized = true,
                    DefaultValue = "the name",
                },
                Claim("test", "The condition on figures.", "long_weeks | Weeks are long. | mean(mean_hours) > 40") with
                {
                    IsRequired = true,
                    AllowedValues = "comparisons of functions of figures with numbers",
                },
                new(
                    "note",
                    "A remark for those who read the workbook.",
                    new("claims", "name | label | test | note", "some_work | Some work. | share(working) > 0 | From the press release.")
                )
                {
                    IsLocalized = true,
                    IsInTemplate = false,
                },
            ],
            IgnoredColumns = [Identifier],
        };

    /// <summary>The whole workbook: the sheets that Survey.Data reads, and these.</summary>
    public static WorkbookReference WholeWorkbook { get; } = new([.. WorkbookReference.Standard.Sheets, Figures, Claims]);

    private static string DescribeChart(FigureChart chart) =>
        chart switch
        {
            FigureChart.Bar => "Bars.",
            FigureChart.Likert => "A scale around its middle, for a distribution or a battery.",
            FigureChart.None => "No chart.",
        };

    private static WordReference Identifier => new("id", "An identifier of the author's own; it is kept and not read.");

    private static ColumnReference[] Counted() =>
        [
            Share("name", "The figure's stable name, used by claims and files.", "f1 | share | Works | ${works} = 'yes'") with
            {
                IsRequired = true,
                AllowedValues = "letters, digits and underscores, a letter first",
            },
            Share("kind", "What is computed.", "f2 | distribution | Satisfaction | satisfaction") with
            {
                Words = [.. FigureKind.All.Select(kind => new WordReference(kind.Word, kind.Description))],
                InputMessage =
                    "value är / is: share, agreement – villkor / condition; distribution, ranking – fråga / question; battery – grupp / "
                    + "group; mean, total, quantile, median – tal / number; response_rate – tomt / empty.",
            },
            Share("label", "What reports call the figure.", "f3 | mean | Hours a week | ${hours}") with
            {
                IsLocalized = true,
                DefaultValue = "the name",
            },
            Share("value", "What is counted: a condition, a number, or the name of a question or group, as the kind asks.",
                "f4 | share | Has a phone | selected(${tools}, 'phone')") with
            {
                AllowedValues = "what the kind asks for; of a response_rate nothing, or names of rates with blanks between",
                InputMessage =
                    "Vad som räknas. För response_rate: tomt, eller en eller flera av / What is counted. For response_rate: empty, or one "
                    + "or more of: rr1 rr2 rr3 rr4 rr5 rr6 coop1 coop2 coop3 coop4 con1 con2 con3 ref1 ref2 ref3.",
            },
            With(
                "over",
                "What is counted once: each response, each unit of the frame, or each row of a repeat.",
                "f5 | mean | Age | ${member_age}",
                "members"
            ) with
            {
                Words =
                [
                    new("responses", "Each submitted response."),
                    new("frame", "Each eligible unit of the frame, whether it answered or not."),
                ],
                AllowedValues = "responses, frame, or the name of a repeat",
                DefaultValue = "responses",
            },
            With(
                "base",
                "Only those for whom the condition holds are counted.",
                "f6 | mean | Hours | ${hours}",
                "${works} = 'yes'"
            ) with
            {
                AllowedValues = "a condition",
                DefaultValue = "everybody",
            },
            With(
                "by",
                "The variables that the figure is broken down by; all is the whole, * crosses two.",
                "f7 | share | Works | ${works} = 'yes'",
                "all county county*adult"
            ) with
            {
                AllowedValues = "single choices, variables and frame columns, with blanks between",
                DefaultValue = "all",
            },
            With(
                "top",
                "The choices that count as the top of a battery's scale.",
                "f8 | battery | Attitudes | attitudes",
                "3"
            ) with
            {
                AllowedValues = "names of choices, with blanks between",
                DefaultValue = "the highest choice",
            },
            With(
                "at",
                "Which quantile: 0.5 is the median.",
                "f9 | quantile | Median hours | ${hours}",
                "0.5"
            ) with
            {
                AllowedValues = "a number between 0 and 1",
                DefaultValue = "0.5",
            },
        ];

    private static ColumnReference[] Methods() =>
        [
            With(
                "interval",
                "How the interval of a share is computed.",
                "f10 | share | Works | ${works} = 'yes'",
                "wilson"
            ) with
            {
                Words = IntervalWords,
                DefaultValue = "hypergeometric where weights are equal, else korn_graubard",
                InputMessage =
                    "Bara för andelar. Tomt: hypergeometric där vikterna är lika, annars korn_graubard. / For shares only. Empty: "
                    + "hypergeometric where weights are equal, else korn_graubard.",
            },
            With(
                "kappa",
                "How far apart two answers of a pair are counted.",
                "f11 | agreement | Agree on satisfaction | satisfaction",
                "linear"
            ) with
                {
                    Words =
                    [
                        new("none", "Every difference counts the same."),
                        new("linear", "A difference counts by its steps on the scale."),
                        new("quadratic", "A difference counts by the square of its steps."),
                    ],
                    DefaultValue = "none",
                    InputMessage =
                        "Bara för agreement av en fråga med ordnade svar. / For an agreement of a question with ordered answers only.",
                },
            With(
                "mode",
                "Which population the interval is about.",
                "f12 | share | Works | ${works} = 'yes'",
                "C"
            ) with
            {
                Words = [new("C", "Adds the interval that takes those asked for a sample of a larger population.")],
                DefaultValue = "those asked",
                InputMessage =
                    "C lägger till intervallet som räknar de tillfrågade som ett stickprov. / C adds the interval that takes those asked "
                    + "for a sample.",
            },
            With(
                "weights",
                "Whether answers are weighted, or the frame columns that weights are raked to.",
                "f13 | share | Works | ${works} = 'yes'",
                "no"
            ) with
            {
                Words = [new("no", "Every answer counts the same.")],
                AllowedValues = "no, or frame columns with blanks between",
                DefaultValue = "weighted as the settings say",
                InputMessage =
                    "Tomt: vägt. no: ovägt. Eller ramkolumner som vikterna ska stämma med. / Empty: weighted. no: unweighted. Or frame "
                    + "columns that weights are raked to.",
            },
        ];

    private static ColumnReference[] Looks() =>
        [
            With(
                "chart",
                "How the figure is drawn.",
                "f14 | distribution | Satisfaction | satisfaction",
                "likert"
            ) with
            {
                Words = [.. FigureTokens.Charts.Select(chart => new WordReference(chart.Key, DescribeChart(chart.Value)))],
                DefaultValue = "bar",
                InputMessage =
                    "bar: staplar. likert: en skala runt sin mitt. none: inget diagram. / bar: bars. likert: a scale around its middle. "
                    + "none: no chart.",
            },
            With(
                "note",
                "A remark that reports show below the figure.",
                "f15 | share | Works | ${works} = 'yes'",
                "Paid work only."
            ) with
            {
                IsLocalized = true,
            },
        ];

    private static ImmutableArray<WordReference> IntervalWords =>
        [
            new("hypergeometric", "Exact for a sample from a finite frame."),
            new("hypergeometric_mid_p", "Like hypergeometric, with half of the probability of what was observed."),
            new("korn_graubard", "Clopper-Pearson with the design's effective sample size."),
            new("wilson", "Wilson's score interval with the design's effective sample size."),
            new("logit", "Normal on the logit scale, with the design's standard error."),
            new("wald", "Estimate and normal standard error of the design."),
            new("arc_sine", "Normal on the arcsine scale, with the design's standard error."),
            new("likelihood", "Where the likelihood ratio stays within its limit, with the design's effective sample size."),
            new("clopper_pearson", "Exact binomial; counts only, without the frame's size."),
            new("mid_p", "Exact binomial with half of the probability of what was observed; counts only."),
            new("plain_wilson", "Wilson's score interval; counts only."),
            new("plain_wilson_corrected", "Wilson's score interval with continuity correction; counts only."),
            new("plain_wald", "Estimate and normal standard error; counts only."),
            new("plain_logit", "Normal on the logit scale; counts only."),
            new("plain_likelihood", "Where the likelihood ratio stays within its limit; counts only."),
            new("agresti_coull", "Wald around Wilson's centre; counts only."),
            new("jeffreys", "Bayesian with Jeffreys' prior; counts only."),
        ];

    private static ColumnReference Share(string column, string description, string row) =>
        new(column, description, new("figures", "name | kind | label | value", row));

    private static ColumnReference With(string column, string description, string row, string cell) =>
        new(column, description, new("figures", $"name | kind | label | value | {column}", $"{row} | {cell}"));

    private static ColumnReference Claim(string column, string description, string row) =>
        new(column, description, new("claims", "name | label | test", row));
}
