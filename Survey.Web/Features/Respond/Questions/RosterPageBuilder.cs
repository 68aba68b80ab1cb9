using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Texts;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Builds the overview of a roster's rows.</summary>
internal sealed class RosterPageBuilder(
    AnswerFormatter formatter,
    PageValidator validator,
    IStringLocalizer<RespondResources> localizer
)
{
    /// <summary>The overview of a roster, with its answers as they are stored.</summary>
    /// <param name="form">The form.</param>
    /// <param name="step">The page.</param>
    /// <param name="roster">Its roster.</param>
    /// <param name="parent">The row that the rows are inside; none where they are inside none.</param>
    /// <param name="query">What the page shows besides.</param>
    public RosterPage Build(FormContext form, PageStep step, Repeat roster, RowPath parent, PageQuery query)
    {
        var rows = ListRows(form, step.Page, parent);
        var problems = query.Problems ? ListProblems(form, step.Page, rows) : [];
        return new RosterPage
        {
            Form = form,
            Step = step,
            Row = parent,
            OuterTitle = OuterTitleOf(form, step.Page, parent),
            Heading = formatter.Fill(roster.Label, form, form.Routing, parent),
            Hint = formatter.Fill(roster.Hint, form, form.Routing, parent),
            Rows = rows,
            NextAddress = RosterRowIndex.FindNext(form, roster, parent) is { } next ? AddressOf(form, step.Page, next) : null,
            Summary =
            [
                .. problems
                    .Select(problem => (Row: problem.Key.Row.At(roster.Depth), problem.Message))
                    .Select(problem => new SummaryLine(
                        RosterRow.IdOf(problem.Row),
                        rows.FirstOrDefault(row => row.Path == problem.Row)?.Title ?? "",
                        problem.Message
                    ))
                    .Distinct(),
            ],
            ReturnsToCheck = query.IsFromCheck,
        };
    }

    /// <summary>What has to be corrected in each row, and that there are too many.</summary>
    private IEnumerable<PageProblem> ListProblems(FormContext form, Page page, ImmutableArray<RosterRow> rows) =>
        rows.SelectMany(row => validator.ValidateRow(form, page, row.Path));

    /// <summary>The page that asks whether a row is to be removed.</summary>
    public RemoveRowPage BuildRemoval(FormContext form, PageStep step, RowPath row) =>
        new(form.Address(step.Page, row.Parent), ListRows(form, step.Page, row.Parent).First(shown => shown.Path == row))
        {
            Form = form,
            HasInnerRows = form
                .Pages.FindInner(step.Page, row)
                .Any(inner => inner.Page.Roster is { } roster && !RosterRowIndex.ListRows(form, roster, row).IsEmpty),
        };

    /// <summary>The rows of a roster, of one inside another's rows those inside one of them.</summary>
    public ImmutableArray<RosterRow> ListRows(FormContext form, Page page, RowPath parent) =>
        page.Roster is { } roster
            ?
            [
                .. RosterRowIndex
                    .ListRows(form, roster, parent)
                    .Index()
                    .Select(row => CreateRow(form, page, row.Item, row.Index + 1)),
            ]
            : [];

    /// <summary>What the row is called that a page's rows are inside; empty where they are inside none.</summary>
    public string OuterTitleOf(FormContext form, Page page, RowPath row)
    {
        var outerRow = row.At(page.RowDepth - 1);
        return form.Pages.FindOuter(page) is { } outer && !outerRow.IsNone
            ? ListRows(form, outer, outerRow.Parent).FirstOrDefault(shown => shown.Path == outerRow)?.Title
                ?? localizer["RowTitle", outerRow.Number]
            : "";
    }

    /// <summary>A row, called by its first answer where that is a text.</summary>
    private RosterRow CreateRow(FormContext form, Page page, RowPath row, int position)
    {
        var asked = page.Questions.Where(question => question.IsAnswerable && form.Routing.IsAsked(question, row)).ToList();
        var lines = asked.Select(question => string.Join(", ", formatter.FormatLines(question, form.Routing, row))).ToList();
        var title = asked is [{ Type: QuestionType.Text }, ..] && lines[0].Length > 0 ? lines[0] : localizer["RowTitle", position];
        var inner = form.Pages.FindInner(page, row).Select(step => step.Page.Roster).OfType<Repeat>();
        return new RosterRow(
            row,
            title,
            [.. lines.Where(line => line.Length > 0 && line != title), .. inner.Select(roster => DescribeInner(form, roster, row))]
        )
        {
            Address = AddressOf(form, page, row),
        };
    }

    private string DescribeInner(FormContext form, Repeat roster, RowPath row) =>
        localizer[
            "InnerRows",
            formatter.Fill(roster.Label, form, form.Routing, row),
            RosterRowIndex.ListRows(form, roster, row).Length
        ];

    /// <summary>Where a row is described; one that asks nothing itself, in the first roster inside it.</summary>
    private static string AddressOf(FormContext form, Page page, RowPath row) =>
        page.Questions.All(question => !question.IsShown) && form.Pages.FindInner(page, row).FirstOrDefault() is { } inner
            ? form.Address(inner.Page, row)
            : form.Address(page, row);
}

/// <summary>The overview of a roster's rows.</summary>
internal sealed record RosterPage : StepPage
{
    /// <summary>The posted field that names the row to remove.</summary>
    public const string RemoveField = "remove";

    public required ImmutableArray<RosterRow> Rows { get; init; }

    /// <summary>Whether the workbook counts the rows, so that the respondent neither adds nor removes any.</summary>
    public bool HasFixedRowCount => Step.Page.Roster?.RowCount is not null;

    /// <summary>Where the next row is described; null where there may be no more.</summary>
    public required string? NextAddress { get; init; }
}

/// <summary>A row of a roster in its overview.</summary>
/// <param name="Path">The row that its answers are stored under.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Details">Its other answers.</param>
internal sealed record RosterRow(RowPath Path, string Title, ImmutableArray<string> Details)
{
    /// <summary>The address of the page on which it is described.</summary>
    public required string Address { get; init; }

    /// <summary>The id of its element.</summary>
    public string Id => IdOf(Path);

    /// <summary>The id of a row's element.</summary>
    public static string IdOf(RowPath row) => $"row-{QuestionField.IdOf(row)}";
}

/// <summary>Asks whether a row is to be removed.</summary>
internal sealed record RemoveRowPage(string Address, RosterRow Row) : FormPage
{
    /// <summary>The posted field that confirms it.</summary>
    public const string ConfirmField = "sure";

    /// <summary>Its value where the row is to be removed.</summary>
    public const string Confirmed = "yes";

    /// <summary>Whether rows of other rosters are inside it, which go with it.</summary>
    public bool HasInnerRows { get; init; }
}
