using Survey.Data.Frames;

namespace Survey.Web.Features.Help;

/// <summary>Makes entries of the manual of the tables that the frame file is read by.</summary>
internal static class FrameManual
{
    /// <summary>The columns of the file.</summary>
    public static ManualSection File() =>
        new(
            "frame-file",
            [
                .. FrameFileReference.Sheet.Columns.Select(column =>
                    WorkbookManual.ToEntry(column, "") with
                    {
                        Example = string.Join('\n', column.Example.Rows.Prepend(column.Name).Where(line => line.Length > 0)),
                    }
                ),
            ]
        );

    /// <summary>The words of the column <c>disposition</c>, and those that come from the answers.</summary>
    public static ManualSection Dispositions() =>
        new(
            "dispositions",
            [
                .. DispositionReference.All.Select(word =>
                    WorkbookManual.ToEntry(word, "") with
                    {
                        Notes = word.IsInFrameFile ? "" : "It comes from the answers and is not written in the file.",
                    }
                ),
            ]
        );
}
