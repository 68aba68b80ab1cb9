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

    public string Name => localizer.Text("Prövningar", "Tests");

    public bool IsEmpty => tests.Count == 0;

    public void Write(WorksheetWriter sheet)
    {
        sheet.WriteLine(Name, isTitle: true);
        if (context.SyntheticDataNotice.Length > 0)
        {
            sheet.WriteLine(context.SyntheticDataNotice, isWarning: true);
        }

        sheet.WriteLine(
            localizer.Text(
                "En prövning för varje uppdelning: kan skillnaderna mellan grupperna vara en tillfällighet, om de tillfrågade ses "
                    + "som ett urval ur något större (läge C)?",
                "One test for each breakdown: may the differences between its groups be chance, if those asked are seen as a sample "
                    + "of something larger (mode C)?"
            )
        );
        sheet.WriteLine(
            localizer.Text(
                "Grupper som inte visas, eller som saknar svar, är inte med. Holm: p-värdet justerat för att alla prövningar på "
                    + "bladet görs samtidigt.",
                "Groups that are withheld, or without an answer, are left out. Holm: the p-value adjusted for all tests of this "
                    + "sheet being made at once."
            )
        );
        sheet.NextRow++;
        var headingRow = sheet.NextRow;
        sheet.WriteHeadings([.. Headings()]);
        var adjusted = PValueAdjustment.Of([.. tests.Select(test => test.Test.Result?.PValue).OfType<double>()], AdjustmentMethod.Holm);
        var nextAdjusted = 0;
        foreach (var (figure, test) in tests)
        {
            sheet.AddBottomBorder(sheet.NextRow, Headings().Count());
            sheet.WriteRow([.. Cells(figure, test, test.Result is null ? null : adjusted[nextAdjusted++])]);
        }

        sheet.FinishTable(headingRow, Headings().Count());
    }

    private IEnumerable<(string Head, ValueFormat Form)> Headings() =>
        [
            (localizer.Text("Resultat", "Figure"), ValueFormat.Text),
            (localizer.Text("Rubrik", "Title"), ValueFormat.Text),
            (localizer.Text("Uppdelning", "By"), ValueFormat.Text),
            (localizer.Text("Grupper", "Groups"), ValueFormat.Count),
            ("F", ValueFormat.Number),
            (localizer.Text("Frihetsgrader 1", "Degrees of freedom 1"), ValueFormat.Number),
            (localizer.Text("Frihetsgrader 2", "Degrees of freedom 2"), ValueFormat.Number),
            (localizer.Text("p-värde", "p-value"), ValueFormat.FourDecimals),
            (localizer.Text("p-värde, Holm", "p-value, Holm"), ValueFormat.FourDecimals),
            (localizer.Text("Prövning", "Test"), ValueFormat.Text),
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
                    : localizer.Text(
                        "Kan inte prövas: svaren är för få eller för lika.",
                        "Cannot be tested: the answers are too few or too alike."
                    ),
                ValueFormat.Text
            ),
        ];
}
