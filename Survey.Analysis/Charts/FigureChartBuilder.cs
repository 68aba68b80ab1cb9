using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Charts;

/// <summary>Makes the charts of figures: one for each breakdown.</summary>
public sealed class FigureChartBuilder(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly StudyLabels labels = context.Labels;
    private readonly FigureDescriptionFormatter descriptions = new(context);

    /// <summary>The charts of all figures, in the workbook's order; figures with <c>chart</c> = <c>none</c> have none.</summary>
    public IEnumerable<Chart> BuildAll() => context.Figures.Figures.SelectMany(Build);

    /// <summary>The charts of one figure.</summary>
    public IEnumerable<Chart> Build(FigureResult figure) =>
        figure.Definition.Chart == FigureChart.None ? [] : FigureBreakdown.CreateAll(figure).Select(Build);

    /// <summary>The chart of one breakdown.</summary>
    public Chart Build(FigureBreakdown breakdown)
    {
        var figure = breakdown.Figure.Definition;
        var outline = BuildOutline(breakdown);
        return figure.Kind switch
        {
            { CountUnit: FigureCountUnit.Pairs } => new PairChartBuilder(context).Build(breakdown, outline),
            { AllowsLikertChart: true } when figure.Chart == FigureChart.Likert =>
                new DivergingChartBuilder(context).Build(breakdown, outline),
            _ => new BarChartBuilder(context).Build(breakdown, outline with { Notes = [.. BuildBarNotes(breakdown), .. outline.Notes] }),
        };
    }

    private Chart BuildOutline(FigureBreakdown breakdown)
    {
        var figure = breakdown.Figure.Definition;
        var by = breakdown.Variables.IsEmpty
            ? ""
            : " " + localizer.Text("ByVariables", labels.Breakdown(breakdown.Variables).ToLowerInvariant());
        return new Chart
        {
            Name = breakdown.Name,
            FigureName = figure.Name,
            Title = labels.Title(figure),
            Subtitle = $"{descriptions.FormatMeasure(figure)}.{by} {localizer.Text("Base")}: {descriptions.FormatBase(figure)}.",
            Language = context.Language,
            Type = ChartType.Bars,
            Axis = ChartAxis.ForShares(localizer),
            ColumnHeadings = [],
            Panels = [],
            Notes = [.. BuildNotes(breakdown)],
            SyntheticDataNotice = context.SyntheticDataNotice,
        };
    }

    private IEnumerable<string> BuildNotes(FigureBreakdown breakdown)
    {
        if (labels.Text(breakdown.Figure.Definition.Note) is { Length: > 0 } note)
        {
            yield return note;
        }

        if (breakdown.Figure.Definition.Kind.CountUnit != FigureCountUnit.Pairs && breakdown.Cells.Any(cell => cell.Unknown is not null))
        {
            yield return localizer.Text("BaseAndUnknownLegend");
        }

        if (breakdown.HasUnevenRounding)
        {
            yield return localizer.Text("RoundingNote");
        }

        if (breakdown.Cells.Any(cell => cell.IsSuppressed))
        {
            yield return context.SuppressionNote;
        }

        yield return context.SourceNote;
    }

    private IEnumerable<string> BuildBarNotes(FigureBreakdown breakdown)
    {
        if (breakdown.Cells.Any(cell => cell.Lower is not null))
        {
            var confidence = localizer.Numbers.Level(context.Study.Settings.ConfidenceLevel);
            yield return localizer.Text(
                "ConfidenceIntervalLegend",
                confidence,
                descriptions.FormatIntervalMethods(breakdown.Figure.IntervalMethods)
            );
        }

        if (breakdown.Figure.Definition.Kind.IsOrderedByRank && breakdown.Cells.Any(cell => cell.RankUpper is not null))
        {
            yield return localizer.Text("RankLegend");
        }

        if (breakdown.Cells.Any(cell => cell.LowerBound is not null))
        {
            yield return localizer.Text("PossibleRangeLegend");
        }
    }
}
