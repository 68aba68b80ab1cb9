using System.Collections.Immutable;
using Survey.Data.Delegations;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>The form's overview: its sections and what comes next.</summary>
internal sealed record OverviewPage : FormPage
{
    public required FormStatus Status { get; init; }

    public required ImmutableArray<OverviewRow> Rows { get; init; }

    /// <summary>What is answered or delegated, and hidden by the answers as they are now.</summary>
    public required ImmutableArray<HiddenSection> Hidden { get; init; }

    /// <summary>The first page that needs attention; the check of all answers where none does.</summary>
    public required string ContinueAddress { get; init; }

    /// <summary>Whether the person has several forms, and so a list to go back to.</summary>
    public required bool HasOthers { get; init; }

    /// <summary>How many answers were just copied from another form; null where none were asked for.</summary>
    public int? CopiedAnswers { get; init; }

    /// <summary>Whether the form changed while the person had it open.</summary>
    public bool IsRevised { get; init; }

    public int CompletedSections => Rows.Count(row => row.Status == FormStatus.Complete);
}

/// <summary>A section in the overview.</summary>
internal sealed record OverviewRow(string Label, FormStatus Status, string Address)
{
    /// <summary>Whether an answer is not valid as it is.</summary>
    public bool NeedsCorrection { get; init; }

    /// <summary>What the overview calls the section's status, as in keys of texts and in style classes.</summary>
    public string StatusName => NeedsCorrection ? nameof(NeedsCorrection) : Status.ToString();

    /// <summary>The delegation that the section belongs to, open or returned; null where it is not delegated.</summary>
    public Delegation? Delegation { get; init; }

    /// <summary>Where the section's answers are copied from another form; empty where there is none to copy from.</summary>
    public string CopyAddress { get; init; } = "";
}
