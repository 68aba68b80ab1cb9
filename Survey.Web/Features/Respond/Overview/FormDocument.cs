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

    public bool IsOptional { get; init; }

    /// <summary>The picture below the label, for paper; null where there is none.</summary>
    public PictureLink? Picture { get; init; }

    /// <summary>The pictures of the choices that have any, for paper, by the choice's name.</summary>
    public IReadOnlyDictionary<string, PictureLink> ChoicePictures { get; init; } = ImmutableDictionary<string, PictureLink>.Empty;

    /// <summary>The choices, for paper.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];

    /// <summary>The rows of a battery, for paper: all have the same choices.</summary>
    public ImmutableArray<string> Items { get; init; } = [];

    /// <summary>What was answered; empty where nothing was.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>What has to be corrected before the form can be submitted.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

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
