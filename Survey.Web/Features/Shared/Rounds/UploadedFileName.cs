namespace Survey.Web.Features.Shared.Rounds;

/// <summary>The name of a file that a browser uploads, as it is kept and shown.</summary>
internal static class UploadedFileName
{
    /// <summary>The end of a longer name is shown: it has the extension.</summary>
    private const int MaximumLength = 200;

    /// <summary>The name without folders and control characters; empty where there is no file.</summary>
    public static string Of(IFormFile? file)
    {
        if (file is null)
        {
            return "";
        }

        var name = string.Concat(file.FileName.Split('/', '\\')[^1].Where(c => !char.IsControl(c)));
        return name.Length > MaximumLength ? name[^MaximumLength..] : name;
    }
}
