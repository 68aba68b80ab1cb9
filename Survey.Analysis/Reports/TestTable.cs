using Survey.Analysis.Charts;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Figures;

namespace Survey.Analysis.Reports;

/// <summary>Writes the sheet of tests: for every breakdown, whether its groups differ.</summary>
internal sealed class TestTable(Edition edition)
{
    private readonly Wording words = edition.Words;
    private readonly StudyLabels labels = edition.Labels;
    private readonly FigureSentences sentences = new(edition);
    private readonly List<(FigureResult Figure, BreakdownTest Test)> tests = [.. edition.Figures.Figures.SelectMany(figure => figure.Tests.Select(test => (figure, test)))];

    public string Name => words.Of("Prövningar", "Tests");

    public bool IsEmpty => tests.Count == 0;

    public void Write(ReportSheet sheet)
    {
        sheet.Line(Name, isTitle: true);
        if (edition.Marker.Length > 0)
        {
            sheet.Line(edition.Marker, isAlarm: true);
        }

        sheet.Line(words.Of(
            "En prövning för varje uppdelning: kan skillnaderna mellan grupperna vara en tillfällighet, om de tillfrågade ses som ett urval ur något större (läge C)?",
            "One test for each breakdown: may the differences between its groups be chance, if those asked are seen as a sample of something larger (mode C)?"));
        sheet.Line(words.Of(
            "Grupper som inte visas, eller som saknar svar, är inte med. Holm: p-värdet justerat för att alla prövningar på bladet görs samtidigt.",
            "Groups that are withheld, or without an answer, are left out. Holm: the p-value adjusted for all tests of this sheet being made at once."));
        sheet.Row++;
        var headRow = sheet.Row;
        sheet.Heads([.. Heads()]);
        var adjusted = PValueAdjustment.Of([.. tests.Select(test => test.Test.Result?.PValue).OfType<double>()], AdjustmentMethod.Holm);
        var next = 0;
        foreach (var (figure, test) in tests)
        {
            sheet.Rule(sheet.Row, Heads().Count());
            sheet.Values([.. Cells(figure, test, test.Result is null ? null : adjusted[next++])]);
        }

        sheet.Finish(headRow, Heads().Count());
    }

    private IEnumerable<(string Head, CellForm Form)> Heads() =>
    [
        (words.Of("Resultat", "Figure"), CellForm.Text), (words.Of("Rubrik", "Title"), CellForm.Text), (words.Of("Uppdelning", "By"), CellForm.Text),
        (words.Of("Grupper", "Groups"), CellForm.Count), ("F", CellForm.Number),
        (words.Of("Frihetsgrader 1", "Degrees of freedom 1"), CellForm.Number), (words.Of("Frihetsgrader 2", "Degrees of freedom 2"), CellForm.Number),
        (words.Of("p-värde", "p-value"), CellForm.Fine), (words.Of("p-värde, Holm", "p-value, Holm"), CellForm.Fine), (words.Of("Prövning", "Test"), CellForm.Text),
    ];

    private IEnumerable<(object? Value, CellForm Form)> Cells(FigureResult figure, BreakdownTest test, double? adjusted) =>
    [
        (figure.Definition.Name, CellForm.Text), (labels.Title(figure.Definition), CellForm.Text), (labels.Breakdown(test.By), CellForm.Text),
        (test.Groups, CellForm.Count), (test.Result?.Statistic, CellForm.Number),
        (test.Result?.DegreesOfFreedom, CellForm.Number), (test.Result?.DenominatorDegreesOfFreedom, CellForm.Number),
        (test.Result?.PValue, CellForm.Fine), (adjusted, CellForm.Fine),
        (test.Result is { } result ? sentences.TestName(result.Method) : words.Of("Kan inte prövas: svaren är för få eller för lika.", "Cannot be tested: the answers are too few or too alike."), CellForm.Text),
    ];
}
