using System.Collections.Immutable;
using Survey.Data.Studies.Reference;

namespace Survey.Data.Frames;

/// <summary>A word for the outcome of a unit, in the frame file's column <c>disposition</c> and in reports.</summary>
/// <param name="Name">The word.</param>
/// <param name="Description">When a unit has it, in one line.</param>
/// <param name="Disposition">What it stands for.</param>
public sealed record DispositionReference(string Name, string Description, Disposition Disposition) : WordReference(Name, Description)
{
    /// <summary>Whether the frame file may hold it; the others come from the answers.</summary>
    public bool IsInFrameFile { get; init; } = true;

    /// <summary>All words.</summary>
    public static ImmutableArray<DispositionReference> All { get; } =
        [
            new("not_started", "Nothing has been answered; the same as an empty cell.", Disposition.NotStarted),
            new("refused", "The unit will not take part.", Disposition.Refused),
            new("undeliverable", "The unit could not be reached.", Disposition.Undeliverable),
            new("ineligible", "The unit does not belong to those who are asked; it is left out of all rates.", Disposition.Ineligible),
            new("partial", "Something has been answered, nothing submitted.", Disposition.Partial) { IsInFrameFile = false },
            new("complete", "Submitted.", Disposition.Complete) { IsInFrameFile = false },
        ];
}
