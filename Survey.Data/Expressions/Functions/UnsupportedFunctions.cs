using System.Collections.Immutable;

namespace Survey.Data.Expressions.Functions;

/// <summary>The functions that XLSForm has for phones in the field and a web form does not, each with what to do.</summary>
internal static class UnsupportedFunctions
{
    private const string GeographyAdvice = "A web form takes no places. Ask for the number, or add it as a column of the frame.";
    private const string EncodingAdvice = "Nothing is encrypted or encoded in the form: answers are kept in the store. Remove it.";

    /// <summary>What to do about a function, by its name.</summary>
    public static ImmutableDictionary<string, string> AdviceByFunction { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["area"] = GeographyAdvice,
            ["distance"] = GeographyAdvice,
            ["geofence"] = GeographyAdvice,
            ["intersects"] = GeographyAdvice,
            ["digest"] = EncodingAdvice,
            ["base64-encode"] = EncodingAdvice,
            ["base64-decode"] = EncodingAdvice,
            ["extract-signed"] = EncodingAdvice,
            ["randomize"] = "Write randomize=true beside the list in the column parameters.",
            ["search"] = "Copy the choices to the sheet choices, and narrow them with choice_filter.",
            ["jr:itext"] = "Translations are read by themselves. Name the question or the choice's column label.",
            ["property"] = "A web form knows no device. Remove it.",
            ["version"] = "Write the version in quotes, or leave it to the settings: every answer says which version it belongs to.",
            ["name"] = "Write the name in quotes.",
            ["local-name"] = "Write the name in quotes.",
            ["namespace-uri"] = "A form has no namespaces. Remove it.",
            ["id"] = "Name the question as ${name}.",
            ["lang"] = "Expressions do not know the language. Write the text in each language's column of label.",
            ["func"] = "Write what is meant with the functions there are.",
            ["thousands-sep"] = "Numbers are shown with the language's own separators. Remove it.",
            ["depend"] = "What depends on what is found by itself. Write the first argument alone.",
        }.ToImmutableDictionary(StringComparer.Ordinal);
}
