using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Model;

/// <summary>The workbook's settings for the whole study.</summary>
public sealed record StudySettings
{
    /// <summary>The frame column whose classes carry the weights; null is none.</summary>
    public string? WeightingClassColumn { get; init; }

    /// <summary>The frame column that identifies answers by the same people.</summary>
    public string ClusterColumn { get; init; } = "organisation";

    /// <summary>The frame column whose value pairs units that answer about the same thing.</summary>
    public string PairColumn { get; init; } = "pair";

    /// <summary>Cells of a breakdown that are based on fewer answers than this are suppressed; 0 suppresses none.</summary>
    public int SuppressBelow { get; init; }

    /// <summary>Cells of a breakdown that are based on fewer answers than this are suppressed where all answers are the same; 0 suppresses
    /// none.</summary>
    public int SuppressAlikeBelow { get; init; }

    /// <summary>Means and totals of a breakdown's cell are suppressed where few contribute nearly all of it; null suppresses
    /// none.</summary>
    public DominanceRule? SuppressDominance { get; init; }

    /// <summary>
    /// Means and totals of a breakdown's cell are suppressed where the second largest contributor comes within so many per cent of the
    /// largest, more than 0 and at most 100; null suppresses none.
    /// </summary>
    public double? SuppressPercent { get; init; }

    /// <summary>Whether any rule suppresses cells.</summary>
    public bool SuppressesCells =>
        SuppressBelow > 0 || SuppressAlikeBelow > 0 || SuppressDominance is not null || SuppressPercent is not null;

    /// <summary>The confidence level of intervals, between 0 and 1.</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Whether respondents see a section at once; else a page is one question or a tight group.</summary>
    public bool HasSectionPages { get; init; }

    /// <summary>Whom a respondent may ask.</summary>
    public LocalizedText Contact { get; init; } = LocalizedText.Empty;

    /// <summary>What the study is for.</summary>
    public LocalizedText About { get; init; } = LocalizedText.Empty;

    /// <summary>Who asks.</summary>
    public LocalizedText Agency { get; init; } = LocalizedText.Empty;

    /// <summary>The law that the study is based on, or that it is voluntary to answer.</summary>
    public LocalizedText LegalBasis { get; init; } = LocalizedText.Empty;

    /// <summary>How long it takes to answer.</summary>
    public LocalizedText Duration { get; init; } = LocalizedText.Empty;

    /// <summary>Whether the form does without the id of its response (XLSForm's <c>omit_instanceID</c>).</summary>
    public bool OmitsInstanceId { get; init; }

    /// <summary>How answers are treated.</summary>
    public LocalizedText Privacy { get; init; } = LocalizedText.Empty;
}

/// <summary>The few contributors to a number that must not be nearly all of it.</summary>
/// <param name="ContributorCount">How many of the largest contributions are counted together, 1 or more.</param>
/// <param name="MaximumPercent">The percentage of the whole that they may make up, more than 0 and at most 100.</param>
public sealed record DominanceRule(int ContributorCount, double MaximumPercent);
