namespace Survey.Web.Features.Fieldwork.Frames;

/// <summary>The change of a frame, as it is confirmed on the preview.</summary>
internal sealed record FrameForm
{
    /// <summary>The revision of the frame that the preview compared with.</summary>
    public int Seen { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}
