using Survey.Data.Responses;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Studies;

/// <summary>What another version would do to a round's responses.</summary>
/// <param name="Address">The address of the upload.</param>
/// <param name="Snapshot">The round.</param>
/// <param name="Change">The dry run.</param>
internal sealed record VersionPage(string Address, RoundSnapshot Snapshot, VersionChange Change)
{
    /// <summary>More responses than a person reads on one page; the page says that there are more.</summary>
    public const int MaximumResponses = 300;

    /// <summary>Why the round was not changed, as a key of texts; empty where it was not to be changed.</summary>
    public string RefusalKey { get; init; } = "";

    /// <summary>Whether the round was to be changed and was not.</summary>
    public bool IsRefused => RefusalKey.Length > 0;

    /// <summary>Whether the round has this version already.</summary>
    public bool IsApplied => Change.From.Hash == Change.To.Hash;
}
