using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using Survey.Data.Mail;
using Survey.Data.Responses.Files;

namespace Survey.Web.Features.Shared.Rounds;

/// <summary>Writes codes as a CSV file, such as for letters.</summary>
internal static class AccessCodeCsvWriter
{
    /// <summary>Stands between the units of one holder: a unit's name, which is part of an address, cannot hold a slash.</summary>
    private const string UnitSeparator = " / ";

    /// <summary>Why links are left empty, and what to do; null where they are not.</summary>
    public static string? ExplainMissingLinks(string siteUrl) =>
        siteUrl.Length > 0
            ? null
            : "The column link is empty, because the setting Site:Address does not say which address respondents know. Set it, such as "
                + "Site__Address=https://survey.example, before codes are written, or let respondents write the code on the "
                + "site's first page.";

    /// <summary>Writes them: holder, code, units, link, and the address that a mail would go to.</summary>
    /// <param name="writer">The file.</param>
    /// <param name="issued">The codes.</param>
    /// <param name="siteUrl">The address of the site, with which links begin; where it is empty, the link is left empty.</param>
    /// <param name="mailings">Knows the addresses.</param>
    /// <param name="cancellation">Cancels the writing.</param>
    public static async Task WriteAsync(
        TextWriter writer,
        ImmutableArray<IssuedCode> issued,
        string siteUrl,
        IMailingStore mailings,
        CancellationToken cancellation
    )
    {
        var addresses = new Dictionary<Guid, string>();
        foreach (var round in issued.Select(code => code.Invitation.RoundId).Distinct())
        {
            foreach (var person in await mailings.ListCandidatesAsync(round, cancellation))
            {
                addresses.Add(person.InvitationId, person.Address);
            }
        }

        await using var csv = new CsvWriter(writer, CultureInfo.InvariantCulture, leaveOpen: true);
        await csv.WriteRecordsAsync(
            issued.Select(code => new
            {
                holder = ResponseFileCell.EscapeFormula(code.Invitation.Holder),
                code = code.Code,
                units = ResponseFileCell.EscapeFormula(string.Join(UnitSeparator, code.Invitation.UnitIds)),
                link = siteUrl.Length == 0 ? "" : code.LinkAt(siteUrl),
                email = ResponseFileCell.EscapeFormula(addresses.GetValueOrDefault(code.Invitation.Id, "")),
            }),
            cancellation
        );
    }
}
