using Survey.Analysis.Charts;
using Survey.Analysis.Figures;

namespace Survey.Analysis.Reports;

/// <summary>Writes the sheet of published sentences and what the figures say of them.</summary>
internal sealed class ClaimTable(Edition edition)
{
    private readonly Wording words = edition.Words;

    public string Name => words.Of("Påståenden", "Claims");

    public void Write(ReportSheet sheet)
    {
        sheet.Line(Name, isTitle: true);
        sheet.Line(words.Of(
            "Håller: intervallet ligger helt på rätt sida. Håller inte: helt på fel sida. Går inte att avgöra: intervallet korsar gränsen.",
            "Holds: the interval lies wholly on the right side. Does not hold: wholly on the wrong one. Cannot tell: it straddles the line."));
        sheet.Line(words.Of(
            "Oavsett bortfallet: samma sak prövad mot lägsta och högsta möjliga värde, utan antaganden om dem som inte svarat.",
            "Whatever the non-response: the same held against the lowest and highest possible value, assuming nothing of those who did not answer."));
        sheet.Row++;
        var headRow = sheet.Row;
        sheet.Heads(
        [
            (words.Of("Påstående", "Claim"), CellForm.Text), (words.Of("Utfall", "Verdict"), CellForm.Text), (words.Of("Oavsett bortfallet", "Whatever the non-response"), CellForm.Text),
            (words.Of("Tal", "Numbers"), CellForm.Text), (words.Of("Namn", "Name"), CellForm.Text), (words.Of("Prövning", "Test"), CellForm.Text),
        ]);
        foreach (var claim in edition.Figures.Claims)
        {
            sheet.Rule(sheet.Row, 6);
            sheet.Values([.. new[] { edition.Labels.Of(claim.Label), Say(claim.Verdict), Say(claim.VerdictBounds), claim.Found, claim.Name, claim.Test }.Select(text => ((object?)text, CellForm.Text))]);
        }

        sheet.Finish(headRow, 6);
    }

    private string Say(Verdict verdict) => verdict switch
    {
        Verdict.Holds => words.Of("Håller", "Holds"),
        Verdict.DoesNotHold => words.Of("Håller inte", "Does not hold"),
        _ => words.Of("Går inte att avgöra", "Cannot tell"),
    };
}
