namespace Survey.Analysis.Reports;

/// <summary>What form a value has.</summary>
public enum ValueFormat
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A share, written in per cent.</summary>
    Share,

    /// <summary>A number in its own unit.</summary>
    Number,

    /// <summary>A small number, such as a standard error or a p-value.</summary>
    FourDecimals,

    /// <summary>As the spreadsheet program chooses.</summary>
    General,
}
