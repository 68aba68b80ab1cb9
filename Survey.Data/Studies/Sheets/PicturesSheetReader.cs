using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Sheets;

/// <summary>Reads the sheet <c>pictures</c>.</summary>
internal sealed class PicturesSheetReader(StudyTable table, ProblemCollector problems)
{
    /// <summary>The pictures by the names of their files; what is none is a fault.</summary>
    public ImmutableDictionary<string, Picture> Read()
    {
        var pictures = ImmutableDictionary.CreateBuilder<string, Picture>(StringComparer.OrdinalIgnoreCase);
        foreach (var rows in table.Rows.GroupBy(row => table.Text(row, "file"), StringComparer.OrdinalIgnoreCase))
        {
            if (ReadPicture(rows) is { } picture)
            {
                pictures[rows.Key] = picture;
            }
        }

        return pictures.ToImmutable();
    }

    private Picture? ReadPicture(IGrouping<string, SheetRow> rows)
    {
        var location = table.LocationOf(rows.First(), "content");
        try
        {
            var content = Convert.FromBase64String(string.Concat(rows.Select(row => table.Text(row, "content"))));
            if (PictureFiles.DescribeProblem(content) is { } problem)
            {
                problems.AddError("M001", location, $"{rows.Key}: {problem}");
            }

            return Picture.FindIn(content);
        }
        catch (FormatException)
        {
            problems.AddError("M001", location, $"{rows.Key}: The cell holds no base64. Upload the picture again with the workbook.");
            return null;
        }
    }
}
