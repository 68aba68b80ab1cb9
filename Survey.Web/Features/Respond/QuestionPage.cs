using System.Collections.Immutable;

namespace Survey.Web.Features.Respond;

/// <summary>A page of questions, or one row of a roster.</summary>
internal sealed record QuestionPage : FormShell
{
    public required PathStep Step { get; init; }

    /// <summary>The row of the roster; 0 outside.</summary>
    public int Row { get; init; }

    public required string Heading { get; init; }

    public string Hint { get; init; } = "";

    /// <summary>Whether the heading is the one question's own label, and so drawn by it.</summary>
    public bool HeadingIsQuestion { get; init; }

    public required ImmutableArray<PagePart> Parts { get; init; }

    /// <summary>What has to be mended, in the order of the page; each line leads to its field.</summary>
    public ImmutableArray<SummaryLine> Summary { get; init; } = [];

    /// <summary>What is to be confirmed, where that is all that keeps the person from going on.</summary>
    public ImmutableArray<SummaryLine> Doubts { get; init; } = [];

    /// <summary>What the page says above the questions.</summary>
    public PageNotice Notice { get; init; }

    /// <summary>The revision that the person has before them.</summary>
    public required int Seen { get; init; }

    /// <summary>Whether the fields show what was just typed and could not all be stored.</summary>
    public bool IsUnsaved { get; init; }

    /// <summary>The answers of other pages, which a preview carries along; null where they are stored.</summary>
    public string? Carried { get; init; }

    /// <summary>Whether the person came from the last look at all answers, and goes back there.</summary>
    public bool ReturnsToCheck { get; init; }

    /// <summary>The address that the page is posted to.</summary>
    public string Action => Form.Address(FormPath.Slug(Step.Page))
        + (Row == 0 ? "" : FormattableString.Invariant($"/{Row}"))
        + (ReturnsToCheck ? "?back=check" : "");

    /// <summary>The address of the page before.</summary>
    public string Back => ReturnsToCheck ? Form.Address("check")
        : Row > 0 ? Form.Address(FormPath.Slug(Step.Page))
        : Form.Path.Before(Step.Page) is { } before ? Form.Address(FormPath.Slug(before.Page)) : Form.Address();

    /// <summary>All fields, those of batteries too.</summary>
    public IEnumerable<Field> Fields => Parts.SelectMany(part => part is Battery battery ? battery.Fields : new[] { part }.OfType<Field>());
}

/// <summary>What a page says above its questions, besides what has to be mended.</summary>
internal enum PageNotice
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
internal sealed record RosterPage : FormShell
{
    public required PathStep Step { get; init; }

    public required string Heading { get; init; }

    public string Hint { get; init; } = "";

    public required ImmutableArray<RosterRow> Rows { get; init; }

    /// <summary>Whether the workbook counts the rows, so that the respondent neither adds nor removes any.</summary>
    public bool IsCounted => Step.Page.Roster?.Count is not null;

    /// <summary>The number of the next row; null where there may be no more.</summary>
    public required int? NextRow { get; init; }

    public ImmutableArray<SummaryLine> Summary { get; init; } = [];

    public bool ReturnsToCheck { get; init; }

    public string Address => Form.Address(FormPath.Slug(Step.Page));

    public string Query => ReturnsToCheck ? "?back=check" : "";

    public string Back => ReturnsToCheck ? Form.Address("check")
        : Form.Path.Before(Step.Page) is { } before ? Form.Address(FormPath.Slug(before.Page)) : Form.Address();
}

/// <summary>A row of a roster in its overview.</summary>
internal sealed record RosterRow(int Number, string Title, ImmutableArray<string> Facts);

/// <summary>Asks whether a row is really to go.</summary>
internal sealed record RemoveRowPage(string Address, RosterRow Row) : FormShell;

/// <summary>The session is over; the code is asked for again, and everything typed waits in the page.</summary>
internal sealed record SessionOverPage(string Action, ImmutableArray<KeyValuePair<string, string>> Typed, bool IsCodeWrong) : RespondPage;

/// <summary>Answers came too late: the form is handed in, the round is closed or the part taken back.</summary>
internal sealed record NotSavedPage : FormShell
{
    /// <summary>What was typed, so that it can be copied: the question and the words.</summary>
    public ImmutableArray<(string Question, string Words)> Typed { get; init; } = [];
}
