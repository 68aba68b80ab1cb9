using System.Globalization;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>A page's post besides its answers: what the person wants next.</summary>
internal sealed record PostedPage(FormContext Form, PageStep Step, int Row, IFormCollection Fields, PageQuery Query)
{
    /// <summary>The field of the revision that the person had before them. No question's name begins with a point, so none is taken for
    /// the page's own fields.</summary>
    public const string RevisionField = ".revision";

    /// <summary>The field in which the script says that it runs.</summary>
    public const string ScriptField = ".script";

    /// <summary>The field of what the person wants next.</summary>
    public const string NextActionField = ".then";

    /// <summary>The field of the study's version that the page was made from.</summary>
    public const string VersionField = ".version";

    /// <summary>The revision that the person had before them; the first where the post does not say.</summary>
    public int SeenRevision =>
        int.TryParse(Fields[RevisionField], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;

    /// <summary>Whether the script saves along the way.</summary>
    public bool IsAutosave { get; init; }

    /// <summary>Whether the script has shown and hidden questions as they were answered.</summary>
    public bool HasScript => Fields[ScriptField] == "on";

    /// <summary>Whether the person wants to go on another time.</summary>
    public bool SavesForLater => Fields[NextActionField] == "later";

    /// <summary>The language to change to; null where it is not to change.</summary>
    public string? Language =>
        SiteLanguages.IsSupported(Fields[SiteLanguages.FieldName]) ? Fields[SiteLanguages.FieldName].ToString() : null;

    /// <summary>The element of the answer that was taken back; null where none was.</summary>
    public string? ClearedFieldId =>
        AnswerKey.TryParse(Fields[PostedAnswers.ClearField].ToString(), out var key)
        && Step.Page.Questions.FirstOrDefault(question => question.Name == key.Value.Name) is { } question
            ? new QuestionField
            {
                Question = question,
                Key = key.Value,
                Answer = StoredAnswer.Empty,
                Label = "",
            }.Id
            : null;
}

/// <summary>What a page's address says besides which page it is.</summary>
internal sealed record PageQuery
{
    /// <summary>Whether what has to be mended is shown.</summary>
    public bool Problems { get; init; }

    /// <summary>Whether an answer opened more questions.</summary>
    public bool More { get; init; }

    /// <summary>Where the person came from: <c>check</c>, or empty.</summary>
    public string? Back { get; init; }

    public bool IsFromCheck => Back == "check";

    /// <inheritdoc/>
    public override string ToString()
    {
        string[] parts =
        [
            .. Problems ? ["problems=true"] : (string[])[],
            .. More ? ["more=true"] : (string[])[],
            .. IsFromCheck ? ["back=check"] : (string[])[],
        ];
        return parts.Length == 0 ? "" : "?" + string.Join('&', parts);
    }
}
