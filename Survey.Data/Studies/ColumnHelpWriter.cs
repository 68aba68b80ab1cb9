using ClosedXML.Excel;
using Survey.Data.Studies.Reference;

namespace Survey.Data.Studies;

/// <summary>Gives the columns of an Excel sheet their drop-downs and the notes that Excel shows beside a chosen cell.</summary>
internal static class ColumnHelpWriter
{
    /// <summary>How far down the drop-downs go: more rows than most studies have, and few enough for a small file.</summary>
    private const int DropDownRows = 500;

    /// <summary>The words of a column to choose from, with commas between; others may be written too. Empty where there are none.</summary>
    public static string DropDownOf(ColumnReference column) =>
        string.Join(',', column.Words.Select(word => word.DropDownText).Where(text => text.Length > 0));

    /// <summary>Adds them to a column, counted from 1, that the reference describes.</summary>
    public static void AddHelp(IXLWorksheet worksheet, int columnNumber, ColumnReference column)
    {
        var words = DropDownOf(column);
        if (columnNumber == 0 || (words.Length == 0 && column.InputMessage.Length == 0))
        {
            return;
        }

        var validation = worksheet.Range(2, columnNumber, DropDownRows, columnNumber).SetDataValidation();
        validation.ShowErrorMessage = false;
        if (words.Length > 0)
        {
            validation.List($"\"{words}\"", true);
            validation.IgnoreBlanks = true;
        }

        if (column.InputMessage.Length > 0)
        {
            validation.ShowInputMessage = true;
            validation.InputTitle = column.Name;
            validation.InputMessage = column.InputMessage;
        }
    }
}
