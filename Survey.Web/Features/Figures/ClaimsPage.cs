using System.Collections.Immutable;
using Survey.Analysis.Figures.Results;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Figures;

/// <summary>The published sentences and their verdicts.</summary>
internal sealed record ClaimsPage(RoundSnapshot Snapshot, ImmutableArray<ClaimResult> Claims);
