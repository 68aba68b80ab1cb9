using System.Collections.Immutable;

namespace Survey.Data.Frames;

/// <summary>One form to be answered: who is asked, and about what.</summary>
public sealed record FrameUnit
{
    /// <summary>The stable name of the unit, unique in its frame.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The group whose questions it answers, such as <c>municipality</c>.</summary>
    public required string RespondentGroup { get; init; }

    /// <summary>The organisation that answers.</summary>
    public required string Organisation { get; init; }

    /// <summary>Units with the same pair answer about the same thing; empty is none.</summary>
    public string Pair { get; init; } = "";

    /// <summary>Where the person who answers is reached; empty where nobody is named.</summary>
    public string Email { get; init; } = "";

    /// <summary>What fieldwork recorded for a unit that has not answered; null where nothing is noted.</summary>
    public Disposition? Disposition { get; init; }

    /// <summary>The unit that answers for this one, which is not asked itself; empty where there is none.</summary>
    public string MergedWith => Columns.GetValueOrDefault(FrameFileReader.MergedWithColumn, "");

    /// <summary>Every column of the frame file by name, the ones above included.</summary>
    public required ImmutableDictionary<string, string> Columns { get; init; }

    /// <summary>The same unit with another outcome, in its columns too.</summary>
    public FrameUnit WithDisposition(Disposition? disposition) =>
        this with
        {
            Disposition = disposition,
            Columns = Columns.SetItem(FrameFileReader.DispositionColumn, FrameFileReader.WordOf(disposition)),
        };

    /// <summary>XLSForm's name of a response; a response is its unit's here.</summary>
    public const string InstanceId = "instanceID";

    /// <summary>What XLSForm calls a response to people.</summary>
    public const string InstanceName = "instanceName";

    /// <summary>The text in a column; empty where the frame has none.</summary>
    public string GetValue(string column) =>
        (column, Columns.GetValueOrDefault(column)) switch
        {
            (_, { } value) => value,
            (InstanceId, _) => Id,
            (InstanceName, _) => DisplayName,
            _ => "",
        };
}
