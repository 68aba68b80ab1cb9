namespace Survey.Analysis.Texts;

/// <summary>What stands in pages, sheets and charts where a number is withheld to protect respondents.</summary>
public static class SuppressionSymbol
{
    /// <summary>The symbol.</summary>
    public const string Text = "–";
}
