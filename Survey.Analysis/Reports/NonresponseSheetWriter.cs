using Survey.Analysis.Charts;
using Survey.Analysis.Designs;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Reports;

/// <summary>Writes the sheet of non-response: who answered and who did not, by what the frame says of all who were asked.</summary>
internal sealed class NonresponseSheetWriter(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly StudyLabels labels = context.Labels;

    public string Name => localizer.Text("NonResponse");

    public void Write(WorksheetWriter sheet)
    {
        sheet.WriteTitle(Name, context.SyntheticDataNotice);

        foreach (var line in new NonresponseNotes(context).All())
        {
            sheet.WriteLine(line);
        }

        sheet.NextRow++;
        var headingRow = sheet.NextRow;
        sheet.WriteTable(
            [.. ClassHeadings()],
            context
                .Figures.Nonresponse.SelectMany(profile => profile.Classes.SelectMany(column => ClassRows(profile, column)))
                .Select(row => row.ToList())
        );
        sheet.FinishTable(headingRow, ClassHeadings().Count(), isFrozen: false);
        WriteSection(
            sheet,
            localizer.Text("TheFramesNumbers"),
            NumberHeadings(),
            context.Figures.Nonresponse.SelectMany(profile => profile.Means.Select(number => FormatRow(profile, number)))
        );
        WriteSection(
            sheet,
            localizer.Text("MergedWeightingClasses"),
            MergedClassHeadings(),
            context.Figures.Nonresponse.SelectMany(profile => profile.MergedClasses).Select(FormatRow)
        );
        sheet.ApplyColumnWidths();
    }

    private static void WriteSection(
        WorksheetWriter sheet,
        string title,
        IEnumerable<(string Head, ValueFormat Form)> headings,
        IEnumerable<IEnumerable<(object? Value, ValueFormat Form)>> rows
    )
    {
        if (rows.Any())
        {
            sheet.NextRow++;
            sheet.WriteLine(title);
            sheet.WriteTable([.. headings], rows.Select(row => row.ToList()));
        }
    }

    private IEnumerable<(string Head, ValueFormat Form)> ClassHeadings() =>
        [
            (localizer.Text("RespondentGroup"), ValueFormat.Text),
            (localizer.Text("Variable"), ValueFormat.Text),
            (localizer.Text("Class"), ValueFormat.Text),
            (localizer.Text("Asked"), ValueFormat.Count),
            (localizer.Text("Answered"), ValueFormat.Count),
            (localizer.Text("ResponseRate"), ValueFormat.Share),
            (localizer.Text("ShareOfThoseAsked"), ValueFormat.Share),
            (localizer.Text("ShareOfRespondents"), ValueFormat.Share),
            (localizer.Text("DifferenceStandardised"), ValueFormat.Number),
            (localizer.Text("WeightedShare"), ValueFormat.Share),
            (localizer.Text("LeftAfterWeights"), ValueFormat.FourDecimals),
            (localizer.Text("Part"), ValueFormat.FourDecimals),
            (localizer.Text("OwnPart"), ValueFormat.FourDecimals),
        ];

    /// <summary>The column itself, then its classes.</summary>
    private IEnumerable<IEnumerable<(object? Value, ValueFormat Form)>> ClassRows(NonresponseProfile profile, FrameColumnClasses column)
    {
        yield return
        [
            (GroupLabel(profile), ValueFormat.Text),
            (labels.Variable(column.Column), ValueFormat.Text),
            (localizer.Text("AllClasses"), ValueFormat.Text),
            (profile.EligibleUnits, ValueFormat.Count),
            (profile.AnsweredUnits, ValueFormat.Count),
            ((double)profile.AnsweredUnits / profile.EligibleUnits, ValueFormat.Share),
            (null, ValueFormat.Share),
            (null, ValueFormat.Share),
            (null, ValueFormat.Number),
            (null, ValueFormat.Share),
            (null, ValueFormat.FourDecimals),
            (column.PartialIndicator, ValueFormat.FourDecimals),
            (column.ConditionalPartialIndicator, ValueFormat.FourDecimals),
        ];
        foreach (var each in column.Classes)
        {
            yield return
            [
                (GroupLabel(profile), ValueFormat.Text),
                (labels.Variable(column.Column), ValueFormat.Text),
                (ClassLabel(column.Column, each.Name), ValueFormat.Text),
                (each.EligibleUnits, ValueFormat.Count),
                (each.AnsweredUnits, ValueFormat.Count),
                ((double)each.AnsweredUnits / each.EligibleUnits, ValueFormat.Share),
                (each.Benchmark?.FrameMean, ValueFormat.Share),
                (each.Benchmark?.RespondentMean, ValueFormat.Share),
                (each.Benchmark?.StandardizedDifference, ValueFormat.Number),
                (each.Benchmark?.Weighted.Value, ValueFormat.Share),
                (each.Benchmark?.Difference.Value, ValueFormat.FourDecimals),
                (each.PartialIndicator, ValueFormat.FourDecimals),
                (null, ValueFormat.FourDecimals),
            ];
        }
    }

    private IEnumerable<(string Head, ValueFormat Form)> NumberHeadings() =>
        [
            (localizer.Text("RespondentGroup"), ValueFormat.Text),
            (localizer.Text("Variable"), ValueFormat.Text),
            (localizer.Text("Asked"), ValueFormat.Count),
            (localizer.Text("Answered"), ValueFormat.Count),
            (localizer.Text("MeanOfThoseAsked"), ValueFormat.Number),
            (localizer.Text("MeanOfRespondents"), ValueFormat.Number),
            (localizer.Text("DifferenceStandardised"), ValueFormat.Number),
            (localizer.Text("WeightedMean"), ValueFormat.Number),
            (localizer.Text("LeftAfterWeights"), ValueFormat.Number),
            (localizer.Text("StandardError"), ValueFormat.Number),
        ];

    private IEnumerable<(object? Value, ValueFormat Form)> FormatRow(NonresponseProfile profile, FrameMean number) =>
        [
            (GroupLabel(profile), ValueFormat.Text),
            (labels.Variable(number.Column), ValueFormat.Text),
            (number.KnownUnits, ValueFormat.Count),
            (number.AnsweredUnits, ValueFormat.Count),
            (number.Benchmark?.FrameMean, ValueFormat.Number),
            (number.Benchmark?.RespondentMean, ValueFormat.Number),
            (number.Benchmark?.StandardizedDifference, ValueFormat.Number),
            (number.Benchmark?.Weighted.Value, ValueFormat.Number),
            (number.Benchmark?.Difference.Value, ValueFormat.Number),
            (number.Benchmark?.Weighted.StandardError, ValueFormat.Number),
        ];

    private IEnumerable<(string Head, ValueFormat Form)> MergedClassHeadings() =>
        [
            (localizer.Text("Class"), ValueFormat.Text),
            (localizer.Text("Asked"), ValueFormat.Count),
            (localizer.Text("Answered"), ValueFormat.Count),
        ];

    private IEnumerable<(object? Value, ValueFormat Form)> FormatRow(MergedWeightingClass merged) =>
        [(merged.Name, ValueFormat.Text), (merged.Units, ValueFormat.Count), (merged.Answered, ValueFormat.Count)];

    private string GroupLabel(NonresponseProfile profile) => labels.Value("respondent_group", profile.RespondentGroup);

    private string ClassLabel(string column, string value) => value.Length == 0 ? localizer.Text("NotGiven") : labels.Value(column, value);
}
