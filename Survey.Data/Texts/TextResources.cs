using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Resources;

namespace Survey.Data.Texts;

/// <summary>The texts of one set of resource files: <c>NAME.resx</c> in the default language, <c>NAME.fi.resx</c> in another.</summary>
/// <remarks>A further language is further files: nothing in code names a language. Thread-safe.</remarks>
public sealed class TextResources(Type owner)
{
    private readonly ResourceManager resources = new(owner);

    /// <summary>The codes of the languages that have a resource file, the default first.</summary>
    public ImmutableArray<string> Languages { get; } = LanguagesOf(owner.Assembly);

    /// <summary>The text of a key, its placeholders filled in; in the default language where the one asked for has no text.</summary>
    /// <exception cref="ArgumentException">No resource file has the key.</exception>
    public string In(string language, string key, params IReadOnlyList<object?> arguments)
    {
        var text =
            resources.GetString(key, CultureOf(language))
            ?? throw new ArgumentException($"The resources {resources.BaseName} have no text '{key}'.", nameof(key));
        return arguments.Count == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, [.. arguments]);
    }

    /// <summary>The languages of a project: the one of its own resources, then those of the satellite assemblies beside it.</summary>
    public static ImmutableArray<string> LanguagesOf(Assembly project)
    {
        var defaultLanguage = project.GetCustomAttribute<NeutralResourcesLanguageAttribute>()?.CultureName ?? "";
        var satellite = $"{project.GetName().Name}.resources.dll";
        var folder = Path.GetDirectoryName(project.Location) is { Length: > 0 } beside ? beside : AppContext.BaseDirectory;
        return
        [
            defaultLanguage,
            .. Directory
                .EnumerateDirectories(folder)
                .Where(language => File.Exists(Path.Combine(language, satellite)))
                .Select(language => Path.GetFileName(language))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>A study may call its language anything; what is not a culture's name is read in the default language.</summary>
    internal static CultureInfo CultureOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
