using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Figures.Cells;

/// <summary>The rows, base, cells and sample designs of a figure.</summary>
internal sealed class FigureScope
{
    private readonly CellDesignCache designs;
    private readonly ValueColumn.ConditionColumn inBase;
    private readonly RowSet countedRows;
    private readonly RowSet eligibleRows;
    private readonly RowSet possibleBaseRows;
    private readonly RowSet possibleBaseUnits;
    private readonly SuppressedCells suppressed;

    public FigureScope(
        FigureDefinition definition,
        ColumnEvaluator unitEvaluator,
        CellDesignCache designs,
        SuppressedCells? withheld = null
    )
    {
        this.designs = designs;
        this.suppressed = withheld ?? SuppressedCells.None;
        Definition = definition;
        Evaluator = unitEvaluator.Dataset.Repeats.ContainsKey(definition.Over) ? unitEvaluator.ForRepeat(definition.Over) : unitEvaluator;
        inBase = Evaluator.EvaluateCondition(definition.Base);
        eligibleRows = unitEvaluator.Dataset.EligibleUnits.Gather(Evaluator.Table.UnitOfRow);
        countedRows = IsOverFrame ? eligibleRows : Evaluator.SubmittedRows;
        possibleBaseRows = inBase.False.Or(inBase.NotApplicable).Not();
        var possibleUnits = possibleBaseRows.Rows().Select(row => Evaluator.Table.UnitOfRow.Span[row]).ToHashSet();
        possibleBaseUnits = IsOverRepeat ? RowSet.Where(unitEvaluator.Length, possibleUnits.Contains) : possibleBaseRows;
    }

    public FigureDefinition Definition { get; }

    public ColumnEvaluator Evaluator { get; }

    public bool IsOverFrame => Definition.Over == FigureDefinition.OverFrame;

    public bool IsOverRepeat => !Evaluator.IsForUnits;

    public Survey.Data.Studies.Model.StudySettings Settings => Evaluator.Dataset.Study.Settings;

    /// <summary>The 0/1 variables whose shares the figure estimates; none where it estimates something else.</summary>
    public IReadOnlyList<Indicator> Indicators() =>
        Definition.Kind is IndicatorKind kind
            ? kind.IndicatorsOf(Definition.Value, Definition.Subject, Definition.TopCategories, Evaluator)
            : [];

    public IEnumerable<BreakdownCell> Cells() => new BreakdownCellBuilder(Evaluator).Build(Definition.Breakdowns);

    /// <summary>Submitted rows whose base is true are known or unknown by the value; all others that may belong are non-response.</summary>
    public CellMembership MembershipOf(BreakdownCell cell, ValueColumn value)
    {
        var inCell = countedRows.And(cell.MemberRows).And(inBase.True).AndNot(value.NotApplicable);
        var nonrespondents = eligibleRows.And(cell.PossibleRows).And(possibleBaseRows).AndNot(value.NotApplicable).AndNot(inCell);
        return new CellMembership(inCell.And(value.Known), inCell.AndNot(value.Known), IsOverRepeat ? null : nonrespondents);
    }

    /// <summary>The design of a cell; a figure over the frame has one of its own, made from the memberships of its columns.</summary>
    public CellDesign DesignOf(BreakdownCell cell, IEnumerable<CellMembership> memberships)
    {
        if (IsOverFrame)
        {
            var (known, population) = (RowSet.None(Evaluator.Length), RowSet.None(Evaluator.Length));
            foreach (var membership in memberships)
            {
                (known, population) = (known.Or(membership.Known), population.Or(membership.Population));
            }

            return CellDesignCache.ForFrame(known, population);
        }

        var units = cell.FrameUnits.And(Evaluator.Dataset.EligibleUnits);
        return IsOverRepeat
            ? designs.ForRows(Evaluator.Table, units, possibleBaseUnits, Weighting)
            : designs.ForUnits(units, possibleBaseUnits, Weighting);
    }

    /// <summary>Why the unknown rows are so.</summary>
    public ImmutableSortedDictionary<MissingReason, int>? MissingReasonsOf(RowSet unknown, Expression source) =>
        unknown.Any
            ? unknown
                .Rows()
                .GroupBy(row => MissingReasonResolver.Resolve(Evaluator, source, row))
                .ToImmutableSortedDictionary(reason => reason.Key, reason => reason.Count())
            : null;

    /// <summary>Whether the numbers of a cell, or of a battery's item in it, are suppressed.</summary>
    public bool IsSuppressed(BreakdownCell cell, string? item = null) => suppressed.Contains(cell, item);

    private Weighting Weighting
    {
        get
        {
            if (!Definition.RakingColumns.IsEmpty)
            {
                return Weighting.RakedTo(Definition.RakingColumns);
            }

            if (Definition.IsWeighted && Settings.WeightingClassColumn is not null)
            {
                return Weighting.ByClass;
            }

            return Definition.Kind.Weighting == FigureWeighting.Always ? Weighting.ByGroup : Weighting.None;
        }
    }
}
