using System.Collections.Immutable;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>All forms of a person.</summary>
internal sealed record FormListPage(string RespondentName, ImmutableArray<FormListRow> Rows) : RespondPage;

/// <summary>One of a person's forms.</summary>
internal sealed record FormListRow(FormContext Form, FormDisplayStatus Status, int CompletedSections, int SectionCount);
