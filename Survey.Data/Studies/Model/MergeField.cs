using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Model;

/// <summary>A field in the text of a message, written <c>{{name}}</c>: each person reads their own value in its place.</summary>
/// <remarks>It is not written as XLSForm's <c>${name}</c>, which is the answer to a question.</remarks>
/// <param name="Name">The name between the braces.</param>
/// <param name="Description">What stands in its place, in one line.</param>
public sealed partial record MergeField(string Name, string Description)
{
    /// <summary>The unit.</summary>
    public const string Unit = "unit";

    /// <summary>The organisation.</summary>
    public const string Organisation = "organisation";

    /// <summary>The study's title.</summary>
    public const string Title = "title";

    /// <summary>The personal link.</summary>
    public const string Link = "link";

    /// <summary>The access code.</summary>
    public const string Code = "code";

    /// <summary>The last day.</summary>
    public const string Deadline = "deadline";

    /// <summary>Whom to ask.</summary>
    public const string Contact = "contact";

    /// <summary>How far the form is.</summary>
    public const string Progress = "progress";

    /// <summary>All fields.</summary>
    public static ImmutableArray<MergeField> All { get; } =
        [
            new(Unit, "the name of the unit to answer for; of several, all that are not submitted"),
            new(Organisation, "the name of the organisation"),
            new(Title, "the study's title"),
            new(Link, "the personal link to the form"),
            new(Code, "the access code, in groups of four"),
            new(Deadline, "the last day, with the hour where the round does not close at the end of a day"),
            new(Contact, "whom to ask, from settings"),
            new(Progress, "how many questions are answered, or that nothing is begun"),
        ];

    /// <summary>The names of the fields in a text, known or not, in order.</summary>
    public static IEnumerable<string> ListNames(string text) => FieldPattern().Matches(text).Select(match => match.Groups["name"].Value);

    /// <summary>The text with the values of its fields.</summary>
    /// <param name="text">The text.</param>
    /// <param name="valueOf">The value of a field, and whether it stands as the address of a Markdown link.</param>
    public static string Fill(string text, Func<string, bool, string> valueOf) =>
        FieldPattern()
            .Replace(
                text,
                match =>
                    valueOf(match.Groups["name"].Value, text.AsSpan(0, match.Index).EndsWith("](", StringComparison.Ordinal))
            );

    /// <summary>The languages in which a text leads nowhere: with neither link nor code.</summary>
    public static IEnumerable<string> ListLanguagesWithoutWayToForm(LocalizedText text) =>
        from translation in text.ByLanguage
        where !ListNames(translation.Value).Any(name => name is Link or Code)
        select translation.Key;

    [GeneratedRegex(@"\{\{\s*(?<name>[^{}]*?)\s*\}\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex FieldPattern();
}
