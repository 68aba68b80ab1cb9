using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>A kind of figure, with everything that distinguishes it from the others.</summary>
/// <remarks>
/// A new kind is a class derived from <see cref="IndicatorKind"/> or <see cref="NumberKind"/>, a line in <see cref="All"/>, and its texts
/// in the report's resources; the template and the manual take its word from here. Immutable; safe for use by several threads.
/// </remarks>
public abstract class FigureKind
{
    private protected FigureKind() { }

    /// <summary>The share for which a condition holds.</summary>
    public static FigureKind Share { get; } = new ShareKind();

    /// <summary>The shares of a single choice's categories.</summary>
    public static FigureKind Distribution { get; } = new DistributionKind();

    /// <summary>The shares of a multiple choice's categories, ranked.</summary>
    public static FigureKind Ranking { get; } = new RankingKind();

    /// <summary>Scale items: share in the top categories, mean and distribution of each, ranked.</summary>
    public static FigureKind Battery { get; } = new BatteryKind();

    /// <summary>A mean.</summary>
    public static FigureKind Mean { get; } = new MeanKind();

    /// <summary>A total over the frame.</summary>
    public static FigureKind Total { get; } = new TotalKind();

    /// <summary>A quantile.</summary>
    public static FigureKind Quantile { get; } = new QuantileKind();

    /// <summary>A median.</summary>
    public static FigureKind Median { get; } = new MedianKind();

    /// <summary>Agreement between the two units of a pair.</summary>
    public static FigureKind Agreement { get; } = new AgreementKind();

    /// <summary>How many of those asked have answered.</summary>
    public static FigureKind ResponseRate { get; } = new ResponseRateKind();

    /// <summary>All kinds.</summary>
    public static ImmutableArray<FigureKind> All { get; } =
    [
        Share,
        Distribution,
        Ranking,
        Battery,
        Mean,
        Total,
        Quantile,
        Median,
        Agreement,
        ResponseRate,
    ];

    /// <summary>The word in the column <c>kind</c> and in figures.json: lower case, with underscores.</summary>
    public abstract string Word { get; }

    /// <summary>What it computes, in one line of the manual.</summary>
    public abstract string Description { get; }

    /// <summary>What stands in the column <c>value</c>, in one line of the manual.</summary>
    public abstract string ValueDescription { get; }

    /// <summary>A cell of the column <c>value</c>.</summary>
    public abstract string ExampleValue { get; }

    /// <summary>A cell of the column <c>top</c> beside it; empty where the kind has no top of a scale.</summary>
    public virtual string ExampleTop => "";

    /// <summary>The section of the report in which it stands.</summary>
    public abstract FigureReportSection Section { get; }

    /// <summary>The functions of claims that can name it.</summary>
    public abstract ImmutableArray<string> ClaimFunctions { get; }

    /// <summary>The notes on estimators that a report with such a figure has.</summary>
    public abstract ImmutableArray<EstimatorNote> EstimatorNotes { get; }

    /// <summary>The word in resource keys and in the addresses of a page: <c>ResponseRate</c> for <c>response_rate</c>.</summary>
    public string ResourceName => string.Concat(Word.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>Whether the estimates are shares, from 0 to 1, and not numbers of the question's own unit.</summary>
    public virtual bool IsShare => true;

    /// <summary>Decimals of a number in a chart.</summary>
    public virtual int ChartDecimals => 1;

    /// <summary>Whether there is a cell for each of several categories, with its rank among them.</summary>
    public virtual bool HasCategories => false;

    /// <summary>Whether the categories are the questions of a group, not the choices of one question.</summary>
    public virtual bool AreCategoriesQuestions => false;

    /// <summary>Whether one respondent may be in several categories.</summary>
    public virtual bool AllowsSeveralAnswers => false;

    /// <summary>Whether reports show the categories in the order of their ranks, not in the questionnaire's.</summary>
    public virtual bool IsOrderedByRank => false;

    /// <summary>Whether the groups of each breakdown are tested for a difference.</summary>
    public virtual bool ComparesGroups => false;

    /// <summary>What <c>n</c> counts.</summary>
    public virtual FigureCountUnit CountUnit => FigureCountUnit.Answers;

    /// <summary>When weights are used.</summary>
    public virtual FigureWeighting Weighting => FigureWeighting.AsStudySays;

    /// <summary>Whether the column <c>interval</c> chooses the method of its intervals.</summary>
    public virtual bool TakesIntervalMethod => false;

    /// <summary>Whether the column <c>kappa</c> chooses its weights.</summary>
    public virtual bool TakesKappaWeights => false;

    /// <summary>Whether it may be drawn as a diverging bar of answers (<c>likert</c>).</summary>
    public virtual bool AllowsLikertChart => false;

    /// <summary>Whether it is the share of one condition, which may be always true or never.</summary>
    internal virtual bool IsShareOfCondition => false;

    /// <summary>Reads the cell <c>value</c>, and adds what is wrong with it to the problems of the context.</summary>
    internal abstract FigureValue ReadValue(string text, FigureExpressionContext context, SourceLocation location);

    /// <summary>Reads the cell <c>top</c>: the choices that count as the top of a scale.</summary>
    /// <param name="top">The names in the cell.</param>
    /// <param name="subject">What the figure is of.</param>
    /// <param name="context">Where problems go.</param>
    /// <param name="locationOf">The cell of the row in a column.</param>
    internal virtual ImmutableArray<string> ReadTopCategories(
        ImmutableArray<string> top,
        string? subject,
        FigureExpressionContext context,
        Func<string, SourceLocation> locationOf
    ) => top;

    /// <summary>The names of the categories; empty where there are none.</summary>
    internal virtual ImmutableArray<string> CategoriesOf(Study study, string? subject) => [];

    /// <summary>The word.</summary>
    public override string ToString() => Word;
}
