using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Reports;

/// <summary>Writes the sheet that says how every number was made.</summary>
internal sealed class MethodSheetWriter(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly StudyLabels labels = context.Labels;
    private readonly FigureDescriptionFormatter descriptions = new(context);

    public string Name => localizer.Text("Method");

    public void Write(WorksheetWriter sheet)
    {
        sheet.WriteLine(Name, isTitle: true);
        if (context.SyntheticDataNotice.Length > 0)
        {
            sheet.WriteLine(context.SyntheticDataNotice, isWarning: true);
        }

        sheet.NextRow++;
        foreach (var (label, text) in new MethodNotes(context).All())
        {
            sheet.WriteLabelledText(label, text);
        }

        sheet.NextRow++;
        var headingRow = sheet.NextRow;
        sheet.WriteHeadings([.. Headings().Select(heading => (heading, ValueFormat.Text))]);
        foreach (var figure in context.Figures.Figures)
        {
            sheet.AddBottomBorder(sheet.NextRow, Headings().Count());
            sheet.WriteRow([.. Cells(figure).Select(text => ((object?)text, ValueFormat.Text))]);
        }

        sheet.FinishTable(headingRow, Headings().Count(), isFrozen: false);
    }

    private IEnumerable<string> Headings() =>
        [
            localizer.Text("Figure"),
            localizer.Text("Title"),
            localizer.Text("Measure"),
            localizer.Text("WhatIsCounted"),
            localizer.Text("Base"),
            localizer.Text("Breakdown"),
            localizer.Text("Interval"),
            localizer.Text("Weights"),
            localizer.Text("Mode"),
            localizer.Text("Expression"),
            localizer.Text("BaseExpression"),
            localizer.Text("Note"),
            localizer.Text("InTheComputation"),
        ];

    private IEnumerable<string> Cells(FigureResult figure)
    {
        var definition = figure.Definition;
        return
        [
            definition.Name,
            labels.Title(definition),
            descriptions.FormatMeasure(definition),
            descriptions.FormatSubject(definition),
            descriptions.FormatBase(definition),
            string.Join("; ", definition.Breakdowns.Select(by => by.IsEmpty ? localizer.Text("AllUnits") : labels.Breakdown(by))),
            descriptions.FormatIntervalMethods(figure.IntervalMethods),
            DescribeWeights(definition),
            figure.InferenceMode,
            definition.Value?.ToString() ?? definition.Subject ?? "",
            definition.Base?.ToString() ?? "",
            labels.Text(definition.Note),
            string.Join(" ", figure.Tests.Select(descriptions.FormatTest).Concat(figure.Remarks.Select(labels.Text))),
        ];
    }

    private string DescribeWeights(FigureDefinition figure)
    {
        if (figure.Over == FigureDefinition.OverFrame || figure.Kind.Weighting == FigureWeighting.None)
        {
            return localizer.Text("NoWeights");
        }

        if (!figure.RakingColumns.IsEmpty)
        {
            var columns = string.Join(localizer.Text("WeightsAnd"), figure.RakingColumns.Select(labels.Variable));
            return localizer.Text("RespondentGroupRakedTo", columns);
        }

        if (figure.IsWeighted && context.Study.Settings.WeightingClassColumn is { } column)
        {
            return localizer.Text("RespondentGroupWithColumn", labels.Variable(column));
        }

        return localizer.Text(figure.Kind.Weighting == FigureWeighting.Always ? "RespondentGroupWeights" : "NoWeights");
    }
}
