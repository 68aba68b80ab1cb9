namespace Survey.Analysis.Charts;

/// <summary>Where a text stands in relation to its point.</summary>
internal enum TextAnchor
{
    Start,
    Middle,
    End,
}

/// <summary>One mark of a drawing. Lengths are CSS pixels from the upper left corner; a text's point is on its baseline.</summary>
internal abstract record DrawingElement
{
    private DrawingElement() { }

    public sealed record Rectangle(double X, double Y, double Width, double Height, string Fill) : DrawingElement;

    public sealed record Line(double FromX, double FromY, double ToX, double ToY, string Colour, double Width) : DrawingElement;

    public sealed record Label(
        double X,
        double Y,
        string Text,
        double Size,
        string Colour,
        TextAnchor Anchor = TextAnchor.Start,
        bool IsBold = false
    ) : DrawingElement;
}

/// <summary>A picture as marks, plotted alike as SVG and PNG.</summary>
internal sealed record Drawing
{
    /// <summary>Unique among the pictures of a page.</summary>
    public required string Id { get; init; }

    public required double Width { get; init; }

    public required double Height { get; init; }

    public required string Title { get; init; }

    /// <summary>All that the picture says, in words.</summary>
    public required string Description { get; init; }

    public required string Language { get; init; }

    public required IReadOnlyList<DrawingElement> Elements { get; init; }
}
