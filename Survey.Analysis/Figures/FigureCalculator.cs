using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Estimates;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Studies;

namespace Survey.Analysis.Figures;

/// <summary>Computes the figures of one dataset. What figures share is read once; not for use by several threads at once.</summary>
public sealed class FigureCalculator
{
    private readonly Reading reading;
    private readonly DesignBook designs;
    private Withholding? shown;

    /// <summary>Makes ready to compute figures from a dataset.</summary>
    public FigureCalculator(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        Dataset = dataset;
        reading = new Reading(dataset);
        designs = new DesignBook(dataset);
    }

    /// <summary>What the figures are computed from.</summary>
    public Dataset Dataset { get; }

    /// <summary>The figure as it is declared.</summary>
    public FigureResult Compute(FigureDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return ComputeWithSources(definition, Shown().Decide([definition])[0]).Result;
    }

    /// <summary>The figure broken down by other variables, crossed; none is the whole.</summary>
    public FigureResult Compute(FigureDefinition definition, params ImmutableArray<string> by)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Compute(definition with { By = [by] });
    }

    /// <summary>All figures and claims of the study's workbook; faulty ones are left out, as <see cref="FigureSheet"/> says.</summary>
    public StudyFigures ComputeAll()
    {
        var figures = FigureSheet.Read(Dataset.Study).Figures;
        return ComputeAll(figures, ClaimSheet.Read(Dataset.Study, figures).Claims);
    }

    /// <summary>These figures and claims.</summary>
    public StudyFigures ComputeAll(IReadOnlyList<FigureDefinition> figures, IReadOnlyList<ClaimDefinition> claims)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(claims);
        var withheld = new Withholding(reading, designs).Decide(figures);
        var computed = figures.Zip(withheld, ComputeWithSources).ToList();
        var level = Dataset.Study.Settings.Confidence;
        var byName = computed.DistinctBy(figure => figure.Result.Definition.Name).ToDictionary(figure => figure.Result.Definition.Name, StringComparer.Ordinal);
        var quantities = new FigureQuantities(byName, level);
        return new StudyFigures
        {
            Study = Dataset.Study,
            DatasetHash = Dataset.Hash,
            Units = Dataset.Eligible.Count,
            Responses = Dataset.Submitted.Count,
            Figures = [.. computed.Select(figure => figure.Result)],
            Claims = [.. claims.Select(claim => ClaimJudge.Judge(claim, quantities, level))],
            Nonresponse = new NonresponseAnalysis(Dataset, designs).Profiles(),
        };
    }

    /// <summary>All figures and claims of a study, from its frame and the answers of its units.</summary>
    /// <exception cref="ArgumentException">A response names a unit that the frame does not have, or two name the same.</exception>
    public static StudyFigures ComputeAll(Study study, Frame frame, IReadOnlyList<UnitResponse> responses) =>
        new FigureCalculator(DatasetBuilder.Build(study, frame, responses)).ComputeAll();

    /// <summary>What the workbook's figures show comes first: a figure that is asked for by itself must not give away what they withhold.</summary>
    private Withholding Shown()
    {
        if (shown is null)
        {
            shown = new Withholding(reading, designs);
            shown.Decide(FigureSheet.Read(Dataset.Study).Figures);
        }

        return shown;
    }

    private ComputedFigure ComputeWithSources(FigureDefinition definition, WithheldCells withheld)
    {
        var scope = new FigureScope(definition, reading, designs, withheld);
        ImmutableArray<ComputedCell> cells = [.. CellsOf(scope)];
        return new ComputedFigure(
            new FigureResult
            {
                Definition = definition,
                Interval = IntervalOf(cells),
                Mode = definition.WithSuperpopulation ? "B+C" : "B",
                Cells = [.. cells.Select(cell => cell.Cell)],
                Tests = [.. new BreakdownComparison(scope, cells).Compute()],
                Remarks = [.. RemarksOn(cells, Dataset.Study.Settings.Withholds), .. RemarksOn(withheld)],
            },
            cells);
    }

    private static IEnumerable<ComputedCell> CellsOf(FigureScope scope) => scope.Definition.Kind switch
    {
        FigureKind.Share or FigureKind.Distribution or FigureKind.Ranking or FigureKind.Battery => new ShareFigure(scope).Compute(),
        FigureKind.Mean or FigureKind.Total or FigureKind.Quantile => scope.Definition.Value is { } number ? new NumberFigure(scope, number).Compute() : [],
        FigureKind.Agreement when scope.Definition.Subject is { } question => new ScaleAgreementFigure(scope, question).Compute(),
        FigureKind.Agreement => scope.Definition.Value is { } condition ? new AgreementFigure(scope, condition).Compute() : [],
        FigureKind.ResponseRate => new ResponseRateFigure(scope).Compute(),
        _ => throw new UnreachableException(),
    };

    private static string? IntervalOf(ImmutableArray<ComputedCell> cells)
    {
        var methods = cells.Select(cell => cell.Method).OfType<IntervalMethod>().Distinct().Select(FigureWords.Of).ToList();
        return methods.Count == 0 ? null : string.Join(", ", methods);
    }

    /// <summary>Where a study withholds small cells, the sizes of classes that are smaller still are not told either.</summary>
    private static IEnumerable<LocalText> RemarksOn(ImmutableArray<ComputedCell> cells, bool withholds)
    {
        if (cells.Any(cell => cell.Design is { MergedClasses.Count: > 0 }))
        {
            yield return withholds
                ? LocalText.Of(
                    ("en", "Weighting classes in which fewer than two answered were merged with others of their cell."),
                    ("sv", "Viktklasser med färre än två svar har slagits samman med andra i sin grupp."))
                : LocalText.Of(
                    ("en", $"Weighting classes in which fewer than two answered were merged with others of their cell: {Merged(cells, "{0} ({1} of {2} answered)")}."),
                    ("sv", $"Viktklasser med färre än två svar har slagits samman med andra i sin grupp: {Merged(cells, "{0} ({1} av {2} har svarat)")}."));
        }

        if (cells.Count(cell => cell.Design is { IsUnraked: true }) is > 0 and var unraked)
        {
            yield return LocalText.Of(
                ("en", $"In {unraked} cells no weights meet the sizes of all frame columns at once; everyone of a respondent group weighs the same there."),
                ("sv", $"I {unraked} celler finns inga vikter som stämmer med alla ramvariabler samtidigt; där väger alla i en svarsgrupp lika."));
        }
    }

    private static IEnumerable<LocalText> RemarksOn(WithheldCells withheld)
    {
        if (withheld.ForThemselves > 0)
        {
            yield return LocalText.Of(
                ("en", $"Withheld to protect those who answered: {Counted(withheld.ForThemselves, "cell", "cells")}."),
                ("sv", $"Visas inte, för att skydda dem som har svarat: {Counted(withheld.ForThemselves, "cell", "celler")}."));
        }

        if (withheld.ForOthers > 0)
        {
            yield return LocalText.Of(
                ("en", $"Withheld so that others cannot be worked out from them: {Counted(withheld.ForOthers, "cell", "cells")}."),
                ("sv", $"Visas inte, för att andra inte ska gå att räkna ut: {Counted(withheld.ForOthers, "cell", "celler")}."));
        }
    }

    private static string Counted(int count, string one, string several) => FormattableString.Invariant($"{count} {(count == 1 ? one : several)}");

    private static string Merged(ImmutableArray<ComputedCell> cells, string format) => string.Join("; ", cells
        .Where(cell => cell.Design is { MergedClasses.Count: > 0 })
        .Select(cell => PlaceOf(cell.Cell) + string.Join(
            ", ", (cell.Design?.MergedClasses ?? []).Select(merged => string.Format(CultureInfo.InvariantCulture, format, merged.Name, merged.Answered, merged.Units))))
        .Distinct());

    private static string PlaceOf(Cell cell) => cell.By.IsEmpty ? "" : string.Join(", ", cell.By.Select(by => $"{by.Key} {by.Value}")) + ": ";
}
