namespace Survey.Web.Commands;

/// <summary>What keeps a path of the command line from being used, in words; null where nothing does.</summary>
internal static class PathCheck
{
    private const string Empty = "give a path; this one is empty.";

    /// <summary>A file that is to be read.</summary>
    public static string? FindInputFileProblem(string path)
    {
        if (path.Length == 0)
        {
            return Empty;
        }

        if (Directory.Exists(path))
        {
            return "this is a folder; name a file.";
        }

        return File.Exists(path) ? FindReadingProblem(path) : "there is no such file.";
    }

    /// <summary>A file that is to be written, and replaced where it is there.</summary>
    public static string? FindOutputFileProblem(string path)
    {
        if (path.Length == 0)
        {
            return Empty;
        }

        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
        {
            return "this is a folder; name a file.";
        }

        return Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder)
            ? $"there is no folder '{Path.GetDirectoryName(path)}'; create it first."
            : null;
    }

    /// <summary>A file that is to be written and must not be there yet.</summary>
    public static string? FindNewFileProblem(string path) =>
        FindOutputFileProblem(path) ?? (File.Exists(path) ? "the file is there already; name a new one." : null);

    /// <summary>A folder that is to be written to, and created where it is not there.</summary>
    public static string? FindOutputFolderProblem(string path)
    {
        if (path.Length == 0)
        {
            return Empty;
        }

        for (var folder = Path.GetFullPath(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(folder))
            {
                return $"'{folder}' is a file; name a folder.";
            }
        }

        return null;
    }

    /// <summary>Whether a file can be opened. Pipes, which have no length, are not tried: opening one takes what is in it.</summary>
    private static string? FindReadingProblem(string path)
    {
        try
        {
            if (new FileInfo(path).Length > 0)
            {
                File.OpenHandle(path).Dispose();
            }

            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"the file cannot be read: {exception.Message}";
        }
    }
}
