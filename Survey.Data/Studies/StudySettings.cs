using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>The workbook's settings that speak of the whole study.</summary>
public sealed record StudySettings
{
    /// <summary>The frame column whose classes carry the weights; null is none.</summary>
    public string? WeightingClass { get; init; }

    /// <summary>The frame column that holds together answers by the same people.</summary>
    public string Cluster { get; init; } = "organisation";

    /// <summary>The frame column whose value pairs units that speak of the same thing.</summary>
    public string Pair { get; init; } = "pair";

    /// <summary>Cells of a breakdown that rest on fewer answers than this are withheld; 0 withholds none.</summary>
    public int SuppressBelow { get; init; }

    /// <summary>The confidence level of intervals, between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Whether respondents see a section at once; else a page is one question or a tight group.</summary>
    public bool HasSectionPages { get; init; }

    /// <summary>Whom a respondent may ask.</summary>
    public LocalText Contact { get; init; } = LocalText.Empty;

    /// <summary>What the study is for.</summary>
    public LocalText About { get; init; } = LocalText.Empty;

    /// <summary>How answers are treated.</summary>
    public LocalText Privacy { get; init; } = LocalText.Empty;
}
