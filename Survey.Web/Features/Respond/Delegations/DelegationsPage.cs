using System.Collections.Immutable;
using Survey.Data.Delegations;
using Survey.Data.Mail;
using Survey.Data.Questionnaires;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Questions;

namespace Survey.Web.Features.Respond.Delegations;

/// <summary>The page on which the coordinator delegates sections and sees who has which.</summary>
internal sealed record DelegationsPage : FormPage
{
    /// <summary>The delegations that are open or returned, each with the status of its mail.</summary>
    public required ImmutableArray<DelegationRow> Rows { get; init; }

    /// <summary>The sections that can be delegated.</summary>
    public required IReadOnlyList<Section> Offered { get; init; }

    /// <summary>What is filled in.</summary>
    public required DelegationForm Posted { get; init; }

    /// <summary>What has to be corrected, by field.</summary>
    public ImmutableArray<SummaryLine> Problems { get; init; } = [];

    /// <summary>A field, with its problem where it has one.</summary>
    public InputField CreateField(string name, string label, string value, string hint = "") =>
        new(name, label, value, hint, Problems.FirstOrDefault(problem => problem.FieldId == InputField.IdOf(name))?.Message);
}

/// <summary>A delegation in the coordinator's list.</summary>
internal sealed record DelegationRow(Delegation Delegation, ImmutableArray<string> Sections, MailStatus MailState, bool IsLate);
