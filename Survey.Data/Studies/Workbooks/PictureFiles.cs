using System.Collections.Immutable;
using Survey.Data.Files;
using Survey.Data.Questionnaires;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Workbooks;

/// <summary>Keeps picture files in the workbook, in the sheet <c>pictures</c>: base64, in as many rows as a file needs.</summary>
internal static class PictureFiles
{
    public const string SheetName = "pictures";

    /// <summary>A cell's share of a file: Excel takes 32,767 characters, and a multiple of four keeps each cell's base64 whole.</summary>
    private const int CharactersPerCell = 32_000;

    private static readonly ImmutableArray<string> Columns = ["file", "content"];

    /// <summary>What was read with one more picture, in the place of one of the same name.</summary>
    public static WorkbookParseResult AddTo(WorkbookParseResult result, string name, byte[] content)
    {
        if (result.Workbook is not { } workbook)
        {
            return result;
        }

        if (DescribeProblem(content) is { } problem)
        {
            return result with
            {
                Problems = [.. result.Problems, new StudyProblem(Severity.Error, "M001", new SourceLocation(name, ""), problem)],
            };
        }

        var sheet = workbook.FindSheet(SheetName);
        var cells = (sheet?.Rows ?? [])
            .Where(row => !string.Equals(row.Cells[0], name, StringComparison.OrdinalIgnoreCase))
            .Select(row => row.Cells)
            .Concat(Convert.ToBase64String(content).Chunk(CharactersPerCell).Select(part => ImmutableArray.Create(name, new string(part))));
        var extended = new Sheet
        {
            Name = SheetName,
            Columns = sheet?.Columns ?? Columns,
            Rows = [.. cells.Select((row, index) => new SheetRow(index + 2, row))],
        };
        return result with { Workbook = new Workbook([.. workbook.Sheets.Where(other => other != sheet), extended]) };
    }

    /// <summary>Why bytes cannot be shown as a picture; null where they can.</summary>
    public static ProblemMessage? DescribeProblem(ReadOnlySpan<byte> content)
    {
        if (content.Length > FileSizeLimits.Picture)
        {
            return $"The picture has {content.Length / 1024} kB; at most {FileSizeLimits.Picture / 1024} kB are shown. Make it smaller.";
        }

        if (Picture.FindIn(content) is null)
        {
            return $"The file is no picture that is shown here. Save it as .png, .jpg, .gif or .webp; .svg is not shown, as it can hold "
                + $"scripts.";
        }

        return null;
    }
}
