using System.Collections.Immutable;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>A page of questions, or one row of a roster.</summary>
internal sealed record QuestionPage : FormPage
{
    public required PageStep Step { get; init; }

    /// <summary>The row of the roster; 0 outside.</summary>
    public int Row { get; init; }

    public required string Heading { get; init; }

    public string Hint { get; init; } = "";

    /// <summary>Whether the heading is the one question's own label, and so drawn by it.</summary>
    public bool IsHeadingFromQuestion { get; init; }

    public required ImmutableArray<PageItem> Items { get; init; }

    /// <summary>What has to be mended, in the order of the page; each line leads to its field.</summary>
    public ImmutableArray<SummaryLine> Summary { get; init; } = [];

    /// <summary>What is to be confirmed, where that is all that keeps the person from going on.</summary>
    public ImmutableArray<SummaryLine> SoftEdits { get; init; } = [];

    /// <summary>What the page says above the questions.</summary>
    public PageBanner Banner { get; init; }

    /// <summary>The revision that the person has before them.</summary>
    public required int SeenRevision { get; init; }

    /// <summary>Whether the fields show what was just typed and could not all be stored.</summary>
    public bool IsUnsaved { get; init; }

    /// <summary>The answers of other pages, which a preview carries along; null where they are stored.</summary>
    public string? CarriedAnswers { get; init; }

    /// <summary>Whether the person came from the last look at all answers, and goes back there.</summary>
    public bool ReturnsToCheck { get; init; }

    /// <summary>The address that the page is posted to.</summary>
    public string PostAddress =>
        Form.Address(PageSequence.Slug(Step.Page))
        + (Row == 0 ? "" : FormattableString.Invariant($"/{Row}"))
        + (ReturnsToCheck ? "?back=check" : "");

    /// <summary>The address of the page before.</summary>
    public string BackAddress =>
        ReturnsToCheck ? Form.Address("check")
        : Row > 0 ? Form.Address(PageSequence.Slug(Step.Page))
        : Form.Pages.FindPrevious(Step.Page) is { } before ? Form.Address(PageSequence.Slug(before.Page))
        : Form.Address();

    /// <summary>All fields, those of batteries too.</summary>
    public IEnumerable<QuestionField> Fields =>
        Items.SelectMany(item => item is Battery battery ? battery.Fields : new[] { item }.OfType<QuestionField>());
}

/// <summary>What a page says above its questions, besides what has to be mended.</summary>
internal enum PageBanner
{
    None,

    /// <summary>An answer opened more questions on the same page.</summary>
    MoreQuestions,

    /// <summary>The page lay open too long; what was typed is here but not saved.</summary>
    PageTooOld,

    /// <summary>Somebody else changed the same answers.</summary>
    Clash,
}

/// <summary>A line of the summary of what has to be mended.</summary>
internal sealed record SummaryLine(string FieldId, string Question, string Message);

/// <summary>The overview of a roster's rows.</summary>
internal sealed record RosterPage : FormPage
{
    public required PageStep Step { get; init; }

    public required string Heading { get; init; }

    public string Hint { get; init; } = "";

    public required ImmutableArray<RosterRow> Rows { get; init; }

    /// <summary>Whether the workbook counts the rows, so that the respondent neither adds nor removes any.</summary>
    public bool HasFixedRowCount => Step.Page.Roster?.RowCount is not null;

    /// <summary>The number of the next row; null where there may be no more.</summary>
    public required int? NextRow { get; init; }

    public ImmutableArray<SummaryLine> Summary { get; init; } = [];

    public bool ReturnsToCheck { get; init; }

    public string Address => Form.Address(PageSequence.Slug(Step.Page));

    public string QueryString => ReturnsToCheck ? "?back=check" : "";

    public string BackAddress =>
        ReturnsToCheck ? Form.Address("check")
        : Form.Pages.FindPrevious(Step.Page) is { } before ? Form.Address(PageSequence.Slug(before.Page))
        : Form.Address();
}

/// <summary>A row of a roster in its overview.</summary>
internal sealed record RosterRow(int Number, string Title, ImmutableArray<string> Details);

/// <summary>Asks whether a row is really to go.</summary>
internal sealed record RemoveRowPage(string Address, RosterRow Row) : FormPage;

/// <summary>The session is over; the code is asked for again, and everything typed waits in the page.</summary>
internal sealed record SessionOverPage(string PostAddress, ImmutableArray<KeyValuePair<string, string>> PostedFields, bool IsCodeWrong)
    : RespondPage;

/// <summary>Answers came too late: the form is handed in, the round is closed or the part taken back.</summary>
internal sealed record NotSavedPage : FormPage
{
    /// <summary>What was typed, so that it can be copied: the question and the words.</summary>
    public ImmutableArray<(string Question, string Words)> UnsavedAnswers { get; init; } = [];
}
