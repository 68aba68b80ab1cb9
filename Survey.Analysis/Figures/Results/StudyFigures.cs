using System.Collections.Immutable;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Figures.Results;

/// <summary>All figures and claims of a study, computed from one dataset.</summary>
public sealed record StudyFigures
{
    /// <summary>The study.</summary>
    public required Study Study { get; init; }

    /// <summary>The content hash of the dataset they were computed from.</summary>
    public required string DatasetHash { get; init; }

    /// <summary>Eligible frame units.</summary>
    public required int EligibleUnits { get; init; }

    /// <summary>Submitted responses of eligible units.</summary>
    public required int SubmittedResponses { get; init; }

    /// <summary>The figures in the workbook's order.</summary>
    public required ImmutableArray<FigureResult> Figures { get; init; }

    /// <summary>The claims in the workbook's order.</summary>
    public required ImmutableArray<ClaimResult> Claims { get; init; }

    /// <summary>Who answered and who did not, for each respondent group: for those who work with the answers, since small classes are not
    /// suppressed here.</summary>
    public ImmutableArray<NonresponseProfile> Nonresponse { get; init; } = [];
}
