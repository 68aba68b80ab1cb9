using System.Collections.Immutable;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>A page on the way through the form: questions, a row of a roster, or the overview of a roster's rows.</summary>
internal abstract record StepPage : FormPage
{
    public required PageStep Step { get; init; }

    /// <summary>The row of the roster; in the overview of its rows, the one that they are inside; none outside.</summary>
    public RowPath Row { get; init; }

    /// <summary>What the row is called that the page's rows are inside; empty where they are inside none.</summary>
    public string OuterTitle { get; init; } = "";

    public required string Heading { get; init; }

    public string Hint { get; init; } = "";

    /// <summary>What has to be corrected, in the order of the page; each line leads to its field or row.</summary>
    public ImmutableArray<SummaryLine> Summary { get; init; } = [];

    /// <summary>Whether the person came from the page that shows all answers before submission, and goes back there.</summary>
    public bool ReturnsToCheck { get; init; }

    /// <summary>What addresses that belong to the page end in, so that the person still returns.</summary>
    public string ReturnQuery => ReturnsToCheck ? PageQuery.FromCheck.ToString() : "";

    /// <summary>The address of the previous page.</summary>
    public string BackAddress
    {
        get
        {
            if (ReturnsToCheck)
            {
                return Form.Address("check");
            }

            if (!Row.IsNone)
            {
                return BackAddressInRow;
            }

            return Form.Pages.FindPrevious(Step.Page) is { } previous ? Form.Address(previous.Page) : Form.Address();
        }
    }

    private string BackAddressInRow
    {
        get
        {
            if (Row.Depth == Step.Page.RowDepth || Form.Pages.FindOuter(Step.Page) is not { } outer)
            {
                return Form.Address(Step.Page, Row.Parent);
            }

            var before = Form.Pages.FindInner(outer, Row).Select(step => step.Page).TakeWhile(page => page.Name != Step.Page.Name);
            return Form.Address(before.LastOrDefault() ?? outer, Row);
        }
    }
}

/// <summary>A page of questions, or one row of a roster.</summary>
internal sealed record QuestionPage : StepPage
{
    /// <summary>Whether the heading is the label of the only question, which then shows it.</summary>
    public bool IsHeadingFromQuestion { get; init; }

    public required ImmutableArray<PageItem> Items { get; init; }

    /// <summary>Calculations that answers of the page trigger, for the script's conditions.</summary>
    public ImmutableArray<(AnswerKey Key, string Text)> TriggeredValues { get; init; } = [];

    /// <summary>What is to be confirmed, where that is all that prevents the person from continuing.</summary>
    public ImmutableArray<SummaryLine> SoftEdits { get; init; } = [];

    /// <summary>What the page says above the questions.</summary>
    public PageBanner Banner { get; init; }

    /// <summary>The revision of the answers that the page shows: a save is checked against it.</summary>
    public required int SeenRevision { get; init; }

    /// <summary>Whether the fields show what was just typed and could not all be stored.</summary>
    public bool IsUnsaved { get; init; }

    /// <summary>The answers of other pages, which a preview carries along; null where they are stored.</summary>
    public string? CarriedAnswers { get; init; }

    /// <summary>Whether rosters inside the row follow.</summary>
    public bool HasInnerRosters => Form.Pages.FindInner(Step.Page, Row).Any();

    /// <summary>The address that the page is posted to.</summary>
    public string PostAddress => Form.Address(Step.Page, Row) + ReturnQuery;

    /// <summary>All fields, those of batteries too.</summary>
    public IEnumerable<QuestionField> Fields =>
        Items.SelectMany(item => item is Battery battery ? battery.Fields : new[] { item }.OfType<QuestionField>());
}

/// <summary>What a page says above its questions, besides what has to be corrected.</summary>
internal enum PageBanner
{
    None,

    /// <summary>An answer opened more questions on the same page.</summary>
    MoreQuestions,

    /// <summary>The page's antiforgery token has expired; what was typed is in the fields but not saved.</summary>
    PageTooOld,

    /// <summary>Another user changed the same answers.</summary>
    Conflict,
}

/// <summary>A line of the summary of what has to be corrected, with a link to the field.</summary>
internal sealed record SummaryLine(string FieldId, string Question, string Message)
{
    /// <summary>What the message is about, which follows it in the same line; empty where that needs no saying.</summary>
    public string About => Question.Length > 0 && char.IsLetterOrDigit(Question[^1]) ? $"{Question}:" : Question;
}
