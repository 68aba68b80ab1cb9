using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text;

namespace Survey.Data.Texts;

/// <summary>What is wrong with a workbook or file, in words: a sentence with places in it, and what stands there.</summary>
/// <remarks>
/// Code writes it in English, as an interpolated string and in no other way. Another language has it in the resource file
/// <c>ProblemMessages.xx.resx</c>, by the English sentence with its places numbered: <c>There is no type '{0}'.</c>; what has no
/// translation stays English. What stands in a place is a name or number, and the same in every language, or a message itself, or
/// several with commas between.
/// </remarks>
[InterpolatedStringHandler]
public sealed class ProblemMessage : IEquatable<ProblemMessage>
{
    private static readonly ResourceManager Translations = new(
        "Survey.Data.Texts.ProblemMessages",
        typeof(ProblemMessage).Assembly
    );

    private readonly StringBuilder format;
    private readonly List<object> arguments;
    private string? english;

    /// <summary>Called by the compiler where an interpolated string becomes a message.</summary>
    /// <param name="literalLength">The characters outside of places.</param>
    /// <param name="formattedCount">The number of places.</param>
    public ProblemMessage(int literalLength, int formattedCount)
    {
        format = new StringBuilder(literalLength);
        arguments = new List<object>(formattedCount);
    }

    /// <summary>The message that says nothing, such as where there is no advice to add.</summary>
    public static ProblemMessage Empty { get; } = $"";

    /// <summary>Whether it says nothing.</summary>
    public bool IsEmpty => format.Length == 0;

    /// <summary>The English sentence with its places numbered, by which translations are found.</summary>
    internal string Format => format.ToString();

    /// <summary>Called by the compiler for each part between places.</summary>
    /// <param name="value">The characters.</param>
    public void AppendLiteral(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        format.Append(value.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }

    /// <summary>Called by the compiler for each place.</summary>
    /// <param name="value">What stands there.</param>
    public void AppendFormatted<T>(T value)
    {
        format.Append(CultureInfo.InvariantCulture, $"{{{arguments.Count}}}");
        arguments.Add(
            value is ProblemMessage or IEnumerable<ProblemMessage> ? value : Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""
        );
    }

    /// <summary>The first message where there is one of the count, else the second: <c>1 row</c>, <c>2 rows</c>.</summary>
    public static ProblemMessage ForCount(int count, ProblemMessage one, ProblemMessage several) => count == 1 ? one : several;

    /// <summary>Several words of which one is meant: <c>a or b</c>.</summary>
    public static ProblemMessage Or(IEnumerable<string> words) => Or(words.Select(word => (ProblemMessage)$"{word}"));

    /// <summary>Several things of which one is meant, in words that are messages themselves.</summary>
    public static ProblemMessage Or(IEnumerable<ProblemMessage> words) => words.Aggregate((first, second) => $"{first} or {second}");

    /// <summary>Several words that are all meant: <c>a and b</c>.</summary>
    public static ProblemMessage And(IEnumerable<string> words) =>
        words.Select(word => (ProblemMessage)$"{word}").Aggregate((first, second) => $"{first} and {second}");

    /// <summary>A sentence of the reference tables, which the manual prints too.</summary>
    public static ProblemMessage FromReference(string sentence)
    {
        var message = new ProblemMessage(0, 0);
        message.AppendLiteral(sentence);
        return message;
    }

    /// <summary>The message in a language; in English where that has no translation.</summary>
    public string In(string language) => In(TextResources.CultureOf(language));

    /// <inheritdoc/>
    public override string ToString() => english ??= In(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(ProblemMessage? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProblemMessage);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private string In(CultureInfo culture) =>
        string.Format(
            CultureInfo.InvariantCulture,
            FindTranslation(Format, culture) ?? Format,
            [.. arguments.Select(argument => TextOf(argument, culture))]
        );

    private static string? TextOf(object argument, CultureInfo culture) =>
        argument switch
        {
            ProblemMessage message => message.In(culture),
            IEnumerable<ProblemMessage> messages => string.Join(", ", messages.Select(message => message.In(culture))),
            _ => argument.ToString(),
        };

    /// <summary>A country's language falls back on the language alone; the sentences of English are in the code.</summary>
    private static string? FindTranslation(string format, CultureInfo culture) =>
        culture.Equals(CultureInfo.InvariantCulture)
            ? null
            : Translations.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.GetString(format)
                ?? FindTranslation(format, culture.Parent);
}
