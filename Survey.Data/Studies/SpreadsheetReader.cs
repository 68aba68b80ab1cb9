namespace Survey.Data.Studies;

internal static class SpreadsheetReader
{
    public static WorkbookReading Read(byte[] content) => WorkbookReading.Failed($"The file is an Excel workbook of {content.Length} bytes, which cannot be read yet. Write the study as .md.");
}
