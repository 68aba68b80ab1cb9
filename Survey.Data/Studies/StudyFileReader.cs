using Survey.Data.Files;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies;

/// <summary>Reads a study from its workbook's file.</summary>
public static class StudyFileReader
{
    /// <summary>Reads and verifies a study; whatever is wrong with it is among the problems.</summary>
    /// <remarks>Files that the form names are read too where they lie beside the workbook.</remarks>
    public static StudyParseResult Read(string path)
    {
        var file = WorkbookFile.Read(path);
        return Read(
            file.Workbook is { } workbook ? FormAttachments.AddSheets(file, ReadAttachments(path, workbook)) : file,
            Path.GetFileNameWithoutExtension(path)
        );
    }

    private static IEnumerable<(string Name, byte[] Content)> ReadAttachments(string path, Workbook workbook) =>
        from name in FormAttachments.ReferencedFileNames(workbook)
        let content = FindContent(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "", name))
        where content is not null
        select (name, content);

    /// <summary>A file's bytes, no more of them than show that it is too large; null where there is none, or none that may be
    /// read.</summary>
    private static byte[]? FindContent(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var content = new byte[Math.Min(stream.Length, FileSizeLimits.Workbook + 1)];
            stream.ReadExactly(content);
            return content;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads and verifies a study from its file's bytes, as a browser uploads them.</summary>
    public static StudyParseResult Read(byte[] content, string fileName) =>
        Read(WorkbookFile.Read(content), Path.GetFileNameWithoutExtension(fileName));

    /// <summary>Reads and verifies what was read from a file.</summary>
    /// <param name="file">The file's tables, or why there are none.</param>
    /// <param name="name">The study's name where the workbook has no <c>form_id</c>.</param>
    public static StudyParseResult Read(WorkbookParseResult file, string name)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Workbook is null)
        {
            return new StudyParseResult(null, file.Problems);
        }

        var study = StudyReader.Read(file.Workbook, name);
        return !file.Problems.Any(problem => problem.IsErrorOrUnsupported)
            ? study with
            {
                Problems = [.. file.Problems, .. study.Problems],
            }
            : new StudyParseResult(null, [.. file.Problems, .. study.Problems]) { Partial = study.Partial };
    }
}
