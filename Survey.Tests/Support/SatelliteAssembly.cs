using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Resources;

namespace Survey.Tests.Support;

/// <summary>Builds what the compiler makes of a file <c>NAME.fi.resx</c>: an assembly that holds the texts of one language.</summary>
public static class SatelliteAssembly
{
    /// <summary>Writes the satellite of a project into the folder of the language.</summary>
    /// <param name="project">The assembly that the texts belong to.</param>
    /// <param name="folder">The folder of the project's assembly.</param>
    /// <param name="language">The language's code.</param>
    /// <param name="resources">The full name of the resources: <c>Survey.Analysis.Texts.ReportTexts</c>.</param>
    /// <param name="texts">The texts by key.</param>
    public static void Write(
        Assembly project,
        string folder,
        string language,
        string resources,
        IReadOnlyDictionary<string, string> texts
    )
    {
        var name = project.GetName();
        var metadata = new MetadataBuilder();
        metadata.AddModule(
            0,
            metadata.GetOrAddString($"{name.Name}.resources.dll"),
            metadata.GetOrAddGuid(Guid.CreateVersion7()),
            default,
            default
        );
        metadata.AddAssembly(
            metadata.GetOrAddString($"{name.Name}.resources"),
            name.Version ?? new Version(),
            metadata.GetOrAddString(language),
            default,
            default,
            AssemblyHashAlgorithm.None
        );
        metadata.AddTypeDefinition(
            default,
            default,
            metadata.GetOrAddString("<Module>"),
            default,
            MetadataTokens.FieldDefinitionHandle(1),
            MetadataTokens.MethodDefinitionHandle(1)
        );
        metadata.AddManifestResource(
            ManifestResourceAttributes.Public,
            metadata.GetOrAddString($"{resources}.{language}.resources"),
            default,
            0
        );
        var image = new ManagedPEBuilder(
            PEHeaderBuilder.CreateLibraryHeader(),
            new MetadataRootBuilder(metadata),
            new BlobBuilder(),
            managedResources: Content(texts)
        );
        var file = new BlobBuilder();
        image.Serialize(file);
        Directory.CreateDirectory(Path.Combine(folder, language));
        File.WriteAllBytes(Path.Combine(folder, language, $"{name.Name}.resources.dll"), file.ToArray());
    }

    /// <summary>The texts in the form of a .resources file, after their length.</summary>
    private static BlobBuilder Content(IReadOnlyDictionary<string, string> texts)
    {
        using var stream = new MemoryStream();
        using (var writer = new ResourceWriter(stream))
        {
            foreach (var (key, text) in texts)
            {
                writer.AddResource(key, text);
            }
        }

        var blob = new BlobBuilder();
        blob.WriteInt32(stream.ToArray().Length);
        blob.WriteBytes(stream.ToArray());
        return blob;
    }
}
