using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>A page of the list of those who are asked.</summary>
/// <param name="Snapshot">The round and all that belongs to it.</param>
/// <param name="Filter">Which units are listed.</param>
/// <param name="Found">All units of the filter, in the frame's order.</param>
/// <param name="PageNumber">Which part of them is shown, from 1.</param>
internal sealed record UnitListPage(RoundSnapshot Snapshot, UnitFilter Filter, ImmutableArray<UnitProgress> Found, int PageNumber)
{
    /// <summary>As many as are read through at a time; a page of them is there at once also on a slow line.</summary>
    private const int PageSize = 50;

    /// <summary>The number of pages; one where nothing is found.</summary>
    public int PageCount => PageCountOf(Found.Length);

    /// <summary>The units of the page.</summary>
    public IEnumerable<UnitProgress> Rows => Found.Skip((PageNumber - 1) * PageSize).Take(PageSize);

    /// <summary>The columns of the frame whose values are few and have labels.</summary>
    public IEnumerable<FrameColumn> Columns => SelectableColumns(Snapshot.Study);

    /// <summary>The column that the list is narrowed by; null where there is none.</summary>
    public FrameColumn? SelectedColumn => Columns.FirstOrDefault(column => column.Name == Filter.By);

    /// <summary>The label of a group in a language.</summary>
    public static string GroupLabel(Study study, string group, string language) =>
        study.FindFrameColumn(FrameFileReader.RespondentGroupColumn)?.List?.Find(group)?.Label.ForLanguage(language) ?? group;

    /// <summary>The columns of a frame whose values are few and have labels, without the respondent group.</summary>
    public static IEnumerable<FrameColumn> SelectableColumns(Study study) =>
        study
            .FrameColumns.Where(column => column.Type == QuestionType.SingleChoice)
            .Where(column => column.Name != FrameFileReader.RespondentGroupColumn);

    /// <summary>Lists the units of a round.</summary>
    /// <param name="snapshot">The round.</param>
    /// <param name="filter">Which units.</param>
    /// <param name="pageNumber">Which part of them; the nearest that there is is taken.</param>
    public static UnitListPage Create(RoundSnapshot snapshot, UnitFilter filter, int pageNumber)
    {
        var listed = filter.State == UnitStatus.Ineligible ? UnitProgress.List(snapshot) : UnitProgress.ListEligible(snapshot);
        ImmutableArray<UnitProgress> found = [.. listed.Where(filter.Includes)];
        return new UnitListPage(snapshot, filter, found, Math.Clamp(pageNumber, 1, PageCountOf(found.Length)));
    }

    private static int PageCountOf(int count) => Math.Max(1, (count + PageSize - 1) / PageSize);
}
