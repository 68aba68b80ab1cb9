namespace Survey.Analysis.Figures.Kinds;

/// <summary>The sections of a report, in its order; the figures of one share a sheet and its columns.</summary>
public enum FigureReportSection
{
    /// <summary>Response rates.</summary>
    ResponseRate,

    /// <summary>Shares.</summary>
    Share,

    /// <summary>Distributions.</summary>
    Distribution,

    /// <summary>Rankings.</summary>
    Ranking,

    /// <summary>Batteries of scale items.</summary>
    Battery,

    /// <summary>Means, totals and quantiles.</summary>
    Number,

    /// <summary>Agreement of pairs.</summary>
    Agreement,
}

/// <summary>What the <c>n</c> of a figure counts.</summary>
public enum FigureCountUnit
{
    /// <summary>Answers: the respondents, or rows of a repeat, that are known.</summary>
    Answers,

    /// <summary>Pairs of units that are both known.</summary>
    Pairs,

    /// <summary>Units that were asked, whether they answered or not.</summary>
    Units,
}

/// <summary>When a kind of figure uses weights.</summary>
public enum FigureWeighting
{
    /// <summary>Never.</summary>
    None,

    /// <summary>Where the study has weighting classes and the row does not say no.</summary>
    AsStudySays,

    /// <summary>Always: within respondent groups where the study says nothing else. A sum over those who answered is no total.</summary>
    Always,
}

/// <summary>The notes on estimators in the method sheet of a report, in its order.</summary>
public enum EstimatorNote
{
    /// <summary>Shares and means.</summary>
    SharesAndMeans,

    /// <summary>Scales.</summary>
    Scales,

    /// <summary>Totals.</summary>
    Totals,

    /// <summary>Quantiles.</summary>
    Quantiles,
}
