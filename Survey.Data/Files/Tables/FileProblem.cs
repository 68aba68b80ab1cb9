using Survey.Data.Texts;

namespace Survey.Data.Files.Tables;

/// <summary>Something wrong in a file of rows: where it stands, what is wrong and what to do.</summary>
/// <param name="Line">The line of the file, from 1; 0 where the fault is the file's as a whole.</param>
/// <param name="Text">What is wrong and what to do.</param>
public sealed record FileProblem(int Line, ProblemMessage Text)
{
    /// <summary>What is wrong and what to do, in English.</summary>
    public string Message => Text.ToString();

    /// <summary>The file as the caller named it; empty where the rows did not come from a named file.</summary>
    public string FileName { get; init; } = "";

    /// <summary>What is wrong in a language, with the line where there is one.</summary>
    public string In(string language)
    {
        var message = Line == 0 ? Text : $"Line {Line}: {Text}";
        return message.In(language);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var file = FileName.Length == 0 ? "" : $"{FileName}: ";
        return Line == 0
            ? $"{file}error: {Message}"
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file}line {Line}: error: {Message}");
    }
}
