namespace Survey.Data.Studies.Reference;

/// <summary>The columns of the picture beside a label, in <c>survey</c> and the sheets of choices.</summary>
internal static class PictureColumnReference
{
    public const string File = "media::image";

    public const string AlternativeText = "image_alt";

    public static ColumnReference[] Columns(string sheet, string head, string row) =>
        [
            new(
                File,
                "The file of a picture that is shown with the label: .png, .jpg, .gif or .webp of at most 500 kB, beside the workbook or "
                    + "uploaded with it.",
                new(sheet, $"{head} | {File} | {AlternativeText}", $"{row} | dot.gif | A black dot")
            )
            {
                IsLocalized = true,
                AllowedValues = "a file's name",
                IsInTemplate = false,
            },
            new(
                AlternativeText,
                "What the picture says, for those who do not see it; it is the label too where there is none. Every picture needs it.",
                new(sheet, $"{head} | {File} | {AlternativeText}", $"{row} | dot.gif | A black dot")
            )
            {
                IsLocalized = true,
                IsInTemplate = false,
            },
        ];
}
