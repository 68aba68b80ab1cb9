namespace Survey.Web.Features.Help;

/// <summary>A piece of the tutorial: a paragraph, or fenced lines that are meant letter by letter.</summary>
/// <param name="Text">The words; a paragraph's with the marks of Markdown in them.</param>
internal sealed record TutorialBlock(string Text)
{
    /// <summary>What fenced lines are: <c>workbook</c>, <c>csv</c>, <c>sh</c> or <c>terminal</c>; empty for a paragraph.</summary>
    public string Language { get; init; } = "";

    /// <summary>The file that fenced lines make; empty where they make none.</summary>
    public string FileName { get; init; } = "";
}
