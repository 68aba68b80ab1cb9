namespace Survey.Tests.Support;

/// <summary>The checkout that the tests run in, for rules about its files.</summary>
public static class RepositoryPaths
{
    /// <summary>The folder that holds Survey.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below the root.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The C# files of a project, generated ones left out.</summary>
    public static IEnumerable<string> SourcesOf(string project) =>
        FilesOf(project).Where(path => path.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>The files of a project, what the build makes left out.</summary>
    public static IEnumerable<string> FilesOf(string project) =>
        Directory
            .EnumerateFiles(PathOf(project), "*", SearchOption.AllDirectories)
            .Where(path => Path.GetRelativePath(PathOf(project), path).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Survey.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside a checkout: no Survey.sln above them.");
    }
}
