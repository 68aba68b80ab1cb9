using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using Survey.Data.Questionnaires;
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
    public RosterPage Build(FormContext form, PageStep step, Repeat roster, PageQuery query)
    {
        var rows = ListRows(form, roster);
        var problems = query.Problems ? rows.SelectMany(row => validator.Validate(form, step.Page, row.Number)) : [];
        return new RosterPage
        {
            Form = form,
            Step = step,
            Heading = formatter.Fill(roster.Label, form, form.Routing),
            Hint = formatter.Fill(roster.Hint, form, form.Routing),
            Rows = rows,
            NextRow = RosterRowIndex.FindNextNumber(form, roster),
            Summary =
            [
                .. problems
                    .Select(problem => new SummaryLine(
                        FormattableString.Invariant($"row-{problem.Key.Row}"),
                        rows.FirstOrDefault(row => row.Number == problem.Key.Row)?.Title ?? "",
                        problem.Message
                    ))
                    .Distinct(),
            ],
            ReturnsToCheck = query.IsFromCheck,
        };
    }

    /// <summary>The page that asks whether a row is to be removed.</summary>
    public RemoveRowPage BuildRemoval(FormContext form, PageStep step, Repeat roster, int row) =>
        new(form.Address(step.Page), ListRows(form, roster).First(shown => shown.Number == row)) { Form = form };

    /// <summary>The rows of a roster.</summary>
    public ImmutableArray<RosterRow> ListRows(FormContext form, Repeat roster) =>
        [.. RosterRowIndex.RowNumbers(form, roster).Index().Select(row => CreateRow(form, roster, row.Item, row.Index + 1))];

    /// <summary>A row, called by its first answer where that is a text.</summary>
    private RosterRow CreateRow(FormContext form, Repeat roster, int row, int position)
    {
        var asked = roster.Questions.Where(question => question.IsAnswerable && form.Routing.IsAsked(question, row)).ToList();
        var lines = asked.Select(question => string.Join(", ", formatter.FormatLines(question, form.Routing, row))).ToList();
        var title = asked is [{ Type: QuestionType.Text }, ..] && lines[0].Length > 0 ? lines[0] : localizer["RowTitle", position];
        return new RosterRow(row, title, [.. lines.Where(line => line.Length > 0 && line != title)]);
    }
}

/// <summary>The overview of a roster's rows.</summary>
internal sealed record RosterPage : StepPage
{
    /// <summary>The posted field that names the row to remove.</summary>
    public const string RemoveField = "remove";

    public required ImmutableArray<RosterRow> Rows { get; init; }

    /// <summary>Whether the workbook counts the rows, so that the respondent neither adds nor removes any.</summary>
    public bool HasFixedRowCount => Step.Page.Roster?.RowCount is not null;

    /// <summary>The number of the next row; null where there may be no more.</summary>
    public required int? NextRow { get; init; }
}

/// <summary>A row of a roster in its overview.</summary>
/// <param name="Number">The number that its answers are stored under.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Details">Its other answers.</param>
internal sealed record RosterRow(int Number, string Title, ImmutableArray<string> Details);

/// <summary>Asks whether a row is to be removed.</summary>
internal sealed record RemoveRowPage(string Address, RosterRow Row) : FormPage
{
    /// <summary>The posted field that confirms it.</summary>
    public const string ConfirmField = "sure";

    /// <summary>Its value where the row is to be removed.</summary>
    public const string Confirmed = "yes";
}
