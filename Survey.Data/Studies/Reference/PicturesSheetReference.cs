using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Reference;

/// <summary>The sheet <c>pictures</c>: the picture files of the form, so that a study stays one workbook.</summary>
public static class PicturesSheetReference
{
    private const string Name = PictureFiles.SheetName;

    /// <summary>The sheet.</summary>
    public static SheetReference Sheet { get; } =
        new(
            Name,
            "The files that media::image names. It is written by itself when pictures come with the workbook.",
            "a picture file, or a further part of one"
        )
        {
            Columns =
            [
                new("file", "The file's name, as in media::image.", new(Name, "file | content", "cross.gif | R0lGODlhAQABAAAAACw="))
                {
                    IsRequired = true,
                },
                new(
                    "content",
                    "The file's bytes as base64; a long one goes on in further rows of the same file.",
                    new(Name, "file | content", "cross.gif | R0lGODlhAQABAAAAACw=")
                )
                {
                    IsRequired = true,
                },
            ],
        };
}
