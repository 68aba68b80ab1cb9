using System.Collections.Immutable;
using System.Diagnostics;
using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Figures.Calculation;
using Survey.Analysis.Figures.Cells;
using Survey.Analysis.Figures.Claims;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Nonresponse;
using Survey.Analysis.Figures.Results;
using Survey.Analysis.Figures.Suppression;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Figures;

/// <summary>Computes the figures of one dataset. What figures share is read once; not for use by several threads at once.</summary>
public sealed class FigureCalculator
{
    private readonly ColumnEvaluator evaluator;
    private readonly CellDesignCache designs;
    private CellSuppression? suppression;

    /// <summary>Makes ready to compute figures from a dataset.</summary>
    public FigureCalculator(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        Dataset = dataset;
        evaluator = new ColumnEvaluator(dataset);
        designs = new CellDesignCache(dataset);
    }

    /// <summary>What the figures are computed from.</summary>
    public Dataset Dataset { get; }

    /// <summary>The figure as it is declared.</summary>
    public FigureResult Compute(FigureDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return ComputeWithSources(definition, PrepareSuppression().Decide([definition])[0]).Result;
    }

    /// <summary>The figure broken down by other variables, crossed; none is the whole.</summary>
    public FigureResult Compute(FigureDefinition definition, params ImmutableArray<string> by)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Compute(definition with { Breakdowns = [by] });
    }

    /// <summary>Who answered and who did not: one profile for each respondent group that has eligible units, in the frame's
    /// order.</summary>
    public ImmutableArray<NonresponseProfile> ComputeNonresponse() => new NonresponseProfileBuilder(Dataset, designs).ComputeProfiles();

    /// <summary>All figures and claims of the study's workbook; those with errors are left out, as <see cref="FigureSheetReader"/>
    /// says.</summary>
    public StudyFigures ComputeAll()
    {
        var figures = FigureSheetReader.Read(Dataset.Study).Figures;
        return ComputeAll(figures, ClaimSheetReader.Read(Dataset.Study, figures).Claims);
    }

    /// <summary>These figures and claims.</summary>
    public StudyFigures ComputeAll(IReadOnlyList<FigureDefinition> figures, IReadOnlyList<ClaimDefinition> claims)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(claims);
        var suppressed = new CellSuppression(evaluator, designs).Decide(figures);
        var computed = figures.Zip(suppressed, ComputeWithSources).ToList();
        var level = Dataset.Study.Settings.ConfidenceLevel;
        var byName = computed
            .DistinctBy(figure => figure.Result.Definition.Name)
            .ToDictionary(figure => figure.Result.Definition.Name, StringComparer.Ordinal);
        var quantities = new ClaimQuantityLookup(byName, level);
        return new StudyFigures
        {
            Study = Dataset.Study,
            DatasetHash = Dataset.Hash,
            EligibleUnits = Dataset.EligibleUnits.Count,
            SubmittedResponses = Dataset.SubmittedUnits.Count,
            Figures = [.. computed.Select(figure => figure.Result)],
            Claims = [.. claims.Select(claim => ClaimEvaluator.EvaluateClaim(claim, quantities, level))],
            Nonresponse = ComputeNonresponse(),
        };
    }

    /// <summary>All figures and claims of a study, from its frame and the answers of its units.</summary>
    /// <exception cref="ArgumentException">A response names a unit that the frame does not have, or two name the same.</exception>
    public static StudyFigures ComputeAll(Study study, Frame frame, IReadOnlyList<UnitResponse> responses) =>
        new FigureCalculator(DatasetBuilder.Build(study, frame, responses)).ComputeAll();

    /// <summary>Suppression of the workbook's figures is decided first, so that a later figure cannot disclose their cells.</summary>
    private CellSuppression PrepareSuppression()
    {
        if (suppression is null)
        {
            suppression = new CellSuppression(evaluator, designs);
            suppression.Decide(FigureSheetReader.Read(Dataset.Study).Figures);
        }

        return suppression;
    }

    private ComputedFigure ComputeWithSources(FigureDefinition definition, SuppressedCells suppressed)
    {
        var scope = new FigureScope(definition, evaluator, designs, suppressed);
        ImmutableArray<ComputedCell> cells = [.. CellsOf(scope)];
        return new ComputedFigure(
            new FigureResult
            {
                Definition = definition,
                IntervalMethods = IntervalMethodsOf(cells),
                InferenceMode = definition.IncludesSuperpopulation ? "B+C" : "B",
                Cells = [.. cells.Select(cell => cell.Cell)],
                Tests = [.. new BreakdownTestCalculator(scope, cells).Compute()],
                Remarks = [.. FigureRemarks.For(cells, Dataset.Study.Settings.SuppressesCells), .. FigureRemarks.For(suppressed)],
            },
            cells
        );
    }

    private static IEnumerable<ComputedCell> CellsOf(FigureScope scope) =>
        (scope.Definition.Kind, scope.Definition.Value, scope.Definition.Subject) switch
        {
            (IndicatorKind, _, _) => new ShareFigureCalculator(scope).Compute(),
            (NumberKind kind, { } number, _) => new NumberFigureCalculator(scope, kind, number).Compute(),
            (AgreementKind, _, { } question) => new ScaleAgreementFigureCalculator(scope, question).Compute(),
            (AgreementKind, { } condition, _) => new AgreementFigureCalculator(scope, condition).Compute(),
            (ResponseRateKind, _, _) => new ResponseRateFigureCalculator(scope).Compute(),
            _ => throw new UnreachableException($"No calculator for figure '{scope.Definition.Name}' of kind {scope.Definition.Kind}."),
        };

    private static string? IntervalMethodsOf(ImmutableArray<ComputedCell> cells)
    {
        var methods = cells.Select(cell => cell.IntervalMethod).OfType<IntervalMethod>().Distinct().Select(FigureTokens.Of).ToList();
        return methods.Count == 0 ? null : string.Join(", ", methods);
    }
}
