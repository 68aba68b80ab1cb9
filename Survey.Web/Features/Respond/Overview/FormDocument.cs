using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Questions;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>A whole form to read: blank for paper, or with its answers.</summary>
internal sealed record FormDocument(ImmutableArray<DocumentSection> Sections)
{
    /// <summary>The initials of everybody who has answered, by name.</summary>
    public IReadOnlyDictionary<string, string> AuthorInitials { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether the answers can be changed from it.</summary>
    public bool MayChange { get; init; }

    /// <summary>The address below which each answer's history is read; empty where it cannot be.</summary>
    public string HistoryAddress { get; init; } = "";

    /// <summary>Whether what has to be put right is shown as faults: once the person has tried to submit. Before, only answers that are
    /// wrong are; a question that is not answered yet is none.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Whether anything is filled in beforehand.</summary>
    public bool IsPrefilled => Sections.SelectMany(section => section.Entries).Any(entry => entry.Source == AnswerSource.Previous);
}

/// <summary>A section of it.</summary>
internal sealed record DocumentSection
{
    public required string Label { get; init; }

    /// <summary>When the section is answered, as text; empty where it always is, or where the answers have decided it.</summary>
    public string Condition { get; init; } = "";

    public required ImmutableArray<DocumentEntry> Entries { get; init; }

    /// <summary>How many questions it asks.</summary>
    public int AskedCount => Entries.Count(entry => entry.IsAnswerable);

    /// <summary>How many of them are answered.</summary>
    public int AnsweredCount => Entries.Count(entry => entry.IsAnswerable && entry.Lines.Count > 0);

    /// <summary>Whether something is answered and nothing has to be put right.</summary>
    public bool IsComplete => AnsweredCount > 0 && Entries.All(entry => entry.Problems.IsEmpty);
}

/// <summary>The boxes for the digits of a date or a time of day on paper.</summary>
internal static class PaperFields
{
    /// <summary>The key of each group's label, with how many boxes it has.</summary>
    public static IEnumerable<(string LabelKey, int Boxes)> Of(Question question)
    {
        var hasDate = question.Format != AnswerFormat.Time;
        (string LabelKey, int Boxes, bool IsShown)[] groups =
        [
            ("Year", 4, hasDate),
            ("Month", 2, hasDate && !question.Appearance.Contains("year")),
            ("Day", 2, hasDate && !question.AllowsPartialDate),
            ("Hours", 2, question.Format is AnswerFormat.Time or AnswerFormat.DateTime),
            ("Minutes", 2, question.Format is AnswerFormat.Time or AnswerFormat.DateTime),
        ];
        return groups.Where(group => group.IsShown).Select(group => (group.LabelKey, group.Boxes));
    }
}

/// <summary>A question in it, or a heading above several.</summary>
internal sealed record DocumentEntry
{
    /// <summary>The question; null for a heading.</summary>
    public Question? Question { get; init; }

    /// <summary>The answer; null for a heading, and on a blank form.</summary>
    public AnswerKey? Key { get; init; }

    /// <summary>Where the answer comes from.</summary>
    public AnswerSource Source { get; init; }

    /// <summary>The respondent's reason why the answer is right, where it failed a soft edit.</summary>
    public string Note { get; init; } = "";

    /// <summary>The initials of who last changed it; empty where nobody did.</summary>
    public string ChangedByInitials { get; init; } = "";

    /// <summary>The number on paper; 0 for a heading or a note.</summary>
    public int Number { get; init; }

    public required string Label { get; init; }

    public string Hint { get; init; } = "";

    public string Guidance { get; init; } = "";

    public string Condition { get; init; } = "";

    /// <summary>On paper, where to go on if the condition does not hold; empty where the next question is always asked.</summary>
    public string Jump { get; init; } = "";

    public bool IsOptional { get; init; }

    /// <summary>The picture below the label, for paper; null where there is none.</summary>
    public PictureLink? Picture { get; init; }

    /// <summary>The pictures of the choices that have any, for paper, by the choice's name.</summary>
    public IReadOnlyDictionary<string, PictureLink> ChoicePictures { get; init; } = ImmutableDictionary<string, PictureLink>.Empty;

    /// <summary>The choices, for paper.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];

    /// <summary>The rows of a battery, for paper: all have the same choices.</summary>
    public ImmutableArray<string> Items { get; init; } = [];

    /// <summary>The number of the first of them.</summary>
    public int FirstItemNumber { get; init; }

    /// <summary>What was answered; empty where nothing was.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>What has to be corrected before the form can be submitted.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>Whether it is a question that the person answers.</summary>
    public bool IsAnswerable => Key is not null && PageAddress.Length > 0;

    /// <summary>Whether all that it lacks is an answer.</summary>
    public bool IsOnlyUnanswered => Lines.Count == 0 && !Problems.IsEmpty;

    /// <summary>The address of the page on which the answer is changed; empty where it cannot be.</summary>
    public string PageAddress { get; init; } = "";

    /// <summary>The id of the answer's field on that page; empty where the entry leads to the page itself.</summary>
    public string FieldId { get; init; } = "";

    /// <summary>The link to the field, from which the person returns to the document; empty where the answer cannot be changed.</summary>
    public string ChangeAddress => CreateLink(PageQuery.FromCheck);

    /// <summary>The same link to a page that says what has to be corrected.</summary>
    public string CorrectionAddress => CreateLink(PageQuery.FromCheck with { Problems = true });

    /// <summary>Whether the entry is a heading above others: a battery, a roster, a row.</summary>
    public bool IsHeading => Question is null;

    private string CreateLink(PageQuery query)
    {
        var fragment = FieldId.Length == 0 ? "" : $"#{FieldId}";
        return PageAddress.Length == 0 ? "" : $"{PageAddress}{query}{fragment}";
    }
}
