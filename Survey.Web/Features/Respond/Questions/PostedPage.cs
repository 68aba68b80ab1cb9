using System.Globalization;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>The post of a page, besides its answers: the revision that the page showed, and what the person wants next.</summary>
/// <param name="Form">The form as it was stored before the post.</param>
/// <param name="Step">The page.</param>
/// <param name="Row">The row of a roster; in the overview of its rows, the one that they are inside.</param>
/// <param name="Fields">The posted fields. Those of the page itself begin with a point, as no question's name does.</param>
/// <param name="Query">The query of the address.</param>
internal sealed record PostedPage(FormContext Form, PageStep Step, RowPath Row, IFormCollection Fields, PageQuery Query)
{
    /// <summary>The header by which the script says that this is an autosave.</summary>
    public const string AutosaveHeader = "Survey-Autosave";

    /// <summary>The header of the response to an autosave with the revision that it made.</summary>
    public const string RevisionHeader = "Survey-Revision";

    /// <summary>The header of the response to an autosave with how many questions are answered, and how many are asked.</summary>
    public const string ProgressHeader = "Survey-Progress";

    /// <summary>The header of the response to an autosave with the calculations that it triggered, so that the script takes their values
    /// over.</summary>
    public const string ComputedHeader = "Survey-Computed";

    /// <summary>The field of the revision that the page showed.</summary>
    public const string RevisionField = ".revision";

    /// <summary>The field in which the script says that it runs.</summary>
    public const string ScriptField = ".script";

    /// <summary>The value of <see cref="ScriptField"/> that the script sets.</summary>
    private const string ScriptRuns = "on";

    /// <summary>The field of what the person wants next.</summary>
    public const string NextActionField = ".then";

    /// <summary>The value of <see cref="NextActionField"/> of a person who wants to continue another time.</summary>
    public const string ContinueLater = "later";

    /// <summary>The field of the study's version that the page was made from.</summary>
    public const string VersionField = ".version";

    /// <summary>The field of the revision after which an autosaved answer hid questions; empty where none did.</summary>
    public const string HiddenSinceField = ".since";

    /// <summary>The header of the response to such an autosave with that revision.</summary>
    public const string HiddenSinceHeader = "Survey-Hidden-Since";

    /// <summary>The revision after which an autosaved answer of the page hid questions; null where none did.</summary>
    public int? HiddenSince =>
        int.TryParse(Fields[HiddenSinceField], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null;

    /// <summary>The revision that the page showed; 0, which is before any answer, where the post does not say.</summary>
    public int SeenRevision =>
        int.TryParse(Fields[RevisionField], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;

    /// <summary>The roster whose overview was posted; null for a page of questions or a row.</summary>
    public Repeat? Roster => Row.Depth < Step.Page.RowDepth ? Step.Page.Roster : null;

    /// <summary>Whether the script posted the page while the person was typing.</summary>
    public bool IsAutosave { get; init; }

    /// <summary>Whether the script has shown and hidden questions as they were answered.</summary>
    public bool HasScript => Fields[ScriptField] == ScriptRuns;

    /// <summary>Whether the person wants to continue another time.</summary>
    public bool SavesForLater => Fields[NextActionField] == ContinueLater;

    /// <summary>Whether the page asked for the reason why an answer is right, and got none.</summary>
    public bool LacksReasonFor(AnswerKey key) =>
        Fields.TryGetValue(key + PostedAnswers.NoteSuffix, out var reason) && string.IsNullOrWhiteSpace(reason);

    /// <summary>The language to change to; null where it is not to change.</summary>
    public string? Language =>
        SiteLanguages.IsOffered(Fields[SiteLanguages.FieldName]) ? Fields[SiteLanguages.FieldName].ToString() : null;

    /// <summary>The id of the field whose answer a button cleared, or took over from the previous round, without script; null where
    /// none did.</summary>
    public string? ChangedFieldId =>
        AnswerKey.TryParse(Fields[PostedAnswers.ClearField].ToString() + Fields[PostedAnswers.SameField], out var key)
        && Step.Page.Questions.Any(question => question.Name == key.Value.Name)
            ? QuestionField.IdOf(key.Value)
            : null;
}

/// <summary>The query of a page's address.</summary>
internal sealed record PageQuery
{
    private const string CheckPath = "check";

    /// <summary>The query of a page that the person came to from the page that shows all answers, and returns to it from.</summary>
    public static PageQuery FromCheck { get; } = new() { Back = CheckPath };

    /// <summary>Whether what has to be corrected is shown.</summary>
    public bool Problems { get; init; }

    /// <summary>Whether a reason that the page asked for is missing.</summary>
    public bool Reasons { get; init; }

    /// <summary>Whether an answer opened more questions.</summary>
    public bool More { get; init; }

    /// <summary>The revision after which the person's answers hid questions; null where they did not.</summary>
    public int? Since { get; init; }

    /// <summary>Where the person came from: <c>check</c>, or empty.</summary>
    public string? Back { get; init; }

    /// <summary>Whether the person came from the page that shows all answers.</summary>
    public bool IsFromCheck => Back == CheckPath;

    /// <inheritdoc/>
    public override string ToString()
    {
        (bool IsSet, string Text)[] parts =
        [
            (Problems, "problems=true"),
            (Reasons, "reasons=true"),
            (More, "more=true"),
            (IsFromCheck, $"back={CheckPath}"),
        ];
        var query = string.Join('&', parts.Where(part => part.IsSet).Select(part => part.Text));
        return query.Length == 0 ? "" : "?" + query;
    }
}
