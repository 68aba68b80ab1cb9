using System.Collections.Immutable;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Nonresponse;

namespace Survey.Analysis.Figures.Results;

/// <summary>Who answered and who did not in one respondent group, by what the frame says of everyone who was asked.</summary>
public sealed record NonresponseProfile
{
    /// <summary>The respondent group.</summary>
    public required string RespondentGroup { get; init; }

    /// <summary>Eligible units.</summary>
    public required int EligibleUnits { get; init; }

    /// <summary>Those of them that submitted.</summary>
    public required int AnsweredUnits { get; init; }

    /// <summary>The frame's columns of classes in which the units differ.</summary>
    public required ImmutableArray<FrameColumnClasses> Classes { get; init; }

    /// <summary>The frame's numbers in which the units differ.</summary>
    public required ImmutableArray<FrameMean> Means { get; init; }

    /// <summary>How alike the chances of answering are, from 0 to 1 (alike), and what that may do to a mean; null where no model of the
    /// response can be made.</summary>
    public Representativity? Representativity { get; init; }

    /// <summary>The weighting classes of the whole group that said too little by themselves and were merged with others.</summary>
    public required ImmutableArray<MergedWeightingClass> MergedClasses { get; init; }
}

/// <summary>A column of the frame with classes.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Classes">The classes in the column's order, the units without one last.</param>
public sealed record FrameColumnClasses(string Column, ImmutableArray<FrameClass> Classes)
{
    /// <summary>What the column has to do with the unevenness of the response: <see cref="ResponsePropensity.Unconditional"/>; null
    /// without a model.</summary>
    public double? PartialIndicator { get; init; }

    /// <summary>What it has beyond the other columns of the model: <see cref="ResponsePropensity.Conditional"/>; null for a column
    /// outside the model.</summary>
    public double? ConditionalPartialIndicator { get; init; }
}

/// <summary>A class of a frame column.</summary>
/// <param name="Name">The class; empty for units without one.</param>
/// <param name="EligibleUnits">Eligible units in it.</param>
/// <param name="AnsweredUnits">Those of them that submitted.</param>
/// <param name="Benchmark">Its share of those who answered, plain and weighted, against its share of all; null where nobody of the group
/// answered.</param>
public sealed record FrameClass(string Name, int EligibleUnits, int AnsweredUnits, FrameBenchmark? Benchmark)
{
    /// <summary>The class's part in the column's: above 0 where more answered than on the whole, below 0 where fewer; null without a
    /// model.</summary>
    public double? PartialIndicator { get; init; }
}

/// <summary>A number of the frame: its mean among those who answered against that of all.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="KnownUnits">Eligible units of which it is known.</param>
/// <param name="AnsweredUnits">Those of them that submitted.</param>
/// <param name="Benchmark">The means; null where none of these answered.</param>
public sealed record FrameMean(string Column, int KnownUnits, int AnsweredUnits, FrameBenchmark? Benchmark);

/// <summary>How representative a response is (Schouten, Cobben and Bethlehem 2009).</summary>
/// <param name="RIndicator">1 where all were equally likely to answer: <see cref="ResponsePropensity.RIndicator"/>.</param>
/// <param name="CoefficientOfVariation">The most by which a plain mean can be off, in standard deviations:
/// <see cref="ResponsePropensity.CoefficientOfVariation"/>.</param>
/// <param name="Columns">The frame columns of the model.</param>
/// <param name="ExcludedColumns">Columns that add nothing to the others, or with which some units' answering is predicted for
/// certain.</param>
/// <param name="MergedClasses">Columns with their classes in which everyone or nobody answered, each joined with its neighbour in the
/// model.</param>
public sealed record Representativity(
    double RIndicator,
    double CoefficientOfVariation,
    ImmutableArray<string> Columns,
    ImmutableArray<string> ExcludedColumns,
    ImmutableArray<(string Column, MergedWeightingClass Class)> MergedClasses
);
