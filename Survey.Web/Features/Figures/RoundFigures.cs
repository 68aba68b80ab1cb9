using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Results;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Figures;

/// <summary>The figures of a round as its answers stood when they were read. Each is computed when first asked for, by one reader at a
/// time.</summary>
internal sealed class RoundFigures(RoundSnapshot snapshot)
{
    private readonly Lock gate = new();
    private readonly Lazy<FigureCalculator> calculator = new(() => new FigureCalculator(snapshot.Dataset));
    private readonly Dictionary<(string Figure, string? By), FigureResult> computed = [];
    private ImmutableArray<ClaimResult>? claims;

    /// <summary>The round and all that belongs to it.</summary>
    public RoundSnapshot Snapshot { get; } = snapshot;

    /// <summary>The figures that the workbook declares.</summary>
    public ImmutableArray<FigureDefinition> Definitions { get; } = FigureSheetReader.Read(snapshot.Study).Figures;

    /// <summary>The figure of that name, or null.</summary>
    public FigureDefinition? Find(string name) => Definitions.FirstOrDefault(definition => definition.Name == name);

    /// <summary>A figure as it is declared, or broken down otherwise.</summary>
    public FigureResult Compute(FigureDefinition definition, BreakdownChoice? breakdown = null)
    {
        lock (gate)
        {
            var key = (definition.Name, breakdown?.Value);
            if (!computed.TryGetValue(key, out var result))
            {
                result = breakdown is null
                    ? calculator.Value.Compute(definition)
                    : calculator.Value.Compute(definition, breakdown.Variables);
                computed.Add(key, result);
            }

            return result;
        }
    }

    /// <summary>The published sentences checked against the figures.</summary>
    public ImmutableArray<ClaimResult> ComputeClaims()
    {
        lock (gate)
        {
            return claims ??= calculator.Value.ComputeAll().Claims;
        }
    }

    /// <summary>What tables and charts of these figures are made in.</summary>
    public ReportContext CreateReportContext(string language) =>
        new()
        {
            Figures = new StudyFigures
            {
                Study = Snapshot.Study,
                DatasetHash = Snapshot.Dataset.Hash,
                EligibleUnits = Snapshot.Dataset.EligibleUnits.Count,
                SubmittedResponses = Snapshot.Dataset.SubmittedUnits.Count,
                Figures = [],
                Claims = [],
            },
            Language = language,
            IsSynthetic = Snapshot.Round.IsSynthetic,
            RespondentGroups = [.. Snapshot.RespondentGroups],
        };
}
