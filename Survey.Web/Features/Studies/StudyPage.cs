using System.Collections.Immutable;
using Survey.Data.Jobs;
using Survey.Data.Rounds;
using Survey.Data.Simulation.Coverage;
using Survey.Data.Studies.Workbooks;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Studies;

/// <summary>One upload: its problems, previews, coverage and publication.</summary>
internal sealed record StudyPage
{
    /// <summary>More problems than a person reads on one page; the list says that there are more.</summary>
    public const int MaximumProblems = 200;

    public required UploadedStudy Study { get; init; }

    /// <summary>The problems of the workbook in the order in which they are shown: what blocks publication first.</summary>
    public ImmutableArray<StudyProblem> OrderedProblems => [.. ProblemSummary.Condense(Study.Check.Problems).OrderBy(RankOf)];

    /// <summary>The coverage job of the upload that was queued last; null where none was.</summary>
    public Job? CoverageJob { get; init; }

    /// <summary>What it found; null before it has succeeded.</summary>
    public CoverageReport? Coverage => CoverageJobHandler.ReadResult(CoverageJob);

    /// <summary>The rounds of the same study that are not over, to which it may become the next version.</summary>
    public ImmutableArray<Round> OpenRounds { get; init; } = [];

    /// <summary>All rounds of the same study, of which one may be the previous round.</summary>
    public ImmutableArray<Round> StudyRounds { get; init; } = [];

    /// <summary>What was typed for the round to publish.</summary>
    public PublishForm Form { get; init; } = new();

    /// <summary>The problems of what was typed: keys of texts.</summary>
    public ImmutableArray<string> ProblemKeys { get; init; } = [];

    /// <summary>The severity that is shown: a warning that blocks publication counts as an error.</summary>
    public static Severity ShownSeverity(StudyProblem problem) =>
        problem.IsBlocking && problem.Severity == Severity.Warning ? Severity.Error : problem.Severity;

    public string Address => $"/manage/studies/{Study.Upload.Id}";

    /// <summary>One unit of each respondent group, whose form is previewed.</summary>
    public IEnumerable<(string Group, string Unit)> PreviewUnits =>
        Study.Publishable is { } ready
            ? ready.Frame.Units.DistinctBy(unit => unit.RespondentGroup).Select(unit => (unit.RespondentGroup, unit.Id))
            : [];

    private static int RankOf(StudyProblem problem) =>
        problem switch
        {
            { IsBlocking: true } => 0,
            { Severity: Severity.Warning } => 1,
            _ => 2,
        };
}
