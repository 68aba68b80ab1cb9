using System.Collections.Immutable;
using Survey.Data.Jobs;
using Survey.Data.Rounds;
using Survey.Data.Simulation.Coverage;
using Survey.Data.Studies.Workbooks;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Studies;

/// <summary>The uploads, and the form for another one.</summary>
/// <param name="Uploads">The uploads.</param>
internal sealed record StudyListPage(IReadOnlyList<UploadSummary> Uploads)
{
    /// <summary>Whether a form came without a workbook.</summary>
    public bool IsWorkbookMissing { get; init; }

    /// <summary>What is wrong with the files that came along with it.</summary>
    public ImmutableArray<StudyProblem> FileProblems { get; init; } = [];
}

/// <summary>One upload: what is wrong, how it looks, what bots found, and its publication.</summary>
internal sealed record StudyPage
{
    /// <summary>No page lists more faults than these.</summary>
    public const int MaximumProblems = 200;

    public required UploadedStudy Study { get; init; }

    /// <summary>The coverage job of the upload that was queued last; null where none was.</summary>
    public Job? CoverageJob { get; init; }

    /// <summary>What it found; null before it has succeeded.</summary>
    public CoverageReport? Coverage => CoverageJobHandler.ReadResult(CoverageJob);

    /// <summary>The rounds of the same study that are not over, to which it may become the next version.</summary>
    public ImmutableArray<Round> OpenRounds { get; init; } = [];

    /// <summary>All rounds of the same study, of which one may be the round before.</summary>
    public ImmutableArray<Round> StudyRounds { get; init; } = [];

    /// <summary>What was typed for the round to publish.</summary>
    public PublishForm Form { get; init; } = new();

    /// <summary>What is wrong with that: keys of texts.</summary>
    public ImmutableArray<string> ProblemKeys { get; init; } = [];

    public string Address => $"/manage/studies/{Study.Upload.Id}";

    /// <summary>One unit of each respondent group, for a look at its form.</summary>
    public IEnumerable<(string Group, string Unit)> PreviewUnits =>
        Study.Publishable is { } ready
            ? ready.Frame.Units.DistinctBy(unit => unit.RespondentGroup).Select(unit => (unit.RespondentGroup, unit.Id))
            : [];
}

/// <summary>A round to be published, as it is typed.</summary>
internal sealed record PublishForm
{
    public string? Round { get; init; }

    public DateTime? Opens { get; init; }

    public DateTime? Closes { get; init; }

    /// <summary>The round before; empty where there is none.</summary>
    public string? Previous { get; init; }
}

/// <summary>A round that was published, with everyone's code: the only time that they are seen.</summary>
internal sealed record PublishedPage(Round Round, int CodeCount, int UnitCount, string CodesCsv);
