namespace Survey.Web.Features.Shared;

/// <summary>Cleans texts that a browser posted.</summary>
internal static class PostedText
{
    /// <summary>A text without control characters. They have no meaning in what people type, and break the files and mails that texts are
    /// written to.</summary>
    /// <param name="posted">The text; null where the field was not posted.</param>
    /// <param name="allowed">Control characters that are kept, such as a line break.</param>
    public static string RemoveControlCharacters(string? posted, string allowed = "") =>
        string.Concat((posted ?? "").Where(c => !char.IsControl(c) || allowed.Contains(c, StringComparison.Ordinal)));
}
