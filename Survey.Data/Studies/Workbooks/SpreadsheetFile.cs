using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using ClosedXML.Excel;

namespace Survey.Data.Studies.Workbooks;

/// <summary>Saves Excel files with every character as itself.</summary>
public static partial class SpreadsheetFile
{
    /// <summary>Saves a workbook.</summary>
    /// <remarks>ClosedXML escapes each half of a character beyond U+FFFF (<c>_xD83D__xDE00_</c>). Excel reads that back, other programs
    /// show it, so the pairs are put together again. A text that looks like an escape is escaped itself and stays as it is.</remarks>
    public static void Save(XLWorkbook workbook, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        using var saved = new MemoryStream();
        workbook.SaveAs(saved);
        using (var archive = new ZipArchive(saved, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).ToList())
            {
                JoinSurrogates(entry);
            }
        }

        saved.Position = 0;
        saved.CopyTo(stream);
    }

    private static void JoinSurrogates(ZipArchiveEntry entry)
    {
        string text;
        using (var reader = new StreamReader(entry.Open(), Encoding.UTF8))
        {
            text = reader.ReadToEnd();
        }

        var joined = EscapedPairPattern().Replace(text, pair => $"{ToCharacter(pair.Groups[1])}{ToCharacter(pair.Groups[2])}");
        if (joined.Length == text.Length)
        {
            return;
        }

        using var content = entry.Open();
        content.SetLength(0);
        content.Write(Encoding.UTF8.GetBytes(joined));
    }

    private static char ToCharacter(Group digits) => (char)Convert.ToInt32(digits.Value, 16);

    [GeneratedRegex("_x(D[89AB][0-9A-F]{2})__x(D[C-F][0-9A-F]{2})_", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EscapedPairPattern();
}
