using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Responses.Frozen;
using Survey.Data.Rounds;
using Survey.Data.Studies.Model;

namespace Survey.Web.Features.Shared.Rounds;

/// <summary>A round, its study, its frame and its answers as they were when they were read. The research team's pages and reports are
/// made from it.</summary>
internal sealed class RoundSnapshot
{
    private readonly Lazy<Dataset> dataset;

    public RoundSnapshot(
        Round round,
        Study study,
        Frame frame,
        IReadOnlyList<Response> responses,
        IReadOnlyCollection<RecordedMove> moves
    )
    {
        (Round, Frame, Responses) = (round, frame, responses);
        var versions = new AnsweredVersions(study, moves);
        UnitResponses = [.. responses.Select(versions.ToUnitResponse).OfType<UnitResponse>()];
        Study = study.WithChosenFormerChoices(responses);
        dataset = new(() => DatasetBuilder.Build(Study, frame, UnitResponses));
    }

    /// <summary>The frozen dataset that it is; null where it is what the round holds now.</summary>
    public FrozenDataset? Frozen { get; init; }

    /// <summary>The round.</summary>
    public Round Round { get; }

    /// <summary>What it asks, with those choices of earlier versions that somebody chose.</summary>
    public Study Study { get; }

    /// <summary>Whom it asks.</summary>
    public Frame Frame { get; }

    /// <summary>The responses that anything was saved for.</summary>
    public IReadOnlyList<Response> Responses { get; }

    /// <summary>The same responses in the form that analysis reads.</summary>
    public ImmutableArray<UnitResponse> UnitResponses { get; }

    /// <summary>The dataset for analysis; built when first asked for.</summary>
    public Dataset Dataset => dataset.Value;

    /// <summary>The respondent groups in the frame's order.</summary>
    public IEnumerable<string> RespondentGroups => Frame.Units.Select(unit => unit.RespondentGroup).Distinct(StringComparer.Ordinal);
}
