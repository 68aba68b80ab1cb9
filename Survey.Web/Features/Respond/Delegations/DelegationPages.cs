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

/// <summary>Says that sections are delegated, and shows the colleague's link, which is stored nowhere.</summary>
internal sealed record DelegationCreatedPage(DelegationForm Posted, string Link) : FormPage;

/// <summary>A field for a line of text outside the questionnaire.</summary>
internal sealed record InputField(string Name, string Label, string Value, string Hint, string? Error)
{
    /// <summary>The id of the field's element.</summary>
    public string Id => IdOf(Name);

    /// <summary>The ids of what a screen reader should read with the field; null where there is nothing.</summary>
    public string? DescribedBy => ElementIds.Join((Hint.Length > 0, $"{Id}-hint"), (Error is not null, $"{Id}-error"));

    /// <summary>What the browser may fill in by itself, and the keyboard that fits; null where neither.</summary>
    public string? AutoComplete { get; init; }

    /// <summary>The type of the input element, or <see cref="MultipleLines"/>.</summary>
    public string Type { get; init; } = "text";

    /// <summary>The type of a field for a text of several lines.</summary>
    public const string MultipleLines = "message";

    /// <summary>The id of the element of the field of that name.</summary>
    public static string IdOf(string name) => $"delegation-{name}";
}
