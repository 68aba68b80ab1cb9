using System.Collections.Immutable;
using Survey.Data.Frames.Changes;

namespace Survey.Data.Contacts;

/// <summary>What is done to a contact.</summary>
public enum ContactChangeKind
{
    /// <summary>It is added.</summary>
    Added,

    /// <summary>Some of what is known of it is another.</summary>
    Changed,

    /// <summary>The person is turned to no longer.</summary>
    Ended,

    /// <summary>The person is turned to again.</summary>
    Resumed,
}

/// <summary>A change of a contact. All of them are kept.</summary>
public sealed record ContactChange
{
    /// <summary>The contact.</summary>
    public required Guid ContactId { get; init; }

    /// <summary>The number of the change, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>What is done.</summary>
    public required ContactChangeKind Kind { get; init; }

    /// <summary>What was known and is known, by field.</summary>
    public required ImmutableArray<FrameValueChange> Values { get; init; }

    /// <summary>Who did it.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>What differs between two states of a contact, by field.</summary>
    /// <param name="before">The contact; null where it is added.</param>
    /// <param name="after">The contact as it is to be.</param>
    public static ImmutableArray<FrameValueChange> Compare(Contact? before, Contact after) =>
        [
            .. new FrameValueChange[]
            {
                new("name", before?.Name ?? "", after.Name),
                new("role", before?.Role.ToString() ?? "", after.Role.ToString()),
                new("email", before?.Email ?? "", after.Email),
                new("phone", before?.Phone ?? "", after.Phone),
                new("units", before is null ? "" : string.Join(" / ", before.UnitIds), string.Join(" / ", after.UnitIds)),
            }.Where(value => value.Before != value.After),
        ];
}
