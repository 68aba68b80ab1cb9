using System.Collections.Frozen;
using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Datasets;

/// <summary>The answers of a round as columns: what every figure is computed from. Never changes once built.</summary>
/// <remarks>
/// Rows stand in the frame's order. The answers are those on the form's route, also of responses that are not submitted; which of
/// them count is decided on evaluation (<see cref="ColumnEvaluator"/>). Several threads may use it at once.
/// </remarks>
public sealed class Dataset
{
    internal Dataset(Study study, Frame frame, string hash, ImmutableArray<FormStatus?> statuses)
    {
        Study = study;
        Frame = frame;
        Hash = hash;
        ResponseStatuses = statuses;
    }

    /// <summary>The study.</summary>
    public Study Study { get; }

    /// <summary>Who was asked.</summary>
    public Frame Frame { get; }

    /// <summary>SHA-256 of the frame and the answers in canonical order, in lower-case hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>Each unit's response status; null without a response.</summary>
    public ImmutableArray<FormStatus?> ResponseStatuses { get; }

    /// <summary>Each unit's disposition.</summary>
    public required ImmutableArray<Disposition> Dispositions { get; init; }

    /// <summary>The units that belong to those who are asked.</summary>
    public required RowSet EligibleUnits { get; init; }

    /// <summary>The eligible units that submitted: those whose answers count.</summary>
    public required RowSet SubmittedUnits { get; init; }

    /// <summary>The units.</summary>
    public required DatasetTable Units { get; init; }

    /// <summary>The repeats by name.</summary>
    public required FrozenDictionary<string, DatasetTable> Repeats { get; init; }

    /// <summary>The names of the frame's columns.</summary>
    public required FrozenSet<string> FrameColumnNames { get; init; }

    /// <summary>For each unit the position of the other unit of its pair; -1 where there is none.</summary>
    public required ReadOnlyMemory<int> PartnerOfUnit { get; init; }

    /// <summary>The number of frame units.</summary>
    public int Length => ResponseStatuses.Length;
}
