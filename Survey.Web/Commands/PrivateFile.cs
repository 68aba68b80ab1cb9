namespace Survey.Web.Commands;

/// <summary>A file for access codes.</summary>
internal static class PrivateFile
{
    /// <summary>A new file that only its owner may read; null, with a message, where it cannot be created.</summary>
    public static FileStream? TryCreate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new FileStream(path, options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(
                $"{path}: the codes cannot be written there: {exception.Message} Name a new file in a folder that exists."
            );
            return null;
        }
    }
}
