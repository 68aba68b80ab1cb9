using Survey.Data.Questionnaires;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Workbooks;

/// <summary>How much a problem matters.</summary>
public enum Severity
{
    /// <summary>The study cannot be used.</summary>
    Error,

    /// <summary>Probably not what was meant.</summary>
    Warning,

    /// <summary>A feature of XLSForm that this program does not have; the study cannot be used as it is.</summary>
    Unsupported,

    /// <summary>Not an error: something that was not checked.</summary>
    Information,
}

/// <summary>Something wrong in a study: how much it matters, a stable code, where it stands, what is wrong and what to do.</summary>
public sealed record StudyProblem(Severity Severity, string Code, SourceLocation? Location, ProblemMessage Text)
{
    /// <summary>The code of the message about a file that the form reads and that did not come with the workbook.</summary>
    public const string MissingFileCode = "X023";

    /// <summary>The code of the message about a row of a Markdown file whose first cell is not empty.</summary>
    public const string MissingEmptyCellCode = "W003";

    /// <summary>The code of the message about questions that are kept and not asked.</summary>
    public const string UncollectedCode = "U010";

    /// <summary>The code of the message that entities are kept and not acted on.</summary>
    public const string KeptEntitiesCode = "X058";

    /// <summary>The code of the message about a picture that some respondents could not read.</summary>
    public const string MissingAlternativeTextCode = "M002";

    /// <summary>What is wrong and what to do, in English.</summary>
    public string Message => Text.ToString();

    /// <summary>What is wrong in a language, with its place where there is one.</summary>
    public string In(string language)
    {
        var message = Location is null ? Text : $"{Location.Text}: {Text}";
        return message.In(language);
    }

    /// <summary>Whether the study cannot be used until this is fixed.</summary>
    public bool IsBlocking => IsErrorOrUnsupported || Code is MissingFileCode or MissingAlternativeTextCode;

    /// <summary>Whether the workbook itself is wrong, or more than is supported.</summary>
    internal bool IsErrorOrUnsupported => Severity is Severity.Error or Severity.Unsupported;

    /// <inheritdoc/>
    public override string ToString() =>
        Location is null ? $"{SeverityText} {Code}: {Message}" : $"{Location}: {SeverityText} {Code}: {Message}";

    private string SeverityText =>
        Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            Severity.Information => "information",
            _ => "unsupported",
        };
}
