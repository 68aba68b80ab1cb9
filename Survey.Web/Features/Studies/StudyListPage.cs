using System.Collections.Immutable;
using Survey.Data.Rounds;
using Survey.Data.Studies.Workbooks;

namespace Survey.Web.Features.Studies;

/// <summary>The uploads, and the form for a new one.</summary>
/// <param name="Uploads">The uploads.</param>
internal sealed record StudyListPage(IReadOnlyList<UploadSummary> Uploads)
{
    /// <summary>Whether a form came without a workbook.</summary>
    public bool IsWorkbookMissing { get; init; }

    /// <summary>The problems of the files that were uploaded along with the workbook.</summary>
    public ImmutableArray<StudyProblem> FileProblems { get; init; } = [];
}
