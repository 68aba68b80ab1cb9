using System.Collections.Immutable;
using Survey.Data.Delegations;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>All forms of a person.</summary>
internal sealed record FormListPage(string RespondentName, ImmutableArray<FormListRow> Rows) : RespondPage;

/// <summary>One of a person's forms.</summary>
internal sealed record FormListRow(FormContext Form, FormDisplayStatus Status, int CompletedSections, int SectionCount);

/// <summary>The progress of a form, as the list and the hub show it.</summary>
internal enum FormDisplayStatus
{
    NotStarted,
    InProgress,
    ReadyToSubmit,
    Submitted,
    Reopened,
    Closed,
}

/// <summary>The form's hub: its sections and what comes next.</summary>
internal sealed record HubPage : FormPage
{
    public required FormDisplayStatus Status { get; init; }

    public required ImmutableArray<HubRow> Rows { get; init; }

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

    public int CompletedSections => Rows.Count(row => row.Status == SectionDisplayStatus.Complete);
}

/// <summary>A section in the hub.</summary>
internal sealed record HubRow(string Label, SectionDisplayStatus Status, string Address)
{
    /// <summary>The delegation that the section belongs to, open or returned; null where it is not delegated.</summary>
    public Delegation? Delegation { get; init; }

    /// <summary>Where the section's answers are copied from another form; empty where there is none to copy from.</summary>
    public string CopyAddress { get; init; } = "";
}

/// <summary>The status of a section, as the respondent reads it.</summary>
internal enum SectionDisplayStatus
{
    NotStarted,
    InProgress,

    /// <summary>An answer is not valid as it is.</summary>
    NeedsCorrection,
    Complete,
}

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

/// <summary>The receipt.</summary>
internal sealed record ReceiptPage(string SubmittedBy) : FormPage;

/// <summary>The form on paper.</summary>
internal sealed record PrintPage(FormDocument Document, bool IsBlank) : FormPage;
