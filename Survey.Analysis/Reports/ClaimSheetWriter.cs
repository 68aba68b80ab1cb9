using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Reports;

/// <summary>Writes the sheet of published claims and their verdicts by the figures.</summary>
internal sealed class ClaimSheetWriter(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;

    public string Name => localizer.Text("Claims");

    public void Write(WorksheetWriter sheet)
    {
        sheet.WriteLine(Name, isTitle: true);
        sheet.WriteLine(localizer.Text("VerdictNote"));
        sheet.WriteLine(localizer.Text("VerdictByBoundsNote"));
        sheet.NextRow++;
        var headingRow = sheet.NextRow;
        sheet.WriteTable(
            [
                (localizer.Text("Claim"), ValueFormat.Text),
                (localizer.Text("Verdict"), ValueFormat.Text),
                (localizer.Text("WhateverTheNonResponse"), ValueFormat.Text),
                (localizer.Text("Numbers"), ValueFormat.Text),
                (localizer.Text("Name"), ValueFormat.Text),
                (localizer.Text("Test"), ValueFormat.Text),
            ],
            context.Figures.Claims.Select(claim => new (object?, ValueFormat)[]
            {
                (context.Labels.Text(claim.Label), ValueFormat.Text),
                (VerdictText(claim.VerdictByInterval), ValueFormat.Text),
                (VerdictText(claim.VerdictByBounds), ValueFormat.Text),
                (claim.ObservedValues, ValueFormat.Text),
                (claim.Name, ValueFormat.Text),
                (claim.TestText, ValueFormat.Text),
            })
        );
        sheet.FinishTable(headingRow, 6);
    }

    private string VerdictText(Verdict verdict) => localizer.Text($"Verdict{verdict}");
}
