namespace Survey.Analysis.Charts;

/// <summary>The charts' colours: distinguishable by the colour-blind, and by lightness on a grey printer.</summary>
/// <remarks>Diverging after ColorBrewer's BrBG and PuOr (Brewer 2003), which avoid red against green.</remarks>
internal static class Palette
{
    public const string Background = "#ffffff";
    public const string Text = "#1b1f24";
    public const string SecondaryText = "#59636e";
    public const string GridLine = "#dfe3e8";
    public const string Bar = "#5b8fb9";
    public const string Bounds = "#aab4bf";
    public const string Warning = "#8a2c0d";

    private static readonly string[] LowColours = ["#b35806", "#e08214", "#fdb863", "#fee0b6"];
    private static readonly string[] HighColours = ["#0b4f7d", "#2f7fb5", "#84b9dc", "#d3e5f1"];
    private static readonly string[] SegmentColours =
    [
        "#0b4f7d",
        "#e08214",
        "#fdd9a8",
        "#c3c8ce",
        "#84b9dc",
        "#b35806",
        "#2f7fb5",
        "#fee0b6",
    ];

    private const string MiddleColour = "#e3e5e8";

    /// <summary>The colours of a scale from its lowest category to its highest; an odd one has a grey middle.</summary>
    public static string[] ScaleColours(int categories)
    {
        var coloursPerSide = categories / 2;
        return
        [
            .. Enumerable.Range(0, coloursPerSide).Select(index => LowColours[ShadeIndex(index, coloursPerSide)]),
            .. categories % 2 == 1 ? [MiddleColour] : Array.Empty<string>(),
            .. Enumerable.Range(0, coloursPerSide).Select(index => HighColours[ShadeIndex(coloursPerSide - 1 - index, coloursPerSide)]),
        ];
    }

    /// <summary>The colours of parts that have no order.</summary>
    public static string SegmentColour(int index) => SegmentColours[index % SegmentColours.Length];

    /// <summary>Black or white words, whichever stands out more.</summary>
    public static string TextColourOn(string colour)
    {
        var rgb = Convert.FromHexString(colour.AsSpan(1));
        return (0.299 * rgb[0]) + (0.587 * rgb[1]) + (0.114 * rgb[2]) > 140 ? Text : Background;
    }

    /// <summary>The outermost colour first; a single colour per side is a middle tone, two are the outermost and a middle one.</summary>
    private static int ShadeIndex(int index, int coloursPerSide) =>
        coloursPerSide switch
        {
            1 => 1,
            2 => Math.Min(index * 2, LowColours.Length - 1),
            _ => Math.Min(index, LowColours.Length - 1),
        };
}
