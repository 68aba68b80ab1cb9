using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Figures;

/// <summary>What a figure speaks of: its rows, its base, its cells and how those who answered stand for them.</summary>
internal sealed class FigureScope
{
    private readonly DesignBook designs;
    private readonly ValueColumn.ConditionOf inBase;
    private readonly Bits counted;
    private readonly Bits eligible;
    private readonly Bits possiblyInBase;
    private readonly Bits unitsMaybeInBase;
    private readonly WithheldCells withheld;

    public FigureScope(FigureDefinition definition, Reading units, DesignBook designs, WithheldCells? withheld = null)
    {
        this.designs = designs;
        this.withheld = withheld ?? WithheldCells.None;
        Definition = definition;
        Reading = units.Dataset.Repeats.ContainsKey(definition.Over) ? units.OfRepeat(definition.Over) : units;
        inBase = Reading.Condition(definition.Base);
        eligible = units.Dataset.Eligible.Gather(Reading.Table.UnitOfRow);
        counted = IsOverFrame ? eligible : Reading.Counting;
        possiblyInBase = inBase.False.Or(inBase.NotApplicable).Not();
        var owners = possiblyInBase.Rows().Select(row => Reading.Table.UnitOfRow.Span[row]).ToHashSet();
        unitsMaybeInBase = IsOverRepeat ? Bits.Where(units.Length, owners.Contains) : possiblyInBase;
    }

    public FigureDefinition Definition { get; }

    public Reading Reading { get; }

    public bool IsOverFrame => Definition.Over == FigureDefinition.OverFrame;

    public bool IsOverRepeat => !Reading.IsOfUnits;

    public Data.Studies.StudySettings Settings => Reading.Dataset.Study.Settings;

    public IEnumerable<BreakdownCell> Cells() => new Breakdown(Reading).Cells(Definition.By);

    /// <summary>Submitted rows whose base is true are known or unknown by the value; all others that may belong are non-response.</summary>
    public Standing StandingOf(BreakdownCell cell, ValueColumn value)
    {
        var core = counted.And(cell.Inside).And(inBase.True).AndNot(value.NotApplicable);
        var perhaps = eligible.And(cell.Possible).And(possiblyInBase).AndNot(value.NotApplicable).AndNot(core);
        return new Standing(core.And(value.Known), core.AndNot(value.Known), IsOverRepeat ? null : perhaps);
    }

    /// <summary>The design of a cell; a figure over the frame has one of its own, made from the standings of its columns.</summary>
    public CellDesign DesignOf(BreakdownCell cell, IEnumerable<Standing> standings)
    {
        if (IsOverFrame)
        {
            var (known, population) = (Bits.None(Reading.Length), Bits.None(Reading.Length));
            foreach (var standing in standings)
            {
                (known, population) = (known.Or(standing.Known), population.Or(standing.Population));
            }

            return DesignBook.OfFrame(known, population);
        }

        var units = cell.Units.And(Reading.Dataset.Eligible);
        return IsOverRepeat ? designs.OfRows(Reading.Table, units, unitsMaybeInBase, Weighting) : designs.OfUnits(units, unitsMaybeInBase, Weighting);
    }

    /// <summary>Why the unknown rows are so.</summary>
    public ImmutableSortedDictionary<MissingReason, int>? ReasonsOf(Bits unknown, Expression source) => unknown.Any
        ? unknown.Rows()
            .GroupBy(row => MissingReasons.Of(Reading, source, row))
            .ToImmutableSortedDictionary(reason => reason.Key, reason => reason.Count())
        : null;

    /// <summary>Whether the numbers of a cell, or of a battery's item in it, are withheld.</summary>
    public bool IsWithheld(BreakdownCell cell, string? item = null) => withheld.Contains(cell, item);

    /// <summary>A total is never plain: a sum over those who answered says nothing of all.</summary>
    private Weighting Weighting => !Definition.RakedTo.IsEmpty ? Weighting.RakedTo(Definition.RakedTo)
        : Definition.IsWeighted && Settings.WeightingClass is not null ? Weighting.ByClass
        : Definition.Kind == FigureKind.Total ? Weighting.ByGroup
        : Weighting.None;
}
