using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Reports;

/// <summary>Writes the sheet of published sentences and what the figures say of them.</summary>
internal sealed class ClaimSheetWriter(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;

    public string Name => localizer.Text("Påståenden", "Claims");

    public void Write(WorksheetWriter sheet)
    {
        sheet.WriteLine(Name, isTitle: true);
        sheet.WriteLine(
            localizer.Text(
                "Håller: intervallet ligger helt på rätt sida. Håller inte: helt på fel sida. Går inte att avgöra: intervallet "
                    + "korsar gränsen.",
                "Holds: the interval lies wholly on the right side. Does not hold: wholly on the wrong one. Cannot tell: it "
                    + "straddles the line."
            )
        );
        sheet.WriteLine(
            localizer.Text(
                "Oavsett bortfallet: samma sak prövad mot lägsta och högsta möjliga värde, utan antaganden om dem som inte svarat.",
                "Whatever the non-response: the same held against the lowest and highest possible value, assuming nothing of those "
                    + "who did not answer."
            )
        );
        sheet.NextRow++;
        var headingRow = sheet.NextRow;
        sheet.WriteHeadings([
            (localizer.Text("Påstående", "Claim"), ValueFormat.Text),
            (localizer.Text("Utfall", "Verdict"), ValueFormat.Text),
            (localizer.Text("Oavsett bortfallet", "Whatever the non-response"), ValueFormat.Text),
            (localizer.Text("Tal", "Numbers"), ValueFormat.Text),
            (localizer.Text("Namn", "Name"), ValueFormat.Text),
            (localizer.Text("Prövning", "Test"), ValueFormat.Text),
        ]);
        foreach (var claim in context.Figures.Claims)
        {
            sheet.AddBottomBorder(sheet.NextRow, 6);
            sheet.WriteRow([
                .. new[]
                {
                    context.Labels.Text(claim.Label),
                    VerdictText(claim.VerdictByInterval),
                    VerdictText(claim.VerdictByBounds),
                    claim.ObservedValues,
                    claim.Name,
                    claim.TestText,
                }.Select(text => ((object?)text, ValueFormat.Text)),
            ]);
        }

        sheet.FinishTable(headingRow, 6);
    }

    private string VerdictText(Verdict verdict) =>
        verdict switch
        {
            Verdict.Holds => localizer.Text("Håller", "Holds"),
            Verdict.DoesNotHold => localizer.Text("Håller inte", "Does not hold"),
            _ => localizer.Text("Går inte att avgöra", "Cannot tell"),
        };
}
