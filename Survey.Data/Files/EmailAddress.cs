namespace Survey.Data.Files;

/// <summary>What is taken for an e-mail address, in files and on pages.</summary>
public static class EmailAddress
{
    /// <summary>Whether a text can be an address: something on either side of one <c>@</c>, and no blanks. Whether it reaches anybody is
    /// seen when a mail is sent.</summary>
    public static bool IsValid(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Count(c => c == '@') == 1 && !text.StartsWith('@') && !text.EndsWith('@') && !text.Any(char.IsWhiteSpace);
    }
}
