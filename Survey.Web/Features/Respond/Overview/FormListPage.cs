using System.Collections.Immutable;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>All forms of a person.</summary>
internal sealed record FormListPage(string RespondentName, ImmutableArray<FormListRow> Rows) : RespondPage;

/// <summary>One of a person's forms.</summary>
internal sealed record FormListRow(FormContext Form, FormStatus Status, int CompletedSections, int SectionCount)
{
    /// <summary>What the list calls its status, as in keys of texts and in style classes.</summary>
    public string StatusName => Form.IsClosed ? "Closed" : Status.ToString();
}
