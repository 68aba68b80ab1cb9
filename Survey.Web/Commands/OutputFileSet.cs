namespace Survey.Web.Commands;

/// <summary>Files that belong together: written beside their places, and moved there when all are whole. Where one fails, none is
/// left.</summary>
internal sealed class OutputFileSet : IDisposable
{
    private readonly string folder;
    private readonly bool folderExisted;
    private readonly string unfinishedFolder;
    private readonly List<string> paths = [];

    /// <summary>Files below a folder, which need not exist.</summary>
    public OutputFileSet(string folder)
    {
        this.folder = folder;
        folderExisted = Directory.Exists(folder);
        unfinishedFolder = Path.Combine(folder, ".unfinished-" + Path.GetRandomFileName());
    }

    /// <summary>A new file of a path below the folder.</summary>
    public FileStream Create(string path)
    {
        var unfinished = Path.Combine(unfinishedFolder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(unfinished) ?? unfinishedFolder);
        paths.Add(path);
        return File.Create(unfinished);
    }

    /// <summary>Moves all files to their places; a file that is there already is replaced.</summary>
    public void MoveIntoPlace()
    {
        foreach (var path in paths)
        {
            var place = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(place) ?? folder);
            File.Move(Path.Combine(unfinishedFolder, path), place, overwrite: true);
        }

        paths.Clear();
    }

    /// <summary>Removes what was not moved, and the folder where it is only there for that.</summary>
    public void Dispose()
    {
        if (!Directory.Exists(unfinishedFolder))
        {
            return;
        }

        Directory.Delete(unfinishedFolder, recursive: true);
        if (!folderExisted && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
