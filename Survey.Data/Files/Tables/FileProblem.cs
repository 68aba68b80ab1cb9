namespace Survey.Data.Files.Tables;

/// <summary>Something wrong in a file of rows: where it stands, what is wrong and what to do.</summary>
/// <param name="Line">The line of the file, from 1; 0 where the fault is the file's as a whole.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record FileProblem(int Line, string Message)
{
    /// <summary>The file as the caller named it; empty where the rows did not come from a named file.</summary>
    public string FileName { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString()
    {
        var file = FileName.Length == 0 ? "" : $"{FileName}: ";
        return Line == 0
            ? $"{file}error: {Message}"
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file}line {Line}: error: {Message}");
    }
}
