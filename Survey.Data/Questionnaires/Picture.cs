using System.Collections.Immutable;

namespace Survey.Data.Questionnaires;

/// <summary>A picture file that came with the workbook.</summary>
/// <param name="MediaType">What the bytes are, such as <c>image/png</c>.</param>
/// <param name="Content">The bytes.</param>
public sealed record Picture(string MediaType, ImmutableArray<byte> Content)
{
    /// <summary>What begins a file of each format that every browser draws and that can hold no script.</summary>
    private static readonly ImmutableArray<(byte[] Signature, string MediaType)> Formats =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ([.. "GIF87a"u8], "image/gif"),
        ([.. "GIF89a"u8], "image/gif"),
    ];

    /// <summary>The picture of a file's bytes, by what they are and not by the file's name; null where they are none.</summary>
    public static Picture? FindIn(ReadOnlySpan<byte> content)
    {
        foreach (var (signature, mediaType) in Formats)
        {
            if (content.StartsWith(signature))
            {
                return new Picture(mediaType, [.. content]);
            }
        }

        return content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8)
            ? new Picture("image/webp", [.. content])
            : null;
    }
}

/// <summary>The picture beside a label: its file and what is read where it is not seen, by language.</summary>
public sealed record LabelPicture(LocalizedText FileName, LocalizedText AlternativeText);
