namespace Survey.Web.Features.Fieldwork.Mailings;

/// <summary>Returned messages that are taken in.</summary>
internal sealed record BounceForm
{
    /// <summary>A message that was pasted, with its headers.</summary>
    public string? Text { get; init; }

    /// <summary>Messages as files (.eml).</summary>
    public IReadOnlyList<IFormFile> Files { get; init; } = [];

    /// <summary>The messages.</summary>
    public async Task<IReadOnlyList<byte[]>> ReadAsync(CancellationToken cancellation)
    {
        var messages = new List<byte[]>();
        if (!string.IsNullOrWhiteSpace(Text))
        {
            messages.Add(System.Text.Encoding.UTF8.GetBytes(Text));
        }

        foreach (var file in Files)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancellation);
            messages.Add(bytes.ToArray());
        }

        return messages;
    }
}

/// <summary>How many returned messages were taken in.</summary>
internal sealed record BounceCount
{
    /// <summary>The new ones.</summary>
    public int Recorded { get; init; }

    /// <summary>Those that were taken in before.</summary>
    public int Known { get; init; }

    /// <summary>Those that belong to no mail of the round.</summary>
    public int Strange { get; init; }

    /// <summary>Those that are neither reports of delivery nor automatic replies.</summary>
    public int Other { get; init; }

    /// <summary>Whether there is anything to say.</summary>
    public bool IsAny => Recorded + Known + Strange + Other > 0;
}
