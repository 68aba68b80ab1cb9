using System.Collections.Immutable;
using Survey.Data.Delegations;
using Survey.Data.Mail;
using Survey.Data.Questionnaires;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Questions;

namespace Survey.Web.Features.Respond.Delegations;

/// <summary>Where the coordinator hands out parts and sees who has what.</summary>
internal sealed record DelegationsPage : FormPage
{
    /// <summary>The parts that are out or back, with how far the mail of each has come.</summary>
    public required ImmutableArray<DelegationRow> Rows { get; init; }

    /// <summary>The sections that can be handed out.</summary>
    public required IReadOnlyList<Section> Offered { get; init; }

    /// <summary>What is filled in.</summary>
    public required DelegationForm Posted { get; init; }

    /// <summary>What has to be mended, by field.</summary>
    public ImmutableArray<SummaryLine> Problems { get; init; } = [];

    /// <summary>The field with what has to be mended in it.</summary>
    public InputField CreateField(string name, string label, string value, string hint = "") =>
        new(name, label, value, hint, Problems.FirstOrDefault(problem => problem.FieldId == $"part-{name}")?.Message);
}

/// <summary>A part that was handed out.</summary>
internal sealed record DelegationRow(Delegation Delegation, ImmutableArray<string> Sections, MailStatus MailState, bool IsLate);

/// <summary>Says that a part is handed out, and shows the link: it is stored nowhere.</summary>
internal sealed record DelegationCreatedPage(DelegationForm Posted, string Link) : FormPage;

/// <summary>A field for a line of text outside the questionnaire.</summary>
internal sealed record InputField(string Name, string Label, string Value, string Hint, string? Error)
{
    public string Id => $"part-{Name}";

    /// <summary>The ids of what a screen reader should read with the field; null where there is nothing.</summary>
    public string? DescribedBy
    {
        get
        {
            string[] ids = [.. Hint.Length > 0 ? [$"{Id}-hint"] : (string[])[], .. Error is not null ? [$"{Id}-error"] : (string[])[]];
            return ids.Length == 0 ? null : string.Join(' ', ids);
        }
    }

    /// <summary>What the browser may fill in by itself, and the keyboard that fits; null where neither.</summary>
    public string? AutoComplete { get; init; }

    public string Type { get; init; } = "text";
}
