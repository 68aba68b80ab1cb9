using Survey.Data.Texts;

namespace Survey.Data.Questionnaires;

/// <summary>Where in a file something stands: a sheet and a cell such as <c>survey!C12</c>, or a line.</summary>
public sealed record SourceLocation(string Sheet, string Cell)
{
    /// <summary>The line, from 1, of a file that has no sheets and cells; else 0.</summary>
    public int Line { get; private init; }

    /// <summary>A line of a text file.</summary>
    public static SourceLocation OfLine(int line) => new("", "") { Line = line };

    /// <summary>The place in words.</summary>
    public ProblemMessage Text =>
        this switch
        {
            { Line: > 0 } => $"line {Line}",
            { Cell: "" } => $"{Sheet}",
            _ => $"{Sheet}!{Cell}",
        };

    /// <inheritdoc/>
    public override string ToString() => Text.ToString();
}
