using System.Collections.Immutable;
using Survey.Data.Delegations;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>The page that shows all answers before they are submitted.</summary>
internal sealed record CheckAnswersPage : FormPage
{
    public required FormDocument Document { get; init; }

    /// <summary>Whether the answers changed after the person saw them, so that nothing was submitted.</summary>
    public bool HasChangedSince { get; init; }

    /// <summary>What changed since, the latest first.</summary>
    public ImmutableArray<HistoryRow> ChangedSince { get; init; } = [];

    /// <summary>The delegations that colleagues have not returned.</summary>
    public IEnumerable<Delegation> OpenDelegations => Form.Delegations.Where(delegation => delegation.IsActive);

    /// <summary>Whether the person tried to submit, and something has still to be corrected.</summary>
    public bool IsRefused { get; init; }

    public IEnumerable<DocumentEntry> EntriesWithProblems =>
        Document.Sections.SelectMany(section => section.Entries).Where(entry => !entry.Problems.IsEmpty);
}
