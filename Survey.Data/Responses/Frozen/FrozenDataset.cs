namespace Survey.Data.Responses.Frozen;

/// <summary>A round's study, frame and answers as they stood at one moment, under a name by which figures and reports can be made of them
/// ever after.</summary>
/// <remarks>Immutable: it is added once, and never changed or deleted.</remarks>
public sealed record FrozenDataset
{
    /// <summary>The length of the longest name.</summary>
    public const int MaximumNameLength = 100;

    /// <summary>The length of the longest reason.</summary>
    public const int MaximumReasonLength = 1000;

    /// <summary>The dataset's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The name, unique in the round; it stands in addresses and commands.</summary>
    public required string Name { get; init; }

    /// <summary>The hash of its content, which <c>figures.json</c> names as <c>dataset.hash</c>.</summary>
    public required string Hash { get; init; }

    /// <summary>How many units could be asked.</summary>
    public required int EligibleUnits { get; init; }

    /// <summary>How many units had any answer, submitted or not.</summary>
    public required int StartedResponses { get; init; }

    /// <summary>How many units had submitted.</summary>
    public required int SubmittedResponses { get; init; }

    /// <summary>Why it was frozen; empty where nobody said.</summary>
    public required string Reason { get; init; }

    /// <summary>The account that froze it, or the command line's name.</summary>
    public required string FrozenBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset FrozenAt { get; init; }

    /// <summary>Whether a name can be part of an address and of a file's name.</summary>
    public static bool IsValidName(string name) =>
        name.Length is > 0 and <= MaximumNameLength && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
