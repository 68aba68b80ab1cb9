using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Figures;

/// <summary>The figures of a round as its answers stood when they were read. Each is computed when first asked for, by one reader at a time.</summary>
internal sealed class RoundFigures(RoundMaterial material)
{
    private readonly Lock gate = new();
    private readonly Lazy<FigureCalculator> calculator = new(() => new FigureCalculator(material.Dataset));
    private readonly Dictionary<(string Figure, string? By), FigureResult> computed = [];
    private ImmutableArray<ClaimResult>? claims;

    /// <summary>The round and all that belongs to it.</summary>
    public RoundMaterial Material { get; } = material;

    /// <summary>The figures that the workbook declares.</summary>
    public ImmutableArray<FigureDefinition> Definitions { get; } = FigureSheet.Read(material.Study).Figures;

    /// <summary>The figure of that name, or null.</summary>
    public FigureDefinition? Find(string name) => Definitions.FirstOrDefault(definition => definition.Name == name);

    /// <summary>A figure as it is declared, or broken down otherwise.</summary>
    public FigureResult Compute(FigureDefinition definition, BreakdownChoice? by = null)
    {
        lock (gate)
        {
            var key = (definition.Name, by?.Value);
            if (!computed.TryGetValue(key, out var result))
            {
                result = by is null ? calculator.Value.Compute(definition) : calculator.Value.Compute(definition, by.Variables);
                computed.Add(key, result);
            }

            return result;
        }
    }

    /// <summary>The published sentences held against the figures.</summary>
    public ImmutableArray<ClaimResult> Claims()
    {
        lock (gate)
        {
            return claims ??= calculator.Value.ComputeAll().Claims;
        }
    }

    /// <summary>What tables and charts of these figures are made in.</summary>
    public Edition Edition(string language) => new()
    {
        Figures = new StudyFigures
        {
            Study = Material.Study,
            DatasetHash = Material.Dataset.Hash,
            Units = Material.Dataset.Eligible.Count,
            Responses = Material.Dataset.Submitted.Count,
            Figures = [],
            Claims = [],
        },
        Language = language,
        IsSynthetic = Material.Round.IsSynthetic,
        Groups = [.. Material.Groups],
    };
}
