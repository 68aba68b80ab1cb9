namespace Survey.Data.Studies;

/// <summary>Reads a study from its workbook's file.</summary>
public static class StudyFile
{
    /// <summary>Reads and verifies a study; whatever is wrong with it is among the problems.</summary>
    public static StudyReading Read(string path) => Read(WorkbookFile.Read(path), Path.GetFileNameWithoutExtension(path));

    /// <summary>Reads and verifies a study from its file's bytes, as a browser uploads them.</summary>
    public static StudyReading Read(byte[] content, string fileName) => Read(WorkbookFile.Read(content), Path.GetFileNameWithoutExtension(fileName));

    /// <summary>Reads and verifies what was read from a file.</summary>
    /// <param name="file">The file's tables, or why there are none.</param>
    /// <param name="name">The study's name where the workbook has no <c>form_id</c>.</param>
    public static StudyReading Read(WorkbookReading file, string name)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Workbook is null)
        {
            return new StudyReading(null, file.Problems);
        }

        var study = StudyReader.Read(file.Workbook, name);
        return file.Problems.All(problem => problem.Severity == Severity.Warning) ? study with { Problems = [.. file.Problems, .. study.Problems] } : new StudyReading(null, [.. file.Problems, .. study.Problems]);
    }
}
