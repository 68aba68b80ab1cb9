using System.Collections.Immutable;

namespace Survey.Data.Frames;

/// <summary>Everyone who is asked, in the order of the frame file. Immutable.</summary>
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

    /// <summary>The unit with the id, or null.</summary>
    /// <exception cref="ArgumentException">Two units have one id; thrown at the first call.</exception>
    public FrameUnit? FindUnit(string unitId) => unitsById.Value.GetValueOrDefault(unitId);
}
