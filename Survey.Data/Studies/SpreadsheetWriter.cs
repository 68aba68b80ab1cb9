namespace Survey.Data.Studies;

internal static class SpreadsheetWriter
{
    public static byte[] Write(Workbook workbook) => throw new NotSupportedException(workbook.ToString());
}
