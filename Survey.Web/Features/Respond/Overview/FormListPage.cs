using System.Collections.Immutable;
using System.Globalization;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>All forms of a person.</summary>
/// <param name="RespondentName">The person.</param>
/// <param name="All">The forms by name.</param>
/// <param name="Filter">Which of them are shown.</param>
internal sealed record FormListPage(string RespondentName, ImmutableArray<FormListRow> All, FormListFilter Filter) : RespondPage
{
    /// <summary>A person finds one of so few without a search.</summary>
    private const int MostFormsWithoutSearch = 5;

    /// <summary>Whether the forms can be searched.</summary>
    public bool HasSearch => All.Length > MostFormsWithoutSearch;

    /// <summary>The forms that are shown.</summary>
    public ImmutableArray<FormListRow> Rows => [.. All.Where(Filter.Includes)];

    /// <summary>How many forms have each status.</summary>
    public IEnumerable<(string StatusName, int Count)> Sums =>
        All.OrderBy(row => row.Status).CountBy(row => row.StatusName).Select(sum => (sum.Key, sum.Value));
}

/// <summary>One of a person's forms.</summary>
internal sealed record FormListRow(FormContext Form, FormStatus Status, int CompletedSections, int SectionCount)
{
    /// <summary>What the list calls its status, as in keys of texts and in style classes.</summary>
    public string StatusName => Form.IsClosed ? "Closed" : Status.ToString();
}

/// <summary>Which forms of a list are shown.</summary>
internal sealed record FormListFilter
{
    /// <summary>A part of the name, or empty.</summary>
    public string? Search { get; init; }

    /// <summary>The name of the status, or empty for all.</summary>
    public string? Status { get; init; }

    /// <summary>Whether it leaves any form out.</summary>
    public bool IsSet => !string.IsNullOrWhiteSpace(Search) || !string.IsNullOrEmpty(Status);

    /// <summary>Whether a form is shown.</summary>
    public bool Includes(FormListRow row) => (string.IsNullOrEmpty(Status) || row.StatusName == Status) && HasName(row.Form.Unit);

    private bool HasName(Survey.Data.Frames.FrameUnit unit) =>
        string.IsNullOrWhiteSpace(Search)
        || CultureInfo.CurrentCulture.CompareInfo.IndexOf($"{unit.DisplayName} {unit.Id}", Search.Trim(), CompareOptions.IgnoreCase) >= 0;
}
