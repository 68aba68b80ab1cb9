using System.Collections.Immutable;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>The page of everything that happened to a form.</summary>
internal sealed record HistoryPage(ImmutableArray<HistoryRow> Rows) : FormPage;

/// <summary>One thing that happened to a form.</summary>
internal sealed record HistoryRow(DateTimeOffset At, string Person, JournalAction Action, ImmutableArray<HistoryChange> Changes);

/// <summary>An answer that changed, as a person reads it; empty where there was or is none.</summary>
internal sealed record HistoryChange(string Label, AnswerKey Key, string Before, string After);
