using System.Collections.Immutable;

namespace Survey.Data.Studies.Reference;

/// <summary>Rows of one sheet that show how a column or word is used. They belong to <see cref="ExampleWorkbook"/>, which gives them the
/// questions and lists that they name.</summary>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Header">The columns, with <c> | </c> between them.</param>
/// <param name="Rows">The rows below the header, cells with <c> | </c> between them; a <c>|</c> inside a cell is written <c>\|</c>.</param>
public sealed record WorkbookExample(string Sheet, string Header, params ImmutableArray<string> Rows)
{
    /// <summary>Rows of another sheet that these need; null where they need none.</summary>
    public WorkbookExample? Needs { get; init; }

    /// <summary>The example as the Markdown that workbooks are written in.</summary>
    public string ToMarkdown() =>
        string.Join('\n', [$"| {Sheet} |", .. Rows.Prepend(Header).Select(row => $"| | {row} |")])
        + (Needs is null ? "" : $"\n{Needs.ToMarkdown()}");
}
