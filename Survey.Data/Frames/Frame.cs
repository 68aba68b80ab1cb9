using System.Collections.Immutable;

namespace Survey.Data.Frames;

/// <summary>Everyone who is asked, in the order of the frame file.</summary>
public sealed record Frame
{
    private readonly ImmutableArray<FrameUnit> units;
    private readonly Lazy<ImmutableDictionary<string, FrameUnit>> unitsById = new(ImmutableDictionary<string, FrameUnit>.Empty);

    /// <summary>The frame units; their <see cref="FrameUnit.Id"/> differ.</summary>
    public required ImmutableArray<FrameUnit> Units
    {
        get => units;
        init
        {
            units = value;
            unitsById = new(() => value.ToImmutableDictionary(unit => unit.Id, StringComparer.Ordinal));
        }
    }

    /// <summary>The unit of that name, or null.</summary>
    public FrameUnit? FindUnit(string unitId) => unitsById.Value.GetValueOrDefault(unitId);
}
