using System.Collections.Immutable;
using Survey.Data.Files.Tables;
using Survey.Data.Frames.Changes;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Frames;

/// <summary>The page on which a round's frame is downloaded, and changed by a file.</summary>
/// <param name="Snapshot">The round.</param>
/// <param name="History">The changes so far, the first one first.</param>
internal sealed record FramePage(RoundSnapshot Snapshot, IReadOnlyList<FrameChangeSummary> History)
{
    /// <summary>The name of the file that was refused; empty before one is.</summary>
    public string FileName { get; init; } = "";

    /// <summary>Every fault of that file.</summary>
    public ImmutableArray<FileProblem> FileProblems { get; init; } = [];

    /// <summary>The key of the text that says what is wrong; null where nothing is.</summary>
    public string? ProblemKey { get; init; }
}

/// <summary>The page that shows what a file would change, before it does.</summary>
/// <param name="Snapshot">The round.</param>
/// <param name="Upload">The file.</param>
/// <param name="Changes">What it changes.</param>
internal sealed record FramePreviewPage(RoundSnapshot Snapshot, FrameUpload Upload, FrameChangeSet Changes)
{
    /// <summary>More than anybody reads through; the command lists all of them.</summary>
    private const int MaximumRows = 500;

    /// <summary>The reason that was typed.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The key of the text that says what is wrong; null where nothing is.</summary>
    public string? ProblemKey { get; init; }

    /// <summary>The changes that are shown, each with the unit's name.</summary>
    public IEnumerable<FramePreviewRow> Rows
    {
        get
        {
            var answered = Snapshot.Responses.Select(response => response.UnitId).ToHashSet(StringComparer.Ordinal);
            return Changes
                .Changes.Zip(Changes.Units)
                .Take(MaximumRows)
                .Select(pair => new FramePreviewRow(pair.First, pair.Second.DisplayName, answered.Contains(pair.First.UnitId)));
        }
    }

    /// <summary>How many changes are not shown.</summary>
    public int HiddenCount => Math.Max(0, Changes.Changes.Length - MaximumRows);
}

/// <summary>The change of a unit in the preview.</summary>
/// <param name="Change">The change.</param>
/// <param name="UnitName">What people call the unit.</param>
/// <param name="HasAnswers">Whether something has been answered, which is kept.</param>
internal sealed record FramePreviewRow(FrameUnitChange Change, string UnitName, bool HasAnswers);
