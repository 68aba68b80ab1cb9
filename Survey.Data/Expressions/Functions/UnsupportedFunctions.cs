using System.Collections.Immutable;
using Survey.Data.Texts;

namespace Survey.Data.Expressions.Functions;

/// <summary>Functions of XLSForm that a web form does not support, each with what to do instead.</summary>
internal static class UnsupportedFunctions
{
    private static readonly ProblemMessage GeographyAdvice = $"A web form does not record positions. Ask for the number, or add it as a "
        + $"column of the frame.";
    private static readonly ProblemMessage EncodingAdvice = $"A form does not encrypt or encode answers; they are stored on the server. "
        + $"Remove it.";

    /// <summary>What to do about a function, by its name.</summary>
    public static ImmutableDictionary<string, ProblemMessage> AdviceByFunction { get; } =
        new Dictionary<string, ProblemMessage>(StringComparer.Ordinal)
        {
            ["area"] = GeographyAdvice,
            ["distance"] = GeographyAdvice,
            ["geofence"] = GeographyAdvice,
            ["intersects"] = GeographyAdvice,
            ["digest"] = EncodingAdvice,
            ["base64-encode"] = EncodingAdvice,
            ["base64-decode"] = EncodingAdvice,
            ["extract-signed"] = EncodingAdvice,
            ["randomize"] = $"Write randomize=true beside the list in the column parameters.",
            ["search"] = $"Copy the choices to the sheet choices, and narrow them with choice_filter.",
            ["jr:itext"] = $"Translations are chosen automatically. Name the question or the choice's column label.",
            ["property"] = $"A web form cannot read properties of the device. Remove it.",
            ["version"] = $"Write the version in quotes, or leave it out: each answer is stored with the version of its study.",
            ["name"] = $"Write the name in quotes.",
            ["local-name"] = $"Write the name in quotes.",
            ["namespace-uri"] = $"A form has no namespaces. Remove it.",
            ["id"] = $"Name the question as ${{name}}.",
            ["lang"] = $"Expressions cannot read the language. Write the text in each language's column of label.",
            ["func"] = $"Write it with the functions that the manual lists.",
            ["thousands-sep"] = $"Numbers are shown with the language's own separators. Remove it.",
            ["depend"] = $"Dependencies are found automatically. Write the first argument alone.",
        }.ToImmutableDictionary(StringComparer.Ordinal);
}
