using Survey.Analysis.Charts;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Reports;

/// <summary>Writes the sheet of tests: for every breakdown, whether its groups differ.</summary>
internal sealed class TestSheetWriter(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly StudyLabels labels = context.Labels;
    private readonly FigureDescriptionFormatter descriptions = new(context);
    private readonly List<(FigureResult Figure, BreakdownTest Test)> tests =
    [
        .. context.Figures.Figures.SelectMany(figure => figure.Tests.Select(test => (figure, test))),
    ];

    public string Name => localizer.Text("Tests");

    public bool IsEmpty => tests.Count == 0;

    public void Write(WorksheetWriter sheet)
    {
        sheet.WriteTitle(Name, context.SyntheticDataNotice);

        sheet.WriteLine(localizer.Text("TestSheetNote"));
        sheet.WriteLine(localizer.Text("TestGroupsNote"));
        sheet.NextRow++;
        var headingRow = sheet.NextRow;
        var headings = Headings().ToList();
        var adjusted = PValueAdjustment.Of([.. tests.Select(test => test.Test.Result?.PValue).OfType<double>()], AdjustmentMethod.Holm);
        var nextAdjusted = 0;
        sheet.WriteTable(
            headings,
            tests.Select(row => Cells(row.Figure, row.Test, row.Test.Result is null ? null : adjusted[nextAdjusted++]).ToList())
        );
        sheet.FinishTable(headingRow, headings.Count);
    }

    private IEnumerable<(string Head, ValueFormat Form)> Headings() =>
        [
            (localizer.Text("Figure"), ValueFormat.Text),
            (localizer.Text("Title"), ValueFormat.Text),
            (localizer.Text("Breakdown"), ValueFormat.Text),
            (localizer.Text("Groups"), ValueFormat.Count),
            ("F", ValueFormat.Number),
            (localizer.Text("DegreesOfFreedom1"), ValueFormat.Number),
            (localizer.Text("DegreesOfFreedom2"), ValueFormat.Number),
            (localizer.Text("PValue"), ValueFormat.FourDecimals),
            (localizer.Text("PValueHolm"), ValueFormat.FourDecimals),
            (localizer.Text("Test"), ValueFormat.Text),
        ];

    private IEnumerable<(object? Value, ValueFormat Form)> Cells(FigureResult figure, BreakdownTest test, double? adjusted) =>
        [
            (figure.Definition.Name, ValueFormat.Text),
            (labels.Title(figure.Definition), ValueFormat.Text),
            (labels.Breakdown(test.Variables), ValueFormat.Text),
            (test.GroupCount, ValueFormat.Count),
            (test.Result?.Statistic, ValueFormat.Number),
            (test.Result?.DegreesOfFreedom, ValueFormat.Number),
            (test.Result?.DenominatorDegreesOfFreedom, ValueFormat.Number),
            (test.Result?.PValue, ValueFormat.FourDecimals),
            (adjusted, ValueFormat.FourDecimals),
            (
                test.Result is { } result
                    ? descriptions.TestName(result.Method)
                    : localizer.Text("TestImpossible"),
                ValueFormat.Text
            ),
        ];
}
