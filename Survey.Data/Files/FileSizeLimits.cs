namespace Survey.Data.Files;

/// <summary>How large a file may be that the product reads or is sent, in bytes.</summary>
public static class FileSizeLimits
{
    /// <summary>Much larger than any study; a larger workbook is refused before it is opened.</summary>
    public const long Workbook = 20 * Megabyte;

    /// <summary>A million units of some hundred answers; a larger frame or answer file is refused before it is read.</summary>
    public const long Csv = 512 * Megabyte;

    /// <summary>A picture of a question, which every respondent downloads, also on a phone.</summary>
    public const int Picture = 500 * 1024;

    /// <summary>A workbook, its frame and the other fields of the page, all held in memory at once. Larger ones are published by
    /// command.</summary>
    public const long Upload = 12 * Megabyte;

    /// <summary>One mebibyte.</summary>
    public const long Megabyte = 1024 * 1024;
}
